// What the made-up street is to look like before anybody lives there: its residents' committees,
// compounds, units and seats, as plain data from a seed. Names of people are put together from
// syllables; companies and compounds are invented, but for those the street is known by.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "town/dice.hpp"

namespace town {

constexpr const char* subdistrict = "310101015";
constexpr const char* street_name = "半淞园路街道";

struct Size {
    int committees = 22;
    int compounds = 107;
    int entrances_a_compound = 3;
    int floors = 6;
    int flats_a_floor = 2;
};
[[nodiscard]] Size whole_street();
[[nodiscard]] Size small_street();

struct CompoundPlan {
    std::string name;
    std::string lane;
    int committee = 0; // Index.
    int company = 0;   // Index.
    int entrances = 0;
    int floors = 0;
    int flats = 0;
    int weight = 0; // How much is heard from it, next to the others.
};

struct SeatPlan {
    std::string title{};
    alliance::Powers powers{};
    std::string login{}; // Empty: one is made.
    bool is_vacant = false;
    int term_days = 0; // 0: until it is vacated.
};

struct UnitPlan {
    alliance::UnitKind kind = alliance::UnitKind::Member;
    std::string name;
    std::string short_name;
    std::string duty;
    std::vector<SeatPlan> seats;
    std::vector<int> bodies;    // Indexes of the bodies it takes part in.
    std::vector<int> compounds; // Indexes of the compounds it serves.
    int committee = -1;         // Index of the committee it serves; -1: none.
};

struct StreetPlan {
    std::vector<std::string> committees; // Names of places.
    std::vector<CompoundPlan> compounds;
    std::vector<UnitPlan> bodies;
    std::vector<UnitPlan> units;
    std::vector<SeatPlan> desk; // Seats of the duty desk.
};

[[nodiscard]] StreetPlan plan_street(const Size& size, std::uint64_t seed);

// The logins of a demo's sign-in page, in its order.
[[nodiscard]] std::vector<std::string> demo_logins();

[[nodiscard]] std::string person_name(Dice& dice);

} // namespace town
