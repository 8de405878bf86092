#include <algorithm>

#include "cases/lists.hpp"
#include "cases/views_found.hpp"
#include "places/places.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

using nlohmann::json;

void add_filters(std::string& address, const ListAsked& asked) {
    add_parameter(address, "q", asked.words);
    if (asked.stage) {
        add_parameter(address, "stage", text::name_of(*asked.stage));
    }
    add_parameter(address, "stage", asked.is_suspended ? "suspended" : "");
    add_parameter(address, "category", asked.category);
    add_parameter(address, "place", asked.place_typed);
}

// The spreadsheet has the whole list, whichever of its pages is shown.
std::string sheet_href(const ListAsked& asked) {
    std::string address = "/cases.xlsx?";
    add_filters(address, asked);
    return address;
}

} // namespace

bool is_filtered(const ListAsked& asked) {
    return asked.stage || asked.is_suspended || !asked.category.empty() || asked.place.value != 0;
}

bool passes(const ListAsked& asked, const Case& current) {
    return (!asked.stage || current.stage == *asked.stage) &&
           (!asked.is_suspended || current.suspension) &&
           (asked.category.empty() || current.category == asked.category) &&
           (asked.place.value == 0 || current.compound == asked.place ||
            current.committee == asked.place);
}

json stage_choices(const Viewer& viewer, const ListAsked& asked, StageChoices which) {
    json choices = json::array();
    for (const auto name : enum_names(Stage{})) {
        const auto stage = *text::named<Stage>(name);
        if (which == StageChoices::All || !is_end(stage)) {
            const std::string code(name);
            choices.push_back({{"code", code},
                               {"name", viewer.words.say("cases.stage_name_" + code)},
                               {"is_picked", asked.stage == stage}});
        }
    }
    choices.push_back({{"code", "suspended"},
                       {"name", viewer.words.say("cases.stage_name_suspended")},
                       {"is_picked", asked.is_suspended}});
    return choices;
}

std::string next_href(const std::string& path, const ListAsked& asked, CaseId last) {
    std::string address = path + "?";
    add_filters(address, asked);
    add_parameter(address, "limit", std::to_string(asked.limit));
    add_parameter(address, "before", std::to_string(last.value));
    return address;
}

void add_parameter(std::string& address, std::string_view name, std::string_view value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    if (value.empty()) {
        return;
    }
    address += address.ends_with('?') ? "" : "&";
    address.append(name).append("=");
    for (const char each : value) {
        const auto byte = static_cast<unsigned char>(each);
        const bool is_plain = (each >= '0' && each <= '9') || (each >= 'a' && each <= 'z') ||
                              (each >= 'A' && each <= 'Z') || each == '_' || each == '-';
        if (is_plain) {
            address += each;
        } else {
            address += '%';
            address += digits[byte >> 4U];
            address += digits[byte & 0xFU];
        }
    }
}

CasesFound cases_asked_for(const Viewer& viewer, const ListAsked& asked) {
    if (!asked.words.empty()) {
        return found_by_words(viewer, asked);
    }
    Filter filter;
    filter.stage = asked.stage;
    filter.is_suspended = asked.is_suspended;
    filter.category = asked.category;
    filter.place = asked.place;
    filter.before = asked.before;
    filter.limit = asked.limit + 1;
    CasesFound found{list(viewer.store, filter), {}};
    if (static_cast<int>(found.cases.size()) > asked.limit) {
        found.cases.pop_back();
        found.next = found.cases.back().id;
    }
    return found;
}

json list_view(const Viewer& viewer, const ListAsked& asked) {
    const auto found = cases_asked_for(viewer, asked);
    json rows = json::array();
    for (const auto& current : found.cases) {
        rows.push_back(row_view(viewer, current));
    }
    json view;
    view["title"] =
        viewer.words.say(viewer.reader == Reader::Staff ? "cases.list_title" : "list.title");
    view["q"] = asked.words;
    view["place"] = asked.place_typed;
    view["limit"] = asked.limit;
    view["stages"] = stage_choices(viewer, asked, StageChoices::All);
    view["category_groups"] = category_groups(viewer, asked.category, CategoryChoices::OfCases);
    view["is_empty"] = rows.empty() && !found.next;
    view["stopped_early"] = found.stopped_early ? viewer.words.say("list.stopped_early") : "";
    view["is_filtered"] = !asked.words.empty() || is_filtered(asked) || asked.before.has_value();
    view["is_staff"] = viewer.reader == Reader::Staff;
    view["import_url"] = viewer.seat ? voices::import_url(viewer.store, *viewer.seat) : "";
    view["sheet_href"] = rows.empty() ? "" : sheet_href(asked);
    view["cases"] = std::move(rows);
    view["next_href"] = found.next ? next_href("/cases", asked, *found.next) : "";
    return view;
}

} // namespace cases
