#include "cases/views_staff.hpp"

#include <algorithm>
#include <set>

#include "cases/lists.hpp"
#include "cases/records_kin.hpp"
#include "cases/views_kin.hpp"
#include "cases/views_parts.hpp"
#include "places/places.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

using ById = std::vector<Case>;

void take_in(ById& into, std::vector<Case> from) {
    for (auto& each : from) {
        const bool is_known = std::any_of(
            into.begin(), into.end(), [&](const Case& other) { return other.id == each.id; });
        if (!is_known) {
            into.push_back(std::move(each));
        }
    }
}

// Everything that may concern a seat: what its unit works on, must see to, may check or call back,
// and the work of units where nobody sits.
ById cases_of_seat(const Viewer& viewer) {
    ById found;
    const UnitId unit = viewer.seat->unit;
    take_in(found, open_handled_by(viewer.store, unit, desk_cases_max));
    take_in(found, open_owned_by(viewer.store, unit, desk_cases_max));
    for (const auto other : alliance::units_looked_after(viewer.store, unit, viewer.now)) {
        take_in(found, open_handled_by(viewer.store, other, desk_cases_max));
        take_in(found, open_owned_by(viewer.store, other, desk_cases_max));
    }
    for (const auto each : viewer.units) {
        take_in(found, offered_to(viewer.store, each, desk_cases_max));
        take_in(found, open_decided_by(viewer.store, each, desk_cases_max));
    }
    for (const auto place : alliance::served_places(viewer.store, unit)) {
        take_in(found, open_in(viewer.store, place, Stage::Submitted, desk_cases_max));
        take_in(found, open_in(viewer.store, place, Stage::Checked, desk_cases_max));
    }
    if (unit == alliance::duty_desk(viewer.store)) {
        take_in(found, open_at(viewer.store, Stage::Submitted, desk_cases_max));
        take_in(found, open_at(viewer.store, Stage::Checked, desk_cases_max));
    }
    std::ranges::sort(
        found, {}, [](const Case& each) { return std::pair(each.step.due, each.id.value); });
    return found;
}

// Where a case comes from that is not the unit's own work.
std::string why_here(const Viewer& viewer, const Case& current) {
    const UnitId unit = viewer.seat->unit;
    if (current.handler == unit) {
        return {};
    }
    if (current.handover && current.handover->to == unit) {
        return handover_view(viewer, current);
    }
    if (current.owner == unit) {
        return viewer.words.say("cases.escalated_to_you",
                                {{"handler", unit_name(viewer.store, current.handler)}});
    }
    for (const auto other : {current.handler, current.owner}) {
        if (alliance::unit_acting_for(viewer.store, other, seen_to_at(current), viewer.now) ==
            unit) {
            return viewer.words.say("cases.stands_for", {{"unit", unit_name(viewer.store, other)}});
        }
    }
    return {};
}

json desk_row(const Viewer& viewer, const Case& current, const ActRow* next) {
    json row = row_view(viewer, current);
    row["why_here"] = why_here(viewer, current);
    row["act"] = nullptr;
    if (next != nullptr) {
        const std::string noun(next->noun);
        row["act"] = {{"label", viewer.words.say("cases.act_" + noun)},
                      {"href", row["href"].get<std::string>() + "#" + noun}};
    }
    return row;
}

struct Desk {
    json first = json::array();
    json rest = json::array();
    json waiting = json::array();
    int overdue = 0;
    int due_soon = 0;
};

// What others asked of this unit stands among its own work, before what is only watched.
void take_parts(const Viewer& viewer, Desk& desk) {
    for (auto& row : part_rows_view(viewer)) {
        const auto signal = row["signal"].get<std::string>();
        desk.overdue += signal == "overdue" ? 1 : 0;
        desk.due_soon += signal == "due_soon" ? 1 : 0;
        (signal == "on_time" ? desk.rest : desk.first).push_back(std::move(row));
    }
}

Desk sort_desk(const Viewer& viewer) {
    Desk desk;
    take_parts(viewer, desk);
    for (const auto& current : cases_of_seat(viewer)) {
        const Asker asker = asker_for(viewer.store, current, *viewer.seat, viewer.now);
        const ActRow* next = next_act(viewer.store, current, asker);
        const bool is_ours_to_see_to =
            std::find(viewer.units.begin(), viewer.units.end(), current.owner) !=
            viewer.units.end();
        const bool is_owners =
            is_ours_to_see_to && current.level != Level::Unit && current.handler != current.owner;
        const auto signal = signal_of(current, viewer.now, viewer.days);
        json row = desk_row(viewer, current, next);
        const bool is_pressing = signal != "on_time" && (next != nullptr || is_owners);
        desk.overdue += signal == "overdue" ? 1 : 0;
        desk.due_soon += signal == "due_soon" ? 1 : 0;
        if (is_pressing) {
            desk.first.push_back(std::move(row));
        } else {
            (next != nullptr ? desk.rest : desk.waiting).push_back(std::move(row));
        }
    }
    return desk;
}

json tally(const Viewer& viewer, const char* signal, std::size_t count) {
    return {{"signal", signal},
            {"name", viewer.words.say(std::string("cases.tally_") + signal)},
            {"count", count}};
}

json rows_of(const Viewer& viewer, const std::vector<Case>& found) {
    json rows = json::array();
    for (const auto& current : found) {
        const Asker asker = asker_for(viewer.store, current, *viewer.seat, viewer.now);
        rows.push_back(desk_row(viewer, current, next_act(viewer.store, current, asker)));
    }
    return rows;
}

std::string seat_line(const Viewer& viewer) {
    const auto seat = alliance::seat(viewer.store, viewer.seat->seat);
    return unit_name(viewer.store, viewer.seat->unit) + (seat ? " · " + seat->title : "");
}

} // namespace

json desk_view(const Viewer& viewer) {
    Desk desk = sort_desk(viewer);
    json view;
    view["title"] = viewer.words.say("cases.desk_title");
    view["today"] =
        viewer.words.say("cases.desk_today", {{"date", viewer.words.date(viewer.now, viewer.now)}});
    view["seat"] = seat_line(viewer);
    view["tallies"] = {tally(viewer, "overdue", static_cast<std::size_t>(desk.overdue)),
                       tally(viewer, "due_soon", static_cast<std::size_t>(desk.due_soon)),
                       tally(viewer, "on_time", desk.rest.size())};
    view["watched_href"] = viewer.matters.empty()
                               ? json()
                               : json("/committees/" + std::to_string(viewer.seat->unit.value));
    view["waiting_count"] = desk.waiting.size();
    view["is_empty"] = desk.first.empty() && desk.rest.empty() && desk.waiting.empty();
    view["has_rest"] = !desk.rest.empty();
    view["has_waiting"] = !desk.waiting.empty();
    view["first"] = std::move(desk.first);
    view["rest"] = std::move(desk.rest);
    view["waiting"] = std::move(desk.waiting);
    view["notices"] = json::array();
    view["has_notices"] = false;
    return view;
}

json dispatch_view(const Viewer& viewer) {
    const UnitId desk = alliance::duty_desk(viewer.store);
    std::vector<Case> escalated;
    std::vector<Case> supervised;
    for (auto& current : open_owned_by(viewer.store, desk, desk_cases_max)) {
        if (current.is_supervised) {
            supervised.push_back(std::move(current));
        } else if (current.handler != desk) {
            escalated.push_back(std::move(current));
        }
    }
    const auto section = [&](const char* name, const std::vector<Case>& found) {
        return json{{"name", viewer.words.say(std::string("cases.dispatch_") + name)},
                    {"count", found.size()},
                    {"rows", rows_of(viewer, found)},
                    {"is_empty", found.empty()}};
    };
    json view;
    view["title"] = viewer.words.say("cases.dispatch_title");
    view["sections"] = {section("unassigned", open_handled_by(viewer.store, desk, desk_cases_max)),
                        section("escalated", escalated),
                        section("supervised", supervised),
                        section("checks", open_at(viewer.store, Stage::Submitted, desk_cases_max))};
    return view;
}

json calls_view(const Viewer& viewer) {
    json rows = json::array();
    for (const auto& current : cases_of_seat(viewer)) {
        const Asker asker = asker_for(viewer.store, current, *viewer.seat, viewer.now);
        if (!permitted(row_of(Act::CallBack), current, asker)) {
            continue;
        }
        json row = desk_row(viewer, current, &row_of(Act::CallBack));
        const auto contact = voices::contact_of(viewer.store, current.voice);
        row["contact_name"] = contact.name;
        row["contact_phone"] = contact.phone;
        row["try"] = viewer.words.say("cases.calls_try", {{"try", current.unreached + 1}});
        rows.push_back(std::move(row));
    }
    json view;
    view["title"] = viewer.words.say("cases.calls_title");
    view["is_empty"] = rows.empty();
    view["rows"] = std::move(rows);
    return view;
}

} // namespace cases
