// What the auditor knows of units: how they join and leave, and when their offices are closed.

#include "tests/simulation/auditor_alliance.hpp"

#include <algorithm>

#include "alliance/alliance.hpp"
#include "alliance/closures.hpp"
#include "tests/simulation/reading.hpp"

namespace simulation {

namespace {

// As every street begins.
constexpr int days_to_answer_applicants = 10;

std::int64_t unit_in(const json& event, const char* name) {
    return event.at(name).get<std::int64_t>();
}

calendar::OfficeDay day_in(const json& event, const char* name) {
    return calendar::parse_date(text_in(event, name)).value();
}

} // namespace

void AllianceAuditor::hear(const journal::ReadEntry& entry, const Complain& complain) {
    ++heard_[entry.entry.kind];
    complain_ = [&](const std::string& sentence) {
        complain(entry.entry.kind + " at " + calendar::iso_moment(entry.entry.at) + ": " +
                 sentence);
    };
    seats_.hear(entry, complain_);
    hear_unit(entry);
    hear_application(entry);
    hear_membership(entry);
    hear_closure(entry);
    hear_plan(entry);
    hear_sign_up(entry);
    hear_record(entry);
    hear_photo(entry);
    hear_consultation(entry);
    hear_initiative(entry);
    hear_signature(entry);
}

void AllianceAuditor::hear_unit(const journal::ReadEntry& entry) {
    if (entry.entry.kind == "unit_added") {
        units_[unit_in(entry.event, "id")] = {text_in(entry.event, "unit_kind"),
                                              text_in(entry.event, "name")};
    }
}

// Answered once, by who administers, within ten working days as it was promised.
void AllianceAuditor::hear_application(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (kind == "membership_applied") {
        expect(moment_in(entry.event, "answer_due") ==
                   calendar_.deadline(entry.entry.at, days_to_answer_applicants),
               "an answer is promised within ten working days");
        expect(!entry.event.contains("wish") || is_body(unit_in(entry.event, "wish")),
               "a unit wishes to join a body");
        applications_[unit_in(entry.event, "id")] = {
            text_in(entry.event, "name"), entry.entry.at, "waiting"};
    } else if (kind == "membership_granted" || kind == "membership_declined") {
        expect_power("administer", entry);
        auto& application = applications_[unit_in(entry.event, "application")];
        expect(application.state == "waiting", "an application is answered once");
        application.state = kind == "membership_granted" ? "granted" : "declined";
        if (kind == "membership_granted") {
            const auto unit = unit_in(entry.event, "unit");
            expect(units_[unit].name == application.name, "whoever applied joins");
            granted_ = {unit_in(entry.event, "body"), unit};
        }
    }
}

// What is granted is joined next, with a part and from a day on; nobody leaves without a reason.
void AllianceAuditor::hear_membership(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    const bool has_just_been_granted = kind == "membership_granted";
    if (kind == "unit_joined") {
        const auto body = unit_in(entry.event, "body");
        const auto unit = unit_in(entry.event, "unit");
        expect(is_body(body) && !is_body(unit), "units join bodies");
        expect(members_[body].insert(unit).second, "a unit joins a body once");
        const bool is_invited = entry.entry.actor.kind == journal::ActorKind::Operator;
        expect(is_invited || granted_ == std::pair(body, unit), "who joins was granted it");
        expect(is_invited || (entry.event.contains("part") && entry.event.contains("from")),
               "who joins has a part, and a day from which on");
        granted_.reset();
    } else if (kind == "unit_left") {
        expect_power("administer", entry);
        expect(members_[unit_in(entry.event, "body")].erase(unit_in(entry.event, "unit")) == 1,
               "only a member leaves");
        expect(!entry.event.value("reason", "").empty(), "who leaves says why");
    }
    expect(has_just_been_granted || !granted_, "what was granted is joined at once");
}

void AllianceAuditor::hear_closure(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    const auto today = calendar::office_day(entry.entry.at);
    if (kind == "closure_announced") {
        const ClosureBelief closure{unit_in(entry.event, "unit"),
                                    day_in(entry.event, "from"),
                                    day_in(entry.event, "until")};
        expect(closure.from >= today && closure.until >= closure.from &&
                   closure.until - closure.from < std::chrono::days(14) &&
                   closure.until - today <= std::chrono::days(366),
               "closed days lie ahead, fourteen at most");
        hear_closing(closure, entry);
        closures_[unit_in(entry.event, "id")] = closure;
    } else if (kind == "closure_cancelled") {
        auto& closure = closures_[unit_in(entry.event, "id")];
        const auto opens = day_in(entry.event, "opens");
        expect(closure.until >= today && opens == std::max(closure.from, today),
               "an office opens again from today on, or was never closed");
        closure.until = opens - std::chrono::days(1);
    }
}

void AllianceAuditor::hear_closing(const ClosureBelief& closure, const journal::ReadEntry& entry) {
    bool has_working_day = false;
    for (auto day = closure.from; day <= closure.until; day += std::chrono::days(1)) {
        has_working_day = has_working_day || calendar_.is_working_day(day);
    }
    expect(has_working_day, "an office is closed on a working day");
    expect(closure.unit != desk(), "the desk never closes");
    for (const auto& [id, other] : closures_) {
        expect(
            other.unit != closure.unit || other.until < closure.from || closure.until < other.from,
            "days are closed once");
    }
    const auto& seat = seats_.acting(entry);
    expect(entry.entry.actor.seat.value == seats_.lead_of(closure.unit) ||
               (seat.unit == desk() && seat.powers.contains("dispatch")) ||
               seat.powers.contains("administer"),
           "its lead closes an office, or the street does");
}

void AllianceAuditor::check(store::Connection& connection,
                            Moment midnight,
                            const Complain& complain) {
    complain_ = [&](const std::string& sentence) {
        complain("on the eve of " + calendar::iso_moment(midnight) + ": " + sentence);
    };
    check_joining(connection);
    check_plans(connection);
    check_calls(connection, midnight);
    for (const auto entry : must_be_gone_) {
        const auto kept = journal::kept_value(connection, entry, 0);
        expect(!kept, "what was taken back or taken down is gone");
    }
    must_be_gone_.clear();
}

void AllianceAuditor::check_joining(store::Connection& connection) {
    for (const auto& [body, expected] : members_) {
        std::set<std::int64_t> members;
        for (const auto& member : alliance::members_of(connection, alliance::UnitId{body})) {
            members.insert(member.id.value);
        }
        expect(members == expected, "the members of " + units_[body].name + " are others");
    }
    const auto waiting = std::ranges::count_if(
        applications_, [](const auto& each) { return each.second.state == "waiting"; });
    expect(std::ssize(alliance::applications_waiting(connection)) == waiting,
           "as many applicants wait as the journal says");
    for (const auto& [id, expected] : closures_) {
        const auto closure = alliance::closure(connection, alliance::ClosureId{id});
        const bool never_was = expected.until < expected.from;
        expect(never_was
                   ? !closure
                   : closure && closure->from == expected.from && closure->until == expected.until,
               "closed days are as the journal says");
    }
}

std::int64_t AllianceAuditor::heard(const std::string& kind) const {
    const auto found = heard_.find(kind);
    return found == heard_.end() ? 0 : found->second;
}

void AllianceAuditor::expect_convener(std::int64_t body, const journal::ReadEntry& entry) {
    const auto& seat = seats_.acting(entry);
    expect(seat.powers.contains("convene") && (seat.unit == body || seat.unit == desk()),
           "whoever convenes the body does it, or the street");
}

void AllianceAuditor::expect_power(const char* power, const journal::ReadEntry& entry) {
    expect(entry.entry.actor.kind == journal::ActorKind::Operator ||
               seats_.acting(entry).powers.contains(power),
           std::string("that needs the power to ") + power);
}

void AllianceAuditor::expect(bool holds, const std::string& sentence) const {
    if (!holds) {
        complain_(sentence);
    }
}

bool AllianceAuditor::is_body(std::int64_t unit) const {
    static const std::set<std::string> bodies = {
        "special_committee", "observer_panel", "supervisor_panel", "legal_workshop"};
    const auto found = units_.find(unit);
    return found != units_.end() && bodies.contains(found->second.kind);
}

std::int64_t AllianceAuditor::desk() const {
    const auto found = std::ranges::find_if(
        units_, [](const auto& each) { return each.second.kind == "duty_desk"; });
    return found == units_.end() ? 0 : found->first;
}

std::int64_t AllianceAuditor::workshop() const {
    const auto found = std::ranges::find_if(
        units_, [](const auto& each) { return each.second.kind == "legal_workshop"; });
    return found == units_.end() ? desk() : found->first;
}

} // namespace simulation
