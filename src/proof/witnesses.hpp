// Whose word the log shows: an operator adds a witness by its public key and takes it off again; a
// witness hands in what it vouches for. What a witness said stays when it is taken off.

#pragma once

#include <string>

#include "journal/turn.hpp"
#include "proof/records.hpp"

namespace proof {

constexpr std::size_t witness_name_characters_max = 60;

struct NewWitness {
    std::string name; // Of a body, not of a person.
    std::string key;  // Base64 of its DER, as the witness shows it.
};

[[nodiscard]] base::Result<WitnessId> add_witness(journal::Turn& turn, const NewWitness& asked);
[[nodiscard]] base::Result<WitnessId> take_off(journal::Turn& turn, WitnessId id);

// What came in: under which key, of which size, signed when and how.
struct HandedIn {
    journal::Hash witness{}; // The id of its key.
    std::int64_t size = 0;
    calendar::Moment at;
    std::string signature; // DER
};

struct Accepted {
    WitnessId witness;
    Vouching vouching;
};

// Refuses what is no known witness's word on a head of this record.
[[nodiscard]] base::Result<Accepted> check(store::Connection& store, const HandedIn& handed_in);

} // namespace proof
