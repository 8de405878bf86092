#include "cases/views_kin.hpp"

#include "cases/records_kin.hpp"
#include "journal/read.hpp"

namespace cases {
namespace {

using nlohmann::json;

json kin_row(const Viewer& viewer, const Case& other, const char* relation) {
    return {{"href", "/cases/" + std::to_string(other.id.value)},
            {"id", other.id.value},
            {"relation", viewer.words.say(relation)},
            {"title", title_of(viewer, other)},
            {"now", stage_sentence(viewer, other)},
            {"signal", signal_of(other, viewer.now, viewer.days)}};
}

} // namespace

json kin_view(const Viewer& viewer, const Case& current) {
    json rows = json::array();
    if (current.merged_into) {
        rows.push_back(
            kin_row(viewer, *find(viewer.store, *current.merged_into), "cases.kin_merged_into"));
    }
    if (current.split_off) {
        rows.push_back(
            kin_row(viewer, *find(viewer.store, current.split_off->from), "cases.kin_split_from"));
    }
    for (const auto& born : split_off_from(viewer.store, current.id)) {
        rows.push_back(kin_row(viewer, born, "cases.kin_split_off"));
    }
    return rows;
}

json split_matters_view(const Viewer& viewer, const Case& current) {
    json rows = json::array();
    for (const auto& born : split_off_from(viewer.store, current.id)) {
        const auto matter = journal::kept_value(viewer.store, born.split_off->entry, 0);
        rows.push_back(
            {{"id", born.id.value},
             {"matter", matter.value_or(viewer.words.say("cases.words_are_gone"))},
             {"now", stage_sentence(viewer, born)},
             {"signal", signal_of(born, viewer.now, viewer.days)},
             {"due",
              born.ended_at ? json() : due_view(viewer, born.step.due, calendar::Certainty::Firm)},
             {"answer", answer_view(viewer, born)}});
    }
    return rows;
}

json handover_view(const Viewer& viewer, const Case& current) {
    if (!current.handover) {
        return nullptr;
    }
    return viewer.words.say("cases.handover_waits",
                            {{"to", unit_name(viewer, current.handover->to)},
                             {"handler", unit_name(viewer, current.handler)}});
}

} // namespace cases
