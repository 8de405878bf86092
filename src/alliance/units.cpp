#include <algorithm>

#include "alliance/records.hpp"
#include "alliance/rules.hpp"
#include "alliance/rules_joining.hpp"

namespace alliance {

namespace {

// From a company over its committee to the desk is three steps; nobody stands higher.
constexpr int steps_max = 4;

bool is_served_by_acting(store::Connection& connection,
                         UnitId unattended,
                         UnitId unit,
                         Moment now) {
    auto served = served_places(connection, unattended);
    if (served.empty()) {
        served.push_back(PlaceId{});
    }
    return std::ranges::any_of(served, [&](PlaceId place) {
        return unit_acting_for(connection, unattended, place, now) == unit;
    });
}

} // namespace

base::Result<UnitId> add_unit(journal::Turn& turn, const AddUnit& asked) {
    const auto added =
        decide_adding_unit(asked, units(turn.store(), asked.kind), next_unit(turn.store()));
    if (!added) {
        return base::refusal_of(added);
    }
    turn.record(*added);
    return added->id;
}

base::Result<UnitId> change_unit(journal::Turn& turn, UnitId id, const AddUnit& asked) {
    const auto current = unit(turn.store(), id);
    const auto alike = current ? units(turn.store(), current->kind) : std::vector<Unit>{};
    const auto changed = decide_changing_unit(current, asked, alike);
    if (!changed) {
        return base::refusal_of(changed);
    }
    turn.record(*changed);
    return id;
}

base::Result<bool> close_unit(journal::Turn& turn, UnitId id, const std::string& reason) {
    const auto closed = decide_closing_unit(unit(turn.store(), id), reason);
    if (!closed) {
        return base::refusal_of(closed);
    }
    turn.record(*closed);
    return true;
}

base::Result<bool> serve_place(journal::Turn& turn, UnitId id, PlaceId place) {
    const auto served = decide_serving(
        unit(turn.store(), id), places::find(turn.store(), place), served_places(turn.store(), id));
    if (!served) {
        return base::refusal_of(served);
    }
    turn.record(*served);
    return true;
}

base::Result<bool> stop_serving(journal::Turn& turn, UnitId id, PlaceId place) {
    const auto served = served_places(turn.store(), id);
    if (std::ranges::find(served, place) == served.end()) {
        return base::refuse(base::Why::NotFound, "alliance.does_not_serve");
    }
    turn.record(PlaceNoLongerServed{id, place});
    return true;
}

base::Result<bool> join_body(journal::Turn& turn, UnitId body, UnitId id) {
    const auto joined = decide_joining(
        unit(turn.store(), body), unit(turn.store(), id), members_of(turn.store(), body));
    if (!joined) {
        return base::refusal_of(joined);
    }
    turn.record(*joined);
    return true;
}

base::Result<bool> leave_body(journal::Turn& turn, const UnitLeft& asked) {
    const auto left = decide_leaving(asked, member_since(turn.store(), asked.body, asked.unit));
    if (!left) {
        return base::refusal_of(left);
    }
    turn.record(*left);
    return true;
}

std::optional<UnitId> unit_serving(store::Connection& connection, UnitKind kind, PlaceId place) {
    return place.value == 0 ? std::nullopt
                            : unit_on_path(connection, kind, places::above(connection, place));
}

std::optional<UnitId> level_above(store::Connection& connection, UnitId id, PlaceId place) {
    const auto kind = kind_of(connection, id);
    if (!kind) {
        return std::nullopt;
    }
    switch (above_of(*kind)) {
        case Above::Nobody:
            return std::nullopt;
        case Above::DutyDesk:
            return duty_desk(connection);
        case Above::ResidentsCommittee:
            break;
    }
    const auto committee = unit_serving(connection, UnitKind::ResidentsCommittee, place);
    return committee ? committee : std::optional<UnitId>(duty_desk(connection));
}

UnitId unit_acting_for(store::Connection& connection, UnitId unit, PlaceId place, Moment now) {
    UnitId acting = unit;
    for (int step = 0; step < steps_max && is_unattended(connection, acting, now); ++step) {
        const auto above = level_above(connection, acting, place);
        if (!above) {
            // Nobody stands above the office and the desk; the desk is always there.
            return duty_desk(connection);
        }
        acting = *above;
    }
    return acting;
}

std::vector<UnitId> units_looked_after(store::Connection& connection, UnitId id, Moment now) {
    std::vector<UnitId> found;
    const auto kind = kind_of(connection, id);
    const bool stands_above_others =
        kind == UnitKind::ResidentsCommittee || kind == UnitKind::DutyDesk;
    if (!stands_above_others) {
        return found;
    }
    for (const UnitId unattended : unattended_units(connection, now)) {
        if (unattended != id && is_served_by_acting(connection, unattended, id, now)) {
            found.push_back(unattended);
        }
    }
    return found;
}

} // namespace alliance
