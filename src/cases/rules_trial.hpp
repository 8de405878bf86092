// What proposed rules or categories would change, asked before they are put into force: every open
// case is looked at as if it came in again when it did, by what holds and by what is proposed.
// Everything that either decides about a case is compared, so that "nothing differs" is true.
// Nothing is recorded, and open cases keep what they were born under all the same.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "cases/rules.hpp"
#include "store/connection.hpp"
#include "voices/events.hpp"

namespace cases {

constexpr int trial_cases_max = 3'000;

// What the rules and the list of categories decide about a case.
enum class Aspect {
    Handler,
    Contact,
    Answer,
    Supervision,
    Check,
    CallBack,
    Rehandled,
    Supervised,
    OwnerActs,
    ReturnWithin,
    ReturnDecided,
    Question,
    ExtensionDays,
    ReviewDays,
    SuspensionClock,
    WaitingClock,
    ExtensionTimes,
    CallBackTries,
    UndoMinutes,
    SupervisedPlan,
    RehandledPlan,
    Watcher,
    Coordinator,
    Workshop,
    Category,
    Intake,
    PhotoPair,
};
[[nodiscard]] std::span<const std::string_view> enum_names(Aspect);

// What an aspect bears on: as what a case counts, where it goes, when something falls due, or how
// else it is treated.
enum class Bearing { Matter, Route, Time, Manner };
[[nodiscard]] Bearing bearing_of(Aspect aspect);

// Who signs a plan before the answer, if anybody.
enum class Signature { None, Leader };

// Whether such a report is taken, or whoever writes it is told to ring an emergency number.
enum class Intake { Taken, Stopped };

// Whether it is answered only with photos of the spot, before and after.
enum class PhotoPair { NotAsked, Asked };

// A text is a category's code.
using Decided = std::variant<UnitId,
                             Moment,
                             calendar::Limit,
                             std::int64_t,
                             Pause,
                             Signature,
                             std::string,
                             Intake,
                             PhotoPair>;

struct Deviation {
    Aspect aspect = Aspect::Handler;
    Decided now;
    Decided then;
};

struct Difference {
    Case current;
    std::vector<Deviation> deviations; // In the order of the aspects; never empty.

    [[nodiscard]] bool bears_on(Bearing bearing) const;
};

struct Trial {
    std::int64_t looked_at = 0;
    std::vector<Difference> differences; // Oldest case first.
};
[[nodiscard]] Trial try_rules(store::Connection& connection, const Rules& proposed);
[[nodiscard]] Trial try_categories(store::Connection& connection,
                                   const std::vector<voices::Category>& proposed);

} // namespace cases
