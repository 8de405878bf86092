#include "cases/views_power.hpp"

#include "cases/figures.hpp"
#include "cases/lists.hpp"
#include "cases/matters.hpp"
#include "cases/overview.hpp"
#include "cases/power.hpp"
#include "cases/views_parts.hpp"
#include "cases/views_resident.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr int rows_shown_max = 50;
constexpr int open_cases_shown_max = 100;

struct Year {
    Moment from;
    Moment until;
};

// The twelve months that end with today.
Year last_year(Moment now) {
    const auto today = calendar::office_day(now);
    const std::chrono::year_month_day date{today};
    std::chrono::year_month_day before = date - std::chrono::years{1};
    if (!before.ok()) {
        before = before.year() / before.month() / std::chrono::last;
    }
    const auto midnight = [](calendar::OfficeDay day) {
        return calendar::moment_at(day, calendar::WallClock(0));
    };
    return {midnight(calendar::OfficeDay{before} + std::chrono::days{1}),
            midnight(today + std::chrono::days{1})};
}

Days days_of(const Year& year) {
    return {calendar::office_day(year.from), calendar::office_day(year.until)};
}

json share(const std::string& name, std::int64_t part, std::int64_t whole) {
    json view = share_view(part, whole);
    view["name"] = name;
    return view;
}

std::string category_in_words(const Viewer& viewer, const std::string& code) {
    return voices::category_name(viewer.store, code, viewer.words.language());
}

json category_shares(const Viewer& viewer, const std::vector<NamedShare>& shares) {
    json rows = json::array();
    for (const auto& each : shares) {
        json row = share(category_in_words(viewer, each.name), each.part, each.whole);
        row["code"] = each.name;
        rows.push_back(std::move(row));
    }
    return rows;
}

json outcome_shares(const Viewer& viewer, const std::vector<NamedShare>& shares) {
    json rows = json::array();
    for (const auto& each : shares) {
        json row = share(viewer.words.say("cases.code_" + each.name), each.part, each.whole);
        row["code"] = each.name;
        rows.push_back(std::move(row));
    }
    return rows;
}

json department_shares(const std::vector<NamedShare>& shares) {
    json rows = json::array();
    for (const auto& each : shares) {
        json row = share(each.name, each.part, each.whole);
        row["asked"] = each.whole;
        rows.push_back(std::move(row));
    }
    return rows;
}

json watched_totals(const Viewer& viewer, const std::vector<Line>& rows) {
    Figures sum;
    for (const auto& row : rows) {
        sum += row.figures;
    }
    const auto named = [&](const char* key, Column column) {
        const auto share_of = share_in(sum, column);
        return share(viewer.words.say(key), share_of.part, share_of.whole);
    };
    return json::array({{{"name", viewer.words.say("cases.figure_received")},
                         {"shown", grouped(sum.of(Figure::Received))},
                         {"percent", ""}},
                        named("cases.figure_in_time", Column::Answered),
                        named("cases.figure_satisfied", Column::Satisfied),
                        named("cases.figure_unresolved", Column::Unresolved)});
}

json watched_row(const Viewer& viewer, const Line& row, const Days& days) {
    const auto opens = [&](Column column) {
        return behind_href({Scope::Category, row.key, opened_by(row.figures, column), days});
    };
    const auto shown = [&](Column column) {
        const auto share_of = share_in(row.figures, column);
        json view = share_view(share_of.part, share_of.whole);
        view["href"] = opens(column);
        return view;
    };
    return {{"code", row.key},
            {"name", category_in_words(viewer, row.key)},
            {"href", "/cases?category=" + row.key},
            {"received", grouped(row.figures.of(Figure::Received))},
            {"received_href", opens(Column::Received)},
            {"in_time", shown(Column::Answered)},
            {"satisfied", shown(Column::Satisfied)},
            {"unresolved", shown(Column::Unresolved)}};
}

// Of all the categories, by what is due first.
json open_rows(const Viewer& viewer, const std::vector<std::string>& categories) {
    std::vector<Case> found;
    for (const auto& category : categories) {
        for (auto& each : open_about(viewer.store, category, open_cases_shown_max)) {
            found.push_back(std::move(each));
        }
    }
    std::ranges::sort(
        found, {}, [](const Case& each) { return std::pair(each.step.due, each.id.value); });
    found.resize(std::min<std::size_t>(found.size(), open_cases_shown_max));
    json rows = json::array();
    for (const auto& each : found) {
        rows.push_back(row_view(viewer, each));
    }
    return rows;
}

json unresolved_rows(const Viewer& viewer, const std::vector<std::string>& categories) {
    std::vector<Case> found;
    for (const auto& category : categories) {
        for (auto& each : unresolved_about(viewer.store, category, rows_shown_max)) {
            found.push_back(std::move(each));
        }
    }
    std::ranges::sort(found, std::greater{}, [](const Case& each) { return each.id.value; });
    found.resize(std::min<std::size_t>(found.size(), rows_shown_max));
    json rows = json::array();
    for (const auto& each : found) {
        rows.push_back(row_view(viewer, each));
    }
    return rows;
}

json question_rows(const Viewer& viewer, const alliance::Unit& committee) {
    json rows = json::array();
    for (const auto& part : questions_by(viewer.store, committee.id, rows_shown_max)) {
        const auto current = find(viewer.store, part.of);
        const bool is_open = part.state == PartState::Open;
        rows.push_back(
            {{"href", "/cases/" + std::to_string(part.of.value)},
             {"id", part.of.value},
             {"title", title_of(viewer, *current)},
             {"unit", unit_name(viewer, part.unit)},
             {"asked", moment_view(viewer, part.step.started)},
             {"due", is_open ? due_view(viewer, part.step.due, calendar::Certainty::Firm) : json()},
             {"state", state_in_words(viewer, part)}});
    }
    return rows;
}

} // namespace

json intervention_row(const Viewer& viewer, const Intervention& each) {
    const auto current = find(viewer.store, each.of);
    const auto code = each.outcome ? std::string(text::name_of(*each.outcome)) : "running";
    return {{"id", each.of.value},
            {"href", "/cases/" + std::to_string(each.of.value)},
            {"title", title_of(viewer, *current)},
            {"place", places::public_name(viewer.store, current->place)},
            {"category", category_in_words(viewer, each.category)},
            {"asked", moment_view(viewer, each.asked_at)},
            {"asked_by", unit_name(viewer, each.asked_by)},
            {"visits", each.visits},
            {"state", viewer.words.say("cases.code_" + code)},
            {"signal", each.ended_at ? "closed" : "on_time"}};
}

json interventions_view(const Viewer& viewer) {
    const Year year = last_year(viewer.now);
    const auto figures = power_figures(viewer.store, year.from, year.until);
    const auto all =
        figures_between(viewer.store, days_of(year), {}); // Of it only what was received.
    json view;
    view["title"] = viewer.words.say("cases.power_title");
    view["totals"] = json::array(
        {share(viewer.words.say("cases.power_asked"), figures.asked, all.of(Figure::Received)),
         share(viewer.words.say("cases.power_running"), figures.running, figures.asked),
         share(viewer.words.say("cases.power_opinions"),
               figures.opinions.part,
               figures.opinions.whole),
         {{"name", viewer.words.say("cases.power_visits")},
          {"shown", grouped(figures.visits)},
          {"percent", ""}}});
    view["categories"] = category_shares(viewer, figures.categories);
    view["departments"] = department_shares(figures.departments);
    view["outcomes"] = outcome_shares(viewer, figures.outcomes);
    view["rows"] = json::array();
    for (const auto& each : interventions(viewer.store, rows_shown_max)) {
        view["rows"].push_back(intervention_row(viewer, each));
    }
    view["has_departments"] = !view["departments"].empty();
    view["has_outcomes"] = !view["outcomes"].empty();
    view["is_empty"] = view["rows"].empty();
    return view;
}

json committee_page_view(const Viewer& viewer, const alliance::Unit& committee) {
    const Year year = last_year(viewer.now);
    const auto categories = matters_of(viewer.store, committee);
    const auto figures = chosen_lines(viewer.store,
                                      Scope::Category,
                                      categories,
                                      days_of(year),
                                      pressing_at(viewer.store, viewer.now));
    json view;
    view["title"] = committee.name;
    view["duty"] = committee.duty;
    view["totals"] = watched_totals(viewer, figures);
    view["categories"] = json::array();
    for (const auto& row : figures) {
        view["categories"].push_back(watched_row(viewer, row, days_of(year)));
    }
    view["open"] = open_rows(viewer, categories);
    view["unresolved"] = unresolved_rows(viewer, categories);
    view["questions"] = question_rows(viewer, committee);
    view["has_open"] = !view["open"].empty();
    view["has_unresolved"] = !view["unresolved"].empty();
    view["has_questions"] = !view["questions"].empty();
    view["may_ask"] = viewer.seat && viewer.seat->unit == committee.id &&
                      viewer.seat->powers.has(alliance::Power::Supervise);
    return view;
}

} // namespace cases
