#include "cases/views_templates.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "cases/acts.hpp"
#include "cases/records_templates.hpp"
#include "cases/views_rules.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"
#include "web/form_view.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr const char* templates_url = "/settings/templates";

// Which box of an act's form a template fills.
struct Filling {
    TemplateUse use;
    const char* field;
};

std::optional<Filling> filling_of(Act act) {
    if (act == Act::Contact) {
        return Filling{TemplateUse::Contact, "note"};
    }
    if (act == Act::Work) {
        return Filling{TemplateUse::Work, "note"};
    }
    if (act == Act::Submit) {
        return Filling{TemplateUse::Answer, "answer"};
    }
    if (act == Act::AwaitResident) {
        return Filling{TemplateUse::Waiting, "reason"};
    }
    if (act == Act::AskExtension) {
        return Filling{TemplateUse::Extension, "reason"};
    }
    if (act == Act::ProposeNoAction) {
        return Filling{TemplateUse::NoAction, "reason"};
    }
    if (act == Act::CloseUnresolved) {
        return Filling{TemplateUse::Unresolved, "reason"};
    }
    if (act == Act::CallBack) {
        return Filling{TemplateUse::CallBack, "note"};
    }
    return std::nullopt;
}

std::string use_name(const Viewer& viewer, TemplateUse use) {
    return viewer.words.say("cases.template_use_" + std::string(text::name_of(use)));
}

std::string category_line(const Viewer& viewer, const std::vector<std::string>& categories) {
    const auto language = viewer.words.language();
    std::string line;
    for (const auto& category : categories) {
        line += line.empty() ? "" : language == text::Language::Chinese ? "、" : ", ";
        line += voices::category_name(viewer.store, category, language);
    }
    return line.empty() ? viewer.words.say("cases.template_any_category") : line;
}

std::string url_of(TemplateId id) {
    return std::string(templates_url) + "/" + std::to_string(id.value);
}

json use_choices(const Viewer& viewer, const std::string& chosen) {
    json choices = json::array();
    for (const auto name : enum_names(TemplateUse{})) {
        choices.push_back({{"value", name},
                           {"label", viewer.words.say("cases.template_use_" + std::string(name))},
                           {"is_chosen", name == chosen}});
    }
    return choices;
}

// What stops a report is no case's category, unless the template already names it.
json category_choices(const Viewer& viewer, const std::vector<std::string>& chosen) {
    const bool is_chinese = viewer.words.language() == text::Language::Chinese;
    json choices = json::array();
    for (const auto& category : voices::categories(viewer.store)->categories) {
        const bool is_chosen = std::ranges::find(chosen, category.code) != chosen.end();
        if (category.stops_form_with && !is_chosen) {
            continue;
        }
        choices.push_back({{"value", category.code},
                           {"label", is_chinese ? category.chinese : category.english},
                           {"is_chosen", is_chosen}});
    }
    return choices;
}

json writing_form(const web::Request& request,
                  const Viewer& viewer,
                  const std::string& action,
                  const AnswerTemplate& from) {
    json form =
        web::form_view(request,
                       action,
                       {{"use", from.version == 0 ? "" : std::string(text::name_of(from.use))},
                        {"category", ""},
                        {"name", from.name},
                        {"words", from.words}});
    form["seen"] = from.version;
    form["uses"] = use_choices(viewer, form["use"].get<std::string>());
    const bool is_typed = request.refusal != nullptr && request.path == action;
    form["categories"] =
        category_choices(viewer, is_typed ? request.form.all("category") : from.categories);
    std::string blanks;
    for (const auto blank : template_blanks()) {
        blanks += (blanks.empty() ? "{" : " {") + std::string(blank) + "}";
    }
    form["help"] = viewer.words.say("cases.template_blanks", {{"blanks", blanks}});
    return form;
}

json template_row(const Viewer& viewer, const AnswerTemplate& each) {
    return {{"id", each.id.value},
            {"version", each.version},
            {"href", url_of(each.id)},
            {"name", each.name},
            {"words", each.words},
            {"category", category_line(viewer, each.categories)},
            {"categories", each.categories},
            {"is_retired", each.is_retired}};
}

json versions_view(const Viewer& viewer, TemplateId id) {
    json versions = json::array();
    for (const auto& [written, entry] :
         template_versions(viewer.store, id, template_versions_shown_max)) {
        versions.push_back(
            {{"label",
              viewer.words.say(
                  written.is_retired ? "cases.template_version_retired" : "cases.template_version",
                  {{"version", written.version}})},
             {"name", written.is_retired ? "" : written.name},
             {"words", written.is_retired ? "" : written.words},
             {"when", viewer.words.date_and_time(entry.at, viewer.now)},
             {"by", set_by(viewer, entry.actor)},
             {"entry", viewer.words.say("cases.rules_entry", {{"entry", entry.sequence}})}});
    }
    return versions;
}

// Templates are Chinese, so what fills them is too, whoever looks.
std::string chinese_date(Moment moment) {
    const std::chrono::year_month_day day(calendar::office_day(moment));
    return fmt::format(
        "{}月{}日", static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

} // namespace

json templates_view(const web::Request& request, const Viewer& viewer) {
    const auto all = templates(viewer.store);
    json groups = json::array();
    for (const auto name : enum_names(TemplateUse{})) {
        const auto use = text::known<TemplateUse>(std::string(name));
        json rows = json::array();
        for (const auto& each : all) {
            if (each.use == use) {
                rows.push_back(template_row(viewer, each));
            }
        }
        if (!rows.empty()) {
            groups.push_back({{"use", name}, {"name", use_name(viewer, use)}, {"templates", rows}});
        }
    }
    return {{"title", viewer.words.say("cases.templates_title")},
            {"groups", groups},
            {"is_empty", groups.empty()},
            {"form", writing_form(request, viewer, templates_url, {})}};
}

json template_view(const web::Request& request, const Viewer& viewer, const AnswerTemplate& shown) {
    const bool is_said_in_the_form = request.path == url_of(shown.id);
    return {{"title", shown.name},
            {"over", use_name(viewer, shown.use) + " · " + category_line(viewer, shown.categories)},
            {"is_retired", shown.is_retired},
            {"retirement", shown.is_retired ? "" : url_of(shown.id) + "/retirement"},
            {"refusal",
             request.refusal != nullptr && !is_said_in_the_form ? viewer.words.say(*request.refusal)
                                                                : ""},
            {"form", writing_form(request, viewer, url_of(shown.id), shown)},
            {"versions", versions_view(viewer, shown.id)}};
}

OfferedTemplates::OfferedTemplates(const Viewer& viewer,
                                   const Case& current,
                                   const web::Request& request)
    : templates_(templates_for(viewer.store, current.category)),
      case_url_("/cases/" + std::to_string(current.id.value)),
      chosen_{web::number_in(request.query.get("template"))} {
    values_.number = std::to_string(current.id.value);
    values_.place = places::public_name(viewer.store, current.place);
    values_.deadline = chinese_date(current.whole_due);
    values_.unit = unit_name(viewer, current.handler);
    values_.category =
        voices::category_name(viewer.store, current.category, text::Language::Chinese);
}

void OfferedTemplates::offer(json& form, const ActRow& row) const {
    json rows = json::array();
    const auto filling = filling_of(row.act);
    for (const auto& each : templates_) {
        if (!filling || each.use != filling->use) {
            continue;
        }
        const auto words = filled_template(each.words, values_);
        rows.push_back({{"name", each.name},
                        {"href",
                         case_url_ + "?template=" + std::to_string(each.id.value) + "#" +
                             std::string(row.noun)},
                        {"field", filling->field},
                        {"words", words}});
        if (each.id == chosen_) {
            form[filling->field]["value"] = words;
            form["is_open"] = true;
        }
    }
    form["has_templates"] = !rows.empty();
    form["templates"] = std::move(rows);
}

} // namespace cases
