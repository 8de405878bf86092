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

} // namespace journal
