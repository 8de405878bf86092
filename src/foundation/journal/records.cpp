#include "journal/records.hpp"

#include <charconv>

#include "journal/leaf.hpp"
#include "journal/marks.hpp"

namespace journal {
namespace {

constexpr const char* insert_into_entries = R"sql(
    INSERT INTO entries (sequence, at, kind, body, body_salt, nodes)
    VALUES (:sequence, :at, :kind, :body, :body_salt, :nodes)
)sql";

constexpr const char* insert_into_kept_values = R"sql(
    INSERT INTO kept_values (id, salt, value) VALUES (:id, :salt, :value)
)sql";

constexpr const char* select_size = R"sql(
    SELECT max(sequence) FROM entries
)sql";

constexpr const char* select_entry = R"sql(
    SELECT sequence, at, kind, body, body_salt, nodes FROM entries WHERE sequence = :sequence
)sql";

constexpr const char* select_entries = R"sql(
    SELECT sequence, at, kind, body, body_salt, nodes FROM entries
    WHERE sequence >= :first
    ORDER BY sequence
    LIMIT :limit
)sql";

// The nodes don't belong to what a leaf is made from.
constexpr const char* select_leaf_sources = R"sql(
    SELECT sequence, at, kind, body, body_salt FROM entries
    WHERE sequence >= :first
    ORDER BY sequence
    LIMIT :limit
)sql";

constexpr const char* select_leaf_hashes = R"sql(
    SELECT substr(nodes, 1, 16) FROM entries
    WHERE sequence >= :first
    ORDER BY sequence
    LIMIT :limit
)sql";

constexpr const char* select_nodes = R"sql(
    SELECT nodes FROM entries WHERE sequence = :sequence
)sql";

constexpr const char* select_kept_value = R"sql(
    SELECT value FROM kept_values WHERE id = :id
)sql";

using EntryRow =
    std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>;

StoredEntry stored_entry(EntryRow row) {
    auto& [sequence, at, kind, body, body_salt, nodes] = row;
    StoredEntry stored;
    stored.entry.sequence = sequence;
    stored.entry.kind = std::move(kind);
    stored.entry.at = calendar::from_milliseconds(at);
    stored.body = std::move(body);
    stored.body_salt = std::move(body_salt);
    stored.nodes = std::move(nodes);
    return stored;
}

// Where a kept value lies: see schema.sql.
std::int64_t kept_id(Sequence sequence, int position) {
    return sequence * erasables_an_event_max + position;
}

} // namespace

void insert_entry(store::Connection& writer, const StoredEntry& stored) {
    writer.run(insert_into_entries,
               stored.entry.sequence,
               calendar::to_milliseconds(stored.entry.at),
               stored.entry.kind,
               stored.body,
               stored.body_salt,
               stored.nodes);
}

void insert_kept_values(store::Connection& writer,
                        Sequence sequence,
                        std::span<const KeptValue> values) {
    for (const auto& kept : values) {
        writer.run(insert_into_kept_values,
                   kept_id(sequence, kept.position),
                   to_hex(as_bytes(kept.salt)),
                   kept.value);
    }
}

Sequence size(store::Connection& connection) {
    return connection.value<std::optional<std::int64_t>>(select_size)->value_or(0);
}

std::optional<StoredEntry> find_entry(store::Connection& connection, Sequence sequence) {
    auto row =
        connection
            .row<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>(
                select_entry, sequence);
    return row ? std::optional(stored_entry(std::move(*row))) : std::nullopt;
}

std::vector<StoredEntry> entries_from(store::Connection& connection, Sequence first, int limit) {
    std::vector<StoredEntry> entries;
    for (auto& row :
         connection
             .rows<std::int64_t, std::int64_t, std::string, std::string, std::string, std::string>(
                 select_entries, first, limit)) {
        entries.push_back(stored_entry(std::move(row)));
    }
    return entries;
}

void each_leaf(store::Connection& connection,
               Sequence first,
               int limit,
               const std::function<void(std::string_view leaf)>& visit) {
    const auto subdistrict = mark(connection, "subdistrict").value_or("");
    connection.each<std::int64_t, std::int64_t, std::string, std::string, std::string>(
        select_leaf_sources,
        [&](auto row) {
            auto& [sequence, at, kind, body, body_salt] = row;
            const auto leaf = leaf_of(
                stored_entry({sequence, at, std::move(kind), std::move(body), body_salt, {}}),
                subdistrict);
            if (!leaf) {
                throw base::Fault("the journal holds a salt that is none");
            }
            visit(*leaf);
        },
        first,
        limit);
}

std::vector<std::uint64_t> leaf_hash_beginnings(store::Connection& connection,
                                                Sequence first,
                                                int limit) {
    std::vector<std::uint64_t> beginnings;
    for (const auto& [leaf_hash] : connection.rows<std::string>(select_leaf_hashes, first, limit)) {
        std::uint64_t beginning = 0;
        const char* const end = leaf_hash.data() + leaf_hash.size();
        const auto [read_to, error] = std::from_chars(leaf_hash.data(), end, beginning, 16);
        if (error != std::errc() || read_to != end) {
            throw base::Fault("the journal holds a leaf's hash that is none");
        }
        beginnings.push_back(beginning);
    }
    return beginnings;
}

std::optional<std::string> kept_value(store::Connection& connection,
                                      Sequence sequence,
                                      int position) {
    return connection.value<std::string>(select_kept_value, kept_id(sequence, position));
}

Nodes nodes_in(store::Connection& connection) {
    return [&connection](int level, std::int64_t index) {
        const Sequence completed_by = (index + 1) << level;
        const auto nodes = connection.value<std::string>(select_nodes, completed_by);
        const auto offset = static_cast<std::size_t>(level) * 64;
        if (!nodes || nodes->size() < offset + 64) {
            throw base::Fault("the journal lacks a subtree that was complete");
        }
        const auto hash = hash_from_hex(std::string_view(*nodes).substr(offset, 64));
        if (!hash) {
            throw base::Fault("the journal holds a subtree that is no hash");
        }
        return *hash;
    };
}

Head head(store::Connection& connection) {
    const Sequence entries = size(connection);
    return {entries, root(entries, nodes_in(connection))};
}

} // namespace journal
