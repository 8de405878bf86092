#include "store/postgres_message.hpp"

#include <charconv>

#include <endian.h>

namespace store {
namespace {

// PostgreSQL's own numbers for BIGINT and TEXT.
constexpr Oid type_of(Cell::Kind kind) {
    return kind == Cell::Kind::Number ? 20 : 25;
}

void read_cell(const Answered& rows, int row, int place, Cell& cell) {
    cell.is_null = PQgetisnull(rows.get(), row, place) != 0;
    const char* const text = PQgetvalue(rows.get(), row, place);
    const auto size = static_cast<std::size_t>(PQgetlength(rows.get(), row, place));
    if (cell.kind == Cell::Kind::Text) {
        cell.text.assign(text, size);
    } else if (!cell.is_null) {
        const auto [read_to, error] = std::from_chars(text, text + size, cell.number);
        base::ensure(error == std::errc() && read_to == text + size,
                     "a column read as a number holds one");
    }
}

} // namespace

PostgresMessage::PostgresMessage(std::string said,
                                 std::string name,
                                 std::string sql,
                                 std::span<const Cell::Kind> kinds)
    : said_(std::move(said)),
      name_(std::move(name)),
      sql_(std::move(sql)),
      numbers_(kinds.size()),
      values_(kinds.size()),
      lengths_(kinds.size()),
      formats_(kinds.size(), 1) {
    for (const auto kind : kinds) {
        types_.push_back(type_of(kind));
    }
}

void PostgresMessage::take(const std::vector<Cell>& cells) {
    for (std::size_t at = 0; at < cells.size(); ++at) {
        take(at, cells[at]);
    }
}

void PostgresMessage::take(std::size_t at, const Cell& cell) {
    if (cell.is_null) {
        values_[at] = nullptr;
        lengths_[at] = 0;
    } else if (cell.kind == Cell::Kind::Number) {
        numbers_[at] = htobe64(static_cast<std::uint64_t>(cell.number));
        values_[at] = reinterpret_cast<const char*>(&numbers_[at]);
        lengths_[at] = sizeof(std::uint64_t);
    } else {
        values_[at] = cell.text.c_str();
        lengths_[at] = static_cast<int>(cell.text.size());
    }
}

Answered PostgresMessage::prepare(PGconn* line) const {
    return {PQprepare(line, name_.c_str(), sql_.c_str(), count(), types_.data()), PQclear};
}

Answered PostgresMessage::execute(PGconn* line) const {
    return {PQexecPrepared(
                line, name_.c_str(), count(), values_.data(), lengths_.data(), formats_.data(), 0),
            PQclear};
}

bool PostgresMessage::send_prepare(PGconn* line) const {
    return PQsendPrepare(line, name_.c_str(), sql_.c_str(), count(), types_.data()) == 1;
}

bool PostgresMessage::send(PGconn* line) const {
    return PQsendQueryPrepared(
               line, name_.c_str(), count(), values_.data(), lengths_.data(), formats_.data(), 0) ==
           1;
}

void read_row(const Answered& rows, int row, std::vector<Cell>& columns) {
    for (std::size_t at = 0; at < columns.size(); ++at) {
        read_cell(rows, row, static_cast<int>(at), columns[at]);
    }
}

} // namespace store
