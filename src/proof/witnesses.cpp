#include "proof/witnesses.hpp"

#include <algorithm>

#include "text/base64.hpp"
#include "text/normalise.hpp"

namespace proof {
namespace {

using base::refuse;
using base::Result;
using base::Why;

// A log that took another key is still the same record: the witness may have meant any of them.
bool is_vouched(store::Connection& store, const Vouching& vouching, std::string_view witness) {
    const auto keys = log_keys(store);
    return std::ranges::any_of(keys, [&](const LogKey& key) {
        return is_signed_by(
            witness, bytes_of(vouching, id_of_key(key.public_key)), vouching.signature);
    });
}

} // namespace

Result<WitnessId> add_witness(journal::Turn& turn, const NewWitness& asked) {
    if (asked.name.empty() || text::length(asked.name) > witness_name_characters_max) {
        return refuse(
            Why::Invalid, "proof.witness_name", {{"most", witness_name_characters_max}}, "name");
    }
    const auto key = text::bytes_from_base64(asked.key);
    if (!key || !is_public_key(*key)) {
        return refuse(Why::Invalid, "proof.no_public_key", {}, "key");
    }
    const auto known = witnesses(turn.store());
    const bool is_there = std::ranges::any_of(
        known, [&](const Witness& each) { return each.public_key == *key && !each.until; });
    if (is_there) {
        return refuse(Why::AlreadyDone, "proof.witness_known", {}, "key");
    }
    const WitnessId id{known.empty() ? 1 : known.back().id.value + 1};
    turn.record(WitnessAdded{id, asked.name, journal::to_hex(*key)});
    return id;
}

Result<WitnessId> take_off(journal::Turn& turn, WitnessId id) {
    const auto known = witnesses(turn.store());
    const auto found = std::ranges::find(known, id, &Witness::id);
    if (found == known.end() || found->until) {
        return refuse(Why::NotFound, "proof.no_such_witness", {{"id", id.value}}, "id");
    }
    turn.record(WitnessTakenOff{id});
    return id;
}

Result<Accepted> check(store::Connection& store, const HandedIn& handed_in) {
    const auto known = witnesses(store);
    const auto witness = std::ranges::find_if(known, [&](const Witness& each) {
        return !each.until && id_of_key(each.public_key) == handed_in.witness;
    });
    if (witness == known.end()) {
        return refuse(Why::NotAllowed, "proof.unknown_witness", {}, "witness");
    }
    if (handed_in.size < 1 || handed_in.size > journal::size(store)) {
        return refuse(Why::NotFound, "proof.no_such_head");
    }
    if (handed_in.size < vouched_so_far(store, witness->id)) {
        return refuse(Why::TooLate, "proof.vouched_for_more");
    }
    const journal::Head tree{handed_in.size,
                             journal::root(handed_in.size, journal::nodes_in(store))};
    const Vouching vouching{tree, handed_in.at, handed_in.signature};
    if (!is_vouched(store, vouching, witness->public_key)) {
        return refuse(Why::Invalid, "proof.not_vouched", {}, "signature");
    }
    return Accepted{witness->id, vouching};
}

} // namespace proof
