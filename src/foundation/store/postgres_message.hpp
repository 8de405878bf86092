// A statement of ours as libpq sends it: its name on the line, its text, the kinds and bytes of its
// values; and the rows of its answer as cells. Numbers travel as eight bytes, text as what it is.
// Private to this room.

#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include <libpq-fe.h>

#include "store/connection.hpp"

namespace store {

using Answered = std::unique_ptr<PGresult, void (*)(PGresult*)>;

class PostgresMessage {
public:
    // `said` is the statement in the program's words, `sql` in PostgreSQL's.
    PostgresMessage(std::string said,
                    std::string name,
                    std::string sql,
                    std::span<const Cell::Kind> kinds);

    // The cells stay as they are until the message was sent.
    void take(const std::vector<Cell>& cells);

    [[nodiscard]] const std::string& said() const { return said_; }
    [[nodiscard]] const std::string& name() const { return name_; }

    [[nodiscard]] Answered prepare(PGconn* line) const;
    [[nodiscard]] Answered execute(PGconn* line) const;

    // Sent, not answered yet; false when the line is broken.
    [[nodiscard]] bool send_prepare(PGconn* line) const;
    [[nodiscard]] bool send(PGconn* line) const;

private:
    [[nodiscard]] int count() const { return static_cast<int>(types_.size()); }
    void take(std::size_t at, const Cell& cell);

    std::string said_;
    std::string name_;
    std::string sql_;
    std::vector<Oid> types_;
    std::vector<std::uint64_t> numbers_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

void read_row(const Answered& rows, int row, std::vector<Cell>& columns);

} // namespace store
