// A line is one connection of libpq's to a schema, furnished for its use. It is open for as long as
// it lives; whether it broke is known when somebody spoke over it. Private to this room.

#pragma once

#include <memory>
#include <string>

#include <libpq-fe.h>

#include "store/postgres_connection.hpp"

namespace store {

using Answered = std::unique_ptr<PGresult, void (*)(PGresult*)>;

class PostgresLine {
public:
    explicit PostgresLine(const PostgresOpening& opening);

    [[nodiscard]] PGconn* handle() const { return line_.get(); }
    [[nodiscard]] Answered send(const std::string& statements) const {
        return {PQexec(handle(), statements.c_str()), PQclear};
    }
    [[nodiscard]] bool is_in_transaction() const {
        return PQtransactionStatus(handle()) != PQTRANS_IDLE;
    }

    static bool is_well(const Answered& answered);

    // Whether this answer, or the lack of one, says that the line is of no more use.
    [[nodiscard]] bool broke(const Answered& answered, Use use) const;

    [[nodiscard]] std::string complaint(const Answered& answered) const;
    static std::string state_of(const Answered& answered);

private:
    void furnish(const PostgresOpening& opening) const;

    std::unique_ptr<PGconn, void (*)(PGconn*)> line_{nullptr, PQfinish};
};

} // namespace store
