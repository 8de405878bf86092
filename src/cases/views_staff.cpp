#include "cases/views_staff.hpp"

#include <algorithm>
#include <iterator>

#include "cases/desk.hpp"
#include "cases/records_kin.hpp"
#include "cases/standpoint.hpp"
#include "cases/views_kin.hpp"
#include "cases/views_parts.hpp"
#include "cases/views_resident.hpp"
#include "places/places.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

void take_in(std::vector<Case>& into, std::vector<Case> from) {
    std::move(from.begin(), from.end(), std::back_inserter(into));
}

// What is due first first, and each case once.
void put_in_order(std::vector<Case>& found) {
    const auto by_due = [](const Case& each) { return std::pair(each.step.due, each.id.value); };
    std::ranges::sort(found, {}, by_due);
    const auto are_twins = [](const Case& one, const Case& next) { return one.id == next.id; };
    found.erase(std::unique(found.begin(), found.end(), are_twins), found.end());
}

// What a seat may check or call back: where it serves, or in the whole street.
void take_in_answered(const Viewer& viewer, Stage stage, int most, std::vector<Case>& into) {
    if (viewer.is_street) {
        take_in(into, open_at(viewer.store, stage, most));
        return;
    }
    for (const auto place : viewer.places) {
        take_in(into, open_in(viewer.store, place, stage, most));
    }
}

} // namespace

std::vector<Case> cases_of_seat(const Viewer& viewer, const DeskBounds& most) {
    std::vector<Case> found;
    for (const auto unit : viewer.units) {
        take_in(found, at_work(viewer.store, unit, most.own));
        take_in(found, answered(viewer.store, unit, most.beside));
        take_in(found, open_owned_by(viewer.store, unit, most.own));
        take_in(found, offered_to(viewer.store, unit, most.beside));
        take_in(found, open_decided_by(viewer.store, unit, most.beside));
    }
    take_in_answered(viewer, Stage::Submitted, most.beside, found);
    take_in_answered(viewer, Stage::Checked, most.beside, found);
    put_in_order(found);
    return found;
}

namespace {

// Where a case comes from that is not the unit's own work.
std::string why_here(const Viewer& viewer, const Standpoint& standpoint, const Case& current) {
    const UnitId unit = viewer.seat->unit;
    if (current.handler == unit) {
        const bool has_climbed = current.level != Level::Unit && current.owner != unit;
        return has_climbed ? viewer.words.say("cases.climbed_to",
                                              {{"owner", unit_name(viewer, current.owner)}})
                           : std::string();
    }
    if (current.handover && current.handover->to == unit) {
        return handover_view(viewer, current);
    }
    if (current.owner == unit) {
        return viewer.words.say("cases.escalated_to_you",
                                {{"handler", unit_name(viewer, current.handler)}});
    }
    for (const auto other : {current.handler, current.owner}) {
        if (standpoint.stands_for(other, current)) {
            return viewer.words.say("cases.stands_for", {{"unit", unit_name(viewer, other)}});
        }
    }
    return {};
}

json desk_row(const Viewer& viewer,
              const Standpoint& standpoint,
              const Case& current,
              const ActRow* next) {
    json row = row_view(viewer, current);
    row["why_here"] = why_here(viewer, standpoint, current);
    row["act"] = nullptr;
    if (next != nullptr) {
        const std::string noun(next->noun);
        row["act"] = {{"label", viewer.words.say("cases.act_" + noun)},
                      {"href", row["href"].get<std::string>() + "#" + noun}};
    }
    return row;
}

Standpoint standpoint_of(const Viewer& viewer) {
    return {viewer.store, viewer.seat->unit, viewer.now};
}

// A case on the desk, and the act with which this seat moves it on.
struct OnDesk {
    const Case* current = nullptr;
    const ActRow* next = nullptr;
};

struct Desk {
    std::vector<OnDesk> first;
    std::vector<OnDesk> rest;
    std::vector<OnDesk> waiting;
};

Desk sort_desk(const Viewer& viewer, const Standpoint& standpoint, const std::vector<Case>& found) {
    Desk desk;
    for (const auto& current : found) {
        const Asker asker = asker_from(standpoint, *viewer.seat, current);
        const OnDesk each{&current, next_act(viewer.store, current, asker, viewer.now)};
        const bool is_ours_to_see_to =
            std::find(viewer.units.begin(), viewer.units.end(), current.owner) !=
            viewer.units.end();
        const bool is_owners =
            is_ours_to_see_to && current.level != Level::Unit && current.handler != current.owner;
        const bool is_pressing = signal_of(current, viewer.now, viewer.days) != "on_time" &&
                                 (each.next != nullptr || is_owners);
        auto& list = is_pressing ? desk.first : each.next != nullptr ? desk.rest : desk.waiting;
        list.push_back(each);
    }
    return desk;
}

// The rows of a desk: as many cases as there is room for.
struct DeskRows {
    json first = json::array();
    json rest = json::array();
    json waiting = json::array();
    std::size_t room = desk_cases_max;
};

DeskRows rows_on(const Viewer& viewer, const Standpoint& standpoint, const Desk& desk) {
    DeskRows rows;
    const auto fill = [&](const std::vector<OnDesk>& from, json& to) {
        const auto shown = std::min(from.size(), rows.room);
        for (std::size_t at = 0; at < shown; ++at) {
            to.push_back(desk_row(viewer, standpoint, *from[at].current, from[at].next));
        }
        rows.room -= shown;
    };
    fill(desk.first, rows.first);
    fill(desk.rest, rows.rest);
    fill(desk.waiting, rows.waiting);
    return rows;
}

// What others asked of this unit stands before its own work.
void take_parts(const Viewer& viewer, const ListAsked& asked, DeskRows& rows, Workload& load) {
    json parts = part_rows_view(viewer);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const auto signal = (*part)["signal"].get<std::string>();
        load.overdue.count += signal == "overdue" ? 1 : 0;
        load.due_soon.count += signal == "due_soon" ? 1 : 0;
        load.on_time.count += signal == "on_time" ? 1 : 0;
        if (is_filtered(asked) &&
            !passes(asked, *find(viewer.store, CaseId{(*part)["id"].get<std::int64_t>()}))) {
            continue;
        }
        json& list = signal == "on_time" ? rows.rest : rows.first;
        list.insert(list.begin(), std::move(*part));
    }
}

Workload workload_of(const Viewer& viewer) {
    Workload load;
    for (const auto unit : viewer.units) {
        load += workload(viewer.store, unit, due_times(viewer.now, viewer.days));
    }
    return load;
}

// "1000+" where more are left than were counted.
std::string shown(const Tally& tally) {
    return std::to_string(tally.count) + (tally.goes_on ? "+" : "");
}

json tally_view(const Viewer& viewer, const char* signal, const Tally& tally) {
    return {{"signal", signal},
            {"name", viewer.words.say(std::string("cases.tally_") + signal)},
            {"count", tally.count},
            {"goes_on", tally.goes_on},
            {"shown", shown(tally)}};
}

json rows_of(const Viewer& viewer, const std::vector<Case>& found) {
    const Standpoint standpoint = standpoint_of(viewer);
    json rows = json::array();
    for (const auto& current : found) {
        const Asker asker = asker_from(standpoint, *viewer.seat, current);
        const ActRow* next = next_act(viewer.store, current, asker, viewer.now);
        rows.push_back(desk_row(viewer, standpoint, current, next));
    }
    return rows;
}

// What climbed to the street while others should have done it: panels and committees look on.
json climbed_rows(const Viewer& viewer) {
    const UnitId desk = alliance::duty_desk(viewer.store);
    json rows = json::array();
    for (const auto& current : open_owned_by(viewer.store, desk, desk_cases_max)) {
        if (current.handler != desk) {
            rows.push_back(row_view(viewer, current));
        }
    }
    return rows;
}

// Units that take no cases of their own but follow how the alliance deals with them.
bool looks_on(const Viewer& viewer) {
    using Kind = alliance::UnitKind;
    const auto unit = alliance::unit(viewer.store, viewer.seat->unit);
    return unit && (unit->kind == Kind::SpecialCommittee || unit->kind == Kind::ObserverPanel ||
                    unit->kind == Kind::SupervisorPanel);
}

// "50+" where the list stops before its end.
std::string count_of(const std::vector<Case>& found) {
    const bool is_whole = found.size() < desk_cases_max;
    return std::to_string(found.size()) + (is_whole ? "" : "+");
}

std::string seat_line(const Viewer& viewer) {
    const auto seat = alliance::seat(viewer.store, viewer.seat->seat);
    return unit_name(viewer, viewer.seat->unit) + (seat ? " · " + seat->title : "");
}

} // namespace

json desk_view(const Viewer& viewer, const ListAsked& asked) {
    auto found = cases_of_seat(viewer, is_filtered(asked) ? in_all : DeskBounds());
    std::erase_if(found, [&](const Case& each) { return !passes(asked, each); });
    const Standpoint standpoint = standpoint_of(viewer);
    DeskRows rows = rows_on(viewer, standpoint, sort_desk(viewer, standpoint, found));
    Workload load = workload_of(viewer);
    take_parts(viewer, asked, rows, load);
    json view;
    view["title"] = viewer.words.say("cases.desk_title");
    view["today"] =
        viewer.words.say("cases.desk_today", {{"date", viewer.words.date(viewer.now, viewer.now)}});
    view["seat"] = seat_line(viewer);
    view["tallies"] = {tally_view(viewer, "overdue", load.overdue),
                       tally_view(viewer, "due_soon", load.due_soon),
                       tally_view(viewer, "on_time", load.on_time)};
    view["watched_href"] = viewer.matters.empty()
                               ? json()
                               : json("/committees/" + std::to_string(viewer.seat->unit.value));
    view["waiting_count"] = shown(load.waiting);
    const bool is_empty = rows.first.empty() && rows.rest.empty() && rows.waiting.empty();
    view["looks_on"] = looks_on(viewer);
    view["climbed"] = looks_on(viewer) ? climbed_rows(viewer) : json::array();
    view["has_work"] = !is_empty || !looks_on(viewer);
    view["is_empty"] = is_empty && !is_filtered(asked);
    view["none_fits"] = is_empty && is_filtered(asked);
    view["filter"] = {
        {"place", asked.place_typed},
        {"category_groups", category_groups(viewer, asked.category, CategoryChoices::OfCases)},
        {"stages", stage_choices(viewer, asked, StageChoices::Open)},
        {"is_filtered", is_filtered(asked)}};
    view["has_rest"] = !rows.rest.empty();
    view["has_waiting"] = !rows.waiting.empty();
    view["first"] = std::move(rows.first);
    view["rest"] = std::move(rows.rest);
    view["waiting"] = std::move(rows.waiting);
    view["only_most_urgent"] =
        rows.room > 0
            ? json()
            : json(viewer.words.say("cases.desk_most_urgent", {{"count", desk_cases_max}}));
    view["notices"] = json::array();
    view["has_notices"] = false;
    return view;
}

std::vector<Case> cases_on_desk(const Viewer& viewer) {
    const auto found = cases_of_seat(viewer, in_all);
    const auto desk = sort_desk(viewer, standpoint_of(viewer), found);
    std::vector<Case> cases;
    for (const auto* list : {&desk.first, &desk.rest, &desk.waiting}) {
        for (const auto& each : *list) {
            cases.push_back(*each.current);
        }
    }
    return cases;
}

DispatchSections dispatch_sections(const Viewer& viewer) {
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
    return {{"unassigned", at_work(viewer.store, desk, desk_cases_max)},
            {"escalated", std::move(escalated)},
            {"supervised", std::move(supervised)},
            {"checks", open_at(viewer.store, Stage::Submitted, desk_cases_max)}};
}

json dispatch_view(const Viewer& viewer) {
    json view;
    view["title"] = viewer.words.say("cases.dispatch_title");
    view["import_url"] = voices::import_url(viewer.store, *viewer.seat);
    view["sections"] = json::array();
    for (const auto& [name, found] : dispatch_sections(viewer)) {
        view["sections"].push_back({{"name", viewer.words.say("cases.dispatch_" + name)},
                                    {"count", count_of(found)},
                                    {"rows", rows_of(viewer, found)},
                                    {"is_empty", found.empty()}});
    }
    return view;
}

std::vector<Case> cases_to_call(const Viewer& viewer) {
    std::vector<Case> found = open_owned_by(viewer.store, viewer.seat->unit, desk_cases_max);
    take_in_answered(viewer, Stage::Checked, beside_max, found);
    put_in_order(found);
    const Standpoint standpoint = standpoint_of(viewer);
    std::erase_if(found, [&](const Case& current) {
        const auto asker = asker_from(standpoint, *viewer.seat, current);
        return !permitted(row_of(Act::CallBack), current, asker);
    });
    return found;
}

json calls_view(const Viewer& viewer) {
    const Standpoint standpoint = standpoint_of(viewer);
    const ActRow& calling = row_of(Act::CallBack);
    json rows = json::array();
    for (const auto& current : cases_to_call(viewer)) {
        json row = desk_row(viewer, standpoint, current, &calling);
        const auto contact = voices::contact_of(viewer.store, speaker_of(viewer.store, current));
        row["contact_name"] = contact.name;
        row["contact_phone"] = contact.phone;
        row["contact_email"] = contact.email;
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
