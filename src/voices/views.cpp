#include "voices/views.hpp"

#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace voices {
namespace {

using nlohmann::json;

const std::string& name_in(text::Language language, const Category& category) {
    return language == text::Language::Chinese ? category.chinese : category.english;
}

const std::string& group_in(text::Language language, const Category& category) {
    return language == text::Language::Chinese ? category.group_chinese : category.group_english;
}

// Groups in the order in which the list first names them.
json groups_of(const CategoryList& list, text::Language language) {
    json groups = json::array();
    for (const auto& each : list.categories) {
        if (each.stops_form_with) {
            continue;
        }
        const auto& name = group_in(language, each);
        auto group = std::find_if(groups.begin(), groups.end(), [&](const json& known) {
            return known.at("name") == name;
        });
        if (group == groups.end()) {
            groups.push_back({{"name", name}, {"categories", json::array()}});
            group = groups.end() - 1;
        }
        (*group)["categories"].push_back({{"code", each.code}, {"name", name_in(language, each)}});
    }
    return groups;
}

json emergencies_of(const CategoryList& list, text::Language language) {
    json emergencies = json::array();
    for (const auto& each : list.categories) {
        if (each.stops_form_with) {
            emergencies.push_back({{"code", each.code},
                                   {"name", name_in(language, each)},
                                   {"number", *each.stops_form_with}});
        }
    }
    return emergencies;
}

json suggested_by(store::Connection& connection, std::string_view typed, text::Language language) {
    const auto suggestion = suggest_category(connection, typed);
    if (!suggestion) {
        return nullptr;
    }
    const auto found = category(connection, suggestion->code);
    return {{"code", suggestion->code},
            {"name", name_in(language, *found)},
            {"keyword", suggestion->keyword},
            {"number", found->stops_form_with.value_or("")}};
}

} // namespace

json categories_view(store::Connection& connection,
                     std::string_view typed,
                     const text::Catalogue& words) {
    const auto language = words.language();
    const auto list = categories(connection);
    const auto asked = text::is_utf8(typed) ? text::tidy(typed) : std::string();
    auto emergencies = emergencies_of(*list, language);
    auto suggested = suggested_by(connection, asked, language);
    return {{"title", words.say("voices.page_title")},
            {"version", list->version},
            {"words", asked},
            {"has_emergencies", !emergencies.empty()},
            {"nothing_found", !asked.empty() && suggested.is_null()},
            {"emergencies", std::move(emergencies)},
            {"suggested", std::move(suggested)},
            {"groups", groups_of(*list, language)}};
}

} // namespace voices
