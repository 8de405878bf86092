#include "store/postgres_connection.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "store/digest.hpp"
#include "store/postgres_line.hpp"

namespace store {
namespace {

// As in SQLite's driver: statements are constants, and a photo needn't stay with its statement.
constexpr std::size_t statements_a_line_max = 2000;
constexpr std::size_t text_bytes_kept_max = 64 * 1024;

class PostgresConnection final : public Connection {
public:
    explicit PostgresConnection(PostgresOpening opening) : opening_(std::move(opening)) {
        connect();
    }
    ~PostgresConnection() override { let_go(); }
    PostgresConnection(const PostgresConnection&) = delete;
    PostgresConnection& operator=(const PostgresConnection&) = delete;
    PostgresConnection(PostgresConnection&&) = delete;
    PostgresConnection& operator=(PostgresConnection&&) = delete;

    void script(const std::string& statements) override;
    void begin_write() override;
    void begin_read() override;
    void end_read() noexcept override;
    void settle() override;
    bool empty_log() override;
    std::string digest_of(const std::string& table) override;
    Dialect dialect() const override { return Dialect::Postgresql; }

protected:
    Prepared& prepare(Sql sql,
                      std::span<const Cell::Kind> parameters,
                      std::span<const Cell::Kind> columns) override;
    void end_write() override;
    void take_back() override;

private:
    class Statement;

    void connect();
    void let_go() noexcept;

    // Speaks over the line. A reader that is in the middle of nothing begins anew when the line
    // turns out to be broken; whoever writes hears of it once, and goes on after a rollback.
    template <class Send>
    Answered ask(std::string_view what, const Send& send) {
        check_line();
        const bool is_new = !line_;
        if (is_new) {
            connect();
        }
        Answered answered = send();
        if (line_->broke(answered, opening_.use) && !is_new && opening_.use == Use::Read &&
            !is_reading_) {
            connect();
            answered = send();
        }
        if (!PostgresLine::is_well(answered)) {
            fail(answered, what);
        }
        return answered;
    }
    Answered ask(const std::string& statements) {
        settle();
        return ask(statements, [&] { return line_->send(statements); });
    }
    void check_line() const;
    void let_wait(const PostgresMessage& message);
    Answered next_row(std::string_view what);
    void leave_rows() noexcept;
    [[noreturn]] void fail(const Answered& answered, std::string_view what);

    PostgresOpening opening_;
    std::unique_ptr<PostgresLine> line_;
    int names_ = 0;
    bool holds_ = false;        // The schema's lock, on this very line.
    bool is_lost_ = false;      // The line broke in the middle of something.
    bool is_reading_ = false;   // Within a snapshot.
    bool is_writing_ = false;   // Within a transaction: answers may wait.
    bool is_streaming_ = false; // Rows come one by one: nothing else is asked.
    std::unordered_map<Sql, std::unique_ptr<Statement>> statements_;
};

class PostgresConnection::Statement final : public Connection::Prepared {
public:
    Statement(PostgresConnection& connection,
              Sql sql,
              std::span<const Cell::Kind> in,
              std::span<const Cell::Kind> out)
        : connection_(connection), message_(message(connection, sql, in)) {
        for (const auto kind : in) {
            parameters.emplace_back().kind = kind;
        }
        for (const auto kind : out) {
            columns.emplace_back().kind = kind;
        }
    }

    [[nodiscard]] bool says(Sql sql) const { return message_.said() == sql; }

    bool execute() override {
        message_.take(parameters);
        hear(connection_.ask(message_.said(), [this] { return connection_.line_->ask(message_); }));
        return next();
    }

    bool stream() override {
        message_.take(parameters);
        auto answered = connection_.ask(
            message_.said(), [this] { return connection_.line_->ask_for_rows(message_); });
        connection_.is_streaming_ = PostgresLine::is_row(answered);
        hear(std::move(answered));
        return next();
    }

    bool next() override {
        if (++row_ >= PQntuples(rows_.get()) && connection_.is_streaming_) {
            hear(connection_.next_row(message_.said()));
            ++row_;
        }
        if (row_ >= PQntuples(rows_.get())) {
            return false;
        }
        read_row(rows_, row_, columns);
        return true;
    }

    void write() override {
        message_.take(parameters);
        if (connection_.is_writing_) {
            connection_.let_wait(message_);
        } else {
            hear(connection_.ask(message_.said(),
                                 [this] { return connection_.line_->ask(message_); }));
        }
    }

    std::int64_t touched() override { return std::strtoll(PQcmdTuples(rows_.get()), nullptr, 10); }

    void finish() noexcept override {
        connection_.leave_rows();
        rows_.reset();
        for (Cell& parameter : parameters) {
            if (parameter.text.capacity() > text_bytes_kept_max) {
                parameter.text = std::string();
            }
        }
    }

private:
    static PostgresMessage message(PostgresConnection& connection,
                                   Sql sql,
                                   std::span<const Cell::Kind> in) {
        const auto& caches = connection.opening_.cache_tables;
        auto numbered = with_numbers(caches.empty() ? sql : with_next_tables(sql, caches));
        base::ensure(numbered.parameters == in.size(),
                     "a statement is given as many values as it names");
        return {sql, fmt::format("s{}", ++connection.names_), std::move(numbered.sql), in};
    }

    void hear(Answered answered) {
        rows_ = std::move(answered);
        row_ = -1;
        base::ensure(columns.empty() || PQnfields(rows_.get()) == static_cast<int>(columns.size()),
                     "a statement answers as many columns as are read");
    }

    PostgresConnection& connection_;
    PostgresMessage message_;
    Answered rows_{nullptr, PQclear};
    int row_ = -1;
};

void PostgresConnection::connect() {
    line_.reset();
    holds_ = false;
    line_ = std::make_unique<PostgresLine>(opening_);
}

void PostgresConnection::check_line() const {
    base::ensure(!is_streaming_, "nothing else is asked while rows come one by one");
    if (is_lost_) {
        throw StoreFault(Trouble::Away, "the line to the database broke");
    }
}

void PostgresConnection::let_wait(const PostgresMessage& message) {
    check_line();
    if (line_->waiting() >= PostgresLine::waiting_max) {
        settle();
    }
    line_->let_wait(message);
}

void PostgresConnection::settle() {
    if (line_ && line_->waiting() > 0) {
        const auto answered = line_->settle();
        if (!PostgresLine::is_well(answered)) {
            fail(answered, "the end of what was written");
        }
    }
}

Answered PostgresConnection::next_row(std::string_view what) {
    auto answered = line_->next_row();
    is_streaming_ = PostgresLine::is_row(answered);
    if (!PostgresLine::is_well(answered)) {
        fail(answered, what);
    }
    return answered;
}

void PostgresConnection::leave_rows() noexcept {
    if (std::exchange(is_streaming_, false)) {
        line_->leave_rows();
    }
}

// The lock would go with the line, but only when the database has noticed that it is gone.
void PostgresConnection::let_go() noexcept {
    if (line_ && line_->waiting() > 0) {
        static_cast<void>(line_->settle());
    }
    if (line_ && holds_) {
        static_cast<void>(line_->send("ROLLBACK; SELECT pg_advisory_unlock_all()"));
    }
}

void PostgresConnection::fail(const Answered& answered, std::string_view what) {
    const bool broke = line_->broke(answered, opening_.use);
    const auto state = PostgresLine::state_of(answered);
    const auto trouble = broke ? Trouble::Away : trouble_of_state(state, opening_.use);
    const auto complaint = fmt::format("{} ({}): {}",
                                       line_->complaint(answered),
                                       state,
                                       line_->blamed().empty() ? what : line_->blamed());
    if (broke) {
        line_.reset();
        holds_ = false;
        is_lost_ = opening_.use != Use::Read || is_reading_;
    }
    throw StoreFault(trouble, complaint);
}

// Scripts make and drop the real tables, so nothing may stand before these.
void PostgresConnection::script(const std::string& statements) {
    if (opening_.use != Use::Rebuild) {
        ask(statements);
        return;
    }
    const auto& schema = opening_.address.schema;
    ask(fmt::format("SET search_path TO \"{}\", pg_temp", schema));
    ask(statements);
    ask(fmt::format("SET search_path TO pg_temp, \"{}\"", schema));
}

// Who holds the lock on its own line can't commit after losing it: the line that broke took the
// transaction with it.
void PostgresConnection::begin_write() {
    if (!holds_) {
        const auto key = lock_of_schema(opening_.address.schema);
        const auto answered = ask(fmt::format("SELECT pg_try_advisory_lock({})", key));
        holds_ = std::string_view(PQgetvalue(answered.get(), 0, 0)) == "t";
    }
    if (!holds_) {
        throw StoreFault(Trouble::Busy, "another process writes to this schema");
    }
    ask("BEGIN");
    is_writing_ = true;
}

void PostgresConnection::begin_read() {
    ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    is_reading_ = true;
}

void PostgresConnection::end_read() noexcept {
    is_reading_ = false;
    is_lost_ = false;
    if (line_ && line_->is_in_transaction()) {
        static_cast<void>(line_->send("COMMIT"));
    }
}

void PostgresConnection::end_write() {
    settle();
    is_writing_ = false;
    const auto answered = ask("COMMIT");
    if (std::string_view(PQcmdStatus(answered.get())) != "COMMIT") {
        throw StoreFault(Trouble::Other, "what a fault has broken is not committed");
    }
}

void PostgresConnection::take_back() {
    is_lost_ = false;
    is_writing_ = false;
    if (line_ && line_->waiting() > 0) {
        static_cast<void>(line_->settle());
    }
    if (line_ && line_->is_in_transaction()) {
        const auto answered = line_->send("ROLLBACK");
        if (!PostgresLine::is_well(answered)) {
            line_.reset();
            holds_ = false;
        }
    }
}

// Rows that were deleted leave their table's file when nobody's snapshot can see them any more. The
// database's own log is the database's: its segments are used anew in their time.
bool PostgresConnection::empty_log() {
    const auto reading =
        ask("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
            "AND pid <> pg_backend_pid() AND backend_xmin IS NOT NULL");
    if (std::string_view(PQgetvalue(reading.get(), 0, 0)) != "0") {
        return false;
    }
    for (auto& [table] :
         rows<std::string>("SELECT name FROM made_tables WHERE kind = 'kept' ORDER BY name")) {
        ask("VACUUM (FULL) " + table);
    }
    return true;
}

Connection::Prepared& PostgresConnection::prepare(Sql sql,
                                                  std::span<const Cell::Kind> parameters,
                                                  std::span<const Cell::Kind> columns) {
    const auto found = statements_.find(sql);
    if (found != statements_.end() && found->second->says(sql)) {
        Statement& statement = *found->second;
        const auto is_kind = [](const Cell& cell, Cell::Kind kind) { return cell.kind == kind; };
        base::ensure(std::ranges::equal(statement.parameters, parameters, is_kind) &&
                         std::ranges::equal(statement.columns, columns, is_kind),
                     "a statement is always used with the same kinds of values");
        return statement;
    }
    if (statements_.size() >= statements_a_line_max) {
        settle();
        statements_.clear();
        ask("forgetting", [this] { return line_->forget_statements(); });
    }
    auto made = std::make_unique<Statement>(*this, sql, parameters, columns);
    return *(statements_[sql] = std::move(made));
}

// The digests of the rows are added up, so that their order makes no difference.
std::string PostgresConnection::digest_of(const std::string& table) {
    const auto& caches = opening_.cache_tables;
    const auto select = with_next_tables(fmt::format("SELECT * FROM {}", table), caches);
    settle();
    auto row = ask(select, [&] { return line_->ask_for_rows(select); });
    std::uint64_t sum = 0;
    std::int64_t rows = 0;
    for (; PostgresLine::is_row(row); row = next_row(select)) {
        Digest digest;
        for (int column = 0; column < PQnfields(row.get()); ++column) {
            const bool is_null = PQgetisnull(row.get(), 0, column) != 0;
            const std::string_view text(
                PQgetvalue(row.get(), 0, column),
                static_cast<std::size_t>(PQgetlength(row.get(), 0, column)));
            digest.add(is_null ? std::nullopt : std::optional(text));
        }
        sum += digest.value();
        ++rows;
    }
    return fmt::format("{}:{:016x}", rows, sum);
}

} // namespace

std::unique_ptr<Connection> connect_postgresql(PostgresOpening opening) {
    return std::make_unique<PostgresConnection>(std::move(opening));
}

} // namespace store
