// What the people of a made-up street do next, and when: pure decisions over a case as it stands,
// the unit's character, dice and the office's calendar. They never look at a table or a clock.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "calendar/working_days.hpp"
#include "cases/cases.hpp"
#include "town/dice.hpp"

namespace town {

using calendar::Moment;

// How promptly a unit works.
enum class Character { Prompt, Slow, Careless };
[[nodiscard]] Character character_of(std::uint64_t seed, alliance::UnitId unit);

// What somebody does next with a case, or adds to what they said.
struct Next {
    std::optional<cases::Act> act{}; // Nothing: the resident adds words.
    Moment at{};
    std::optional<cases::Outcome> outcome{}; // Of a call-back or a rating.
    bool is_reached = true;                  // Of a contact.
    cases::CaseId into{};                    // Of a merger.
    std::int64_t part = 0;                   // Of an answer: which, and to what.
    cases::PartKind what = cases::PartKind::Joint;
    voices::PhotoId photo{}; // To cover.
};

struct Situation {
    const cases::Case& current;
    Character character = Character::Prompt;
    std::optional<cases::Act> last;         // What was done last, if it was an act.
    bool is_new = false;                    // Nothing was done since it opened.
    std::optional<cases::CaseId> same;      // An older open case of the same matter there.
    std::optional<cases::Owed> owed;        // What others were asked first and have not answered.
    std::optional<voices::PhotoId> photo{}; // The first that everybody on the case may see.
};

// Nothing once the case has ended for good.
[[nodiscard]] std::optional<Next> decide_next(const Situation& situation,
                                              Dice& dice,
                                              Moment now,
                                              const calendar::WorkingDays& days);

// How many people speak up on each day until `ends`, so that `cases` do in all: fewer when offices
// are closed. The first day stands first.
struct Days {
    calendar::OfficeDay first;
    std::vector<int> reports;
};
[[nodiscard]] Days spread_over_days(std::int64_t cases,
                                    int reports_a_day,
                                    calendar::OfficeDay ends,
                                    const calendar::WorkingDays& days);

// When on that day somebody speaks up: at night seldom, after supper often.
[[nodiscard]] Moment time_of_report(calendar::OfficeDay day, Dice& dice);

// What is particular to a demo: the same seed always, and trouble in its first compound lately.
constexpr std::uint64_t demo_seed = 310'101'015;
constexpr int working_days_of_trouble = 4; // Before the day on which it opens.

// A demo opens while offices are at work, so that something is due today: on a working day from ten
// to four, else at ten on the next one.
[[nodiscard]] Moment opening_of_demo(Moment now, const calendar::WorkingDays& days);

} // namespace town
