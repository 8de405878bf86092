// A street that was built from its plan, with the numbers that its places, units and people were
// given: who lives behind which door, and who sits in which seat today.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "places/places.hpp"
#include "town/ground.hpp"
#include "town/plan.hpp"

namespace town {

using alliance::UnitId;
using places::PlaceId;

struct Door {
    PlaceId id;
    std::string name; // "3号"
    std::vector<PlaceId> dwellings;
};

struct Compound {
    PlaceId id;
    std::string name;
    UnitId committee;
    std::vector<Door> doors;
    int weight = 0;
};

struct Staff {
    alliance::ActingSeat acting;
    bool is_away = false; // Nobody sits there now.
    bool stays = false;   // Whoever has a planned login never leaves: the demo's page names them.
};

struct Street {
    std::vector<Compound> compounds;
    std::map<UnitId, std::vector<Staff>> staff;
    std::map<UnitId, alliance::UnitKind> kinds;
    std::map<PlaceId, UnitId> committees; // By the place they serve.
    UnitId desk;
    int people = 0; // So many have been made up so far.

    // Somebody of the unit who sits there, has the power, and is not `other_than`.
    [[nodiscard]] const Staff* somebody(UnitId unit,
                                        alliance::Power power,
                                        journal::AccountId other_than = {}) const;

    // Whoever may convene for the body, else for the street; and who answers applicants.
    [[nodiscard]] alliance::ActingSeat convener(UnitId body) const;
    [[nodiscard]] alliance::ActingSeat secretariat() const;
};

// Every turn is the operator's, at `at`. The street may have been founded already.
[[nodiscard]] Street build_street(Ground& ground, const StreetPlan& plan, Moment at, Dice& dice);

// A new person with an account takes a seat that nobody has.
struct Seating {
    Staff seat;
    std::string login; // Empty: one is made.
    std::optional<Moment> until{};
};
struct Chance {
    Moment at;
    Dice& dice;
};
[[nodiscard]] Staff seat_somebody(Ground& ground,
                                  Street& street,
                                  const Seating& seating,
                                  const Chance& chance);

} // namespace town
