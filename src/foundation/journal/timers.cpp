#include "journal/timers.hpp"

#include "journal/journal.hpp"

namespace journal {
namespace {

// The timer whose next thing is due first, and when.
struct Next {
    const Timer* timer = nullptr;
    calendar::Moment due;
};

Next next_of(store::Connection& store, const Timers& timers) {
    Next first;
    for (const auto& timer : timers) {
        const auto due = timer.next(store);
        if (due && (first.timer == nullptr || *due < first.due)) {
            first = {&timer, *due};
        }
    }
    return first;
}

} // namespace

std::optional<calendar::Moment> next_due(store::Connection& store, const Timers& timers) {
    const Next next = next_of(store, timers);
    return next.timer == nullptr ? std::nullopt : std::optional(next.due);
}

int fire_due(Journal& journal, const Timers& timers, const Firing& firing) {
    int fired = 0;
    for (; fired < firing.turns_max; ++fired) {
        const Next next = next_of(journal.store(), timers);
        if (next.timer == nullptr || next.due > firing.until) {
            break;
        }
        const auto clock = firing.clock == FiringClock::AtTheirTime ? next.due : firing.until;
        const auto turn = journal.run(
            timer(),
            clock,
            [&](Turn& tick) {
                next.timer->fire(tick);
                return nlohmann::json();
            },
            next.due);
        base::ensure(turn.has_value(), "a timer does not refuse");
    }
    return fired;
}

} // namespace journal
