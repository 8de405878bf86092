// The life of a made-up street: residents who speak up, staff who handle it well or badly, seats
// that fall vacant. Everybody acts through the same commands as real people, on a journal whose
// clock is the town's; the same seed gives the same record.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <queue>
#include <vector>

#include "calendar/working_days.hpp"
#include "cases/cases.hpp"
#include "town/ground.hpp"
#include "town/performers.hpp"
#include "town/rules.hpp"
#include "town/street.hpp"

namespace town {

struct LifeSpan {
    std::uint64_t seed = 0;
    std::int64_t cases = 0;
    int reports_a_day = 0; // On a working day.
    Moment ends{};
    // From then on the first compound is in trouble, so that a demo's desks have something to do.
    std::optional<Moment> trouble_from{};
};

// A report about the compound in trouble, and where its case stays.
struct Trouble {
    std::string_view category;
    cases::Stage stays_at = cases::Stage::Assigned;
};

// When such a life begins: the midnight before its first day.
[[nodiscard]] Moment begins(const LifeSpan& span, const calendar::WorkingDays& days);

struct Tally {
    std::int64_t cases = 0;
    std::int64_t joined = 0;
    std::int64_t open = 0;
    std::int64_t split_off = 0; // Of these cases nobody spoke up anew.
    std::map<cases::Act, std::int64_t> taken{};
};

class Life {
public:
    Life(Ground& ground, Street& street, const LifeSpan& span);

    // Lives until the end; `after_day` is told each midnight, when everything due has fired and all
    // is committed up to now or may be by `ground.commit()`. What others do is done `meanwhile`: it
    // is told each moment up to which it may live, so that all goes on in order of time.
    using Until = std::function<void(Moment)>;
    void live(
        const Until& after_day, const Until& meanwhile = [](Moment) {});

    // Cases that came by another door than the residents' are seen to from now on.
    void take_in_what_came();

    [[nodiscard]] Tally tally() const;

private:
    // What somebody is about to do with a case; or speak up, where there is none.
    struct Plan {
        Moment at;
        std::int64_t number = 0; // Told apart when at one moment: first planned, first done.
        cases::CaseId id;
        Next next;
        std::optional<Trouble> trouble{}; // What is reported, when it is no one's own idea.

        friend bool operator>(const Plan& left, const Plan& right) {
            return std::tie(left.at, left.number) > std::tie(right.at, right.number);
        }
    };

    // What the town remembers of an open case.
    struct Open {
        voices::VoiceId voice;
        std::size_t compound = 0;
        std::string category;
        cases::Case current; // As its last act left it; a timer may have gone on since.
        int decisions = 0;
        int refusals = 0;
        std::optional<cases::CaseId> same{}; // Another case of the same matter, open when it came.
        std::optional<cases::Stage> stays_at{}; // Nobody goes on from there.
    };

    void live_until(Moment moment, const Until& meanwhile);
    void live_day(calendar::OfficeDay day, int reports);
    void carry_out(const Plan& plan);
    void speak_up(Moment at);
    void stir_up_trouble(calendar::OfficeDay day);
    bool join(const voices::RaiseVoice& asked, std::size_t compound, Moment at);
    bool act(const Plan& plan, Open& open);
    std::optional<alliance::ActingSeat> seat_for(const Plan& plan, const Open& open);
    void take_in_the_split_off(const Open& from);
    void take_in_newest(voices::VoiceId voice, std::size_t compound);
    void show_the_concern(const Open& open, Moment at);
    void show_the_work(const Open& open, const alliance::ActingSeat& seat, Moment at);
    void show(const Open& open, voices::Shows shows, const journal::Actor& by, Moment at);
    [[nodiscard]] std::optional<voices::PhotoId> photo_in_sight(const Open& open) const;
    std::vector<voices::GivenAnswer> answer_questions(std::string_view category,
                                                      const std::string& door);
    enum class Known { Before, JustOpened };
    void plan_next(cases::CaseId id, std::optional<cases::Act> last, Known known);
    void plan(Moment at, cases::CaseId id, const Next& next);
    void change_seats(Moment at);
    void leave_a_seat(Moment at);
    voices::RaiseVoice make_report(std::size_t compound, std::string_view category);
    void report_trouble(const Trouble& trouble, Moment at);
    cases::CaseId open_case(const voices::RaiseVoice& report, std::size_t compound, Moment at);

    Ground& ground_;
    Street& street_;
    LifeSpan span_;
    calendar::WorkingDays days_;
    Performers performers_;
    Dice dice_;
    Moment now_{};
    std::vector<std::size_t> compounds_by_weight_;
    std::priority_queue<Plan, std::vector<Plan>, std::greater<>> plans_;
    std::map<cases::CaseId, Open> open_;
    std::map<std::pair<std::size_t, std::string>, cases::CaseId> latest_;
    std::vector<std::pair<alliance::UnitId, std::size_t>> vacated_;
    std::int64_t planned_ = 0;
    cases::CaseId newest_{};
    std::size_t next_troubles_ = 0;
    Tally tally_;
};

} // namespace town
