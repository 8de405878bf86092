#include "work_orders/verbs.hpp"

#include <fstream>
#include <memory>
#include <ostream>

#include "text/names.hpp"
#include "work_orders/views.hpp"
#include "work_orders/work_orders.hpp"

namespace work_orders {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::ordered_json;

Result<bool> write_file(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream out(path, std::ios::binary | std::ios::trunc);
    out << bytes;
    if (!out.flush()) {
        return refuse(Why::NotAllowed, "cli.file_not_written", {{"file", path.string()}});
    }
    return true;
}

// What a file is to be, by how it is named.
Result<FileKind> kind_of(const std::string& file) {
    const auto dot = file.rfind('.');
    const auto kind =
        dot == std::string::npos ? std::nullopt : text::named<FileKind>(file.substr(dot + 1));
    if (!kind) {
        return refuse(Why::Invalid, "work_orders.no_such_file_kind", {}, "FILE");
    }
    return *kind;
}

Reading reading_of(cli::Console& console, cli::Neighbourhood& town) {
    return {town.reader(), console.words, town.now()};
}

Result<Exchange> ask(cli::Neighbourhood& town,
                     const std::function<Result<ExchangeId>(journal::Turn&)>& exchange) {
    const journal::Work work = [&](journal::Turn& turn) -> Result<nlohmann::json> {
        const auto id = exchange(turn);
        return id ? Result<nlohmann::json>(nlohmann::json(id->value)) : base::refusal_of(id);
    };
    const auto results = town.ask(journal::operator_at_the_machine(), {work});
    if (!results.front()) {
        return base::refusal_of(results.front());
    }
    const auto made =
        find_exchange(town.reader(), ExchangeId{results.front()->get<std::int64_t>()});
    base::ensure(made.has_value(), "an exchange is there once it was recorded");
    return *made;
}

Result<int> import_orders(const std::string& named,
                          cli::Console& console,
                          cli::Neighbourhood& town) {
    const auto bytes = console.read_file(named);
    if (!bytes) {
        return base::refusal_of(bytes);
    }
    const auto file = read_order_file(*bytes);
    if (!file) {
        return base::refusal_of(file);
    }
    const auto came = ask(town, [&](journal::Turn& turn) { return receive(turn, *file); });
    if (!came) {
        return base::refusal_of(came);
    }
    const auto beside =
        console.path(named).string() + ".refused." + std::string(text::name_of(came->file));
    if (came->refused > 0) {
        const auto sheet = sheet_of(reading_of(console, town), *came);
        if (const auto written = write_file(beside, write_as(came->file, sheet)); !written) {
            return base::refusal_of(written);
        }
    }
    if (console.is_json()) {
        const ordered_json line = {{"exchange", came->id.value},
                                   {"received", came->rows},
                                   {"taken", came->taken},
                                   {"added", came->added},
                                   {"again", came->again},
                                   {"refused", came->refused}};
        console.out << line.dump() << '\n';
        return 0;
    }
    console.say("work_orders.came",
                {{"rows", came->rows},
                 {"taken", came->taken},
                 {"added", came->added},
                 {"again", came->again},
                 {"refused", came->refused}});
    if (came->refused > 0) {
        console.say("work_orders.refused_are_in", {{"file", beside}});
    }
    return 0;
}

struct AnswersAsked {
    std::string file;
    std::int64_t again = 0;
};

Result<Exchange> made_before(cli::Neighbourhood& town, std::int64_t id) {
    const auto exchange = find_exchange(town.reader(), ExchangeId{id});
    if (!exchange || exchange->direction != Direction::Out) {
        return refuse(Why::NotFound, "work_orders.no_such_exchange", {}, "again");
    }
    return *exchange;
}

// It is recorded before it is written: a disk that is full loses no answer, `--again` writes it.
Result<int> write_answers(const AnswersAsked& asked,
                          cli::Console& console,
                          cli::Neighbourhood& town) {
    const auto kind = kind_of(asked.file);
    if (!kind) {
        return base::refusal_of(kind);
    }
    const auto went =
        asked.again > 0 ? made_before(town, asked.again)
                        : ask(town, [&](journal::Turn& turn) { return give_answers(turn, *kind); });
    if (!went) {
        return base::refusal_of(went);
    }
    const auto sheet = sheet_of(reading_of(console, town), *went);
    const auto written = write_file(console.path(asked.file), write_as(*kind, sheet));
    if (!written) {
        return base::refusal_of(written);
    }
    if (console.is_json()) {
        console.out
            << ordered_json{{"exchange", went->id.value}, {"reports", sheet.rows.size()}}.dump()
            << '\n';
    } else {
        console.say(
            "work_orders.went_into",
            {{"reports", sheet.rows.size()}, {"file", asked.file}, {"exchange", went->id.value}});
    }
    return 0;
}

struct ReconcileAsked {
    std::string day;
    std::string against;
    std::string out;
};

ordered_json json_of(const Balance& balance, const text::Catalogue& words) {
    ordered_json sums = ordered_json::object();
    for (const auto& [name, count] : sum_lines(balance.sums)) {
        sums[name.substr(std::string_view("work_orders.sum_").size())] = count;
    }
    auto differences = ordered_json::array();
    for (const auto& [key, arguments] : balance.differences) {
        differences.push_back(words.say(key, arguments));
    }
    return {{"day", calendar::iso_date(balance.day)},
            {"is_over", balance.is_over},
            {"balances", balance.balances()},
            {"sums", std::move(sums)},
            {"differences", std::move(differences)}};
}

Result<Balance> reconciled(const ReconcileAsked& asked,
                           cli::Console& console,
                           cli::Neighbourhood& town) {
    auto day = calendar::office_day(town.now());
    if (!asked.day.empty()) {
        const auto typed = calendar::parse_date(asked.day);
        if (!typed || day < *typed) {
            return refuse(Why::Invalid, "work_orders.no_such_day", {}, "DAY");
        }
        day = *typed;
    }
    auto balance = balance_of(town.reader(), day, town.now());
    if (asked.against.empty()) {
        return balance;
    }
    const auto bytes = console.read_file(asked.against);
    if (!bytes) {
        return base::refusal_of(bytes);
    }
    const auto theirs = read_order_file(*bytes);
    if (!theirs) {
        return base::refusal_of(theirs);
    }
    return balance_against(town.reader(), std::move(balance), *theirs);
}

// Ends with 1 when it does not balance, so that a program that runs it every night notices.
Result<int> reconcile(const ReconcileAsked& asked,
                      cli::Console& console,
                      cli::Neighbourhood& town) {
    const auto balance = reconciled(asked, console, town);
    if (!balance) {
        return base::refusal_of(balance);
    }
    if (!asked.out.empty()) {
        const auto kind = kind_of(asked.out);
        if (!kind) {
            return base::refusal_of(kind);
        }
        const auto sheet = balance_sheet(reading_of(console, town), *balance);
        const auto written = write_file(console.path(asked.out), write_as(*kind, sheet));
        if (!written) {
            return base::refusal_of(written);
        }
    }
    if (console.is_json()) {
        console.out << json_of(*balance, console.words).dump() << '\n';
    } else {
        console.out << calendar::iso_date(balance->day) << '\n';
        for (const auto& [name, count] : sum_lines(balance->sums)) {
            console.out << "  " << console.words.say(name) << ": " << count << '\n';
        }
        console.out << verdict(console.words, *balance) << '\n';
        for (const auto& [key, arguments] : balance->differences) {
            console.out << "  " << console.words.say(key, arguments) << '\n';
        }
    }
    return balance->balances() ? 0 : 1;
}

cli::Verb import_verb() {
    return {"work-orders import",
            "Take in a file of the 12345 hotline's work orders: XLSX, JSON or CSV.",
            cli::Touch::Writes,
            [](cli::CommandLine& line) -> cli::Run {
                auto file = std::make_shared<std::string>();
                line.add_option("FILE",
                                *file,
                                "The file to read; refused rows go to FILE.refused.xlsx, .json "
                                "or .csv")
                    .required();
                return [file](cli::Console& console, cli::Neighbourhood& town) {
                    return import_orders(*file, console, town);
                };
            }};
}

cli::Verb answers_verb() {
    return {"work-orders answers",
            "Write the answers that are due to the hotline; each goes out once.",
            cli::Touch::Writes,
            [](cli::CommandLine& line) -> cli::Run {
                auto asked = std::make_shared<AnswersAsked>();
                line.add_option(
                        "FILE", asked->file, "The file to write, named .xlsx, .json or .csv")
                    .required();
                line.add_option("--again",
                                asked->again,
                                "Write the answers of this exchange once more, by its number");
                return [asked](cli::Console& console, cli::Neighbourhood& town) {
                    return write_answers(*asked, console, town);
                };
            }};
}

cli::Verb reconcile_verb() {
    return {"work-orders reconcile",
            "Show whether a day's work orders balance; exit code 1 when they don't.",
            cli::Touch::Reads,
            [](cli::CommandLine& line) -> cli::Run {
                auto asked = std::make_shared<ReconcileAsked>();
                line.add_option("DAY", asked->day, "2026-11-20; today when it is left out");
                line.add_option(
                    "--against", asked->against, "The hotline's own list of the day, to compare");
                line.add_option("--out",
                                asked->out,
                                "Write the sheet with every order here: .xlsx, .json or .csv");
                return [asked](cli::Console& console, cli::Neighbourhood& town) {
                    return reconcile(*asked, console, town);
                };
            }};
}

} // namespace

void add_verbs(cli::Verbs& verbs) {
    verbs.push_back(import_verb());
    verbs.push_back(answers_verb());
    verbs.push_back(reconcile_verb());
}

} // namespace work_orders
