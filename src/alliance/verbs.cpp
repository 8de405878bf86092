#include "alliance/verbs.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <memory>
#include <ostream>

#include "alliance/erasing.hpp"
#include "alliance/lists_brought.hpp"
#include "identity/identity.hpp"

namespace alliance {

namespace {

using base::Result;
using nlohmann::json;

// Few enough that a turn has room for what they add.
constexpr std::size_t rows_a_turn = 1'000;

using ReadBrought = Result<Brought> (*)(std::string_view bytes, const text::Catalogue& words);

struct Counts {
    std::int64_t taken = 0;
    std::int64_t already = 0;
    json refused = json::array();
};

// The rows from one to another, and with the first of them those that could not be read.
Brought part_of(const Brought& all, std::size_t from, std::size_t to) {
    Brought part{all.table, {}, {}};
    part.rows.assign(all.rows.begin() + static_cast<std::ptrdiff_t>(from),
                     all.rows.begin() + static_cast<std::ptrdiff_t>(to));
    if (from == 0) {
        part.refused = all.refused;
    }
    return part;
}

Result<Counts> take_all(const Brought& all, cli::Neighbourhood& neighbourhood) {
    Counts counts;
    std::size_t from = 0;
    do {
        const auto to = std::min(from + rows_a_turn, all.rows.size());
        const journal::Work work = [part = part_of(all, from, to)](journal::Turn& turn) {
            return take_brought(turn, part, AccountId{});
        };
        const auto results = neighbourhood.ask(journal::operator_at_the_machine(), {work});
        if (!results.front()) {
            return base::refusal_of(results.front());
        }
        const auto& result = *results.front();
        base::ensure(result.at("left") == 0, "a part of a list fits into a turn");
        counts.taken += result.at("taken").get<std::int64_t>();
        counts.already += result.at("already").get<std::int64_t>();
        for (const auto& row : result.at("refused")) {
            counts.refused.push_back(row);
        }
        from = to;
    } while (from < all.rows.size());
    return counts;
}

// They come back as what they came in, beside the file they stand in.
Result<std::string> write_refused(const std::string& path,
                                  std::string_view bytes,
                                  const sheets::Sheet& sheet) {
    const bool is_xlsx = sheets::is_package(bytes);
    const std::string beside = path + (is_xlsx ? ".refused.xlsx" : ".refused.csv");
    std::ofstream out(beside, std::ios::binary | std::ios::trunc);
    out << (is_xlsx ? sheets::write_workbook(sheet) : sheets::write_csv(sheet));
    if (!out.flush()) {
        return base::refuse(base::Why::NotAllowed, "cli.file_not_written", {{"file", beside}});
    }
    return beside;
}

Result<int> import_list(const std::string& file,
                        ReadBrought read,
                        cli::Console& console,
                        cli::Neighbourhood& neighbourhood) {
    const auto bytes = console.read_file(file);
    if (!bytes) {
        return base::refusal_of(bytes);
    }
    const auto brought = read(*bytes, console.words);
    if (!brought) {
        return base::refusal_of(brought);
    }
    const auto counts = take_all(*brought, neighbourhood);
    if (!counts) {
        return base::refusal_of(counts);
    }
    std::string beside;
    if (!counts->refused.empty()) {
        const auto sheet = refused_sheet(
            json(brought->table.heading()), counts->refused, console.words, neighbourhood.now());
        auto written = write_refused(console.path(file).string(), *bytes, sheet);
        if (!written) {
            return base::refusal_of(written);
        }
        beside = std::move(*written);
    }
    if (console.is_json()) {
        console.out << nlohmann::ordered_json{{"taken", counts->taken},
                                              {"already", counts->already},
                                              {"refused", counts->refused.size()}}
                           .dump()
                    << '\n';
        return 0;
    }
    console.say("places.imported",
                {{"taken", counts->taken},
                 {"already", counts->already},
                 {"refused", counts->refused.size()}});
    if (!beside.empty()) {
        console.say("places.refused_are_listed", {{"file", beside}});
    }
    return 0;
}

cli::Verb import_verb(const char* name,
                      const char* summary,
                      const char* columns,
                      ReadBrought read) {
    return {name, summary, cli::Touch::Writes, [columns, read](cli::CommandLine& line) -> cli::Run {
                auto file = std::make_shared<std::string>();
                line.add_option("FILE", *file, columns).required();
                return [file, read](cli::Console& console, cli::Neighbourhood& neighbourhood) {
                    return import_list(*file, read, console, neighbourhood);
                };
            }};
}

// By their number, or by the login of their account.
Result<PersonId> person_named(store::Connection& connection, const std::string& named) {
    std::int64_t number = 0;
    const auto* end = named.data() + named.size();
    const auto read = std::from_chars(named.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) {
        return PersonId{number};
    }
    const auto account = identity::find_account(connection, named);
    const auto found = account ? person_of_account(connection, account->id) : std::nullopt;
    return found ? Result<PersonId>(*found)
                 : base::refuse(base::Why::NotFound, "alliance.no_such_person");
}

cli::Run declare_erase(cli::CommandLine& line) {
    struct Options {
        std::string person;
        std::string rule;
    };
    auto options = std::make_shared<Options>();
    line.add_option("PERSON", options->person, "The person's login, or their number").required();
    line.add_option("--rule", options->rule, "Under which rule, or at whose wish; no names")
        .required();
    return [options](cli::Console& console, cli::Neighbourhood& neighbourhood) -> Result<int> {
        const journal::Work work = [options](journal::Turn& turn) -> Result<json> {
            const auto person = person_named(turn.store(), options->person);
            if (!person) {
                return base::refusal_of(person);
            }
            const auto values = erase_person(turn, *person, options->rule);
            return values ? Result<json>(json(*values)) : base::refusal_of(values);
        };
        const auto results = neighbourhood.ask(journal::operator_at_the_machine(), {work});
        if (!results.front()) {
            return base::refusal_of(results.front());
        }
        const auto values = results.front()->get<std::int64_t>();
        console.say(values == 0 ? "alliance.person_was_erased" : "alliance.person_erased",
                    {{"values", values}});
        return 0;
    };
}

} // namespace

void add_verbs(cli::Verbs& verbs) {
    verbs.push_back(import_verb("import units",
                                "Add units with what they serve; what is there already stays.",
                                "CSV or XLSX as the page of the units hands it out",
                                read_units_brought));
    verbs.push_back(import_verb("import people",
                                "Add seats and who holds them; nobody is put out of a seat.",
                                "CSV or XLSX as the page of the people hands it out",
                                read_people_brought));
    verbs.push_back({"erase person",
                     "Erase name, telephone and login of somebody who left every seat.",
                     cli::Touch::Writes,
                     declare_erase});
}

} // namespace alliance
