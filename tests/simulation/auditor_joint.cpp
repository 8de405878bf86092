#include "tests/simulation/auditor_joint.hpp"

#include <algorithm>

namespace simulation {

using nlohmann::json;

namespace {

bool is_awaited(const TogetherBelief& belief, std::initializer_list<const char*> kinds) {
    return std::ranges::any_of(belief.parts, [&](const auto& each) {
        return each.second.is_open && std::ranges::any_of(kinds, [&](const char* kind) {
                   return each.second.what == kind;
               });
    });
}

Moment time_in(const json& event, const char* name) {
    return calendar::from_milliseconds(event.at(name).get<std::int64_t>());
}

std::int64_t number_in(const json& event, const char* name) {
    return event.at(name).get<std::int64_t>();
}

bool ends(const std::string& kind) {
    return kind == "case_closed" || kind == "case_closed_unresolved" ||
           kind == "no_action_confirmed" || kind == "case_withdrawn" || kind == "case_merged";
}

} // namespace

void JointAuditor::hear(const journal::ReadEntry& entry, const Complain& complain) {
    const std::string& kind = entry.entry.kind;
    ++heard_[kind];
    const auto id = number_in(entry.event, "id");
    complain_ = [&](const std::string& sentence) { complain(id, kind + ": " + sentence); };
    if (kind == "act_undone") {
        undo(entry);
        return;
    }
    Watched& watched = cases_[id];
    const TogetherBelief before = watched.now;
    hear_birth(watched.now, entry);
    hear_part(watched.now, entry);
    hear_handover(watched.now, entry);
    hear_kin(watched.now, entry);
    hear_power(watched.now, entry);
    hear_course(watched.now, entry);
    watched.past.push_back({entry.entry.sequence, before});
}

void JointAuditor::hear_birth(TogetherBelief& belief, const journal::ReadEntry& entry) {
    if (entry.entry.kind == "case_opened") {
        belief.received = entry.entry.at;
        belief.whole_due = time_in(entry.event, "whole_due");
    } else if (entry.entry.kind == "case_split_off") {
        const auto& from = cases_.at(number_in(entry.event, "from")).now;
        belief.received = time_in(entry.event, "received");
        belief.whole_due = time_in(entry.event, "whole_due");
        expect(belief.received == from.received, "it keeps the receipt of what it came from");
        expect(belief.whole_due == from.whole_due, "it keeps the whole limit, too");
        expect(!from.has_ended, "an ended case is not split");
    }
}

void JointAuditor::hear_part(TogetherBelief& belief, const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (!kind.starts_with("part_")) {
        return;
    }
    if (kind == "part_asked") {
        hear_part_asked(belief, entry);
        return;
    }
    const auto found = belief.parts.find(number_in(entry.event, "number"));
    expect(found != belief.parts.end() && found->second.is_open, "the part is awaited");
    if (found == belief.parts.end()) {
        return;
    }
    if (kind == "part_answered" || kind == "part_given_up") {
        expect(kind == "part_answered" || found->second.what != "question",
               "a question is answered, not given up");
        found->second.is_open = false;
    } else {
        hear_ladder(found->second, entry);
    }
}

void JointAuditor::hear_part_asked(TogetherBelief& belief, const journal::ReadEntry& entry) {
    PartBelief part;
    part.what = entry.event.at("what").get<std::string>();
    part.level = entry.event.at("level").get<std::string>();
    part.due = time_in(entry.event.at("step"), "due");
    if (part.level != "street") {
        part.climb_due = part.due;
    }
    const auto number = number_in(entry.event, "number");
    expect(!belief.parts.contains(number), "parts are counted");
    expect(part.due > entry.entry.at, "a part's date lies ahead");
    const bool is_whole_ahead = belief.whole_due > entry.entry.at;
    expect(part.what != "joint" || !is_whole_ahead || part.due <= belief.whole_due,
           "no part is due after the whole");
    expect(part.what != "question" || part.due == calendar_.deadline(entry.entry.at, 2),
           "a question is due in two working days");
    expect(part.what == "question" || !belief.has_ended, "an ended case asks for no part");
    belief.parts[number] = part;
}

void JointAuditor::hear_ladder(PartBelief& part, const journal::ReadEntry& entry) {
    if (entry.entry.kind == "part_moved") {
        const Moment due = time_in(entry.event.at("step"), "due");
        expect(due >= part.due, "a calendar moves a date later, never earlier");
        part.climb_due = part.climb_due == part.due ? std::optional(due) : part.climb_due;
        part.due = due;
        return;
    }
    if (entry.entry.kind != "part_escalated") {
        expect(entry.entry.at < part.due, "a reminder comes before the limit");
        expect(entry.entry.due == entry.entry.at, "a reminder comes when it is due");
        return;
    }
    const auto level = entry.event.at("level").get<std::string>();
    expect(part.climb_due && entry.entry.due == part.climb_due, "a part climbs when due");
    expect(level == "street" || part.level == "unit", "a part climbs upwards");
    part.level = level;
    part.climb_due.reset();
    if (level != "street") {
        part.climb_due = calendar_.deadline(entry.entry.at, 1);
    }
}

void JointAuditor::hear_handover(TogetherBelief& belief, const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (kind == "handover_offered") {
        belief.offered_to = number_in(entry.event, "to");
    } else if (kind == "handover_ended") {
        expect(belief.offered_to.has_value(), "an offer waits");
        belief.offered_to.reset();
    } else if (kind == "case_handed_over") {
        expect(belief.offered_to == number_in(entry.event, "handler"),
               "whoever was asked takes it over");
        belief.offered_to.reset();
    }
}

void JointAuditor::hear_kin(TogetherBelief& belief, const journal::ReadEntry& entry) {
    if (entry.entry.kind == "case_merged") {
        belief.merged_into = number_in(entry.event, "into");
        const auto& other = cases_.at(*belief.merged_into).now;
        expect(!other.has_ended, "it goes into an open case");
        expect(other.received <= belief.received, "it goes into the older case");
        expect(!is_awaited(belief, {"joint", "opinion", "department", "question"}),
               "nothing of it is awaited");
    } else if (entry.entry.kind == "case_took_in") {
        const auto& other = cases_.at(number_in(entry.event, "from")).now;
        expect(other.merged_into == number_in(entry.event, "id"), "both sides say the same");
    }
}

void JointAuditor::hear_power(TogetherBelief& belief, const journal::ReadEntry& entry) {
    if (entry.entry.kind == "intervention_asked") {
        expect(!belief.is_power_at_it, "one intervention at a time");
        belief.is_power_at_it = true;
    } else if (entry.entry.kind == "visit_held") {
        expect(belief.is_power_at_it, "a visit belongs to an intervention");
    } else if (entry.entry.kind == "intervention_ended") {
        expect(belief.is_power_at_it, "an intervention runs");
        expect(!is_awaited(belief, {"opinion", "department"}), "all opinions and replies are in");
        belief.is_power_at_it = false;
    }
}

void JointAuditor::hear_course(TogetherBelief& belief, const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (kind == "deadline_overridden") {
        belief.whole_due = time_in(entry.event, "due");
    } else if (kind == "case_submitted") {
        expect(!is_awaited(belief, {"joint"}), "the handler answers when every part is in");
        expect(!belief.is_power_at_it, "the handler answers after public power");
        belief.offered_to.reset();
    } else if (kind == "case_assigned") {
        belief.offered_to.reset();
    }
    if (ends(kind)) {
        belief.has_ended = true;
        belief.is_power_at_it = false;
        belief.offered_to.reset();
        for (auto& [number, part] : belief.parts) {
            part.is_open = part.is_open && part.what == "question";
        }
    }
}

void JointAuditor::undo(const journal::ReadEntry& entry) {
    Watched& watched = cases_.at(number_in(entry.event, "id"));
    const auto undone = entry.event.at("undone").get<std::vector<std::int64_t>>();
    for (auto left = undone.size(); left > 0; --left) {
        expect(watched.past.back().entry == undone[left - 1], "only the last act is undone");
        watched.now = watched.past.back().before;
        watched.past.pop_back();
    }
}

void JointAuditor::check(Moment midnight, const Complain& complain) const {
    for (const auto& [id, watched] : cases_) {
        for (const auto& [number, part] : watched.now.parts) {
            if (part.is_open && part.climb_due && *part.climb_due <= midnight) {
                complain(id, "a part is overdue, and it has not climbed");
            }
        }
    }
}

std::int64_t JointAuditor::heard(const std::string& kind) const {
    const auto found = heard_.find(kind);
    return found == heard_.end() ? 0 : found->second;
}

void JointAuditor::expect(bool holds, const std::string& sentence) const {
    if (!holds) {
        complain_(sentence);
    }
}

} // namespace simulation
