// The door of the initiatives: what a body of the alliance calls upon everybody to do, which units
// and how many people have signed. Nobody's name is ever shown; whoever signed may take it back.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "initiatives/events.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace initiatives {

using calendar::Moment;

constexpr std::size_t title_characters_max = 60;
constexpr std::size_t text_characters_max = 3'000;
constexpr std::size_t name_characters_max = 40;
constexpr std::size_t reason_characters_max = 200;

[[nodiscard]] base::Result<InitiativeId> publish(journal::Turn& turn,
                                                 const alliance::ActingSeat& seat,
                                                 const InitiativePublished& asked);
[[nodiscard]] base::Result<bool> end(journal::Turn& turn,
                                     const alliance::ActingSeat& seat,
                                     const InitiativeEnded& asked);

// Whoever works for a unit signs for it; once.
[[nodiscard]] base::Result<bool> sign_for_unit(journal::Turn& turn,
                                               const alliance::ActingSeat& seat,
                                               InitiativeId initiative);

// A person, told apart by their telephone; the same name and number take the signature back.
struct Signer {
    std::string name;
    std::string telephone;
};
[[nodiscard]] base::Result<SignatureId> sign(journal::Turn& turn,
                                             InitiativeId initiative,
                                             const Signer& signer);
[[nodiscard]] base::Result<bool> take_back(journal::Turn& turn,
                                           InitiativeId initiative,
                                           const Signer& signer);

struct Initiative {
    InitiativeId id;
    UnitId body;
    std::string title;
    std::string text;
    Moment published;
    std::string reason; // Why it ended; empty while it can be signed.
    std::optional<Moment> ended;
    std::int64_t units = 0;  // That signed.
    std::int64_t people = 0; // Likewise.
};
[[nodiscard]] std::optional<Initiative> find(store::Connection& connection, InitiativeId id);
// Those that can be signed first, then the newest.
[[nodiscard]] std::vector<Initiative> all(store::Connection& connection, int limit);

} // namespace initiatives
