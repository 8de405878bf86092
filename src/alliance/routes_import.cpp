#include <array>
#include <functional>

#include "alliance/lists_brought.hpp"
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

// Beyond this the page says how many more there are; the spreadsheet has them all.
constexpr std::size_t refused_shown_max = 100;

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

const std::array<Import, 3> imports = {Import{"/places/import",
                                              "places.import",
                                              "alliance.import_help",
                                              "/places",
                                              "places.title",
                                              "/places.xlsx",
                                              read_places_brought},
                                       Import{"/alliance/import/units",
                                              "alliance.import_units",
                                              "alliance.import_units_help",
                                              "/alliance",
                                              "alliance.title",
                                              "/alliance/units.xlsx",
                                              read_units_brought},
                                       Import{"/alliance/import/people",
                                              "alliance.import_people",
                                              "alliance.import_people_help",
                                              "/alliance",
                                              "alliance.title",
                                              "/alliance/people.xlsx",
                                              read_people_brought}};

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
            shown.push_back(
                {{"line", row.at("line")}, {"reason", reason_of_row(row, *request.words)}});
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
    const auto sheet =
        refused_sheet(result->at("heading"), result->at("refused"), *request.words, request.now);
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
        return take_brought(turn, list, seat.account);
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
        auto list = web::posting(
            import.address,
            Access::Staff,
            "Takes a `file`, a list as CSV or XLSX, in parts when it is long.",
            [&import](const web::Request& request) { return import_list(request, import); },
            form);
        list.bounds = {list_bytes_max, {"file"}};
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
