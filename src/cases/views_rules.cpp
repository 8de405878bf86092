#include "cases/views_rules.hpp"

#include <algorithm>

#include "cases/opening.hpp"
#include "cases/records_rules.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr int versions_shown_max = 50;
constexpr std::size_t differences_shown_max = 200;

json difference_view(const Viewer& viewer, const Difference& difference) {
    const auto shown = [&](Moment due) { return viewer.words.date_and_time(due, viewer.now); };
    return {{"id", difference.current.id.value},
            {"href", "/cases/" + std::to_string(difference.current.id.value)},
            {"title", title_of(viewer, difference.current)},
            {"is_rerouted", difference.is_rerouted()},
            {"handler_now", unit_name(viewer, difference.now.handler)},
            {"handler_then", unit_name(viewer, difference.then.handler)},
            {"is_retimed", difference.is_retimed()},
            {"due_now", shown(difference.now.whole_due)},
            {"due_then", shown(difference.then.whole_due)}};
}

json trial_view(const Viewer& viewer, const Trial& trial) {
    const auto& all = trial.differences;
    const auto rerouted = std::ranges::count_if(all, &Difference::is_rerouted);
    const auto retimed = std::ranges::count_if(all, &Difference::is_retimed);
    json rows = json::array();
    for (const auto& difference : all) {
        if (rows.size() < differences_shown_max) {
            rows.push_back(difference_view(viewer, difference));
        }
    }
    const auto more = static_cast<std::int64_t>(all.size() - rows.size());
    return {
        {"sentence",
         all.empty() ? viewer.words.say("cases.rules_trial_same", {{"looked_at", trial.looked_at}})
                     : viewer.words.say("cases.rules_trial_differs",
                                        {{"looked_at", trial.looked_at},
                                         {"count", all.size()},
                                         {"rerouted", rerouted},
                                         {"retimed", retimed}})},
        {"looked_at", trial.looked_at},
        {"has_rows", !rows.empty()},
        {"rows", rows},
        {"more", more > 0 ? viewer.words.say("cases.rules_trial_more", {{"count", more}}) : ""}};
}

json history_view(const Viewer& viewer) {
    json history = json::array();
    for (const auto& [version, entry] : rules_versions(viewer.store, versions_shown_max)) {
        history.push_back(
            {{"version", version},
             {"label", viewer.words.say("cases.rules_version", {{"version", version}})},
             {"href", "/settings/rules?version=" + std::to_string(version)},
             {"when", viewer.words.date_and_time(entry.at, viewer.now)},
             {"by", set_by(viewer, entry.actor)},
             {"entry", viewer.words.say("cases.rules_entry", {{"entry", entry.sequence}})}});
    }
    return history;
}

} // namespace

// Who held the seat is the alliance's to say.
std::string set_by(const Viewer& viewer, const journal::Actor& actor) {
    const auto seat = alliance::seat(viewer.store, actor.seat);
    return actor.kind == journal::ActorKind::Staff && seat
               ? unit_name(viewer, seat->unit) + " · " + seat->title
               : viewer.words.say("cases.rules_by_operator");
}

json rules_view(const Viewer& viewer, const RulesDraft& draft) {
    json view = {{"title", viewer.words.say("cases.rules_title")},
                 {"version", rules_now(viewer.store)->version},
                 {"document", draft.document},
                 {"seen", draft.seen},
                 {"refusal", draft.refusal},
                 {"trial", nullptr},
                 {"history", history_view(viewer)}};
    view["lead"] = viewer.words.say("cases.rules_lead", {{"version", view["version"].dump()}});
    view["has_history"] = !view["history"].empty();
    if (draft.trial) {
        view["trial"] = trial_view(viewer, *draft.trial);
        view["trial"]["document"] = draft.document;
        view["trial"]["seen"] = draft.seen;
    }
    return view;
}

} // namespace cases
