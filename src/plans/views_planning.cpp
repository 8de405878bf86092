#include <algorithm>

#include "plans/records.hpp"
#include "plans/views.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"
#include "web/form_view.hpp"

namespace plans {

namespace {

using nlohmann::json;

json kind_choices(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    for (const auto name : enum_names(ActivityKind{})) {
        choices.push_back({{"value", name},
                           {"label", request.words->say("plans.kind_" + std::string(name))},
                           {"is_chosen", name == chosen}});
    }
    return choices;
}

json body_choices(const web::Request& request, const std::string& chosen) {
    json choices = json::array();
    for (const auto& each : alliance::units(*request.store)) {
        if (alliance::is_body(each.kind) && convenes(request, each.id)) {
            const auto value = std::to_string(each.id.value);
            choices.push_back(
                {{"value", value}, {"name", each.name}, {"is_chosen", value == chosen}});
        }
    }
    return choices;
}

json category_choices(const web::Request& request, const std::vector<std::string>& chosen) {
    json choices = json::array();
    for (const auto& category : voices::categories(*request.store)->categories) {
        choices.push_back(
            {{"value", category.code},
             {"name", voices::category_name(*request.store, category.code, request.language)},
             {"is_chosen", std::ranges::find(chosen, category.code) != chosen.end()}});
    }
    return choices;
}

// The fields of the form as they stand for these details.
json details_form(const web::Request& request, const std::string& action, const Details& details) {
    const bool is_new = details.title.empty();
    std::string numbers;
    for (const auto id : details.cases) {
        numbers += (numbers.empty() ? "" : " ") + std::to_string(id.value);
    }
    json form = web::form_view(
        request,
        action,
        {{"kind", std::string(text::name_of(details.activity_kind))},
         {"title", details.title},
         {"day", is_new ? "" : calendar::iso_date(calendar::office_day(details.begins))},
         {"begins", is_new ? "14:00" : clock_of(details.begins)},
         {"ends", is_new ? "16:00" : clock_of(details.ends)},
         {"venue", details.venue},
         {"audience", details.audience},
         {"summary", details.summary.value_or("")},
         {"seats", details.seats ? std::to_string(*details.seats) : ""},
         {"categories", ""},
         {"cases", numbers}});
    const bool is_refused = request.refusal != nullptr && request.path == action;
    form["kinds"] = kind_choices(request, form["kind"].get<std::string>());
    form["category_choices"] =
        category_choices(request, is_refused ? request.form.all("categories") : details.categories);
    return form;
}

} // namespace

json planning_view(const web::Request& request) {
    json form = details_form(request, "/plans", {});
    const auto seat = alliance::acting(request);
    const std::string own = seat ? std::to_string(seat->unit.value) : "";
    const bool is_refused = request.refusal != nullptr;
    form["bodies"] = body_choices(request, is_refused ? request.form.get("body") : own);
    form["chooses_body"] = true;
    form["button"] = request.words->say("plans.plan_button");
    return {{"title", request.words->say("plans.new_title")}, {"form", form}, {"back", "/plans"}};
}

json changing_view(const web::Request& request, const Activity& activity) {
    json form = details_form(request, activity_url(activity.id) + "/details", activity.details);
    form["bodies"] = json::array();
    form["chooses_body"] = false;
    form["button"] = request.words->say("plans.change_button");
    return {{"title", request.words->say("plans.change_title")},
            {"form", form},
            {"back", activity_url(activity.id)}};
}

} // namespace plans
