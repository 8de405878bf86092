#include <array>

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

json page_view(const web::Request& request, const ListPage& page, json result) {
    return {{"title", request.words->say(page.title)},
            {"help", request.words->say(page.help)},
            {"back", page.back},
            {"back_title", request.words->say(page.back_title)},
            {"sheet_url", page.sheet},
            {"sheet_title", request.words->say(page.sheet_title)},
            {"form", web::form_view(request, page.address, {{"file", ""}})},
            {"result", std::move(result)}};
}

json result_view(const web::Request& request, const ListPage& page, const json& result) {
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
         request.words->say(page.done,
                            {{"taken", result.at("taken").get<std::int64_t>()},
                             {"already", result.at("already").get<std::int64_t>()},
                             {"refused", refused.size()}})},
        {"go_on", left == 0 ? "" : request.words->say("alliance.rows_left", {{"count", left}})},
        {"taken", result.at("taken")},
        {"already", result.at("already")},
        {"left", left},
        {"refused_count", refused.size()},
        {"refused_url",
         is_kept ? page.address + "/refused.xlsx?once=" + web::percent_encoded(request.once) : ""},
        {"more", more == 0 ? "" : request.words->say("alliance.more_refused", {{"count", more}})},
        {"refused", shown},
        {"has_refused", !shown.empty()}};
}

base::Result<web::Answer> show_form(const web::Request& request, const ListPage& page) {
    if (const auto seat = page.may_bring(request); !seat) {
        return base::refusal_of(seat);
    }
    return web::Answer(web::Shown{"alliance/import", page_view(request, page, nullptr)});
}

// The refused rows of a list that this account brought, as a spreadsheet to mend and bring again.
base::Result<web::Answer> give_refused(const web::Request& request, const ListPage& page) {
    const auto seat = page.may_bring(request);
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

base::Result<web::Command> take_list(const web::Request& request, const ListPage& page) {
    const auto seat = page.may_bring(request);
    if (!seat) {
        return base::refusal_of(seat);
    }
    if (request.uploads.empty() || request.uploads.front().bytes.empty()) {
        return refuse(Why::Invalid, "alliance.please_choose_file", {}, "file");
    }
    auto list = page.read(request, request.uploads.front().bytes);
    if (!list) {
        return base::refusal_of(list);
    }
    web::Command command;
    command.actor = seat->actor();
    command.work = [list = std::move(*list), seat = *seat](journal::Turn& turn) {
        return take_brought(turn, list, seat.account);
    };
    command.answer = [page](const web::Request& asked,
                            const json& result) -> base::Result<web::Answer> {
        return web::Answer(web::Shown{"alliance/import",
                                      page_view(asked, page, result_view(asked, page, result))});
    };
    return command;
}

base::Result<ActingSeat> who_administers(const web::Request& request) {
    return acting_with(request, Power::Administer);
}

template <base::Result<Brought> (*read)(std::string_view, const text::Catalogue&)>
base::Result<Brought> in_their_words(const web::Request& request, std::string_view bytes) {
    return read(bytes, *request.words);
}

constexpr std::string_view filled_in = "alliance.import_sample";

const std::array<ListPage, 3> pages = {ListPage{"/places/import",
                                                "places.import",
                                                "alliance.import_help",
                                                "places.imported",
                                                "/places",
                                                "places.title",
                                                "/places.xlsx",
                                                filled_in,
                                                who_administers,
                                                in_their_words<read_places_brought>},
                                       ListPage{"/alliance/import/units",
                                                "alliance.import_units",
                                                "alliance.import_units_help",
                                                "places.imported",
                                                "/alliance",
                                                "alliance.title",
                                                "/alliance/units.xlsx",
                                                filled_in,
                                                who_administers,
                                                in_their_words<read_units_brought>},
                                       ListPage{"/alliance/import/people",
                                                "alliance.import_people",
                                                "alliance.import_people_help",
                                                "places.imported",
                                                "/alliance",
                                                "alliance.title",
                                                "/alliance/people.xlsx",
                                                filled_in,
                                                who_administers,
                                                in_their_words<read_people_brought>}};

} // namespace

void add_list_page(web::Routes& routes, const ListPage& page) {
    const auto form = [page](const web::Request& request) { return show_form(request, page); };
    routes.get(page.address, web::Access::Staff, "The form for a list as CSV or XLSX.", form);
    routes.get(page.address + "/refused.xlsx",
               web::Access::Staff,
               "The rows of a list that were refused, with their reasons; for a day (`once`).",
               [page](const web::Request& request) { return give_refused(request, page); });
    auto list = web::posting(
        page.address,
        web::Access::Staff,
        "Takes a `file`, a list as CSV or XLSX, in parts when it is long.",
        [page](const web::Request& request) { return take_list(request, page); },
        form);
    list.bounds = {list_bytes_max, {"file"}};
    routes.add(std::move(list));
}

void add_import_routes(web::Routes& routes) {
    using web::Access;
    for (const auto& page : pages) {
        add_list_page(routes, page);
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
