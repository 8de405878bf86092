#include "cases/overview.hpp"
#include "cases/views_resident.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

using nlohmann::json;

// Of a unit's figures those that say most about it.
constexpr std::array shown_of_a_unit = {Column::Received,
                                        Column::Contacted,
                                        Column::Answered,
                                        Column::Satisfied,
                                        Column::Unresolved,
                                        Column::Overdue};

std::string change_of_count(const Viewer& viewer, std::int64_t more) {
    return viewer.words.say(more == 0  ? "overview.same"
                            : more > 0 ? "overview.more"
                                       : "overview.fewer",
                            {{"number", more < 0 ? -more : more}});
}

// What is said of a change by one, and of a greater one.
struct ByHowMuch {
    const char* one;
    const char* many;
};

std::string said_of_change(const Viewer& viewer,
                           std::int64_t change,
                           ByHowMuch up,
                           ByHowMuch down) {
    if (change == 0) {
        return viewer.words.say("overview.same");
    }
    const auto size = change < 0 ? -change : change;
    const auto& said = change > 0 ? up : down;
    return viewer.words.say(size == 1 ? said.one : said.many, {{"number", size}});
}

std::string change_of_share(const Viewer& viewer,
                            const Figures::Share& now,
                            const Figures::Share& before) {
    if (now.whole == 0 || before.whole == 0) {
        return {};
    }
    constexpr std::int64_t tenth = 10;
    const auto points = per_thousand(now) / tenth - per_thousand(before) / tenth;
    return said_of_change(viewer,
                          points,
                          {"overview.one_point_up", "overview.points_up"},
                          {"overview.one_point_down", "overview.points_down"});
}

std::string change_of_days(const Viewer& viewer, const Line& now, const Line& before) {
    if (!now.median_days || !before.median_days) {
        return {};
    }
    const auto more = *now.median_days - *before.median_days;
    return said_of_change(viewer,
                          more,
                          {"overview.one_day_longer", "overview.days_longer"},
                          {"overview.one_day_shorter", "overview.days_shorter"});
}

// How a figure changed since the time before, as long as this one. What is overdue or due today is
// so at this hour: of an earlier hour nobody has counted it.
std::string change_in_words(const Viewer& viewer,
                            const Line& now,
                            const Line& before,
                            Column column) {
    if (is_pressing(figure_in(column))) {
        return viewer.words.say("overview.at_this_hour");
    }
    if (column == Column::Days) {
        return change_of_days(viewer, now, before);
    }
    const auto share = share_in(now.figures, column);
    const auto share_before = share_in(before.figures, column);
    return is_a_share(column) ? change_of_share(viewer, share, share_before)
                              : change_of_count(viewer, share.part - share_before.part);
}

json shown_in(const Line& line, Column column) {
    if (column == Column::Days) {
        return {{"shown", line.median_days ? std::to_string(*line.median_days) : "—"},
                {"percent", ""}};
    }
    const auto share = share_in(line.figures, column);
    return is_a_share(column) ? share_view(share.part, share.whole)
                              : json{{"shown", grouped(share.part)}, {"percent", ""}};
}

} // namespace

json cards_view(const Viewer& viewer,
                const Counted& whose,
                std::span<const Column> columns,
                const Pressing& pressing) {
    const auto line_in = [&](const Days& days) {
        return chosen_lines(viewer.store, whose.scope, {whose.key}, days, pressing).front();
    };
    const auto length = whose.days.until - whose.days.from;
    const Line now = line_in(whose.days);
    const Line before = line_in({whose.days.from - length, whose.days.from});
    json cards = json::array();
    for (const auto column : columns) {
        json card = shown_in(now, column);
        card["name"] = viewer.words.say("overview.column_" + std::string(text::name_of(column)));
        card["change"] = change_in_words(viewer, now, before, column);
        card["href"] =
            behind_href({whose.scope, whose.key, opened_by(now.figures, column), whose.days});
        cards.push_back(std::move(card));
    }
    return cards;
}

json unit_figures_view(const Viewer& viewer, alliance::UnitId unit) {
    const Counted whose{Scope::Unit, std::to_string(unit.value), latest_weeks(viewer.now)};
    const auto pressing = pressing_at(viewer.store, viewer.now);
    const auto line =
        chosen_lines(viewer.store, whose.scope, {whose.key}, whose.days, pressing).front();
    if (line.figures.of(Figure::Received) == 0) {
        return json::array();
    }
    return json::array(
        {{{"lead", viewer.words.say("overview.of_a_unit")},
          {"cards", cards_view(viewer, whose, shown_of_a_unit, pressing)},
          {"href", overview_href({Scope::Unit, whose.days, Column::Received, whose.key})}}});
}

} // namespace cases
