#include "proof/records.hpp"

#include <algorithm>
#include <tuple>

namespace proof {
namespace {

constexpr const char* insert_log_key = R"sql(
    INSERT INTO log_keys (number, public_key, entry, since)
    VALUES (:number, :public_key, :entry, :since)
)sql";

constexpr const char* select_log_keys = R"sql(
    SELECT number, public_key, entry, since FROM log_keys
    ORDER BY number DESC
)sql";

constexpr const char* insert_head = R"sql(
    INSERT INTO signed_heads (size, at, root, key, signature)
    VALUES (:size, :at, :root, :key, :signature)
    ON CONFLICT (size) DO NOTHING
)sql";

constexpr const char* select_last_head = R"sql(
    SELECT size, at, root, key, signature FROM signed_heads
    ORDER BY size DESC
    LIMIT 1
)sql";

constexpr const char* select_head_over = R"sql(
    SELECT size, at, root, key, signature FROM signed_heads
    WHERE size >= :size
    ORDER BY size
    LIMIT 1
)sql";

constexpr const char* select_heads = R"sql(
    SELECT size, at, root, key, signature FROM signed_heads
    WHERE size < :below
    ORDER BY size DESC
    LIMIT :limit
)sql";

constexpr const char* insert_witness = R"sql(
    INSERT INTO witnesses (id, name, public_key, since, until)
    VALUES (:id, :name, :public_key, :since, NULL)
)sql";

constexpr const char* update_witness_taken_off = R"sql(
    UPDATE witnesses SET until = :until WHERE id = :id
)sql";

constexpr const char* select_witnesses = R"sql(
    SELECT id, name, public_key, since, until FROM witnesses
    ORDER BY id
)sql";

constexpr const char* insert_vouching = R"sql(
    INSERT INTO vouchings (size, witness, at, signature)
    VALUES (:size, :witness, :at, :signature)
    ON CONFLICT (size, witness) DO UPDATE SET at = excluded.at, signature = excluded.signature
)sql";

constexpr const char* select_vouchings = R"sql(
    SELECT witness, at, signature FROM vouchings
    WHERE size = :size
    ORDER BY witness
)sql";

constexpr const char* select_vouched_over = R"sql(
    SELECT min(size) FROM vouchings WHERE size >= :size
)sql";

constexpr const char* select_vouched_so_far = R"sql(
    SELECT max(size) FROM vouchings WHERE witness = :witness
)sql";

template <class Value>
Value stored(std::optional<Value> read) {
    if (!read) {
        throw base::Fault("the store holds hexadecimal text that is none");
    }
    return *std::move(read);
}

using HeadRow = std::tuple<std::int64_t, std::int64_t, std::string, std::int64_t, std::string>;

KeptHead kept(const HeadRow& row) {
    const auto& [size, at, root, key, signature] = row;
    return {{{size, stored(journal::hash_from_hex(root))},
             calendar::from_milliseconds(at),
             stored(journal::bytes_from_hex(signature))},
            key};
}

std::vector<KeptHead> kept(const std::vector<HeadRow>& rows) {
    std::vector<KeptHead> heads;
    for (const auto& row : rows) {
        heads.push_back(kept(row));
    }
    return heads;
}

template <class... Parameters>
std::vector<KeptHead> read_heads(store::Connection& connection,
                                 store::Sql sql,
                                 const Parameters&... parameters) {
    return kept(connection.rows<std::int64_t, std::int64_t, std::string, std::int64_t, std::string>(
        sql, parameters...));
}

std::optional<KeptHead> first_of(std::vector<KeptHead> heads) {
    return heads.empty() ? std::nullopt : std::optional(std::move(heads.front()));
}

} // namespace

void keep(journal::Facts& facts) {
    facts.on<LogKeyTaken>(
        [](store::Connection& to, const LogKeyTaken& taken, const journal::Entry& entry) {
            to.run(insert_log_key,
                   taken.number,
                   taken.public_key,
                   entry.sequence,
                   calendar::to_milliseconds(entry.at));
        });
    facts.on<WitnessAdded>(
        [](store::Connection& to, const WitnessAdded& added, const journal::Entry& entry) {
            to.run(insert_witness,
                   added.id,
                   added.name,
                   added.public_key,
                   calendar::to_milliseconds(entry.at));
        });
    facts.on<WitnessTakenOff>(
        [](store::Connection& to, const WitnessTakenOff& taken, const journal::Entry& entry) {
            to.run(update_witness_taken_off, calendar::to_milliseconds(entry.at), taken.id);
        });
}

std::vector<LogKey> log_keys(store::Connection& connection) {
    std::vector<LogKey> keys;
    for (const auto& [number, public_key, entry, since] :
         connection.rows<std::int64_t, std::string, std::int64_t, std::int64_t>(select_log_keys)) {
        keys.push_back({number,
                        stored(journal::bytes_from_hex(public_key)),
                        entry,
                        calendar::from_milliseconds(since)});
    }
    return keys;
}

std::optional<LogKey> log_key_in_use(store::Connection& connection) {
    auto keys = log_keys(connection);
    return keys.empty() ? std::nullopt : std::optional(std::move(keys.front()));
}

LogKey log_key(store::Connection& connection, std::int64_t number) {
    const auto keys = log_keys(connection);
    const auto found = std::ranges::find(keys, number, &LogKey::number);
    base::ensure(found != keys.end(), "a kept head names a key that was recorded");
    return *found;
}

std::optional<LogKey> find_log_key(store::Connection& connection, std::string_view public_key) {
    const auto keys = log_keys(connection);
    const auto found = std::ranges::find(keys, public_key, &LogKey::public_key);
    return found == keys.end() ? std::nullopt : std::optional(*found);
}

void keep_head(store::Connection& writer, const SignedHead& head, std::int64_t key) {
    writer.run(insert_head,
               head.tree.size,
               calendar::to_milliseconds(head.at),
               journal::to_hex(head.tree.root),
               key,
               journal::to_hex(head.signature));
}

std::optional<KeptHead> last_kept_head(store::Connection& connection) {
    return first_of(read_heads(connection, select_last_head));
}

std::optional<KeptHead> kept_head(store::Connection& connection, std::int64_t size) {
    auto head = kept_head_over(connection, size);
    return head && head->head.tree.size == size ? std::move(head) : std::nullopt;
}

std::optional<KeptHead> kept_head_over(store::Connection& connection, std::int64_t size) {
    return first_of(read_heads(connection, select_head_over, size));
}

std::optional<KeptHead> vouched_head_over(store::Connection& connection, std::int64_t size) {
    const auto vouched = connection.value<std::optional<std::int64_t>>(select_vouched_over, size);
    return vouched && *vouched ? kept_head(connection, **vouched) : std::nullopt;
}

std::vector<KeptHead> kept_heads(store::Connection& connection, std::int64_t below, int limit) {
    return read_heads(connection, select_heads, below, limit);
}

std::vector<Witness> witnesses(store::Connection& connection) {
    std::vector<Witness> found;
    for (auto& [id, name, public_key, since, until] :
         connection.rows<std::int64_t,
                         std::string,
                         std::string,
                         std::int64_t,
                         std::optional<std::int64_t>>(select_witnesses)) {
        Witness witness{WitnessId{id},
                        std::move(name),
                        stored(journal::bytes_from_hex(public_key)),
                        calendar::from_milliseconds(since),
                        {}};
        if (until) {
            witness.until = calendar::from_milliseconds(*until);
        }
        found.push_back(std::move(witness));
    }
    return found;
}

void keep_vouching(store::Connection& writer, WitnessId witness, const Vouching& vouching) {
    writer.run(insert_vouching,
               vouching.tree.size,
               witness,
               calendar::to_milliseconds(vouching.at),
               journal::to_hex(vouching.signature));
}

std::vector<Vouched> vouchings_of(store::Connection& connection, const SignedHead& head) {
    std::vector<Vouched> found;
    for (const auto& [witness, at, signature] :
         connection.rows<std::int64_t, std::int64_t, std::string>(select_vouchings,
                                                                  head.tree.size)) {
        found.push_back({WitnessId{witness},
                         {head.tree,
                          calendar::from_milliseconds(at),
                          stored(journal::bytes_from_hex(signature))}});
    }
    return found;
}

std::int64_t vouched_so_far(store::Connection& connection, WitnessId witness) {
    return connection.value<std::optional<std::int64_t>>(select_vouched_so_far, witness)
        ->value_or(0);
}

} // namespace proof
