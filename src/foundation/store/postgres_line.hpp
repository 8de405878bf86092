// A line is one connection of libpq's to a schema, furnished for its use. It is open for as long as
// it lives; whether it broke is known when somebody spoke over it. Messages whose answers can wait
// are kept and travel with the next one that can't: a journey there and back costs more than what
// the database does with it. Private to this room.

#pragma once

#include <deque>
#include <memory>
#include <string>
#include <unordered_set>

#include <libpq-fe.h>

#include "store/postgres_connection.hpp"
#include "store/postgres_message.hpp"

namespace store {

class PostgresLine {
public:
    explicit PostgresLine(const PostgresOpening& opening);

    // Says it at once; nothing may be waiting.
    [[nodiscard]] Answered send(const std::string& statements);

    // Says it after all that waits. What is answered is the first that is not well, or the last.
    [[nodiscard]] Answered ask(const PostgresMessage& message);

    // Its answer can wait; so many may. The message lives until then, and may take other values.
    static constexpr std::size_t waiting_max = 256;
    void let_wait(const PostgresMessage& message);
    [[nodiscard]] std::size_t waiting() const { return waiting_.size(); }
    [[nodiscard]] Answered settle();

    // Answers with the first row alone; `next_row` with one more each time, and at last with none.
    // Until then nothing else is asked.
    [[nodiscard]] Answered ask_for_rows(const PostgresMessage& message);
    [[nodiscard]] Answered ask_for_rows(const std::string& select);
    [[nodiscard]] Answered next_row();
    void leave_rows() noexcept;

    // Which of those that waited was not well, in the program's words; empty when none waited.
    [[nodiscard]] const std::string& blamed() const { return blamed_; }

    [[nodiscard]] Answered forget_statements();

    [[nodiscard]] bool is_in_transaction() const {
        return PQtransactionStatus(handle()) != PQTRANS_IDLE;
    }

    static bool is_well(const Answered& answered);
    static bool is_row(const Answered& answered) {
        return PQresultStatus(answered.get()) == PGRES_SINGLE_TUPLE;
    }

    // Whether this answer, or the lack of one, says that the line is of no more use.
    [[nodiscard]] bool broke(const Answered& answered, Use use) const;

    [[nodiscard]] std::string complaint(const Answered& answered) const;
    static std::string state_of(const Answered& answered);

private:
    // Sent, and not answered yet.
    struct Waiting {
        const PostgresMessage* message;
        enum class To { Prepare, Execute } to;
    };

    [[nodiscard]] PGconn* handle() const { return line_.get(); }
    void furnish(const PostgresOpening& opening);
    [[nodiscard]] Answered prepare(const PostgresMessage& message);
    void hear(const Answered& answered);

    std::unique_ptr<PGconn, void (*)(PGconn*)> line_{nullptr, PQfinish};
    std::unordered_set<std::string> prepared_;
    std::deque<Waiting> waiting_;
    std::string blamed_;
};

} // namespace store
