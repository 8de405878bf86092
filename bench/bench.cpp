// Measures Songyuan on this machine, each figure beside the raw limit of the same run, and writes
// docs/benchmarks.md. The working size is 200,000 cases, the growth check 1,000,000.
//
//   bin/bench                    all of it, about half an hour
//   bin/bench --cases 20000      a smaller town, for a quick look; written down with --write only
//   bin/bench --larger DIR       the million stands in DIR already: `simulate --cases 1000000`
//   bin/bench --only postgres    one part, or several; written down with --write only

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "bench/log.hpp"
#include "bench/on_postgres.hpp"
#include "bench/programs.hpp"
#include "bench/raw_limits.hpp"
#include "bench/report.hpp"
#include "sheets/sheet.hpp"

namespace bench {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t working_size = 200'000;
constexpr std::int64_t growth_size = 1'000'000;
constexpr std::int64_t postgres_size = 20'000;

const std::vector<std::string> parts = {
    "pages", "reporting", "record", "growth", "import", "demo", "areas", "postgres", "streets"};

std::int64_t entries_in(const std::string& folder) {
    const auto verdict = nlohmann::json::parse(
        output_of(fmt::format("{} verify --data {} --json", program, folder)));
    return verdict.at("entries").get<std::int64_t>();
}

// Signs in at the made-up town's duty desk and answers the cookie.
std::string cookie_of(const Server& server, const std::string& folder) {
    (void)output_of(fmt::format(
        "echo 'a password for measuring' | {} user password desk --data {}", program, folder));
    const auto headers = output_of(
        fmt::format("curl -s -o /dev/null -D - -d 'login=desk&password=a password for measuring' "
                    "'{}/sign-in'",
                    server.address()));
    const auto begin = headers.find("session=");
    if (begin == std::string::npos) {
        give_up("the duty desk can't sign in");
    }
    return headers.substr(begin, headers.find(';', begin) - begin);
}

void measure_reporting(Report& report, const std::string& folder, int seconds) {
    const std::int64_t before = entries_in(folder);
    Load reporting;
    std::int64_t memory = 0;
    {
        const Server server(folder);
        const auto arguments = fmt::format("'{}' {}", some_places(server), before);
        reporting = load({server.address(), "report.lua", arguments, 64, seconds});
        memory = server.memory_most();
        std::this_thread::sleep_for(std::chrono::seconds(4)); // The words' index catches up.
    }
    const double raw = raw_reports_a_second(folder, before);
    report.add("reporting over HTTP, 64 connections, durable",
               fmt::format("{}, p99 {:.1f} ms, failed {}",
                           a_second(reporting.requests_a_second),
                           reporting.p99_milliseconds,
                           reporting.failed),
               fmt::format("bare sqlite3, same rows, batches of 64: {} → {}",
                           a_second(raw),
                           percent_of(reporting.requests_a_second, raw)));
    report.add("memory while reporting", fmt::format("{} MiB", memory), "300 MiB");
}

void measure_page(Report& report,
                  const Server& server,
                  const std::string& what,
                  const std::string& arguments,
                  double raw) {
    const auto seen = load({server.address(), "read.lua", arguments, 64, 8});
    report.add(
        what,
        fmt::format("{}, p50 {:.1f} ms, p99 {:.1f} ms, failed {}",
                    a_second(seen.requests_a_second),
                    seen.p50_milliseconds,
                    seen.p99_milliseconds,
                    seen.failed),
        fmt::format(
            "bare HTTP answer {} → {}", a_second(raw), percent_of(seen.requests_a_second, raw)));
}

struct Growing {
    const char* what;
    const char* path;
    bool is_staffs;
};

constexpr std::array growing = {
    Growing{"my desk", "/desk", true},
    Growing{"case page", "/cases/{id}", false},
    Growing{"case page of staff", "/cases/{id}", true},
    Growing{"filtered list", "/cases?category=lift&limit=50", true},
    Growing{"search", "/cases?q=%E7%94%B5%E6%A2%AF%E5%81%9C", true},
    Growing{"overview of a year", "/overview?from={year_ago}", true},
};

std::string with_dates(std::string path) {
    constexpr std::string_view year_ago = "{year_ago}";
    const auto at = path.find(year_ago);
    return at == std::string::npos
               ? path
               : path.replace(
                     at, year_ago.size(), output_of("date -d '1 year ago' +%F | tr -d '\n'"));
}

// What a server reads every day lies in the kernel's memory; a town made a moment ago may not.
void warm(const std::string& folder) {
    (void)output_of(fmt::format("cat {}/songyuan.db > /dev/null", folder));
}

// One connection at a time: how long one answer takes, in milliseconds.
std::vector<double> measure_growing(const std::string& folder, std::int64_t cases) {
    const Server server(folder);
    const auto cookie = cookie_of(server, folder);
    warm(folder);
    std::vector<double> seen;
    for (const auto& each : growing) {
        const auto arguments = fmt::format(
            "'{}' {} '{}'", with_dates(each.path), cases, each.is_staffs ? cookie : "-");
        const auto answers = load({server.address(), "read.lua", arguments, 1, 6});
        seen.push_back(answers.requests_a_second > 0 ? 1000 / answers.requests_a_second : 0);
    }
    return seen;
}

// What a command answers as JSON, and how long it took.
struct Timed {
    nlohmann::json answer;
    double seconds = 0;
};

Timed timed(const std::string& command) {
    Timed timed;
    std::string output;
    timed.seconds = seconds_of(command, &output);
    timed.answer = nlohmann::json::parse(output);
    return timed;
}

std::string simulate(const fs::path& root, std::int64_t cases, Report& report) {
    auto folder = (root / std::to_string(cases)).string();
    const auto [answer, seconds] = timed(
        fmt::format("{} simulate --cases {} --seed 1 --data {} --json", program, cases, folder));
    const auto entries = answer.at("entries").get<double>();
    report.add(fmt::format("simulate {} cases", cases),
               fmt::format("{:.0f} s, {:.1f} entries a case, {}, {} open at the end",
                           seconds,
                           entries / static_cast<double>(cases),
                           a_second(entries / seconds),
                           answer.at("open").get<std::int64_t>()),
               "the town that is measured");
    return folder;
}

void measure_record(Report& report, const std::string& folder) {
    const auto [verdict, verify] =
        timed(fmt::format("{} verify --data {} --json", program, folder));
    const auto entries = verdict.at("entries").get<double>();
    report.add("verify",
               a_second(entries / verify),
               fmt::format("bar 150,000/s; bare SHA-256 over the same bytes, on one core {}",
                           a_second(raw_hashes_a_second(folder))));
    const double rebuild = seconds_of(fmt::format("{} rebuild --data {}", program, folder));
    report.add("rebuild", a_second(entries / rebuild), "bar 50,000/s");
}

void measure_log(Report& report, const std::string& folder) {
    const auto log = log_figures(folder);
    const auto bar = "bar 0.2 ms";
    report.add(fmt::format("proof that an entry is among {}", log.entries),
               fmt::format("{:.3f} ms", log.inclusion_milliseconds),
               bar);
    report.add("the same, by the hash of its leaf",
               fmt::format("{:.3f} ms, the first time {:.2f} s",
                           log.by_hash_milliseconds,
                           log.first_by_hash_seconds),
               bar);
    report.add("proof that the record was only added to",
               fmt::format("{:.3f} ms", log.consistency_milliseconds),
               bar);
    report.add("get-entries, all cores", a_second(log.entries_a_second), "bar 300,000/s");
}

// A list as long as a large street's, in a new store.
void measure_import(Report& report, const fs::path& root) {
    constexpr int places = 10'000;
    sheets::Sheet list{"1", {{"居委会"}, {"小区"}, {"弄"}, {"号"}, {"室"}}, {}, {}};
    for (int at = 0; at < places; ++at) {
        const auto compound = std::to_string(at / 500);
        list.rows.push_back({"瞿溪" + std::to_string(at / 2'500),
                             "小区" + compound,
                             "瞿溪路" + compound + "弄",
                             std::to_string(at / 50 % 10 + 1),
                             std::to_string((at / 10 % 5 + 1) * 100 + at % 10 + 1)});
    }
    const auto file = root / "places.xlsx";
    std::ofstream(file, std::ios::binary) << sheets::write_workbook(list);
    const auto [taken, seconds] = timed(fmt::format("{} import places {} --data {} --json",
                                                    program,
                                                    file.string(),
                                                    (root / "places").string()));
    report.add("import of 10,000 places as XLSX",
               fmt::format("{:.2f} s, {} taken", seconds, taken.at("taken").get<int>()),
               "bar 3 s");
}

void measure_pages(Report& report, const std::string& folder, std::int64_t cases, double raw) {
    const Server idle(folder);
    report.add("start", fmt::format("{:.2f} s", idle.seconds_to_start()), "bar 1 s");
    const auto cookie = cookie_of(idle, folder);
    warm(folder);
    struct Page {
        const char* what;
        std::string arguments;
    };
    for (const auto& page :
         {Page{"case page as HTML", fmt::format("'/cases/{{id}}' {}", cases)},
          Page{"case page as JSON",
               fmt::format("'/cases/{{id}}.json' {} - application/json", cases)},
          Page{"case page of staff as HTML", fmt::format("'/cases/{{id}}' {} '{}'", cases, cookie)},
          Page{"my desk", fmt::format("/desk 1 '{}'", cookie)}}) {
        measure_page(report, idle, page.what, page.arguments, raw);
    }
    report.add("memory while reading", fmt::format("{} MiB", idle.memory_most()), "300 MiB");
}

// The smaller town's answers beside the larger one's.
void compare_growth(Report& report,
                    const std::vector<double>& before,
                    const std::string& grown,
                    std::int64_t large) {
    {
        const Server server(grown);
        report.add("start with the larger town",
                   fmt::format("{:.2f} s", server.seconds_to_start()),
                   "bar 1 s");
    }
    const auto after = measure_growing(grown, large);
    for (std::size_t at = 0; at < growing.size(); ++at) {
        report.add(fmt::format("{}, in a town of {} cases", growing[at].what, large),
                   fmt::format("{:.2f} → {:.2f} ms", before[at], after[at]),
                   fmt::format("× {:.2f}, bar × 1.3", after[at] / before[at]));
    }
}

void measure_idle_demo(Report& report, const std::string& folder) {
    (void)output_of(fmt::format("{} demo --data {}", program, folder));
    const Server server(folder);
    std::this_thread::sleep_for(std::chrono::seconds(2));
    report.add("idle demo", fmt::format("{} MiB", server.memory_now()), "60 MiB");
}

// A city's subdistricts in one process; started twice, since the first start makes the stores.
void measure_areas(Report& report, const fs::path& root) {
    constexpr int areas = 50;
    std::vector<std::string> arguments;
    for (int area = 1; area <= areas; ++area) {
        const auto name = fmt::format("310101{:03}", area);
        arguments.insert(arguments.end(),
                         {"--area", name + "=" + (root / "areas" / name).string()});
    }
    { const Server founding(arguments); }
    const Server server(arguments);
    report.add(
        fmt::format("{} subdistricts in one process", areas),
        fmt::format("start {:.2f} s, {} MiB", server.seconds_to_start(), server.memory_now()),
        "each with its own writer, store and key");
}

struct Towns {
    std::int64_t small = working_size;
    std::int64_t large = growth_size; // The same as the small one: no growth is looked at.
    std::string larger_folder;        // Where it stands already; empty: it is made.
    int seconds = 10;                 // Of reporting.
};

// What is asked for: every part, unless some are named.
class Asked {
public:
    explicit Asked(std::vector<std::string> named) : named_(std::move(named)) {}

    [[nodiscard]] bool is(const std::string& part) const {
        return named_.empty() || std::ranges::find(named_, part) != named_.end();
    }
    [[nodiscard]] bool is_town() const {
        return is("pages") || is("reporting") || is("record") || is("growth");
    }

private:
    std::vector<std::string> named_;
};

// All that is seen in one town, from small to large.
void measure_town(Report& report, const Asked& asked, const Towns& towns, const fs::path& root) {
    const auto folder = simulate(root, towns.small, report);
    ::sync(); // What was written before is not measured with what is read now; nor below.
    if (asked.is("pages")) {
        const double raw = raw_answers_a_second(6);
        report.add("bare HTTP answer", a_second(raw), "the raw limit of every page");
        measure_pages(report, folder, towns.small, raw);
    }
    const bool grows = asked.is("growth") && towns.large > towns.small;
    const auto before = grows ? measure_growing(folder, towns.small) : std::vector<double>{};
    if (asked.is("reporting")) {
        measure_reporting(report, folder, towns.seconds);
    }
    if (asked.is("record")) {
        ::sync();
        warm(folder);
        measure_record(report, folder);
        measure_log(report, folder);
    }
    if (grows) {
        const auto grown =
            towns.larger_folder.empty() ? simulate(root, towns.large, report) : towns.larger_folder;
        compare_growth(report, before, grown, towns.large);
    }
}

Report measure_all(const Asked& asked, const Towns& towns, const fs::path& root) {
    Report report;
    if (asked.is_town()) {
        measure_town(report, asked, towns, root);
    }
    if (asked.is("import")) {
        measure_import(report, root);
    }
    if (asked.is("demo")) {
        measure_idle_demo(report, (root / "demo").string());
    }
    if (asked.is("areas")) {
        measure_areas(report, root);
    }
    const Town on_postgres{std::min(towns.small, postgres_size), towns.seconds};
    if (asked.is("postgres")) {
        measure_on_postgres(report, (root / "postgres").string(), on_postgres);
    }
    if (asked.is("streets")) {
        measure_streets(report, (root / "streets").string(), on_postgres);
    }
    return report;
}

} // namespace
} // namespace bench

int main(int argument_count, char** arguments) {
    CLI::App app("Measures Songyuan beside the raw limits of this machine.");
    std::int64_t cases = bench::working_size;
    bool is_without_growth = false;
    app.add_option("--cases", cases, "Cases of the town; 200,000 is the working size");
    app.add_flag("--no-growth", is_without_growth, "Leave the million out");
    std::vector<std::string> only;
    app.add_option("--only", only, "Only these parts")->check(CLI::IsMember(bench::parts));
    bool is_written = false;
    app.add_flag("--write", is_written, "Write a smaller town's figures down as well");
    bench::Towns towns;
    app.add_option("--seconds", towns.seconds, "How long people report");
    app.add_option("--larger", towns.larger_folder, "Where a town of a million cases stands");
    CLI11_PARSE(app, argument_count, arguments);
    const auto root = std::filesystem::temp_directory_path() / "songyuan-bench";
    std::filesystem::remove_all(root);
    std::filesystem::create_directories(root);
    const bool is_whole = cases == bench::working_size && !is_without_growth && only.empty();
    towns.small = cases;
    towns.large = cases == bench::working_size && !is_without_growth ? bench::growth_size : cases;
    const auto report = bench::measure_all(bench::Asked(only), towns, root);
    if (is_whole || is_written) {
        report.write_down();
    } else {
        fmt::print(
            "Nothing was written down: this was a part or a smaller town. --write does it "
            "all the same.\n");
    }
    std::filesystem::remove_all(root);
    return 0;
}
