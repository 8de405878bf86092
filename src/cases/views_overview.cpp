#include <algorithm>

#include "cases/overview.hpp"
#include "cases/trends.hpp"
#include "cases/views_resident.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr std::array figures_with_a_tab = {Figure::Received,
                                           Figure::ContactedInTime,
                                           Figure::ContactedLate,
                                           Figure::Answered,
                                           Figure::AnsweredInTime,
                                           Figure::AnsweredLate,
                                           Figure::Satisfied,
                                           Figure::Dissatisfied,
                                           Figure::Resolved,
                                           Figure::Unresolved,
                                           Figure::Rehandled,
                                           Figure::Returned,
                                           Figure::Overdue,
                                           Figure::DueToday};

constexpr std::array all_columns = {Column::Received,
                                    Column::Contacted,
                                    Column::Answered,
                                    Column::Solved,
                                    Column::Satisfied,
                                    Column::Unresolved,
                                    Column::Rehandled,
                                    Column::Returned,
                                    Column::Overdue,
                                    Column::DueToday,
                                    Column::Days};

std::string date_in_url(calendar::OfficeDay day) {
    return calendar::iso_date(day);
}

void add_days(std::string& address, const Days& days) {
    add_parameter(address, "from", date_in_url(days.from));
    add_parameter(address, "to", date_in_url(days.until - std::chrono::days{1}));
}

std::string period_in_words(const Viewer& viewer, const Days& days) {
    return viewer.words.say("overview.period",
                            {{"from", calendar::iso_date(days.from)},
                             {"to", calendar::iso_date(days.until - std::chrono::days{1})}});
}

// Where it is getting worse: the line that rose most, beside the others' average.
json worse_view(const Viewer& viewer, const OverviewAsked& asked, const Lines& lines) {
    const auto worst = worst_of(lines);
    if (!worst) {
        return nullptr;
    }
    constexpr std::int64_t width = 1000;
    constexpr std::int64_t height = 120;
    const Box box{width, height, std::max(most_of(worst->weeks), most_of(worst->others))};
    return {
        {"name", name_in(viewer, asked.by, worst->key)},
        {"line",
         viewer.words.say("overview.worse_line",
                          {{"lately", worst->trend.lately}, {"usually", worst->trend.usually}})},
        {"points", points_of(worst->weeks, box)},
        {"others_points", points_of(worst->others, box)}};
}

json cell_view(const Viewer& viewer, const OverviewAsked& asked, const Line& line, Column column) {
    json cell{{"label", viewer.words.say("overview.column_" + std::string(text::name_of(column)))},
              {"share", ""},
              {"href", ""},
              {"is_low", false}};
    const Figure opened = opened_by(line.figures, column);
    if (line.figures.of(opened) > 0) {
        cell["href"] = behind_href({asked.by, line.key, opened, asked.days});
    }
    if (column == Column::Days) {
        cell["shown"] = line.median_days ? std::to_string(*line.median_days) : "—";
        return cell;
    }
    constexpr std::int64_t tenth = 10;
    constexpr std::int64_t low = 850; // A share that a reader's eye should stop at.
    const auto share = share_in(line.figures, column);
    cell["shown"] = is_a_share(column) ? share_view(share.part, share.whole)["shown"]
                                       : json(grouped(share.part));
    if (is_a_share(column) && share.whole > 0) {
        cell["share"] = std::to_string(per_thousand(share) / tenth);
        cell["is_low"] =
            is_wished(column) ? per_thousand(share) < low : per_thousand(share) > 1000 - low;
    }
    return cell;
}

// One line's own overview, over the same time.
std::string line_href(const OverviewAsked& asked, const std::string& key) {
    OverviewAsked alone = asked;
    alone.of = key;
    return overview_href(alone);
}

// Where whoever a line is about stands else: the unit's page, the list of cases there.
std::string own_href(const OverviewAsked& asked) {
    if (asked.of.empty() || asked.of == "0") {
        return {};
    }
    if (asked.by == Scope::Unit) {
        return "/alliance/units/" + asked.of;
    }
    std::string address = "/cases?";
    add_parameter(address, asked.by == Scope::Place ? "place" : "category", asked.of);
    return address;
}

json line_view(const Viewer& viewer,
               const OverviewAsked& asked,
               const Line& line,
               const Weeks& weeks) {
    json cells = json::array();
    for (std::size_t at = 0; at < enum_names(Column{}).size(); ++at) {
        cells.push_back(cell_view(viewer, asked, line, static_cast<Column>(at)));
    }
    constexpr std::int64_t width = 88;
    constexpr std::int64_t height = 20;
    std::string told;
    for (const auto week : weeks) {
        told += (told.empty() ? "" : ", ") + std::to_string(week);
    }
    return {{"name", name_in(viewer, asked.by, line.key)},
            {"href", asked.of.empty() ? line_href(asked, line.key) : own_href(asked)},
            {"cells", std::move(cells)},
            {"points", points_of(weeks, {width, height, most_of(weeks)})},
            {"weeks", viewer.words.say("overview.weeks_told", {{"weeks", told}})}};
}

json tabs_view(const Viewer& viewer, const OverviewAsked& asked) {
    json tabs = json::array();
    for (const auto scope : {Scope::Unit, Scope::Place, Scope::Category}) {
        OverviewAsked other = asked;
        other.by = scope;
        other.of.clear();
        tabs.push_back(
            {{"name", viewer.words.say("overview.by_" + std::string(text::name_of(scope)))},
             {"href", overview_href(other)},
             {"is_here", scope == asked.by}});
    }
    return tabs;
}

json times_view(const Viewer& viewer, const OverviewAsked& asked) {
    const auto today = calendar::office_day(viewer.now);
    const auto tomorrow = today + std::chrono::days{1};
    const std::chrono::year_month_day date{today};
    const auto first_of = [&](std::chrono::month month) {
        return calendar::OfficeDay{date.year() / month / std::chrono::day{1}};
    };
    constexpr int days_a_week = 7;
    const std::array<std::pair<const char*, Days>, 3> times = {
        {{"overview.this_month", {first_of(date.month()), tomorrow}},
         {"overview.twelve_weeks",
          {tomorrow - std::chrono::days{days_a_week * weeks_shown}, tomorrow}},
         {"overview.this_year", {first_of(std::chrono::January), tomorrow}}}};
    json shown = json::array();
    for (const auto& [key, days] : times) {
        OverviewAsked other = asked;
        other.days = days;
        shown.push_back(
            {{"name", viewer.words.say(key)},
             {"href", overview_href(other)},
             {"is_here", days.from == asked.days.from && days.until == asked.days.until}});
    }
    return shown;
}

json heads_view(const Viewer& viewer, const OverviewAsked& asked) {
    json heads = json::array();
    const auto names = enum_names(Column{});
    for (std::size_t at = 0; at < names.size(); ++at) {
        OverviewAsked other = asked;
        other.sort = static_cast<Column>(at);
        heads.push_back({{"name", viewer.words.say("overview.column_" + std::string(names[at]))},
                         {"href", overview_href(other)},
                         {"is_here", other.sort == asked.sort}});
    }
    return heads;
}

// Each figure with its count, the one whose cases are shown marked.
json figure_tabs_view(const Viewer& viewer, const Behind& asked) {
    const auto pressing = pressing_at(viewer.store, viewer.now);
    const auto line =
        chosen_lines(viewer.store, asked.scope, {asked.key}, asked.days, pressing).front();
    json tabs = json::array();
    for (const auto figure : figures_with_a_tab) {
        Behind other = asked;
        other.figure = figure;
        other.page = 0;
        tabs.push_back(
            {{"name", viewer.words.say("overview.figure_" + std::string(text::name_of(figure)))},
             {"count", grouped(line.figures.of(figure))},
             {"href", behind_href(other)},
             {"is_here", figure == asked.figure}});
    }
    return tabs;
}

} // namespace

std::string name_in(const Viewer& viewer, Scope scope, const std::string& key) {
    switch (scope) {
        case Scope::Street:
            return viewer.words.say("overview.whole_street");
        case Scope::Unit:
            return unit_name(viewer, UnitId{std::stoll(key)});
        case Scope::Place: {
            const places::PlaceId place{std::stoll(key)};
            return place.value == 0 ? viewer.words.say("overview.no_compound")
                                    : places::public_name(viewer.store, place);
        }
        case Scope::Category:
            return std::string(voices::category_name(viewer.store, key, viewer.words.language()));
    }
    return {};
}

std::string overview_href(const OverviewAsked& asked, std::string_view path) {
    std::string address(path);
    add_parameter(address, "by", text::name_of(asked.by));
    add_days(address, asked.days);
    add_parameter(address, "sort", text::name_of(asked.sort));
    add_parameter(address, "of", asked.of);
    return address;
}

std::string behind_href(const Behind& asked, std::string_view path) {
    std::string address(path);
    add_parameter(address, "by", text::name_of(asked.scope));
    add_parameter(address, "of", asked.key);
    add_parameter(address, "figure", text::name_of(asked.figure));
    add_days(address, asked.days);
    add_parameter(address, "page", asked.page > 0 ? std::to_string(asked.page) : "");
    return address;
}

json overview_view(const Viewer& viewer, const OverviewAsked& asked) {
    const auto pressing = pressing_at(viewer.store, viewer.now);
    const auto lines = sorted_lines(viewer.store, asked, pressing);
    const auto weeks = weeks_of(viewer.store, asked.by, asked.days.until);
    const Scope scope = asked.of.empty() ? Scope::Street : asked.by;
    json shown = json::array();
    for (const auto& line : lines) {
        const auto found = std::ranges::find(weeks, line.key, &Lines::value_type::first);
        shown.push_back(
            line_view(viewer, asked, line, found == weeks.end() ? Weeks{} : found->second));
    }
    return {{"title", viewer.words.say("overview.title")},
            {"whose", asked.of.empty() ? "" : name_in(viewer, asked.by, asked.of)},
            {"of", asked.of},
            {"own_href", own_href(asked)},
            {"period", period_in_words(viewer, asked.days)},
            {"from", calendar::iso_date(asked.days.from)},
            {"to", calendar::iso_date(asked.days.until - std::chrono::days{1})},
            {"by", text::name_of(asked.by)},
            {"by_name", viewer.words.say("overview.name_" + std::string(text::name_of(asked.by)))},
            {"tabs", tabs_view(viewer, asked)},
            {"times", times_view(viewer, asked)},
            {"cards", cards_view(viewer, {scope, asked.of, asked.days}, all_columns, pressing)},
            {"worse", asked.of.empty() ? worse_view(viewer, asked, weeks) : json()},
            {"heads", heads_view(viewer, asked)},
            {"is_empty", shown.empty()},
            {"sheet_href", overview_href(asked, "/overview.xlsx?")},
            {"wall_href", "/overview/wall"},
            {"lines", std::move(shown)}};
}

json behind_view(const Viewer& viewer, const Behind& asked) {
    const auto found = cases_behind(viewer.store, asked, viewer.now);
    const auto count = std::min<std::size_t>(found.size(), behind_a_page);
    json rows = json::array();
    for (std::size_t at = 0; at < count; ++at) {
        rows.push_back(row_view(viewer, found[at]));
    }
    Behind next = asked;
    ++next.page;
    Behind all = asked;
    all.page = 0;
    const bool is_street = asked.scope == Scope::Street;
    const OverviewAsked back{
        is_street ? Scope::Unit : asked.scope, asked.days, Column::Received, asked.key};
    return {
        {"title", viewer.words.say("overview.figure_" + std::string(text::name_of(asked.figure)))},
        {"whose", name_in(viewer, asked.scope, asked.key)},
        {"period", period_in_words(viewer, asked.days)},
        {"figures", figure_tabs_view(viewer, asked)},
        {"is_empty", rows.empty()},
        {"cases", std::move(rows)},
        {"next_href", found.size() > count ? behind_href(next) : ""},
        {"sheet_href", behind_href(all, "/overview/cases.xlsx?")},
        {"back_href", overview_href(back)}};
}

} // namespace cases
