// What the made-up alliance of a demo does while its residents speak up: units apply and are
// answered, bodies plan and hold what they do. Everything on its own morning, counted back from the
// demo's last day, by whoever sits in the seat that may.

#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "consultations/consultations.hpp"
#include "initiatives/initiatives.hpp"
#include "plans/plans.hpp"
#include "town/street.hpp"

namespace town {

// Units that a demo's alliance has not got yet: they apply. Taken out of the plan.
[[nodiscard]] std::vector<UnitPlan> take_newcomers(StreetPlan& plan);

// One of the alliance's activities, as a demo plans it.
struct Activity {
    plans::ActivityKind kind = plans::ActivityKind::Training;
    std::size_t committee = 0;
    std::chrono::days planned{0};
    std::chrono::days held{0};
    const char* title = "";
    const char* venue = "";
    const char* audience = "";
    const char* summary = "";
    const char* category = "";
    int seats = 0;
    int sign_ups = 0;
    const char* record = ""; // Empty: not on record.
};

class AllianceLife {
public:
    AllianceLife(Ground& ground, Street& street, Moment ends, Dice& dice);

    void plan_joining(const std::vector<UnitPlan>& newcomers);
    void plan_activities();
    void plan_calls();
    void plan_consultations();
    void plan_closed_days();

    // Carries out what is planned until then, in order.
    void live_until(Moment moment);

private:
    using Days = std::chrono::days;

    // On the morning so many days before the end.
    void on(Days before_end, std::function<void(Moment)> deed);
    [[nodiscard]] Moment morning(Days before_end) const;
    [[nodiscard]] UnitId body(alliance::UnitKind kind, std::size_t position) const;

    struct Applicant {
        std::string name;
        std::string offer;
        Days applies{0};
    };
    void apply(const Applicant& applicant);

    void plan_activity(const Activity& activity);
    void sign_up(plans::ActivityId id, int people, Moment at);
    void put_on_record(plans::ActivityId id, const Activity& activity, Moment at);

    void sign_for_units(initiatives::InitiativeId id, std::size_t most, Moment at);

    struct Answer {
        consultations::ConsultationId id;
        const char* words = "";
        const char* public_question = ""; // Empty: not for the shelf.
    };
    void answer(const Answer& answer, Moment at);

    // Numbers that nobody has.
    [[nodiscard]] std::string telephone();

    struct Deed {
        Moment at;
        std::function<void(Moment)> carry_out;
    };

    Ground& ground_;
    Street& street_;
    Moment ends_;
    Dice& dice_;
    std::vector<Deed> deeds_; // In order of time once they are lived.
    std::map<plans::ActivityId, std::vector<plans::SignUpId>> signed_up_;
    int telephones_ = 0;
};

} // namespace town
