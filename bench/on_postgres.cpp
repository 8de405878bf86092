#include "bench/on_postgres.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bench/programs.hpp"
#include "bench/raw_postgres.hpp"

namespace bench {
namespace {

constexpr int clients = 64;
constexpr int seconds_overheard = 2;
constexpr auto words_index_catches_up = std::chrono::seconds(4);

class OwnPostgres {
public:
    explicit OwnPostgres(std::string folder) : folder_(std::move(folder)) {
        act("start", " durable");
    }
    ~OwnPostgres() { act("stop", ""); }
    OwnPostgres(const OwnPostgres&) = delete;
    OwnPostgres& operator=(const OwnPostgres&) = delete;
    OwnPostgres(OwnPostgres&&) = delete;
    OwnPostgres& operator=(OwnPostgres&&) = delete;

    [[nodiscard]] std::string address() const {
        return fmt::format("postgresql:///postgres?host={}&user=songyuan", folder_);
    }
    [[nodiscard]] std::string log() const { return folder_ + "/log"; }

    // One number that the database knows.
    [[nodiscard]] std::int64_t ask(const std::string& select) const {
        return std::stoll(output_of(fmt::format(
            "psql --no-psqlrc -At -h {} -U songyuan postgres -c \"{}\"", folder_, select)));
    }

private:
    void act(const char* action, const char* how) const {
        (void)output_of(fmt::format("tests/database/server {} {}{}", action, folder_, how));
    }

    std::string folder_;
};

struct Store {
    std::vector<std::string> arguments; // That name it to the program.

    [[nodiscard]] nlohmann::json ask(const std::string& verb) const {
        std::string command = fmt::format("{} {} --json", program, verb);
        for (const auto& argument : arguments) {
            command += " '" + argument + "'";
        }
        return nlohmann::json::parse(output_of(command + " || [ $? = 1 ]")); // 1: an alarm.
    }
};

Store store_in(const OwnPostgres& database, const std::string& schema, const std::string& folder) {
    return {{"--database", database.address() + "&schema=" + schema, "--data", folder}};
}

// A street's own town, and how many bytes one of its cases takes.
void make_town(Report& report, const Store& store, std::int64_t cases, const std::string& where) {
    const auto begin = std::chrono::steady_clock::now();
    const auto made = store.ask(fmt::format("simulate --cases {} --seed 1", cases));
    const double seconds = seconds_since(begin);
    const auto entries = made.at("entries").get<double>();
    const auto bytes = store.ask("status").at("store_bytes").get<std::int64_t>();
    report.add(fmt::format("{} cases on {}", cases, where),
               fmt::format("{} bytes a case, {:.0f} bytes an entry",
                           bytes / cases,
                           static_cast<double>(bytes) / entries),
               fmt::format("simulated at {} entries", a_second(entries / seconds)));
}

// `areas` is how many have a host of their own.
Load reports(const Server& server, const std::string& places, int areas, int seconds) {
    return load({server.address(),
                 "report.lua",
                 fmt::format("'{}' {} {}", places, seconds, areas),
                 clients,
                 seconds});
}

struct Crowd {
    double reports_a_second = 0;
    std::int64_t failed = 0;
    std::int64_t idle_mebibytes = 0;
    std::int64_t most_mebibytes = 0;
    double seconds_to_start = 0;
    std::int64_t connections = 0;
};

// The streets are founded by a first start. What it takes to have them is seen at the second.
Crowd crowd(const std::vector<std::string>& areas, const OwnPostgres* database, int seconds) {
    { const Server founding(areas); }
    const Server server(areas);
    Crowd seen;
    seen.seconds_to_start = server.seconds_to_start();
    seen.idle_mebibytes = server.memory_now();
    const auto load = reports(server, "", static_cast<int>(areas.size() / 2), seconds);
    seen.reports_a_second = load.requests_a_second;
    seen.failed = load.failed;
    seen.most_mebibytes = server.memory_most();
    if (database != nullptr) {
        seen.connections = database->ask(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'songyuan%'");
    }
    return seen;
}

void add_crowd(Report& report, const std::string& what, const Crowd& seen) {
    report.add(
        what,
        fmt::format("{}, failed {}; start {:.2f} s; {} MiB idle, {} MiB at most",
                    a_second(seen.reports_a_second),
                    seen.failed,
                    seen.seconds_to_start,
                    seen.idle_mebibytes,
                    seen.most_mebibytes),
        seen.connections > 0 ? fmt::format("{} connections to PostgreSQL", seen.connections) : "—");
}

} // namespace

void measure_on_postgres(Report& report, const std::string& folder, const Town& town) {
    const OwnPostgres database(folder + "/postgresql");
    const auto store = store_in(database, "street", folder + "/street");
    make_town(report, store, town.cases, "PostgreSQL");
    Load reporting;
    std::int64_t memory = 0;
    {
        const Server server(store.arguments);
        reporting = reports(server, some_places(server), 0, town.seconds);
        memory = server.memory_most();
        std::this_thread::sleep_for(words_index_catches_up);
    }
    std::optional<Overheard> overheard;
    {
        const Server server(store.arguments);
        const auto places = some_places(server);
        overheard.emplace(database.address(), "street", database.log());
        (void)reports(server, places, 0, seconds_overheard);
        std::this_thread::sleep_for(words_index_catches_up);
    }
    const auto raw = overheard->written_once_more();
    report.add(
        "reporting on PostgreSQL over HTTP, 64 connections, durable",
        fmt::format("{}, p99 {:.1f} ms, failed {}, {} MiB",
                    a_second(reporting.requests_a_second),
                    reporting.p99_milliseconds,
                    reporting.failed,
                    memory),
        fmt::format("the same writes ({:.1f} a report) one by one through bare libpq, in the same "
                    "batches: {} → {}, bar 40 %",
                    static_cast<double>(raw.writes) / static_cast<double>(raw.reports),
                    a_second(raw.reports_a_second),
                    percent_of(reporting.requests_a_second, raw.reports_a_second)));
}

void measure_streets(Report& report, const std::string& folder, const Town& town) {
    const OwnPostgres database(folder + "/postgresql");
    // Where a database is the store, what is a machine's own lies in its state directory.
    setenv("XDG_STATE_HOME", (folder + "/state").c_str(), 1);
    make_town(report, {{"--data", folder + "/town"}}, town.cases, "SQLite");
    make_town(report, store_in(database, "town", folder + "/town_there"), town.cases, "PostgreSQL");
    for (const int streets : {1, 10, 50}) {
        std::vector<std::string> on_sqlite;
        std::vector<std::string> on_postgres;
        for (int street = 1; street <= streets; ++street) {
            const auto name = fmt::format("310101{:03}", street);
            const auto place = fmt::format("{}/{}/{}", folder, streets, name);
            const auto schema = fmt::format("s{}_{}", streets, name);
            on_sqlite.insert(on_sqlite.end(), {"--area", name + "=" + place});
            on_postgres.insert(on_postgres.end(),
                               {"--area", name + "=" + database.address() + "&schema=" + schema});
        }
        add_crowd(report,
                  fmt::format("{} streets in one process on SQLite, reporting", streets),
                  crowd(on_sqlite, nullptr, town.seconds));
        add_crowd(report,
                  fmt::format("{} streets in one process on PostgreSQL, reporting", streets),
                  crowd(on_postgres, &database, town.seconds));
    }
}

} // namespace bench
