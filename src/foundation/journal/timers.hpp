// Timers are rows, not alarms: each room says when its next thing is due, and does it when told.
// A late tick runs now, in a turn that also names the moment it was due.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/turn.hpp"

namespace journal {

struct Timer {
    std::string name;

    // When the next thing of this kind is due; nothing when none waits.
    std::function<std::optional<calendar::Moment>(store::Connection&)> next;

    // Does what was due at `turn.due()`. It need not do all of it: what remains is due at once. It
    // must change what `next` answers, or record why not.
    std::function<void(Turn& turn)> fire;
};

using Timers = std::vector<Timer>;

[[nodiscard]] std::optional<calendar::Moment> next_due(store::Connection& store,
                                                       const Timers& timers);

// What happens late happens now; a moved or simulated clock stands at the due time instead.
enum class FiringClock { Now, AtTheirTime };

struct Firing {
    calendar::Moment until;
    FiringClock clock = FiringClock::Now;
    int turns_max = 64;
};

// Fires what is due until `until`, in order of due time, each in a turn of its own, inside the
// transaction that the caller has begun. Answers how many turns it ran; fewer than the most means
// that nothing more is due.
int fire_due(Journal& journal, const Timers& timers, const Firing& firing);

} // namespace journal
