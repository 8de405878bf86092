// What a made-up alliance does all year round, by dice: bodies plan, change, hold and call off what
// they do; units apply, join and leave; the workshop is asked, in time and too late; people sign;
// offices close for a day; whoever is away has somebody stand in. In order of time, from the seats
// that may, so that an auditor of the record finds every act there.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <set>
#include <string>
#include <vector>

#include "calendar/working_days.hpp"
#include "consultations/consultations.hpp"
#include "initiatives/initiatives.hpp"
#include "plans/plans.hpp"
#include "town/street.hpp"

namespace town {

class AllianceYear {
public:
    // Its first day is the one that begins at `begins`.
    AllianceYear(Ground& ground, Street& street, std::uint64_t seed, Moment begins);

    // Carries out what is due until then, in order.
    void live_until(Moment moment);

private:
    using Deed = std::function<void(Moment)>;
    using Days = std::chrono::days;

    void on(Moment at, Deed deed);
    void begin_day(calendar::OfficeDay day);
    // The morning of the n-th working day after.
    [[nodiscard]] Moment morning_after(Moment at, int working_days) const;
    [[nodiscard]] UnitId body(alliance::UnitKind kind, std::size_t position) const;
    [[nodiscard]] UnitId some_committee();
    [[nodiscard]] std::string telephone();

    // A staffed unit of the street, its desk never.
    [[nodiscard]] UnitId some_unit();

    [[nodiscard]] plans::Activity activity(plans::ActivityId id) const;
    void plan_activity(Moment at);
    void gather_sign_ups(plans::ActivityId id, Moment from);
    void sign_up(plans::ActivityId id, Moment at);
    void cancel_a_sign_up(plans::ActivityId id, Moment at);
    void change_plan(plans::ActivityId id, Moment at);
    void call_off(plans::ActivityId id, Moment at);
    void hold(plans::ActivityId id, Moment at);
    void show(plans::ActivityId id, Moment at);
    void hide(plans::PhotoId photo, UnitId body, Moment at);

    void ask_the_workshop(Moment at);
    void answer(consultations::ConsultationId id, Moment at);
    void put_on_shelf(consultations::ConsultationId id, Moment at);
    [[nodiscard]] alliance::ActingSeat answerer(consultations::ConsultationId id, Moment at) const;

    void call_upon_everybody(Moment at);
    void sign_what_is_open(Moment at);
    void take_a_signature_back(Moment at);

    void apply(Moment at);
    void decide(alliance::ApplicationId id, Moment at);
    void renew_terms(Moment at);
    void close_an_office(Moment at);
    // Its lead, else whoever dispatches for the street.
    [[nodiscard]] alliance::ActingSeat who_closes(UnitId unit) const;

    // Somebody's place among the staff of the street.
    struct Chair {
        UnitId unit;
        std::size_t number = 0;
    };
    void be_away(Moment at);
    [[nodiscard]] const Staff* colleague(const Chair& chair) const;
    void stand_in(const Chair& chair, const alliance::ActingSeat& deputy);
    void come_back(const Chair& chair, const alliance::ActingSeat& own);
    void come_back_early(const Chair& chair, const alliance::ActingSeat& own, Moment at);

    struct Planned {
        Moment at;
        std::int64_t number = 0; // Told apart when at one moment: first planned, first done.
        Deed carry_out;

        friend bool operator>(const Planned& left, const Planned& right) {
            return std::tie(left.at, left.number) > std::tie(right.at, right.number);
        }
    };
    struct Signed {
        initiatives::InitiativeId initiative;
        initiatives::Signer signer;
    };

    Ground& ground_;
    Street& street_;
    calendar::WorkingDays days_;
    Dice dice_;
    std::priority_queue<Planned, std::vector<Planned>, std::greater<>> planned_;
    std::int64_t numbers_ = 0;
    std::map<plans::ActivityId, std::vector<plans::SignUpId>> signed_up_;
    std::set<initiatives::InitiativeId> open_; // That can be signed.
    std::vector<Signed> signed_;
    std::set<alliance::SeatId> stood_in_for_;
    int telephones_ = 0;
    int applicants_ = 0;
};

} // namespace town
