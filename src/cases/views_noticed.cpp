#include "cases/lists.hpp"
#include "cases/noticed.hpp"
#include "places/places.hpp"
#include "voices/voices.hpp"

namespace cases {

namespace {

using nlohmann::json;

constexpr int waiting_counted_max = 100;

// Where and about what, as everybody may read it.
std::string public_heading(const Viewer& viewer, const Case& current) {
    const auto category =
        voices::category_name(viewer.store, current.category, viewer.words.language());
    const auto place = places::public_name(viewer.store, current.place);
    return place.empty() ? category : category + " · " + place;
}

json noticed_row(const Viewer& viewer, const Noticed& each) {
    const auto current = find(viewer.store, each.id);
    base::ensure(current.has_value(), "what is noticed happened to a case");
    const std::string by = each.by.value == 0 ? std::string() : unit_name(viewer, each.by);
    return {{"kind", each.kind},
            {"title", viewer.words.say("cases.noticed_" + each.kind)},
            {"case", each.id.value},
            {"href", "/cases/" + std::to_string(each.id.value)},
            {"heading", public_heading(viewer, *current)},
            {"handler", unit_name(viewer, current->handler)},
            {"by", by},
            {"by_line", by.empty() ? "" : viewer.words.say("cases.noticed_by", {{"unit", by}})},
            {"moment", moment_view(viewer, each.at)},
            {"entry", each.entry},
            {"is_undone", each.is_undone}};
}

// Units in which nobody may handle now, though open cases lie there.
json vacancies_with_work(const Viewer& viewer) {
    json rows = json::array();
    for (const auto& unit : alliance::units(viewer.store)) {
        if (!alliance::is_unattended(viewer.store, unit.id, viewer.now)) {
            continue;
        }
        const auto open = open_handled_by(viewer.store, unit.id, waiting_counted_max);
        if (!open.empty()) {
            const auto acting =
                alliance::unit_acting_for(viewer.store, unit.id, open.front().place, viewer.now);
            rows.push_back({{"unit", unit.name},
                            {"href", "/alliance/units/" + std::to_string(unit.id.value)},
                            {"count", open.size()},
                            {"line",
                             viewer.words.say(
                                 "cases.noticed_vacant",
                                 {{"count", open.size()}, {"unit", unit_name(viewer, acting)}})}});
        }
    }
    return rows;
}

} // namespace

json observations_view(const Viewer& viewer, std::optional<journal::Sequence> before) {
    json rows = json::array();
    for (const auto& each : noticed(viewer.store, before, noticed_a_page_max)) {
        rows.push_back(noticed_row(viewer, each));
    }
    const bool is_full = rows.size() == static_cast<std::size_t>(noticed_a_page_max);
    const auto vacant = vacancies_with_work(viewer);
    json view = {{"title", viewer.words.say("cases.observations_title")},
                 {"vacant", vacant},
                 {"has_vacant", !vacant.empty()},
                 {"rows", rows},
                 {"has_rows", !rows.empty()},
                 {"older_url", ""}};
    if (is_full) {
        view["older_url"] = "/observations?before=" + rows.back()["entry"].dump();
    }
    return view;
}

} // namespace cases
