#include "settings/views.hpp"

#include "alliance/alliance.hpp"
#include "office/documents.hpp"
#include "settings/rules.hpp"
#include "text/names.hpp"

namespace settings {
namespace {

using nlohmann::json;

constexpr int versions_shown_max = 50;

std::string address_of(const cli::ConfigurationPart& part) {
    return "/settings/documents/" + part.name;
}

std::string title_of(const web::Request& request, const cli::ConfigurationPart& part) {
    return request.words->say("settings.document_" + part.name);
}

// The office and its seat, never the person.
std::string set_by(const web::Request& request, const journal::Actor& actor) {
    const auto seat = alliance::seat(*request.store, actor.seat);
    const auto unit = seat ? alliance::unit(*request.store, seat->unit) : std::nullopt;
    return actor.kind == journal::ActorKind::Staff && unit
               ? unit->name + " · " + seat->title
               : request.words->say("settings.by_operator");
}

json history_view(const web::Request& request, const cli::ConfigurationPart& part) {
    json history = json::array();
    const auto versions = office::versions_of(*request.store, part.name, versions_shown_max);
    for (const auto& [version, document, reason, entry] : versions) {
        history.push_back(
            {{"version", version},
             {"label", request.words->say("settings.version", {{"version", version}})},
             {"href", address_of(part) + "?version=" + std::to_string(version)},
             {"when", request.words->date_and_time(entry.at, request.now)},
             {"by", set_by(request, entry.actor)},
             {"entry", request.words->say("settings.entry", {{"entry", entry.sequence}})},
             {"reason", reason}});
    }
    return history;
}

json lines_view(const std::vector<Line>& lines) {
    json view = json::array();
    for (const auto& [fate, text] : lines) {
        view.push_back({{"fate", text::name_of(fate)},
                        {"text", text},
                        {"is_gone", fate == Fate::Goes},
                        {"is_new", fate == Fate::Comes},
                        {"is_left_out", fate == Fate::LeftOut},
                        {"is_kept", fate == Fate::Stays}});
    }
    return view;
}

std::string trial_sentence(const std::string& before, const std::string& after) {
    if (before == after) {
        return "settings.trial_same";
    }
    return means_the_same(before, after) ? "settings.trial_wording" : "settings.trial_differs";
}

// A document may read differently and mean the same: that is a version of its own too.
json trial_view(const web::Request& request,
                const cli::ConfigurationPart& part,
                const Draft& draft) {
    const auto differs = part.check(*request.store, draft.document, {});
    base::ensure(differs.has_value(), "what is shown as tried was checked");
    const auto before = part.as_toml(*request.store);
    const auto lines = compare(before, draft.document);
    return {{"is_changed", *differs},
            {"sentence", request.words->say(trial_sentence(before, draft.document))},
            {"has_lines", !lines.empty()},
            {"lines", lines_view(lines)},
            {"in_practice", part.trial ? part.trial(request, draft.document) : json()},
            {"then", request.words->say("settings.document_" + part.name + "_then")},
            {"address", address_of(part)},
            {"document", draft.document},
            {"reason", draft.reason},
            {"refusal", draft.refusal},
            {"seen", draft.seen}};
}

} // namespace

json document_view(const web::Request& request,
                   const cli::ConfigurationPart& part,
                   const Draft& draft) {
    const auto version = office::newest_version(*request.store, part.name);
    const auto address = address_of(part);
    const auto history = history_view(request, part);
    return {{"title", title_of(request, part)},
            {"lead", request.words->say("settings.document_" + part.name + "_lead")},
            {"holds",
             version == 0 ? request.words->say("settings.built_in_holds")
                          : request.words->say("settings.version_holds", {{"version", version}})},
            {"version", version},
            {"address", address},
            {"document", draft.document},
            {"seen", draft.seen},
            {"refusal", draft.is_tried ? "" : draft.refusal},
            {"trial", draft.is_tried ? trial_view(request, part, draft) : json()},
            {"has_history", !history.empty()},
            {"history", history},
            {"built_in_href", address + "?version=0"}};
}

json document_rows(const web::Request& request, const std::vector<cli::ConfigurationPart>& parts) {
    json rows = json::array();
    for (const auto& part : parts) {
        const auto version = office::newest_version(*request.store, part.name);
        rows.push_back(
            {{"title", title_of(request, part)},
             {"line",
              version == 0 ? request.words->say("settings.built_in_holds")
                           : request.words->say("settings.version_holds", {{"version", version}})},
             {"url", address_of(part)}});
    }
    return rows;
}

} // namespace settings
