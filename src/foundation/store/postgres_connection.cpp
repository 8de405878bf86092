#include "store/postgres_connection.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cstring>
#include <optional>
#include <unordered_map>
#include <vector>

#include <endian.h>
#include <fmt/format.h>

#include "store/digest.hpp"
#include "store/postgres_line.hpp"

namespace store {
namespace {

// As in SQLite's driver: statements are constants, and a photo needn't stay with its statement.
constexpr std::size_t statements_a_line_max = 2000;
constexpr std::size_t text_bytes_kept_max = 64 * 1024;

// PostgreSQL's own numbers for BIGINT and TEXT.
constexpr Oid type_of(Cell::Kind kind) {
    return kind == Cell::Kind::Number ? 20 : 25;
}

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
        if (is_lost_) {
            throw StoreFault(Trouble::Away, "the line to the database broke");
        }
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
        return ask(statements, [&] { return line_->send(statements); });
    }
    [[noreturn]] void fail(const Answered& answered, std::string_view what);

    PostgresOpening opening_;
    std::unique_ptr<PostgresLine> line_;
    int lines_ = 0; // How many there were: a statement is prepared on one of them.
    int names_ = 0;
    bool holds_ = false;      // The schema's lock, on this very line.
    bool is_lost_ = false;    // The line broke in the middle of something.
    bool is_reading_ = false; // Within a snapshot.
    std::unordered_map<Sql, std::unique_ptr<Statement>> statements_;
};

class PostgresConnection::Statement final : public Connection::Prepared {
public:
    Statement(PostgresConnection& connection,
              Sql sql,
              std::span<const Cell::Kind> in,
              std::span<const Cell::Kind> out)
        : connection_(connection),
          text_(sql),
          name_(fmt::format("s{}", ++connection.names_)),
          numbers_(in.size()),
          values_(in.size()),
          lengths_(in.size()),
          formats_(in.size(), 1) {
        const auto& caches = connection.opening_.cache_tables;
        auto numbered = with_numbers(caches.empty() ? text_ : with_next_tables(text_, caches));
        base::ensure(numbered.parameters == in.size(),
                     "a statement is given as many values as it names");
        sql_ = std::move(numbered.sql);
        for (const auto kind : in) {
            parameters.emplace_back().kind = kind;
            types_.push_back(type_of(kind));
        }
        for (const auto kind : out) {
            columns.emplace_back().kind = kind;
        }
    }

    [[nodiscard]] bool says(Sql sql) const { return text_ == sql; }

    bool execute() override {
        for (std::size_t at = 0; at < parameters.size(); ++at) {
            bind(at);
        }
        rows_ = connection_.ask(text_, [this] { return send(); });
        base::ensure(columns.empty() || PQnfields(rows_.get()) == static_cast<int>(columns.size()),
                     "a statement answers as many columns as are read");
        row_ = -1;
        return next();
    }

    bool next() override {
        if (++row_ >= PQntuples(rows_.get())) {
            return false;
        }
        for (std::size_t at = 0; at < columns.size(); ++at) {
            read(static_cast<int>(at), columns[at]);
        }
        return true;
    }

    std::int64_t touched() override { return std::strtoll(PQcmdTuples(rows_.get()), nullptr, 10); }

    void finish() noexcept override {
        rows_.reset();
        for (Cell& parameter : parameters) {
            if (parameter.text.capacity() > text_bytes_kept_max) {
                parameter.text = std::string();
            }
        }
    }

private:
    // Numbers travel as eight bytes, text as what it is.
    void bind(std::size_t at) {
        const Cell& cell = parameters[at];
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

    Answered send() {
        auto* const line = connection_.line_->handle();
        const int count = static_cast<int>(parameters.size());
        if (prepared_on_ != connection_.lines_) {
            Answered prepared(PQprepare(line, name_.c_str(), sql_.c_str(), count, types_.data()),
                              PQclear);
            if (!PostgresLine::is_well(prepared)) {
                return prepared;
            }
            prepared_on_ = connection_.lines_;
        }
        return {
            PQexecPrepared(
                line, name_.c_str(), count, values_.data(), lengths_.data(), formats_.data(), 0),
            PQclear};
    }

    void read(int place, Cell& cell) {
        cell.is_null = PQgetisnull(rows_.get(), row_, place) != 0;
        const char* const text = PQgetvalue(rows_.get(), row_, place);
        const auto size = static_cast<std::size_t>(PQgetlength(rows_.get(), row_, place));
        if (cell.kind == Cell::Kind::Text) {
            cell.text.assign(text, size);
        } else if (!cell.is_null) {
            const auto [read_to, error] = std::from_chars(text, text + size, cell.number);
            base::ensure(error == std::errc() && read_to == text + size,
                         "a column read as a number holds one");
        }
    }

    PostgresConnection& connection_;
    std::string text_; // As the program says it.
    std::string sql_;  // As PostgreSQL hears it.
    std::string name_;
    int prepared_on_ = 0;
    std::vector<Oid> types_;
    std::vector<std::uint64_t> numbers_;
    std::vector<const char*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
    Answered rows_{nullptr, PQclear};
    int row_ = -1;
};

void PostgresConnection::connect() {
    line_.reset();
    holds_ = false;
    line_ = std::make_unique<PostgresLine>(opening_);
    ++lines_;
}

// The lock would go with the line, but only when the database has noticed that it is gone.
void PostgresConnection::let_go() noexcept {
    if (line_ && holds_) {
        static_cast<void>(line_->send("ROLLBACK; SELECT pg_advisory_unlock_all()"));
    }
}

void PostgresConnection::fail(const Answered& answered, std::string_view what) {
    const bool broke = line_->broke(answered, opening_.use);
    const auto state = PostgresLine::state_of(answered);
    const auto trouble = broke ? Trouble::Away : trouble_of_state(state, opening_.use);
    const auto complaint = fmt::format("{} ({}): {}", line_->complaint(answered), state, what);
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
    const auto answered = ask("COMMIT");
    if (std::string_view(PQcmdStatus(answered.get())) != "COMMIT") {
        throw StoreFault(Trouble::Other, "what a fault has broken is not committed");
    }
}

void PostgresConnection::take_back() {
    is_lost_ = false;
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
        statements_.clear();
        ask("DEALLOCATE ALL");
    }
    auto made = std::make_unique<Statement>(*this, sql, parameters, columns);
    return *(statements_[sql] = std::move(made));
}

// The digests of the rows are added up, so that their order makes no difference.
std::string PostgresConnection::digest_of(const std::string& table) {
    const auto& caches = opening_.cache_tables;
    const auto select = with_next_tables(fmt::format("SELECT * FROM {}", table), caches);
    const auto found = ask(select);
    std::uint64_t sum = 0;
    for (int row = 0; row < PQntuples(found.get()); ++row) {
        Digest digest;
        for (int column = 0; column < PQnfields(found.get()); ++column) {
            const bool is_null = PQgetisnull(found.get(), row, column) != 0;
            const std::string_view text(
                PQgetvalue(found.get(), row, column),
                static_cast<std::size_t>(PQgetlength(found.get(), row, column)));
            digest.add(is_null ? std::nullopt : std::optional(text));
        }
        sum += digest.value();
    }
    return fmt::format("{}:{:016x}", PQntuples(found.get()), sum);
}

} // namespace

std::unique_ptr<Connection> connect_postgresql(PostgresOpening opening) {
    return std::make_unique<PostgresConnection>(std::move(opening));
}

} // namespace store
