// The numbers in the menu of staff.

#include "cases/cases.hpp"
#include "cases/desk.hpp"
#include "cases/parts.hpp"
#include "cases/standpoint.hpp"

namespace cases {
namespace {

using alliance::Power;

int calls_waiting(store::Connection& connection, UnitId unit, const Standpoint& standpoint) {
    if (standpoint.is_street()) {
        return count_at(connection, Stage::Checked);
    }
    int calls = 0;
    for (const auto place : alliance::served_places(connection, unit)) {
        calls += count_in(connection, place, Stage::Checked);
    }
    return calls > 0 ? calls : count_owned_at(connection, unit, Stage::Checked);
}

} // namespace

Waiting waiting_for(store::Connection& connection, const alliance::ActingSeat& seat, Moment now) {
    const Standpoint standpoint(connection, seat.unit, now);
    Waiting waiting;
    waiting.desk =
        count_at_work(connection, seat.unit) + count_climbed_to(connection, seat.unit) +
        static_cast<int>(open_parts_for(connection, seat.unit, counted_in_menu_max).size());
    if (standpoint.is_street() && seat.powers.has(Power::Dispatch)) {
        waiting.dispatch = count_owned(connection, alliance::duty_desk(connection));
    }
    if (seat.powers.has(Power::CallBack)) {
        waiting.calls = calls_waiting(connection, seat.unit, standpoint);
    }
    return waiting;
}

} // namespace cases
