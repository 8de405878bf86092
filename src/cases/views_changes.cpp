#include <algorithm>

#include "cases/changes.hpp"
#include "journal/read.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr std::size_t changes_a_case_max = 5;

// Who never said how far they read from this seat is shown yesterday and today.
Look where_to_begin(const Viewer& viewer) {
    const auto yesterday = calendar::office_day(viewer.now) - std::chrono::days(1);
    return last_look(viewer.store, viewer.seat->account, viewer.seat->unit)
        .value_or(Look{0, calendar::moment_at(yesterday, {})});
}

bool is_new(const Look& since, const Step& step) {
    return since.entry > 0 || step.at >= since.at;
}

// The changes of one case, the latest first.
struct Changed {
    CaseId id;
    std::vector<Step> steps;
};

std::vector<Changed> by_case(const Viewer& viewer, const Look& since, std::vector<Change> changes) {
    std::vector<Changed> found;
    for (auto& [id, step] : changes) {
        if (!is_new(since, step) || step.is_undone || step.account == viewer.seat->account) {
            continue;
        }
        auto place = std::ranges::find(found, id, &Changed::id);
        if (place == found.end()) {
            place = found.insert(found.end(), Changed{id, {}});
        }
        place->steps.push_back(std::move(step));
    }
    return found;
}

json changed_row(const Viewer& viewer, const Case& current, const std::vector<Step>& steps) {
    const Reader reader = reader_of(viewer, current);
    json row = row_view(viewer, current);
    row["changes"] = json::array();
    for (const auto& step : steps) {
        if (row["changes"].size() == changes_a_case_max) {
            break;
        }
        row["changes"].push_back(step_view(viewer, reader, step));
    }
    const auto left_out = steps.size() - row["changes"].size();
    row["more"] = left_out == 0
                      ? json()
                      : json(viewer.words.say("cases.changes_more", {{"count", left_out}}));
    return row;
}

} // namespace

json changes_view(const Viewer& viewer) {
    const Look since = where_to_begin(viewer);
    auto changes = changes_after(viewer.store, since.entry, changes_read_max);
    bool is_cut = changes.size() == static_cast<std::size_t>(changes_read_max) &&
                  is_new(since, changes.back().step);
    json rows = json::array();
    for (auto& [id, steps] : by_case(viewer, since, std::move(changes))) {
        const auto current = find(viewer.store, id);
        base::ensure(current.has_value(), "a step belongs to a case");
        std::erase_if(
            steps, [&](const Step& step) { return !may_see(reader_of(viewer, *current), step); });
        if (steps.empty() || !(concerns(viewer, *current) || watches_over(viewer, *current))) {
            continue;
        }
        if (rows.size() == static_cast<std::size_t>(changed_cases_max)) {
            is_cut = true;
            break;
        }
        rows.push_back(changed_row(viewer, *current, steps));
    }
    return {{"title", viewer.words.say("cases.changes_title")},
            {"since",
             viewer.words.say("cases.changes_since",
                              {{"since", viewer.words.date_and_time(since.at, viewer.now)}})},
            {"entry", journal::size(viewer.store)},
            {"is_cut", is_cut},
            {"is_empty", rows.empty()},
            {"rows", std::move(rows)}};
}

} // namespace cases
