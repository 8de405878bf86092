#include "store/postgres_line.hpp"

#include <vector>

#include <fmt/format.h>

#include "store/digest.hpp"

namespace store {
namespace {

void say_nothing(void*, const char*) {}

std::string without_line_end(std::string text) {
    text.erase(text.find_last_not_of('\n') + 1);
    return text;
}

const char* switched(bool is_on) {
    return is_on ? "on" : "off";
}

} // namespace

PostgresLine::PostgresLine(const PostgresOpening& opening) {
    std::vector<const char*> names;
    std::vector<const char*> values;
    for (const auto& name : opening.address.names) {
        names.push_back(name.c_str());
    }
    for (const auto& value : opening.address.values) {
        values.push_back(value.c_str());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    line_.reset(PQconnectdbParams(names.data(), values.data(), 0));
    if (PQstatus(handle()) != CONNECTION_OK) {
        throw StoreFault(Trouble::Away, without_line_end(PQerrorMessage(handle())));
    }
    PQsetNoticeProcessor(handle(), say_nothing, nullptr);
    furnish(opening);
}

// The database too must notice within seconds that we are gone: it keeps the writer's lock for us.
void PostgresLine::furnish(const PostgresOpening& opening) {
    const bool is_durable = opening.durability == Durability::Full;
    const auto schema = fmt::format("\"{}\"", opening.address.schema);
    std::string settings = fmt::format(
        "SET search_path TO {}; SET synchronous_commit TO {}; SET default_transaction_read_only TO "
        "{}; SET client_min_messages TO warning; SET jit TO off;"
        "SET tcp_keepalives_idle TO 5; SET tcp_keepalives_interval TO 2;"
        "SET tcp_keepalives_count TO 3; SET tcp_user_timeout TO 10000;",
        opening.use == Use::Rebuild ? "pg_temp, " + schema : schema + ", pg_temp",
        switched(is_durable && opening.use == Use::Write),
        switched(opening.use == Use::Read));
    // What a rebuild names in a way that the translation doesn't know must not reach a real table:
    // a view that can't be read stands before it.
    for (const auto& name : opening.cache_tables) {
        settings += fmt::format("CREATE TEMP VIEW {} AS SELECT 1 AS hidden WHERE 1 / 0 = 1;", name);
    }
    const auto answered = send(settings);
    if (!is_well(answered)) {
        throw StoreFault(broke(answered, opening.use)
                             ? Trouble::Away
                             : trouble_of_state(state_of(answered), opening.use),
                         complaint(answered));
    }
}

Answered PostgresLine::send(const std::string& statements) {
    blamed_.clear();
    return {PQexec(handle(), statements.c_str()), PQclear};
}

// Once a line.
Answered PostgresLine::prepare(const PostgresMessage& message) {
    blamed_.clear();
    auto prepared = message.prepare(handle());
    if (is_well(prepared)) {
        prepared_.insert(message.name());
    }
    return prepared;
}

Answered PostgresLine::ask(const PostgresMessage& message) {
    if (!waiting_.empty()) {
        let_wait(message);
        return settle();
    }
    if (!prepared_.contains(message.name())) {
        auto prepared = prepare(message);
        if (!is_well(prepared)) {
            return prepared;
        }
    }
    blamed_.clear();
    return message.execute(handle());
}

// A line that broke is heard of by whoever settles.
void PostgresLine::let_wait(const PostgresMessage& message) {
    static_cast<void>(PQenterPipelineMode(handle()));
    if (prepared_.insert(message.name()).second) {
        static_cast<void>(message.send_prepare(handle()));
        waiting_.push_back({&message, Waiting::To::Prepare});
    }
    static_cast<void>(message.send(handle()));
    waiting_.push_back({&message, Waiting::To::Execute});
}

// What the database passed over after a mistake was not prepared either.
void PostgresLine::hear(const Answered& answered) {
    base::ensure(!waiting_.empty(), "the database answers what it was asked");
    const auto [message, to] = waiting_.front();
    waiting_.pop_front();
    if (is_well(answered)) {
        return;
    }
    if (to == Waiting::To::Prepare) {
        prepared_.erase(message->name());
    }
    if (blamed_.empty()) {
        blamed_ = message->said();
    }
}

// Each answer is followed by nothing, and all of them by the sign that the end was reached; where a
// line broke, nothing follows nothing.
Answered PostgresLine::settle() {
    Answered worst{nullptr, PQclear};
    blamed_.clear();
    bool was_nothing = PQpipelineSync(handle()) != 1;
    while (PQstatus(handle()) == CONNECTION_OK) {
        Answered answered(PQgetResult(handle()), PQclear);
        const auto status = PQresultStatus(answered.get());
        if (status == PGRES_PIPELINE_SYNC || (answered == nullptr && was_nothing)) {
            break;
        }
        was_nothing = answered == nullptr;
        if (!was_nothing) {
            hear(answered);
            if (worst == nullptr || is_well(worst)) {
                worst = std::move(answered);
            }
        }
    }
    waiting_.clear();
    static_cast<void>(PQexitPipelineMode(handle()));
    return worst;
}

Answered PostgresLine::ask_for_rows(const PostgresMessage& message) {
    if (!waiting_.empty()) {
        auto settled = settle();
        if (!is_well(settled)) {
            return settled;
        }
    }
    if (!prepared_.contains(message.name())) {
        auto prepared = prepare(message);
        if (!is_well(prepared)) {
            return prepared;
        }
    }
    blamed_.clear();
    static_cast<void>(message.send(handle()));
    static_cast<void>(PQsetSingleRowMode(handle()));
    return next_row();
}

Answered PostgresLine::ask_for_rows(const std::string& select) {
    blamed_.clear();
    static_cast<void>(PQsendQuery(handle(), select.c_str()));
    static_cast<void>(PQsetSingleRowMode(handle()));
    return next_row();
}

Answered PostgresLine::next_row() {
    Answered answered(PQgetResult(handle()), PQclear);
    if (!is_row(answered)) {
        leave_rows();
    }
    return answered;
}

void PostgresLine::leave_rows() noexcept {
    while (Answered(PQgetResult(handle()), PQclear) != nullptr) {
    }
}

Answered PostgresLine::forget_statements() {
    prepared_.clear();
    return send("DEALLOCATE ALL");
}

bool PostgresLine::is_well(const Answered& answered) {
    const auto status = PQresultStatus(answered.get());
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ||
           status == PGRES_SINGLE_TUPLE || status == PGRES_EMPTY_QUERY;
}

// What the database complains of has a state. A complaint without one is libpq's own: a write into
// a line whose other end is gone fails while the line's status still reads well.
bool PostgresLine::broke(const Answered& answered, Use use) const {
    if (PQstatus(handle()) != CONNECTION_OK) {
        return true;
    }
    if (PQresultStatus(answered.get()) != PGRES_FATAL_ERROR || answered == nullptr) {
        return false;
    }
    const auto state = state_of(answered);
    return state.empty() || trouble_of_state(state, use) == Trouble::Away;
}

// The first line alone: what follows may quote a row, and with it somebody's words.
std::string PostgresLine::complaint(const Answered& answered) const {
    const char* const said = PQresultErrorField(answered.get(), PG_DIAG_MESSAGE_PRIMARY);
    return without_line_end(said == nullptr ? PQerrorMessage(handle()) : said);
}

std::string PostgresLine::state_of(const Answered& answered) {
    const char* const state = PQresultErrorField(answered.get(), PG_DIAG_SQLSTATE);
    return state == nullptr ? "" : state;
}

Trouble trouble_of_state(std::string_view state, Use use) {
    // It stops, starts, or is a copy that takes no writes.
    if (state.starts_with("08") || state == "57P01" || state == "57P02" || state == "57P03" ||
        (state == "25006" && use != Use::Read)) {
        return Trouble::Away;
    }
    // Too many connections, a lock that others hold, two who wait for each other.
    if (state == "53300" || state == "55P03" || state == "40P01" || state == "40001") {
        return Trouble::Busy;
    }
    if (state == "53100") {
        return Trouble::Full;
    }
    if (state == "XX001" || state == "XX002") {
        return Trouble::Damaged;
    }
    return Trouble::Other;
}

std::int64_t lock_of_schema(const std::string& schema) {
    Digest digest;
    digest.add("songyuan " + schema);
    return static_cast<std::int64_t>(digest.value());
}

} // namespace store
