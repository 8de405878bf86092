#include "cases/views_sheets.hpp"

#include <algorithm>

#include "cases/lists.hpp"
#include "cases/power.hpp"
#include "cases/trends.hpp"
#include "cases/views_power.hpp"
#include "cases/views_staff.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using sheets::Cell;
using sheets::Holds;

// The list reads one more than is asked for, to know whether there are more.
constexpr int cases_at_once = cases_a_page_max - 1;

// How often a sheet goes on with a search that stopped early, before its last row says so.
constexpr int goes_on_max = 20;

std::vector<sheets::Column> case_columns(const text::Catalogue& words) {
    const auto title = [&](const char* name) {
        return words.say(std::string("cases.sheet_") + name);
    };
    return {{title("case"), Holds::Number},
            {title("received"), Holds::Time},
            {title("place")},
            {title("category")},
            {title("asks")},
            {title("title")},
            {title("stage")},
            {title("handler")},
            {title("owner")},
            {title("step_due"), Holds::Time},
            {title("whole_due"), Holds::Time},
            {title("contacted"), Holds::Time},
            {title("answered"), Holds::Time},
            {title("ended"), Holds::Time},
            {title("round"), Holds::Number},
            {title("followers"), Holds::Number}};
}

Cell time_cell(const std::optional<Moment>& moment) {
    return moment ? Cell(*moment) : Cell();
}

std::string text_in(const nlohmann::json& view, const char* name) {
    return view.at(name).get<std::string>();
}

std::vector<Cell> case_cells(const Viewer& viewer, const Case& current) {
    const auto row = row_view(viewer, current);
    const auto step_due =
        current.ended_at ? std::optional<Moment>() : std::optional(current.step.due);
    return {current.id.value,
            current.received,
            text_in(row, "place"),
            text_in(row.at("category"), "name"),
            text_in(row.at("asks"), "name"),
            text_in(row, "title"),
            viewer.words.say("cases.stage_name_" + std::string(text::name_of(current.stage))),
            text_in(row, "handler"),
            text_in(row, "owner"),
            time_cell(step_due),
            current.whole_due,
            time_cell(current.contacted_at),
            time_cell(current.answered_at),
            time_cell(current.ended_at),
            static_cast<std::int64_t>(current.round),
            static_cast<std::int64_t>(current.followers)};
}

constexpr auto columns_of_overview = static_cast<std::size_t>(Column::Days);

// The heading of the overview: a share takes two columns, its part and its whole, so that a clerk
// may add both up.
std::vector<sheets::Column> figure_columns(const Viewer& viewer, const OverviewAsked& asked) {
    std::vector<sheets::Column> heading = {
        {viewer.words.say("overview.name_" + std::string(text::name_of(asked.by)))}};
    for (std::size_t at = 0; at <= columns_of_overview; ++at) {
        const auto column = static_cast<Column>(at);
        const auto title =
            viewer.words.say("overview.column_" + std::string(text::name_of(column)));
        heading.push_back({title, Holds::Number});
        if (is_a_share(column)) {
            heading.push_back(
                {viewer.words.say("overview.whole_of", {{"figure", title}}), Holds::Number});
        }
    }
    for (int week = weeks_shown; week > 0; --week) {
        const auto begins = asked.days.until - std::chrono::weeks{week};
        heading.push_back(
            {viewer.words.say("overview.week_of", {{"day", calendar::iso_date(begins)}}),
             Holds::Number});
    }
    return heading;
}

std::vector<Cell> figure_cells(std::string name, const Line& line, const Weeks& weeks) {
    std::vector<Cell> cells = {std::move(name)};
    for (std::size_t at = 0; at < columns_of_overview; ++at) {
        const auto share = share_in(line.figures, static_cast<Column>(at));
        cells.emplace_back(share.part);
        if (is_a_share(static_cast<Column>(at))) {
            cells.emplace_back(share.whole);
        }
    }
    cells.push_back(line.median_days ? Cell(*line.median_days) : Cell());
    cells.insert(cells.end(), weeks.begin(), weeks.end());
    return cells;
}

Weeks weeks_in(const Lines& lines, const std::string& key) {
    const auto found = std::ranges::find(lines, key, &Lines::value_type::first);
    return found == lines.end() ? Weeks{} : found->second;
}

} // namespace

sheets::Sheet cases_sheet(const Viewer& viewer, ListAsked asked) {
    const auto most = viewer.reader == Reader::Staff ? cases_a_sheet_max : public_cases_a_sheet_max;
    sheets::Sheet sheet{
        viewer.words.say("cases.sheet"), case_columns(viewer.words), {}, viewer.now};
    asked.before.reset();
    asked.limit = cases_at_once;
    const auto end_with = [&](const std::string& sentence) {
        sheet.rows.push_back({{}, {}, {}, {}, {}, sentence});
        return sheet;
    };
    int times_gone_on = 0;
    while (true) {
        const auto found = cases_asked_for(viewer, asked);
        for (const auto& current : found.cases) {
            if (sheet.rows.size() == most) {
                return end_with(viewer.words.say("cases.sheet_ends", {{"most", most}}));
            }
            sheet.rows.push_back(case_cells(viewer, current));
        }
        if (!found.next) {
            return sheet;
        }
        times_gone_on += found.stopped_early ? 1 : 0;
        if (times_gone_on > goes_on_max) {
            return end_with(viewer.words.say("cases.sheet_stopped_early"));
        }
        asked.before = found.next;
    }
}

sheets::Sheet desk_sheet(const Viewer& viewer) {
    sheets::Sheet sheet{
        viewer.words.say("cases.desk_title"), case_columns(viewer.words), {}, viewer.now};
    for (const auto& current : cases_on_desk(viewer)) {
        sheet.rows.push_back(case_cells(viewer, current));
    }
    return sheet;
}

sheets::Sheet calls_sheet(const Viewer& viewer) {
    auto columns = case_columns(viewer.words);
    columns.push_back({viewer.words.say("cases.sheet_contact_name")});
    columns.push_back({viewer.words.say("cases.sheet_contact_phone")});
    columns.push_back({viewer.words.say("cases.sheet_contact_email")});
    sheets::Sheet sheet{viewer.words.say("cases.calls_title"), std::move(columns), {}, viewer.now};
    for (const auto& current : cases_to_call(viewer)) {
        const auto contact = voices::contact_of(viewer.store, speaker_of(viewer.store, current));
        auto cells = case_cells(viewer, current);
        cells.emplace_back(contact.name);
        cells.emplace_back(contact.phone);
        cells.emplace_back(contact.email);
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

sheets::Sheet dispatch_sheet(const Viewer& viewer) {
    auto columns = case_columns(viewer.words);
    columns.push_back({viewer.words.say("cases.sheet_why")});
    sheets::Sheet sheet{
        viewer.words.say("cases.dispatch_title"), std::move(columns), {}, viewer.now};
    for (const auto& [name, cases] : dispatch_sections(viewer)) {
        for (const auto& current : cases) {
            auto cells = case_cells(viewer, current);
            cells.emplace_back(viewer.words.say("cases.dispatch_" + name));
            sheet.rows.push_back(std::move(cells));
        }
    }
    return sheet;
}

sheets::Sheet behind_sheet(const Viewer& viewer, Behind asked) {
    const auto most = viewer.reader == Reader::Staff ? cases_a_sheet_max : public_cases_a_sheet_max;
    sheets::Sheet sheet{
        viewer.words.say("overview.figure_" + std::string(text::name_of(asked.figure))),
        case_columns(viewer.words),
        {},
        viewer.now};
    for (asked.page = 0; sheet.rows.size() < most; ++asked.page) {
        const auto found = cases_behind(viewer.store, asked, viewer.now);
        const auto count = std::min<std::size_t>(found.size(), behind_a_page);
        for (std::size_t at = 0; at < count; ++at) {
            sheet.rows.push_back(case_cells(viewer, found[at]));
        }
        if (found.size() == count) {
            return sheet;
        }
    }
    sheet.rows.push_back(
        {{}, {}, {}, {}, {}, viewer.words.say("cases.sheet_ends", {{"most", most}})});
    return sheet;
}

sheets::Sheet interventions_sheet(const Viewer& viewer) {
    const auto column = [&](const char* name) {
        return sheets::Column{viewer.words.say("cases.sheet_" + std::string(name))};
    };
    sheets::Sheet sheet{viewer.words.say("cases.power_title"),
                        {{viewer.words.say("cases.sheet_case"), Holds::Number},
                         column("title"),
                         column("place"),
                         column("category"),
                         {viewer.words.say("cases.sheet_asked"), Holds::Time},
                         column("asked_by"),
                         {viewer.words.say("cases.sheet_visits"), Holds::Number},
                         column("outcome")},
                        {},
                        viewer.now};
    for (const auto& each :
         interventions(viewer.store, static_cast<int>(public_cases_a_sheet_max))) {
        const auto row = intervention_row(viewer, each);
        sheet.rows.push_back({each.of.value,
                              text_in(row, "title"),
                              text_in(row, "place"),
                              text_in(row, "category"),
                              each.asked_at,
                              text_in(row, "asked_by"),
                              static_cast<std::int64_t>(each.visits),
                              text_in(row, "state")});
    }
    return sheet;
}

sheets::Sheet overview_sheet(const Viewer& viewer, const OverviewAsked& asked) {
    sheets::Sheet sheet{
        viewer.words.say("overview.title"), figure_columns(viewer, asked), {}, viewer.now};
    const auto pressing = pressing_at(viewer.store, viewer.now);
    for (const auto& street : lines_of(viewer.store, Scope::Street, asked.days, pressing)) {
        const auto weeks = weeks_of(viewer.store, Scope::Street, asked.days.until);
        sheet.rows.push_back(figure_cells(
            name_in(viewer, Scope::Street, street.key), street, weeks_in(weeks, street.key)));
    }
    const auto weeks = weeks_of(viewer.store, asked.by, asked.days.until);
    for (const auto& line : sorted_lines(viewer.store, asked, pressing)) {
        sheet.rows.push_back(
            figure_cells(name_in(viewer, asked.by, line.key), line, weeks_in(weeks, line.key)));
    }
    return sheet;
}

} // namespace cases
