// The rows of keys, heads and witnesses, and the only SQL of this room.

#pragma once

#include <optional>
#include <vector>

#include "journal/turn.hpp"
#include "proof/events.hpp"
#include "proof/heads.hpp"

namespace proof {

void keep(journal::Facts& facts);

struct LogKey {
    std::int64_t number = 0;
    std::string public_key; // DER
    journal::Sequence entry = 0;
    calendar::Moment since;
};

// The one in use first.
[[nodiscard]] std::vector<LogKey> log_keys(store::Connection& connection);
[[nodiscard]] std::optional<LogKey> log_key_in_use(store::Connection& connection);
[[nodiscard]] LogKey log_key(store::Connection& connection, std::int64_t number);
[[nodiscard]] std::optional<LogKey> find_log_key(store::Connection& connection,
                                                 std::string_view public_key);

struct KeptHead {
    SignedHead head;
    std::int64_t key = 0; // LogKey::number
};

// A head of the same size that is there already stays.
void keep_head(store::Connection& writer, const SignedHead& head, std::int64_t key);

[[nodiscard]] std::optional<KeptHead> last_kept_head(store::Connection& connection);
[[nodiscard]] std::optional<KeptHead> kept_head(store::Connection& connection, std::int64_t size);

// The smallest one of at least this size.
[[nodiscard]] std::optional<KeptHead> kept_head_over(store::Connection& connection,
                                                     std::int64_t size);

// The smallest one of at least this size that a witness vouched for.
[[nodiscard]] std::optional<KeptHead> vouched_head_over(store::Connection& connection,
                                                        std::int64_t size);

// The latest first, from `below` on down.
[[nodiscard]] std::vector<KeptHead> kept_heads(store::Connection& connection,
                                               std::int64_t below,
                                               int limit);

struct Witness {
    WitnessId id;
    std::string name;
    std::string public_key; // DER
    calendar::Moment since;
    std::optional<calendar::Moment> until;
};

// In the order in which they were added.
[[nodiscard]] std::vector<Witness> witnesses(store::Connection& connection);

struct Vouched {
    WitnessId witness;
    Vouching vouching;
};

// What a witness said of a head before is replaced.
void keep_vouching(store::Connection& writer, WitnessId witness, const Vouching& vouching);
[[nodiscard]] std::vector<Vouched> vouchings_of(store::Connection& connection,
                                                const SignedHead& head);

// The size of the largest head that this witness vouched for; 0 before the first.
[[nodiscard]] std::int64_t vouched_so_far(store::Connection& connection, WitnessId witness);

} // namespace proof
