#include "places/views.hpp"

#include <algorithm>
#include <vector>

#include "places/records.hpp"
#include "places/rules.hpp"
#include "text/names.hpp"

namespace places {

namespace {

using nlohmann::json;

std::string url_of(PlaceId id) {
    return "/places?under=" + std::to_string(id.value);
}

std::string level_key(Level level) {
    return "places.level_" + std::string(text::name_of(level));
}

json row_of(store::Connection& connection, const Place& place, const text::Catalogue& words) {
    const auto count = children_count(connection, place.id);
    return {{"id", place.id.value},
            {"level", text::name_of(place.level)},
            {"level_name", words.say(level_key(place.level))},
            {"name", full_name(connection, place.id)},
            {"label", place.name},
            {"lane", place.lane},
            {"code", place.code},
            {"count", count},
            {"url", url_of(place.id)}};
}

std::vector<Place> looked_for(store::Connection& connection, const Browsing& browsing) {
    std::vector<Place> found;
    if (browsing.under.value != 0) {
        const std::string key = plain_key(browsing.looked_for);
        for (auto& place : children(connection, browsing.under)) {
            if (plain_key(place.lane + place.name).find(key) != std::string::npos) {
                found.push_back(std::move(place));
            }
        }
        return found;
    }
    for (const PlaceId id : candidates(connection, browsing.looked_for)) {
        if (auto place = find(connection, id)) {
            found.push_back(std::move(*place));
        }
    }
    return found;
}

std::vector<Place> listed(store::Connection& connection, const Browsing& browsing) {
    if (!browsing.looked_for.empty()) {
        return looked_for(connection, browsing);
    }
    if (browsing.is_compounds) {
        return compounds(connection);
    }
    return browsing.under.value == 0 ? committees(connection)
                                     : children(connection, browsing.under);
}

json trail_of(store::Connection& connection, PlaceId id) {
    json trail = json::array();
    const Path path = above(connection, id);
    for (const PlaceId part :
         {path.committee, path.compound, path.building, path.entrance, path.dwelling}) {
        const auto place = part.value == 0 ? std::nullopt : find(connection, part);
        if (place && part != id) {
            trail.push_back({{"name", place->name}, {"url", url_of(part)}});
        }
    }
    return trail;
}

// The one place that the page is about: what it is and what staff may do with it.
json here_of(store::Connection& connection, const Place& place, const Browsing& browsing) {
    const bool may_change = browsing.whom == For::Staff && !place.is_closed;
    const std::string id = std::to_string(place.id.value);
    return {{"id", place.id.value},
            {"level", text::name_of(place.level)},
            {"name", full_name(connection, place.id)},
            {"code", place.code},
            {"is_closed", place.is_closed},
            {"change_url", may_change ? "/places/" + id + "/details" : ""}};
}

} // namespace

std::optional<json> places_view(store::Connection& connection,
                                const Browsing& browsing,
                                const text::Catalogue& words) {
    json here = nullptr;
    std::string title = words.say("places.title");
    bool takes_more = true;
    if (browsing.under.value != 0) {
        const auto place = find(connection, browsing.under);
        if (!place) {
            return std::nullopt;
        }
        here = here_of(connection, *place, browsing);
        title = full_name(connection, place->id);
        takes_more =
            !place->is_closed && place->level != Level::Dwelling && place->level != Level::Building;
    }
    json rows = json::array();
    for (const auto& place : listed(connection, browsing)) {
        rows.push_back(row_of(connection, place, words));
    }
    const bool is_staff = browsing.whom == For::Staff;
    const std::string under = std::to_string(browsing.under.value);
    return json{{"title", title},
                {"trail", trail_of(connection, browsing.under)},
                {"here", here},
                {"under", browsing.under.value},
                {"looked_for", browsing.looked_for},
                {"places", rows},
                {"is_empty", rows.empty()},
                {"is_wide", true},
                {"add_url", is_staff && takes_more ? "/places/new?under=" + under : ""},
                {"import_url", is_staff ? "/places/import" : ""},
                {"export_url", is_staff ? "/places.xlsx" : ""}};
}

} // namespace places
