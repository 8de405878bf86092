// Where a case goes: the first rule of the street's list that speaks of it and whose unit is there;
// without one, the street's duty desk. The case keeps the rule's name.

#pragma once

#include <string>

#include "cases/rules.hpp"
#include "store/connection.hpp"

namespace cases {

struct Destination {
    UnitId handler;
    Level level = Level::Unit;
    std::string
        rule; // Chinese and English name, separated by a line end; empty: no rule, the desk.
};

[[nodiscard]] Level level_of(alliance::UnitKind kind);
[[nodiscard]] Level level_of_unit(store::Connection& connection, UnitId unit);

[[nodiscard]] Destination route(store::Connection& connection,
                                const Rules& rules,
                                const Matter& matter,
                                places::PlaceId place);

} // namespace cases
