#include "store/sqlite_connection.hpp"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include <fmt/format.h>
#include <soci/soci-config.h>
// Boost only teaches SOCI's interface about Boost's tuples, which nobody here uses: without its
// 150 MB of headers the library behind is the same.
#undef SOCI_HAVE_BOOST
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "store/digest.hpp"

namespace store {
namespace {

namespace api = sqlite_api;

// Statements are constants, so there are only as many as the program's source holds.
constexpr std::size_t statements_max = 2000;

// A photo that was bound once needn't stay in memory with its statement.
constexpr std::size_t bound_text_bytes_max = 64 * 1024;

// Long enough for another connection to recover or empty the log, short enough for a page.
constexpr int reader_patience_milliseconds = 2000;
// The writer has no rival but a mistake, and everybody waits for it.
constexpr int writer_patience_milliseconds = 250;

const char* durability_pragma(const Opening& opening) {
    switch (opening.durability) {
        case Durability::Full:
            return opening.use == Use::Write ? "PRAGMA synchronous = FULL"
                                             : "PRAGMA synchronous = NORMAL";
        case Durability::AtCheckpoints:
            return "PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 16000;"
                   "PRAGMA cache_size = -64000; PRAGMA secure_delete = 0";
        case Durability::None:
            break;
    }
    return "PRAGMA synchronous = OFF";
}

class SqliteConnection final : public Connection {
public:
    explicit SqliteConnection(const Opening& opening);

    void script(const std::string& statements) override;
    void begin_write() override { execute("BEGIN IMMEDIATE"); }
    void begin_read() override { must(finish(*begin_), SQLITE_DONE, "BEGIN"); }
    void end_read() noexcept override;
    bool empty_log() override;
    std::string digest_of(const std::string& table) override;
    Dialect dialect() const override { return Dialect::Sqlite; }

protected:
    Prepared& prepare(Sql sql,
                      std::span<const Cell::Kind> parameters,
                      std::span<const Cell::Kind> columns) override;
    void end_write() override { execute("COMMIT"); }
    void take_back() override;

private:
    class Statement;
    using Compiled = std::unique_ptr<api::sqlite3_stmt, int (*)(api::sqlite3_stmt*)>;

    [[nodiscard]] Compiled compiled(const std::string& sql);
    // Runs what answers no rows; SQLITE_DONE when all went well.
    static int finish(api::sqlite3_stmt& statement) {
        const int code = api::sqlite3_step(&statement);
        api::sqlite3_reset(&statement);
        return code;
    }

    [[nodiscard]] api::sqlite3* handle() {
        return static_cast<soci::sqlite3_session_backend*>(session_->get_backend())->conn_;
    }
    [[nodiscard]] std::string translated(std::string_view sql) const;
    void execute(const char* statements);
    void furnish(const Opening& opening);
    [[noreturn]] void fail(int code, std::string_view what);
    void must(int code, int wanted, std::string_view what) {
        if (code != wanted) {
            fail(code, what);
        }
    }

    // SOCI reports by exceptions of its own; past this room there are only StoreFaults.
    template <class Action>
    auto with_faults(std::string_view what, Action action) {
        try {
            return action();
        } catch (const soci::sqlite3_soci_error& error) {
            fail(error.result(), what);
        }
    }

    static int may_touch(
        void* self, int action, const char* table, const char*, const char*, const char*);

    TableNames cache_tables_; // Of a rebuild; empty otherwise.
    bool is_in_script_ = false;
    std::unique_ptr<soci::session> session_;
    std::unordered_map<Sql, std::unique_ptr<Statement>> statements_;
    // Every page begins and ends a read, so both are compiled once.
    Compiled begin_{nullptr, api::sqlite3_finalize};
    Compiled end_{nullptr, api::sqlite3_finalize};
};

class SqliteConnection::Statement final : public Connection::Prepared {
public:
    Statement(SqliteConnection& connection,
              Sql sql,
              std::span<const Cell::Kind> in,
              std::span<const Cell::Kind> out)
        : connection_(connection), text_(sql), statement_(*connection.session_) {
        for (const auto kind : in) {
            parameters.emplace_back().kind = kind;
        }
        for (const auto kind : out) {
            columns.emplace_back().kind = kind;
        }
        connection_.with_faults(text_, [&] {
            statement_.alloc();
            statement_.prepare(connection_.translated(text_));
        });
        handle_ = static_cast<soci::sqlite3_statement_backend*>(statement_.get_backend())->stmt_;
        base::ensure(handle_ != nullptr, "a statement says something");
        base::ensure(api::sqlite3_bind_parameter_count(handle_) == static_cast<int>(in.size()),
                     "a statement is given as many values as it names");
        base::ensure(
            out.empty() || api::sqlite3_column_count(handle_) == static_cast<int>(out.size()),
            "a statement answers as many columns as are read");
    }

    // The address alone isn't proof: a text made at run time may stand where another one stood.
    [[nodiscard]] bool says(Sql sql) const { return text_ == sql; }

    bool execute() override {
        for (std::size_t at = 0; at < parameters.size(); ++at) {
            bind(static_cast<int>(at) + 1, parameters[at]);
        }
        return next();
    }

    bool next() override {
        const int code = api::sqlite3_step(handle_);
        if (code != SQLITE_ROW) {
            connection_.must(code, SQLITE_DONE, text_);
            return false;
        }
        for (std::size_t at = 0; at < columns.size(); ++at) {
            read(static_cast<int>(at), columns[at]);
        }
        return true;
    }

    std::int64_t touched() override { return api::sqlite3_changes(connection_.handle()); }

    void finish() noexcept override {
        api::sqlite3_reset(handle_);
        for (Cell& parameter : parameters) {
            if (parameter.text.capacity() > bound_text_bytes_max) {
                parameter.text = std::string();
            }
        }
    }

private:
    // A text stays where it is until the statement is finished, so it needn't be copied.
    void bind(int place, const Cell& cell) {
        int code = SQLITE_OK;
        if (cell.is_null) {
            code = api::sqlite3_bind_null(handle_, place);
        } else if (cell.kind == Cell::Kind::Number) {
            code = api::sqlite3_bind_int64(handle_, place, cell.number);
        } else {
            code = api::sqlite3_bind_text(handle_,
                                          place,
                                          cell.text.data(),
                                          static_cast<int>(cell.text.size()),
                                          SQLITE_STATIC);
        }
        connection_.must(code, SQLITE_OK, text_);
    }

    void read(int place, Cell& cell) {
        cell.is_null = api::sqlite3_column_type(handle_, place) == SQLITE_NULL;
        if (cell.kind == Cell::Kind::Number) {
            cell.number = api::sqlite3_column_int64(handle_, place);
        } else if (!cell.is_null) {
            const auto* text =
                reinterpret_cast<const char*>(api::sqlite3_column_text(handle_, place));
            cell.text.assign(text,
                             static_cast<std::size_t>(api::sqlite3_column_bytes(handle_, place)));
        }
    }

    SqliteConnection& connection_;
    std::string text_;
    soci::statement statement_;
    api::sqlite3_stmt* handle_ = nullptr;
};

// Memory is counted by nobody and a connection is used by one thread at a time, so SQLite needs no
// locks of its own around either: readers then don't wait for each other.
void set_up_sqlite_once() {
    [[maybe_unused]] static const bool is_done = [] {
        api::sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
        api::sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
        return true;
    }();
}

SqliteConnection::SqliteConnection(const Opening& opening)
    : cache_tables_(opening.use == Use::Rebuild ? opening.cache_tables : TableNames()) {
    set_up_sqlite_once();
    const std::string file = opening.file.string();
    base::ensure(file.find('"') == std::string::npos, "the store's path has no quotes");
    session_ = with_faults(file, [&] {
        return std::make_unique<soci::session>(soci::sqlite3, fmt::format("dbname=\"{}\"", file));
    });
    furnish(opening);
    begin_ = compiled("BEGIN");
    end_ = compiled("COMMIT");
}

// The log is moved into the tables' file by the writer, in the commit that finds it longer than
// `wal_autocheckpoint` pages of 4 KB. Measured with batches of 64 cases into a store of 0.2 to 2
// GB: at 1000 pages one batch in ten waits 10 to 28 ms for it, at 2000 one in fifty 16 to 26 ms, at
// 4000 one in a hundred 26 to 39 ms, all at about the same rate. Mapping the file into memory is
// left off: a disk fault would then kill the process instead of being thrown, and the kernel's
// cache answers about as fast.
void SqliteConnection::furnish(const Opening& opening) {
    api::sqlite3_busy_timeout(
        handle(),
        opening.use == Use::Read ? reader_patience_milliseconds : writer_patience_milliseconds);
    // A plan that looks at the values is made anew with each of them.
    api::sqlite3_db_config(handle(), SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    execute("PRAGMA temp_store = MEMORY");
    if (opening.use != Use::Read) {
        execute("PRAGMA journal_mode = WAL; PRAGMA journal_size_limit = 67108864");
    }
    switch (opening.use) {
        case Use::Read:
            execute("PRAGMA query_only = 1; PRAGMA cache_size = -8000");
            return;
        case Use::Write:
            // What is deleted is overwritten: erased words must not stay in a free page.
            execute("PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 2000");
            execute("PRAGMA secure_delete = 1");
            break;
        case Use::Rebuild:
            // Cache tables hold nothing erasable, and a rebuild that is lost is begun again.
            // What is sorted for an index made at the end would grow with the town.
            execute("PRAGMA temp_store = FILE");
            execute("PRAGMA cache_size = -64000; PRAGMA wal_autocheckpoint = 16000");
            execute("PRAGMA secure_delete = 0");
            api::sqlite3_set_authorizer(handle(), may_touch, this);
            break;
    }
    execute(durability_pragma(opening));
}

void SqliteConnection::fail(int code, std::string_view what) {
    const int extended = api::sqlite3_extended_errcode(handle());
    const bool is_same = session_ && (extended & 0xff) == (code & 0xff);
    throw StoreFault(
        trouble_of(code, is_same ? api::sqlite3_system_errno(handle()) : 0),
        fmt::format("{} ({}): {}", api::sqlite3_errstr(code), is_same ? extended : code, what));
}

std::string SqliteConnection::translated(std::string_view sql) const {
    return cache_tables_.empty() ? std::string(sql) : with_next_tables(sql, cache_tables_);
}

void SqliteConnection::execute(const char* statements) {
    const int code = api::sqlite3_exec(handle(), statements, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) {
        fail(code, fmt::format("{}: {}", statements, api::sqlite3_errmsg(handle())));
    }
}

void SqliteConnection::script(const std::string& statements) {
    is_in_script_ = true;
    const int code = api::sqlite3_exec(handle(), statements.c_str(), nullptr, nullptr, nullptr);
    is_in_script_ = false;
    if (code != SQLITE_OK) {
        fail(code, fmt::format("{}: {}", api::sqlite3_errmsg(handle()), statements));
    }
}

void SqliteConnection::end_read() noexcept {
    if (api::sqlite3_get_autocommit(handle()) == 0) {
        finish(*end_);
    }
}

void SqliteConnection::take_back() {
    if (api::sqlite3_get_autocommit(handle()) == 0) {
        execute("ROLLBACK");
    }
}

bool SqliteConnection::empty_log() {
    const int code = api::sqlite3_wal_checkpoint_v2(
        handle(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    if (code != SQLITE_OK && code != SQLITE_BUSY) {
        fail(code, "emptying the log");
    }
    return code == SQLITE_OK;
}

// A rebuild that names a cache table in a way the translation doesn't know must fail, not write
// into the real one.
int SqliteConnection::may_touch(
    void* self, int action, const char* table, const char*, const char*, const char*) {
    const auto& connection = *static_cast<const SqliteConnection*>(self);
    const bool touches_rows = action == SQLITE_READ || action == SQLITE_INSERT ||
                              action == SQLITE_UPDATE || action == SQLITE_DELETE;
    return touches_rows && !connection.is_in_script_ &&
                   connection.cache_tables_.contains(std::string_view(table))
               ? SQLITE_DENY
               : SQLITE_OK;
}

Connection::Prepared& SqliteConnection::prepare(Sql sql,
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
    if (statements_.size() >= statements_max) {
        statements_.clear();
    }
    auto made = std::make_unique<Statement>(*this, sql, parameters, columns);
    return *(statements_[sql] = std::move(made));
}

SqliteConnection::Compiled SqliteConnection::compiled(const std::string& sql) {
    api::sqlite3_stmt* made = nullptr;
    const int code = api::sqlite3_prepare_v2(handle(), sql.c_str(), -1, &made, nullptr);
    Compiled statement(made, api::sqlite3_finalize);
    must(code, SQLITE_OK, sql);
    return statement;
}

// The digests of the rows are added up, so that their order makes no difference.
std::string SqliteConnection::digest_of(const std::string& table) {
    const std::string sql = translated(fmt::format("SELECT * FROM {}", table));
    const Compiled statement = compiled(sql);
    auto* const made = statement.get();
    std::uint64_t rows = 0;
    std::uint64_t sum = 0;
    int code = api::sqlite3_step(made);
    for (; code == SQLITE_ROW; code = api::sqlite3_step(made)) {
        Digest row;
        for (int column = 0; column < api::sqlite3_column_count(made); ++column) {
            const auto* text =
                reinterpret_cast<const char*>(api::sqlite3_column_text(made, column));
            const auto size = static_cast<std::size_t>(api::sqlite3_column_bytes(made, column));
            row.add(text == nullptr ? std::nullopt : std::optional(std::string_view(text, size)));
        }
        sum += row.value();
        ++rows;
    }
    must(code, SQLITE_DONE, sql);
    return fmt::format("{}:{:016x}", rows, sum);
}

} // namespace

std::unique_ptr<Connection> connect_sqlite(const Opening& opening) {
    return std::make_unique<SqliteConnection>(opening);
}

TableNames names_in_sqlite(Connection& connection, std::string_view type) {
    TableNames names;
    for (auto& [name] : connection.rows<std::string>(
             "SELECT name FROM sqlite_master WHERE type = :type ORDER BY name", type)) {
        names.insert(std::move(name));
    }
    return names;
}

} // namespace store
