// Applications and letters as spreadsheets, for the secretariat's files.

#include "alliance/views_joining.hpp"
#include "text/names.hpp"

namespace alliance {
namespace {

using nlohmann::json;

sheets::Sheet empty_sheet(const web::Request& request,
                          const char* title,
                          std::initializer_list<const char*> columns) {
    sheets::Sheet sheet{request.words->say(title), {}, {}, request.now};
    for (const auto* column : columns) {
        sheet.columns.push_back({request.words->say(column)});
    }
    return sheet;
}

void add_rows(sheets::Sheet& sheet, const json& rows, std::initializer_list<const char*> names) {
    for (const auto& row : rows) {
        std::vector<sheets::Cell> cells;
        for (const auto* name : names) {
            cells.emplace_back(row.at(name).get<std::string>());
        }
        sheet.rows.push_back(std::move(cells));
    }
}

} // namespace

sheets::Sheet applications_sheet(const web::Request& request) {
    auto sheet = empty_sheet(request,
                             "alliance.applications_title",
                             {"alliance.unit",
                              "alliance.applies_as",
                              "alliance.wish",
                              "alliance.asked_on",
                              "alliance.state"});
    const auto view = applications_view(request);
    for (const auto* part : {"waiting", "decided"}) {
        add_rows(sheet, view.at(part), {"name", "kind_name", "wish", "asked_on", "state"});
    }
    return sheet;
}

sheets::Sheet letters_sheet(const web::Request& request) {
    auto sheet = empty_sheet(request,
                             "alliance.letters_title",
                             {"alliance.letter_column",
                              "alliance.holder",
                              "alliance.seat_title",
                              "alliance.term_head",
                              "alliance.state"});
    add_rows(
        sheet, letters_view(request).at("letters"), {"number", "person", "seat", "term", "state"});
    return sheet;
}

} // namespace alliance
