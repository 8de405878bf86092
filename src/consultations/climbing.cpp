#include "consultations/climbing.hpp"

#include "consultations/records.hpp"

namespace consultations {

namespace {

constexpr int climb_at_once_max = 50;

} // namespace

journal::Timer climbing_timer() {
    journal::Timer timer;
    timer.name = "consultations: climbing";
    timer.next = next_climb;
    timer.fire = [](journal::Turn& turn) {
        const Moment until = turn.due().value_or(turn.now());
        for (const auto& each : due_to_climb(turn.store(), until, climb_at_once_max)) {
            const auto above = alliance::level_above(turn.store(), each.workshop, {});
            const UnitId to = above.value_or(alliance::duty_desk(turn.store()));
            turn.record(ConsultationClimbed{each.id, to});
        }
    };
    return timer;
}

} // namespace consultations
