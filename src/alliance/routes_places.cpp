#include <charconv>

#include "alliance/routes.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;
using nlohmann::json;
using places::Level;
using places::Place;

std::string place_url(PlaceId id) {
    return "/places?under=" + std::to_string(id.value);
}

std::vector<Level> levels_below(const std::optional<Place>& parent) {
    if (!parent) {
        return {Level::Committee};
    }
    switch (parent->level) {
        case Level::Committee:
            return {Level::Compound};
        case Level::Compound:
            return {Level::Entrance, Level::Building};
        case Level::Entrance:
            return {Level::Dwelling};
        case Level::Building:
        case Level::Dwelling:
            return {};
    }
    return {};
}

json level_choices(const web::Request& request, const std::optional<Place>& parent) {
    json choices = json::array();
    const std::string chosen = request.form.get("level");
    for (const Level level : levels_below(parent)) {
        const auto name = text::name_of(level);
        choices.push_back({{"value", name},
                           {"label", request.words->say("places.level_" + std::string(name))},
                           {"is_chosen", name == chosen}});
    }
    return choices;
}

json building_choices(const web::Request& request, const std::optional<Place>& parent) {
    json choices = json::array();
    if (!parent || parent->level != Level::Compound) {
        return choices;
    }
    const std::string chosen = request.form.get("building");
    for (const auto& place : places::children(*request.store, parent->id)) {
        if (place.level == Level::Building) {
            const std::string value = std::to_string(place.id.value);
            choices.push_back(
                {{"value", value}, {"name", place.name}, {"is_chosen", value == chosen}});
        }
    }
    return choices;
}

base::Result<web::Answer> show_new_place(const web::Request& request) {
    if (const auto seat = acting_with(request, Power::Administer); !seat) {
        return base::refusal_of(seat);
    }
    const auto& fields = request.refusal != nullptr ? request.form : request.query;
    const auto under = fields.number("under", 0, base::id_max);
    if (!under) {
        return base::refusal_of(under);
    }
    const PlaceId parent_id{under->value_or(0)};
    const auto parent = places::find(*request.store, parent_id);
    if (parent_id.value != 0 && (!parent || levels_below(parent).empty())) {
        return refuse(Why::NotFound, "places.no_such_place");
    }
    json form = web::form_view(
        request, "/places", {{"name", ""}, {"lane", ""}, {"code", ""}, {"building", ""}});
    form["under"] = parent_id.value;
    form["levels"] = level_choices(request, parent);
    form["buildings"] = building_choices(request, parent);
    form["has_buildings"] = !form["buildings"].empty();
    form["may_have_lane"] = parent && parent->level == Level::Compound;
    return web::Answer(
        web::Shown{"alliance/new_place",
                   {{"title", request.words->say("alliance.add_place")},
                    {"parent", parent ? places::full_name(*request.store, parent_id) : ""},
                    {"back", parent ? place_url(parent_id) : "/places"},
                    {"form", form}}});
}

base::Result<std::string> add_place_asked(journal::Turn& turn, const Asked& asked) {
    const auto level = text::named<Level>(asked.form.get("level"));
    if (!level) {
        return refuse(Why::Invalid, "alliance.please_choose_kind", {}, "level");
    }
    const auto under = asked.form.number("under", 0, base::id_max);
    if (!under) {
        return base::refusal_of(under);
    }
    const auto building = asked.form.number("building", 0, base::id_max);
    if (!building) {
        return base::refusal_of(building);
    }
    const auto added = places::add_place(turn,
                                         {*level,
                                          PlaceId{under->value_or(0)},
                                          PlaceId{building->value_or(0)},
                                          asked.form.get("name"),
                                          asked.form.get("lane"),
                                          asked.form.get("code")});
    if (!added) {
        return base::refusal_of(added);
    }
    return place_url(*added);
}

// A compound may move to any other committee; nothing else moves.
json move_form(const web::Request& request, const Place& place, const std::string& base) {
    json form = web::form_view(request, base + "/committee", {{"committee", ""}, {"reason", ""}});
    form["committees"] = json::array();
    for (const auto& committee : places::committees(*request.store)) {
        if (committee.id != place.parent) {
            const auto value = std::to_string(committee.id.value);
            form["committees"].push_back({{"value", value},
                                          {"name", committee.name},
                                          {"is_chosen", form["committee"] == value}});
        }
    }
    const bool may_move = place.level == Level::Compound && !form["committees"].empty();
    return may_move ? form : json();
}

base::Result<web::Answer> show_place_details(const web::Request& request) {
    if (const auto seat = acting_with(request, Power::Administer); !seat) {
        return base::refusal_of(seat);
    }
    const PlaceId id{request.parameter_id(0)};
    const auto place = places::find(*request.store, id);
    if (!place) {
        return refuse(Why::NotFound, "places.no_such_place");
    }
    const std::string base = "/places/" + std::to_string(id.value);
    return web::Answer(web::Shown{
        "alliance/place",
        {{"title", places::full_name(*request.store, id)},
         {"back", place_url(id)},
         {"rename",
          web::form_view(
              request, base + "/details", {{"name", place->name}, {"code", place->code}})},
         {"move", move_form(request, *place, base)},
         {"close", web::form_view(request, base + "/closing", {{"reason", ""}})}}});
}

base::Result<std::string> rename_place_asked(journal::Turn& turn, const Asked& asked) {
    const auto renamed = places::rename_place(
        turn, PlaceId{asked.ids.at(0)}, asked.form.get("name"), asked.form.get("code"));
    if (!renamed) {
        return base::refusal_of(renamed);
    }
    return place_url(*renamed);
}

base::Result<std::string> move_place_asked(journal::Turn& turn, const Asked& asked) {
    const auto committee = asked.form.number("committee", 0, base::id_max);
    if (!committee) {
        return base::refusal_of(committee);
    }
    const auto moved = places::move_compound(
        turn, PlaceId{asked.ids.at(0)}, PlaceId{committee->value_or(0)}, asked.form.get("reason"));
    if (!moved) {
        return base::refusal_of(moved);
    }
    return place_url(*moved);
}

base::Result<std::string> close_place_asked(journal::Turn& turn, const Asked& asked) {
    const auto closed =
        places::close_place(turn, PlaceId{asked.ids.at(0)}, asked.form.get("reason"));
    if (!closed) {
        return base::refusal_of(closed);
    }
    return place_url(*closed);
}

} // namespace

void add_place_routes(web::Routes& routes) {
    using web::Access;
    routes.get("/places/new", Access::Staff, "The form for a new place.", show_new_place);
    routes.get("/places/{place}/details",
               Access::Staff,
               "The forms that rename, move or close a place.",
               show_place_details);
    const auto acting = [](Act act) { return act_with(Power::Administer, std::move(act)); };
    routes.post("/places",
                Access::Staff,
                "Adds a place: `level`, `name`, `under`, for an entrance `building` "
                "and `lane`, `code`.",
                acting(add_place_asked),
                show_new_place);
    routes.post("/places/{place}/details",
                Access::Staff,
                "Renames a place: `name`, `code`.",
                acting(rename_place_asked),
                show_place_details);
    routes.post("/places/{place}/committee",
                Access::Staff,
                "Moves a compound to another `committee`, with a `reason`.",
                acting(move_place_asked),
                show_place_details);
    routes.post("/places/{place}/closing",
                Access::Staff,
                "Closes a place and everything below it, with a `reason`.",
                acting(close_place_asked),
                show_place_details);
}

} // namespace alliance
