#include <array>
#include <functional>
#include <map>

#include "alliance/lists.hpp"
#include "alliance/routes.hpp"
#include "text/normalise.hpp"
#include "web/form_view.hpp"
#include "web/once.hpp"
#include "web/target.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;
using nlohmann::json;

constexpr std::size_t list_bytes_max = 2 * 1024 * 1024;

// A row adds at most one place a level and its code, or a unit with what it serves.
constexpr int entries_a_row_max = 6;

// Beyond this the page says how many more there are; the spreadsheet has them all.
constexpr std::size_t refused_shown_max = 100;

// What somebody brought: each row, ready to be taken, and those that could not be read.
struct Brought {
    struct Row {
        std::size_t line = 0;
        std::function<base::Result<Taken>(journal::Turn&, KnownPeople&)> take;
    };
    sheets::Table table;
    std::vector<Row> rows;
    std::vector<sheets::RefusedRow> refused;
};

template <class Record, class TakeRow>
base::Result<Brought> if_read(base::Result<sheets::List<Record>> list, const TakeRow& take) {
    if (!list) {
        return base::refusal_of(list);
    }
    Brought all{std::move(list->table), {}, std::move(list->refused)};
    for (auto& [line, row] : list->rows) {
        all.rows.push_back(
            {line, [take, record = std::move(row)](journal::Turn& turn, KnownPeople& known) {
                 return take(turn, record, known);
             }});
    }
    return all;
}

// A list that can be brought: where, under which words, and how it is read.
struct Import {
    std::string address;
    std::string_view title;
    std::string_view help;
    std::string_view back;
    std::string_view back_title;
    std::string_view sheet; // The same list as it is handed out.
    base::Result<Brought> (*read)(std::string_view bytes, const text::Catalogue& words);
};

base::Result<Brought> places_in(std::string_view bytes, const text::Catalogue&) {
    return if_read(places::read_rows(bytes),
                   [](journal::Turn& turn, const places::PlaceRow& row, KnownPeople&) {
                       return places::take_row(turn, row);
                   });
}

base::Result<Brought> units_in(std::string_view bytes, const text::Catalogue& words) {
    return if_read(
        read_units(bytes, words),
        [](journal::Turn& turn, const UnitRow& row, KnownPeople&) { return take_unit(turn, row); });
}

base::Result<Brought> people_in(std::string_view bytes, const text::Catalogue& words) {
    return if_read(read_seats(bytes, words), take_seat);
}

const std::array<Import, 3> imports = {Import{"/places/import",
                                              "places.import",
                                              "alliance.import_help",
                                              "/places",
                                              "places.title",
                                              "/places.xlsx",
                                              places_in},
                                       Import{"/alliance/import/units",
                                              "alliance.import_units",
                                              "alliance.import_units_help",
                                              "/alliance",
                                              "alliance.title",
                                              "/alliance/units.xlsx",
                                              units_in},
                                       Import{"/alliance/import/people",
                                              "alliance.import_people",
                                              "alliance.import_people_help",
                                              "/alliance",
                                              "alliance.title",
                                              "/alliance/people.xlsx",
                                              people_in}};

// Bytes that are no text are left out.
json texts(const std::vector<std::string>& cells) {
    json readable = json::array();
    for (const auto& cell : cells) {
        readable.push_back(text::is_utf8(cell) ? cell : std::string());
    }
    return readable;
}

json refused_row(const Brought& list, std::size_t line, const base::Refusal& refusal) {
    json arguments = json::array();
    for (const auto& argument : refusal.arguments) {
        arguments.push_back({argument.name, argument.value});
    }
    return {{"line", line},
            {"cells", texts(list.table.cells_of(line))},
            {"key", refusal.key},
            {"arguments", arguments}};
}

// One turn holds only so many entries: a list beyond that is taken in parts. What is there already
// costs nothing, and sending the same file again goes on where it stopped.
base::Result<json> take_list(journal::Turn& turn, const Brought& list, const ActingSeat& seat) {
    std::map<std::size_t, json> refused;
    for (const auto& row : list.refused) {
        refused[row.line] = refused_row(list, row.line, row.refusal);
    }
    KnownPeople known;
    std::int64_t taken = 0;
    std::int64_t already = 0;
    std::int64_t left = 0;
    for (const auto& row : list.rows) {
        if (turn.entries().size() + entries_a_row_max > journal::entries_a_turn_max) {
            ++left;
            continue;
        }
        const auto one = row.take(turn, known);
        if (!one) {
            refused[row.line] = refused_row(list, row.line, one.error());
        } else {
            ++(*one == Taken::Added ? taken : already);
        }
    }
    json result{{"taken", taken},
                {"already", already},
                {"left", left},
                {"account", seat.account.value},
                {"heading", texts(list.table.heading())},
                {"refused", json::array()}};
    for (auto& [line, row] : refused) {
        result["refused"].push_back(std::move(row));
    }
    return result;
}

std::string reason_of(const json& row, const text::Catalogue& words) {
    base::Arguments arguments;
    for (const auto& argument : row.at("arguments")) {
        arguments.emplace_back(argument[0].get<std::string>(), argument[1].get<std::string>());
    }
    return words.say(row.at("key").get<std::string>(), arguments);
}

json page_of(const web::Request& request, const Import& import, json result) {
    return {{"title", request.words->say(import.title)},
            {"help", request.words->say(import.help)},
            {"back", import.back},
            {"back_title", request.words->say(import.back_title)},
            {"sheet_url", import.sheet},
            {"form", web::form_view(request, import.address, {{"file", ""}})},
            {"result", std::move(result)}};
}

json result_view(const web::Request& request, const Import& import, const json& result) {
    json shown = json::array();
    const auto& refused = result.at("refused");
    for (const auto& row : refused) {
        if (shown.size() < refused_shown_max) {
            shown.push_back({{"line", row.at("line")}, {"reason", reason_of(row, *request.words)}});
        }
    }
    const auto left = result.at("left").get<std::int64_t>();
    const auto more = refused.size() - shown.size();
    const bool is_kept = !refused.empty() && !request.once.empty();
    return {
        {"sentence",
         request.words->say("places.imported",
                            {{"taken", result.at("taken").get<std::int64_t>()},
                             {"already", result.at("already").get<std::int64_t>()},
                             {"refused", refused.size()}})},
        {"go_on", left == 0 ? "" : request.words->say("alliance.rows_left", {{"count", left}})},
        {"taken", result.at("taken")},
        {"already", result.at("already")},
        {"left", left},
        {"refused_count", refused.size()},
        {"refused_url",
         is_kept ? import.address + "/refused.xlsx?once=" + web::percent_encoded(request.once)
                 : ""},
        {"more", more == 0 ? "" : request.words->say("alliance.more_refused", {{"count", more}})},
        {"refused", shown},
        {"has_refused", !shown.empty()}};
}

base::Result<web::Answer> show_import(const web::Request& request, const Import& import) {
    if (const auto seat = acting_with(request, Power::Administer); !seat) {
        return base::refusal_of(seat);
    }
    return web::Answer(web::Shown{"alliance/import", page_of(request, import, nullptr)});
}

// The refused rows of a list that this account brought, as a spreadsheet to mend and bring again.
base::Result<web::Answer> give_refused(const web::Request& request) {
    const auto seat = acting_with(request, Power::Administer);
    if (!seat) {
        return base::refusal_of(seat);
    }
    const auto result = web::answer_given(*request.store, request.query.get("once"), request.now);
    const bool is_theirs = result && result->is_object() &&
                           result->value("account", std::int64_t{0}) == seat->account.value &&
                           result->contains("heading");
    if (!is_theirs) {
        return refuse(Why::NotFound, "alliance.refused_rows_gone");
    }
    std::vector<sheets::Returned> rows;
    for (const auto& row : result->at("refused")) {
        rows.push_back({row.at("line").get<std::size_t>(),
                        row.at("cells").get<std::vector<std::string>>(),
                        reason_of(row, *request.words)});
    }
    const auto sheet = sheets::returned_sheet(
        result->at("heading").get<std::vector<std::string>>(), rows, *request.words, request.now);
    return web::Answer(web::File{
        std::string(sheets::content_type), sheets::write_workbook(sheet), "refused.xlsx"});
}

base::Result<web::Command> import_list(const web::Request& request, const Import& import) {
    const auto seat = acting_with(request, Power::Administer);
    if (!seat) {
        return base::refusal_of(seat);
    }
    if (request.uploads.empty() || request.uploads.front().bytes.empty()) {
        return refuse(Why::Invalid, "alliance.please_choose_file", {}, "file");
    }
    auto list = import.read(request.uploads.front().bytes, *request.words);
    if (!list) {
        return base::refusal_of(list);
    }
    web::Command command;
    command.actor = seat->actor();
    command.work = [list = std::move(*list), seat = *seat](journal::Turn& turn) {
        return take_list(turn, list, seat);
    };
    command.answer = [&import](const web::Request& asked,
                               const json& result) -> base::Result<web::Answer> {
        return web::Answer(web::Shown{"alliance/import",
                                      page_of(asked, import, result_view(asked, import, result))});
    };
    return command;
}

} // namespace

void add_import_routes(web::Routes& routes) {
    using web::Access;
    for (const auto& import : imports) {
        const auto form = [&import](const web::Request& request) {
            return show_import(request, import);
        };
        routes.get(import.address, Access::Staff, "The form for a list as CSV or XLSX.", form);
        routes.get(import.address + "/refused.xlsx",
                   Access::Staff,
                   "The rows of a list that were refused, with their reasons; for a day (`once`).",
                   give_refused);
        web::Route list;
        list.method = web::Method::Post;
        list.pattern = import.address;
        list.access = Access::Staff;
        list.summary = "Takes a list as CSV or XLSX, in parts when it is long.";
        list.write = [&import](const web::Request& request) {
            return import_list(request, import);
        };
        list.form = form;
        list.bounds.body_bytes_max = list_bytes_max;
        routes.add(std::move(list));
    }
    routes.get("/alliance/units.xlsx",
               Access::Anyone,
               "All units as a spreadsheet, as it can be brought again.",
               [](const web::Request& request) -> base::Result<web::Answer> {
                   return web::Answer(web::File{std::string(sheets::content_type),
                                                sheets::write_workbook(units_list(request)),
                                                "units.xlsx"});
               });
    routes.get("/alliance/people.xlsx",
               Access::Staff,
               "All seats and who holds them as a spreadsheet, as it can be brought again.",
               [](const web::Request& request) -> base::Result<web::Answer> {
                   return web::Answer(web::File{std::string(sheets::content_type),
                                                sheets::write_workbook(people_list(request)),
                                                "people.xlsx"});
               });
}

} // namespace alliance
