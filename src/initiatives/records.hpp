// Keeps the initiatives' tables: applies their events, and finds initiatives and signatures again.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "initiatives/rules.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace initiatives {

void keep(journal::Facts& facts);

[[nodiscard]] InitiativeId next_initiative(store::Connection& connection);
[[nodiscard]] SignatureId next_signature(store::Connection& connection);

[[nodiscard]] Before before(store::Connection& connection, InitiativeId initiative, UnitId unit);
[[nodiscard]] std::vector<UnitId> units_that_signed(store::Connection& connection,
                                                    InitiativeId initiative);

// By which a signer is known again; worth nothing without the server's key.
struct Marks {
    std::string telephone;
    std::string signer;
};
[[nodiscard]] Marks marks_of(store::Connection& connection, const Signer& signer);

struct Known {
    SignatureId id;
    std::string signer_mark;
    std::int64_t entry = 0;
};
[[nodiscard]] std::optional<Known> known_by(store::Connection& connection,
                                            InitiativeId initiative,
                                            const Marks& marks);
void remember(store::Connection& writer,
              SignatureId signature,
              InitiativeId initiative,
              const Marks& marks);
void forget(store::Connection& writer, SignatureId signature);

} // namespace initiatives
