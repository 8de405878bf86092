#include "app/frame.hpp"

#include <algorithm>
#include <array>

#include "alliance/alliance.hpp"
#include "cases/cases.hpp"
#include "journal/read.hpp"
#include "places/places.hpp"
#include "work_orders/work_orders.hpp"

namespace app {
namespace {

using nlohmann::json;

struct Place {
    const char* href;
    const char* label;
    int cases::Waiting::*waiting = nullptr;
    std::optional<alliance::Power> needs{}; // Shown only to seats that have it.
    bool (*may)(store::Connection&, const alliance::ActingSeat&) = nullptr; // Likewise.
};

// Where staff go, in the order of the day.
constexpr std::array staff_places = {
    Place{"/desk", "app.desk", &cases::Waiting::desk},
    Place{"/dispatch", "app.dispatch", &cases::Waiting::dispatch},
    Place{"/calls", "app.calls", &cases::Waiting::calls},
    Place{"/report", "app.report"},
    Place{"/work-orders", "app.work_orders", nullptr, {}, work_orders::is_clerk},
    Place{"/cases", "app.cases"},
    Place{"/overview", "app.overview"},
    Place{"/alliance", "app.alliance"},
    Place{"/plans", "app.plans"},
    Place{"/consultations", "app.consultations"},
    Place{"/observations", "app.observations", nullptr, alliance::Power::Observe},
    Place{"/places", "app.places"},
    Place{"/account", "app.account"},
    Place{"/settings", "app.settings"},
    Place{"/operation", "app.operation", nullptr, alliance::Power::Administer}};

// Nothing where nothing waits; a number is counted so far and no further.
std::string shown(int count) {
    constexpr int shown_max = 99;
    return count == 0           ? ""
           : count <= shown_max ? std::to_string(count)
                                : std::to_string(shown_max) + "+";
}

json places_for(const web::Request& request, const std::optional<alliance::ActingSeat>& seat) {
    auto places = json::array();
    if (!request.session) {
        return places;
    }
    const auto waiting =
        seat ? cases::waiting_for(*request.store, *seat, request.now) : cases::Waiting{};
    for (const auto& place : staff_places) {
        const bool may_go = (!place.needs || (seat && seat->powers.has(*place.needs))) &&
                            (place.may == nullptr || (seat && place.may(*request.store, *seat)));
        if (!may_go) {
            continue;
        }
        places.push_back({{"href", place.href},
                          {"label", request.words->say(place.label)},
                          {"is_current", request.path == place.href},
                          {"count", place.waiting ? shown(waiting.*place.waiting) : ""}});
    }
    return places;
}

// What a page is about, as far as its address says so.
places::PlaceId place_of(const web::Request& request) {
    if (request.path.starts_with("/cases/")) {
        const auto current = cases::find(*request.store, cases::CaseId{request.parameter_id(0)});
        return current ? current->place : places::PlaceId{};
    }
    const auto under = request.query.number("under", 1, base::id_max);
    if (request.path == "/places" && under) {
        return places::PlaceId{under->value_or(0)};
    }
    return places::find_by_words(*request.store, request.query.get("place"))
        .value_or(places::PlaceId{});
}

// The residents' committee of the place; where none is known, whoever picks up for all of them.
void add_telephone(json& view, const web::Request& request) {
    view["committee_name"] = "";
    view["committee_phone"] = "";
    if (!request.is_elder_version) {
        return;
    }
    const auto committee = alliance::unit_serving(
        *request.store, alliance::UnitKind::ResidentsCommittee, place_of(request));
    auto called = committee ? alliance::unit(*request.store, *committee) : std::nullopt;
    if (!called || called->telephone.empty()) {
        called = alliance::unit(*request.store, alliance::duty_desk(*request.store));
    }
    if (called) {
        view["committee_name"] = called->name;
        view["committee_phone"] = called->telephone;
    }
}

} // namespace

json frame(const web::Request& request) {
    const bool is_demo = alliance::is_demo(*request.store);
    const auto acting = alliance::acting(request);
    json view = {
        {"street", alliance::street(*request.store).name},
        {"demo_now", is_demo ? request.words->date_and_time(request.now, request.now) : ""},
        {"places", places_for(request, acting)},
        {"who", alliance::acting_name(request)},
        {"entries", request.words->say("app.entries", {{"count", journal::size(*request.store)}})}};
    add_telephone(view, request);
    return view;
}

} // namespace app
