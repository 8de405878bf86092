#include "journal/records_verify.hpp"

#include <limits>
#include <utility>

#include "journal/codec.hpp"

namespace journal {
namespace {

constexpr const char* select_piece = R"sql(
    SELECT sequence, at, kind, body, body_salt, nodes FROM entries
    WHERE sequence >= :first
    ORDER BY sequence
    LIMIT :limit
)sql";

constexpr const char* select_kept_values = R"sql(
    SELECT id, salt, value FROM kept_values
    WHERE id >= :first AND id < :end
    ORDER BY id
)sql";

// Where the values of an entry begin, and those of all before it end.
std::int64_t values_begin(Sequence entry) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max() / erasables_an_event_max;
    return entry > most ? std::numeric_limits<std::int64_t>::max() : entry * erasables_an_event_max;
}

} // namespace

void Piece::add(const EntryInPiece& entry) {
    Placed placed{entry.source.sequence, entry.source.at, {bytes_.size()}};
    const std::array parts = {
        entry.source.kind, entry.source.body, entry.source.body_salt, entry.nodes};
    for (std::size_t part = 0; part < parts.size(); ++part) {
        bytes_ += parts.at(part);
        placed.bounds.at(part + 1) = bytes_.size();
    }
    placed_.push_back(placed);
}

EntryInPiece Piece::at(std::size_t position) const {
    const Placed& placed = placed_.at(position);
    const auto part = [&](std::size_t number) {
        const auto begin = placed.bounds.at(number);
        return std::string_view(bytes_).substr(begin, placed.bounds.at(number + 1) - begin);
    };
    return {{placed.sequence, placed.at, part(0), part(1), part(2)}, part(3)};
}

Piece piece_from(store::Connection& connection, Sequence first, int limit) {
    Piece piece;
    connection.each<std::int64_t,
                    std::int64_t,
                    std::string_view,
                    std::string_view,
                    std::string_view,
                    std::string_view>(
        select_piece,
        [&piece](const auto& row) {
            const auto& [sequence, at, kind, body, body_salt, nodes] = row;
            piece.add({{sequence, calendar::from_milliseconds(at), kind, body, body_salt}, nodes});
        },
        first,
        limit);
    return piece;
}

void StoredValues::add(std::int64_t id, std::string_view salt, std::string_view value) {
    const auto begin = bytes_.size();
    bytes_ += salt;
    bytes_ += value;
    placed_.push_back({id, {begin, begin + salt.size(), bytes_.size()}});
}

StoredValue StoredValues::at(std::size_t position) const {
    const auto& [id, bounds] = placed_.at(position);
    const auto bytes = std::string_view(bytes_).substr(0, bounds[2]);
    return {id / erasables_an_event_max,
            bytes.substr(bounds[0], bounds[1] - bounds[0]),
            bytes.substr(bounds[1])};
}

StoredValues kept_values_of(store::Connection& connection, Sequence after, Sequence last) {
    StoredValues values;
    connection.each<std::int64_t, std::string_view, std::string_view>(
        select_kept_values,
        [&values](const auto& row) {
            const auto& [id, salt, value] = row;
            values.add(id, salt, value);
        },
        values_begin(after + 1),
        values_begin(last + 1));
    return values;
}

} // namespace journal
