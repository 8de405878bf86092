#include "app/frame.hpp"

#include <algorithm>
#include <array>

#include "alliance/alliance.hpp"
#include "journal/read.hpp"

namespace app {
namespace {

using nlohmann::json;

struct Place {
    const char* href;
    const char* label;
};

// Where staff go, in the order of the day.
constexpr std::array staff_places = {Place{"/desk", "app.desk"},
                                     Place{"/dispatch", "app.dispatch"},
                                     Place{"/calls", "app.calls"},
                                     Place{"/report", "app.report"},
                                     Place{"/cases", "app.cases"},
                                     Place{"/alliance", "app.alliance"},
                                     Place{"/plans", "app.plans"},
                                     Place{"/places", "app.places"},
                                     Place{"/settings", "app.settings"}};

json places_for(const web::Request& request) {
    auto places = json::array();
    if (!request.session) {
        return places;
    }
    const auto add = [&](const Place& place) {
        places.push_back({{"href", place.href},
                          {"label", request.words->say(place.label)},
                          {"is_current", request.path == place.href},
                          {"count", ""}});
    };
    std::ranges::for_each(staff_places, add);
    const auto seat = alliance::acting(request);
    if (seat && seat->powers.has(alliance::Power::Administer)) {
        add({"/operation", "app.operation"});
    }
    return places;
}

// "物业经理 · 瞿溪新村物业": the seat one acts from; without one, the login.
std::string who(const web::Request& request) {
    if (!request.session) {
        return {};
    }
    const auto acting = alliance::acting(request);
    const auto seat = acting ? alliance::seat(*request.store, acting->seat) : std::nullopt;
    const auto unit = acting ? alliance::unit(*request.store, acting->unit) : std::nullopt;
    if (!seat || !unit) {
        return request.session->login;
    }
    return seat->title + " · " + unit->short_name;
}

void add_telephone(json& view, const web::Request& request) {
    view["committee_name"] = "";
    view["committee_phone"] = "";
    if (!request.is_elder_version) {
        return;
    }
    const auto desk = alliance::unit(*request.store, alliance::duty_desk(*request.store));
    if (desk) {
        view["committee_name"] = desk->name;
        view["committee_phone"] = desk->telephone;
    }
}

} // namespace

json frame(const web::Request& request) {
    const bool is_demo = alliance::is_demo(*request.store);
    json view = {
        {"street", alliance::street(*request.store).name},
        {"demo_now", is_demo ? request.words->date_and_time(request.now, request.now) : ""},
        {"places", places_for(request)},
        {"who", who(request)},
        {"entries", request.words->say("app.entries", {{"count", journal::size(*request.store)}})}};
    add_telephone(view, request);
    return view;
}

} // namespace app
