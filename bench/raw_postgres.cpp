#include "bench/raw_postgres.hpp"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "bench/programs.hpp"

namespace bench {
namespace {

using Answered = std::unique_ptr<PGresult, void (*)(PGresult*)>;

constexpr const char* copy = "bench_copy";

class Line {
public:
    explicit Line(const std::string& database) : line_(PQconnectdb(database.c_str()), PQfinish) {
        if (PQstatus(line_.get()) != CONNECTION_OK) {
            give_up(PQerrorMessage(line_.get()));
        }
        run("SET client_min_messages TO warning");
    }

    Answered must(PGresult* result) const {
        Answered answered(result, PQclear);
        const auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            give_up(fmt::format("bare libpq: {}", PQerrorMessage(line_.get())));
        }
        return answered;
    }
    Answered run(const std::string& statements) const {
        return must(PQexec(line_.get(), statements.c_str()));
    }
    [[nodiscard]] PGconn* handle() const { return line_.get(); }

private:
    std::unique_ptr<PGconn, void (*)(PGconn*)> line_;
};

struct Said {
    std::string sql;
    std::vector<std::optional<std::string>> values;
};

// What one connection said, as the log has it: the statement, then its values in a line of their
// own. What spans several lines goes on after a tab.
struct Message {
    std::string process;
    std::string text;
};

std::vector<Message> messages_in(const std::string& log, std::uintmax_t from) {
    std::ifstream file(log);
    file.seekg(static_cast<std::streamoff>(from));
    std::vector<Message> messages;
    for (std::string line; std::getline(file, line);) {
        const auto end = line.find('|');
        if (line.starts_with('\t') && !messages.empty()) {
            messages.back().text += '\n' + line.substr(1);
        } else if (end != std::string::npos) {
            messages.push_back({line.substr(0, end), line.substr(end + 1)});
        }
    }
    return messages;
}

// "$1 = '7', $2 = NULL": a quote within a value is doubled.
std::vector<std::optional<std::string>> values_in(std::string_view text) {
    std::vector<std::optional<std::string>> values;
    for (auto at = text.find(" = "); at != std::string_view::npos; at = text.find(" = ", at)) {
        at += 3;
        if (text[at] != '\'') {
            values.emplace_back();
            continue;
        }
        std::string value;
        for (++at; text[at] != '\'' || text.substr(at, 2) == "''"; ++at) {
            value += text[at];
            at += text[at] == '\'' ? 1U : 0U;
        }
        ++at;
        values.emplace_back(std::move(value));
    }
    return values;
}

bool is_kept(std::string_view sql) {
    const auto begin = sql.find_first_not_of(" \n");
    const auto begins = [&](std::string_view word) {
        return sql.substr(std::min(begin, sql.size())).starts_with(word);
    };
    return begins("INSERT") || begins("UPDATE") || begins("DELETE") || sql == "BEGIN" ||
           sql == "COMMIT";
}

constexpr std::string_view writes_a_report = "INSERT INTO voices ";

bool is_report(const Said& said) {
    return said.sql.find(writes_a_report) != std::string::npos;
}

// All that whoever writes the journal said, without what it only asked; from the first BEGIN on.
std::vector<Said> said_in(const std::vector<Message>& messages) {
    std::string writer;
    for (const auto& message : messages) {
        if (message.text.find("INSERT INTO entries") != std::string::npos) {
            writer = message.process;
        }
    }
    std::vector<Said> said;
    bool takes_values = false;
    for (const auto& [process, text] : messages) {
        const auto colon = text.find(": ", text.find("LOG:  ") == 0 ? 6 : 0);
        if (process != writer || colon == std::string::npos) {
            continue;
        }
        if (text.starts_with("DETAIL:  ")) {
            if (takes_values) {
                said.back().values = values_in(text);
            }
            continue;
        }
        Said next{text.substr(colon + 2), {}};
        takes_values = is_kept(next.sql) && (!said.empty() || next.sql == "BEGIN");
        if (takes_values) {
            said.push_back(std::move(next));
        }
    }
    while (!said.empty() && said.back().sql != "COMMIT") {
        said.pop_back();
    }
    return said;
}

// Prepared once, then by name.
class Prepared {
public:
    explicit Prepared(const Line& line) : line_(line) {}

    void prepare(const Said& said) {
        if (!names_.contains(said.sql)) {
            const auto name = fmt::format("p{}", names_.size());
            line_.must(PQprepare(line_.handle(), name.c_str(), said.sql.c_str(), 0, nullptr));
            names_[said.sql] = name;
        }
    }

    void run(const Said& said) const {
        std::vector<const char*> values;
        for (const auto& value : said.values) {
            values.push_back(value ? value->c_str() : nullptr);
        }
        line_.must(PQexecPrepared(line_.handle(),
                                  names_.at(said.sql).c_str(),
                                  static_cast<int>(values.size()),
                                  values.data(),
                                  nullptr,
                                  nullptr,
                                  0));
    }

private:
    const Line& line_;
    std::map<std::string, std::string> names_;
};

} // namespace

Overheard::Overheard(std::string database, std::string schema, std::string log)
    : database_(std::move(database)), schema_(std::move(schema)), log_(std::move(log)) {
    const Line line(database_);
    line.run(fmt::format("DROP SCHEMA IF EXISTS {0} CASCADE; CREATE SCHEMA {0}", copy));
    const auto tables = line.run(fmt::format(
        "SELECT tablename FROM pg_tables WHERE schemaname = '{}' ORDER BY tablename", schema_));
    for (int row = 0; row < PQntuples(tables.get()); ++row) {
        const std::string table = PQgetvalue(tables.get(), row, 0);
        line.run(
            fmt::format("CREATE TABLE {0}.{1} (LIKE {2}.{1} INCLUDING ALL); "
                        "INSERT INTO {0}.{1} SELECT * FROM {2}.{1}; ANALYZE {0}.{1}",
                        copy,
                        table,
                        schema_));
    }
    listen("ALTER SYSTEM SET log_line_prefix = '%p|'; ALTER SYSTEM SET log_statement = 'all'");
    heard_from_ = std::filesystem::file_size(log_);
}

Overheard::~Overheard() {
    Line(database_).run(fmt::format("DROP SCHEMA IF EXISTS {} CASCADE", copy));
}

// A setting of the whole database's needs a statement of its own each, and a moment.
void Overheard::listen(const char* statements) const {
    const Line line(database_);
    std::string_view rest = statements;
    while (!rest.empty()) {
        const auto end = std::min(rest.find(';'), rest.size());
        line.run(std::string(rest.substr(0, end)));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    line.run("SELECT pg_reload_conf()");
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
}

Overheard::Raw Overheard::written_once_more() {
    listen("ALTER SYSTEM RESET log_statement; ALTER SYSTEM RESET log_line_prefix");
    const auto said = said_in(messages_in(log_, heard_from_));
    Raw raw;
    raw.reports = std::ranges::count_if(said, is_report);
    raw.writes = std::ranges::count_if(
        said, [](const Said& each) { return each.sql != "BEGIN" && each.sql != "COMMIT"; });
    const Line line(database_);
    line.run(fmt::format("SET search_path TO {}", copy));
    Prepared prepared(line);
    for (const auto& each : said) {
        prepared.prepare(each);
    }
    const auto begin = std::chrono::steady_clock::now();
    for (const auto& each : said) {
        prepared.run(each);
    }
    raw.reports_a_second = static_cast<double>(raw.reports) / seconds_since(begin);
    return raw;
}

} // namespace bench
