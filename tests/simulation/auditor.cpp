#include "tests/simulation/auditor.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "tests/simulation/reading.hpp"

namespace simulation {

using nlohmann::json;

namespace {

constexpr int entries_at_once = 2'000;
constexpr std::size_t complaints_max = 20;

template <class Enum>
std::string name_of(Enum value) {
    return std::string(enum_names(value)[static_cast<std::size_t>(value)]);
}

} // namespace

void Auditor::read(store::Connection& connection) {
    while (true) {
        const auto entries = journal::entries_from(connection, read_ + 1, entries_at_once);
        for (const auto& stored : entries) {
            read_ = stored.entry.sequence;
            hear(journal::with_body_read(stored));
        }
        if (entries.size() < static_cast<std::size_t>(entries_at_once)) {
            return;
        }
    }
}

void Auditor::hear(const journal::ReadEntry& entry) {
    static const std::set<std::string> of_others = {
        "voice_raised", "voice_added_to", "voice_withdrawn", "case_rules_set"};
    const std::string& kind = entry.entry.kind;
    alliance_.hear(entry, [this](const std::string& sentence) { complain(sentence); });
    if (kind == "voice_raised") {
        hear_voice(entry.event);
    } else if (kind == "photo_added") {
        hear_photo(entry.event);
    } else if (kind == "unit_added") {
        hear_unit(entry.event);
    }
    if (of_others.contains(kind) || !entry.event.contains("id")) {
        return;
    }
    const Heard heard{
        kind, entry.event, entry.entry.at, entry.entry.due, journal::to_text(entry.entry.actor)};
    const bool is_together = kind.starts_with("part_") || kind.starts_with("handover_") ||
                             kind.starts_with("intervention_") || kind == "visit_held";
    const bool is_asked_for = kind.starts_with("return_") || kind.starts_with("extension_") ||
                              kind.starts_with("plan_") || kind == "review_fell_due" ||
                              kind == "waiting_ended";
    if (!is_together && !is_asked_for && !kind.starts_with("case_") &&
        !kind.starts_with("resident_") && !kind.starts_with("no_action_") &&
        !kind.starts_with("handler_") && kind != "contact_failed" &&
        kind != "deadline_overridden" && kind != "category_overridden" &&
        kind != "owner_overridden" && kind != "words_redacted" && kind != "photo_redacted" &&
        kind != "act_undone") {
        return;
    }
    together_.hear(entry, [this](std::int64_t id, const std::string& sentence) {
        complain(fmt::format("case {}, {}", id, sentence));
    });
    if (kind == "case_opened") {
        hear_opening(heard);
        return;
    }
    if (kind == "case_split_off") {
        hear_split_off(heard);
        return;
    }
    if (kind == "act_undone") {
        undo(heard);
        return;
    }
    const auto id = entry.event.at("id").get<std::int64_t>();
    Watched& watched = cases_[id];
    touched_.push_back(id);
    const Belief before = watched.now;
    change(watched.now, heard);
    watched.past.push_back({entry.entry.sequence, heard.at, heard.actor, before});
}

void Auditor::hear_opening(const Heard& heard) {
    Watched& watched = cases_[heard.event.at("id").get<std::int64_t>()];
    touched_.push_back(heard.event.at("id").get<std::int64_t>());
    Belief& belief = watched.now;
    belief.stage = "assigned";
    belief.asks = text_in(heard.event, "asks");
    belief.category = text_in(heard.event, "category");
    belief.level = text_in(heard.event, "level");
    belief.handler = heard.event.at("handler").get<std::int64_t>();
    belief.voice = heard.event.at("voice").get<std::int64_t>();
    belief.came = heard.at;
    belief.received = heard.at;
    const int days = answer_days(belief.asks, belief.category);
    belief.whole_due = calendar_.deadline(heard.at, days);
    belief.supervise_due = calendar_.deadline(heard.at, 3 * days);
    expect(moment_in(heard.event, "whole_due") == belief.whole_due, heard, "whole limit");
    begin_step(belief, heard, calendar_.deadline(heard.at, 1));
}

// Its own category, handler and first contact; the limits of the case it came from.
void Auditor::hear_split_off(const Heard& heard) {
    const Belief from = cases_.at(heard.event.at("from").get<std::int64_t>()).now;
    Watched& watched = cases_[heard.event.at("id").get<std::int64_t>()];
    touched_.push_back(heard.event.at("id").get<std::int64_t>());
    Belief& belief = watched.now;
    belief.stage = "assigned";
    belief.asks = from.asks;
    belief.category = text_in(heard.event, "category");
    belief.level = text_in(heard.event, "level");
    belief.handler = heard.event.at("handler").get<std::int64_t>();
    belief.voice = from.voice;
    belief.is_split_off = true;
    belief.came = heard.at;
    belief.received = from.received;
    belief.whole_due = from.whole_due;
    belief.supervise_due = from.is_supervised ? heard.at : from.supervise_due;
    expect(moment_in(heard.event, "whole_due") == from.whole_due, heard, "whole limit");
    begin_step(belief, heard, calendar_.deadline(heard.at, 1));
}

void Auditor::undo(const Heard& heard) {
    const auto id = heard.event.at("id").get<std::int64_t>();
    Watched& watched = cases_.at(id);
    touched_.push_back(id);
    const auto undone = heard.event.at("undone").get<std::vector<std::int64_t>>();
    for (auto left = undone.size(); left > 0; --left) {
        const Remembered& last = watched.past.back();
        expect(last.entry == undone[left - 1], heard, "only the last act is undone");
        hear_taken_back(last, heard);
        watched.now = last.before;
        watched.past.pop_back();
    }
}

void Auditor::change(Belief& belief, const Heard& heard) {
    ++heard_[heard.kind];
    expect(belief.is_open() || heard.kind.starts_with("part_") || heard.kind == "photo_redacted" ||
               heard.kind == "words_redacted",
           heard,
           "nothing happens to a case that ended");
    hear_who_may(belief, heard);
    hear_followers(belief, heard);
    hear_while_a_return_waits(belief, heard);
    hear_work(belief, heard);
    hear_answer(belief, heard);
    hear_end(belief, heard);
    hear_street(belief, heard);
    hear_together(belief, heard);
    hear_return(belief, heard);
    hear_extension(belief, heard);
    hear_suspension(belief, heard);
    hear_waiting(belief, heard);
    hear_plan(belief, heard);
    hear_photos(belief, heard);
    settle_what_was_asked(belief, heard);
    hear_ladder(belief, heard);
}

void Auditor::hear_work(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_accepted") {
        expect_stage(belief, heard, {"assigned"});
        expect(belief.returner.empty(), heard, "nobody accepts what was handed back");
        belief.stage = "accepted";
    } else if (heard.kind == "resident_contacted" && belief.stage == "accepted") {
        belief.is_contacted_late = belief.is_contacted_late || belief.step_due < heard.at;
        belief.is_contacted = true;
        belief.stage = "contacted";
        begin_step(belief, heard, answer_due(belief, heard.at));
    } else if (heard.kind == "case_worked") {
        expect_stage(belief, heard, {"contacted", "in_work", "rehandling"});
        belief.stage = belief.stage == "contacted" ? "in_work" : belief.stage;
    }
}

void Auditor::hear_answer(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_submitted") {
        expect_stage(belief, heard, {"contacted", "in_work", "rehandling"});
        expect((!belief.is_supervised && belief.stage != "rehandling") || belief.is_plan_signed,
               heard,
               "a leader signs first");
        belief.is_answered_late =
            belief.answered_at ? belief.is_answered_late : heard.at > belief.whole_due;
        belief.answered_at = belief.answered_at.value_or(heard.at);
        belief.submitter = heard.actor;
        belief.stage = "submitted";
        begin_step(belief, heard, short_due(belief, heard.at));
    } else if (heard.kind == "case_checked" || heard.kind == "case_sent_back") {
        expect_stage(belief, heard, {"submitted"});
        expect(heard.actor != belief.submitter, heard, "nobody checks their own answer");
        const bool is_checked = heard.kind == "case_checked";
        belief.stage = is_checked ? "checked" : "in_work";
        belief.unreached = is_checked ? 0 : belief.unreached;
        begin_step(
            belief, heard, is_checked ? short_due(belief, heard.at) : answer_due(belief, heard.at));
    } else if (heard.kind == "resident_called_back") {
        expect_stage(belief, heard, {"checked"});
        expect(heard.actor != belief.submitter, heard, "nobody calls back about their own answer");
        const auto outcome = text_in(heard.event, "outcome");
        belief.unreached += outcome == "unreached" ? 1 : 0;
        belief.word = outcome;
    } else if (heard.kind == "case_rehandled") {
        expect_stage(belief, heard, {"checked"});
        ++belief.round;
        expect(heard.event.at("round").get<int>() == belief.round, heard, "rounds are counted");
        if (belief.round >= 2) {
            const auto level = belief.level == "unit" ? "committee" : "street";
            expect(text_in(heard.event, "level") == level, heard, "the second time goes up");
        }
        belief.level = text_in(heard.event, "level");
        belief.stage = "rehandling";
        begin_step(belief, heard, calendar_.deadline(heard.at, 3));
    }
}

void Auditor::hear_end(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_closed") {
        expect_stage(belief, heard, {"checked"});
        const auto outcome = text_in(heard.event, "outcome");
        const bool is_said = outcome == "satisfied" || outcome == "basically";
        expect(is_said || (outcome == "unreached" && belief.unreached == 3),
               heard,
               "closed as solved by a resident's word, or after three calls");
        belief.stage = "closed";
    } else if (heard.kind == "case_closed_unresolved") {
        expect(heard.actor != belief.submitter, heard, "another person ends it unresolved");
        belief.stage = "closed_unresolved";
    } else if (heard.kind == "no_action_proposed") {
        belief.proposer = heard.actor;
    } else if (heard.kind == "no_action_refused" || heard.kind == "no_action_confirmed") {
        expect(!belief.proposer.empty() && heard.actor != belief.proposer,
               heard,
               "no action needs a second person");
        belief.proposer.clear();
        belief.stage = heard.kind == "no_action_confirmed" ? "no_action" : belief.stage;
    } else if (heard.kind == "case_withdrawn") {
        expect(heard.actor == "resident", heard, "only the resident withdraws");
        belief.stage = "withdrawn";
    }
}

void Auditor::hear_street(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_assigned") {
        belief.stage = "assigned";
        belief.level = text_in(heard.event, "level");
        belief.handler = heard.event.at("handler").get<std::int64_t>();
        belief.came = heard.at;
        begin_step(belief, heard, short_due(belief, heard.at));
    } else if (heard.kind == "deadline_overridden") {
        belief.whole_due = moment_in(heard.event, "due");
        expect(step_due_in(heard.event) == belief.step_due, heard, "the first step stays");
    } else if (heard.kind == "category_overridden") {
        belief.category = text_in(heard.event, "category");
    } else if (heard.kind == "owner_overridden") {
        belief.level = text_in(heard.event, "level");
        const bool is_ahead = belief.step_due > heard.at;
        begin_step(belief, heard, is_ahead ? belief.step_due : calendar_.deadline(heard.at, 1));
    }
}

// What others do changes the case itself only when they take it over or take it in.
void Auditor::hear_together(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_handed_over") {
        belief.stage = belief.stage == "assigned" ? "accepted" : belief.stage;
        belief.level = text_in(heard.event, "level");
        const bool is_ahead = belief.step_due > heard.at;
        begin_step(belief, heard, is_ahead ? belief.step_due : calendar_.deadline(heard.at, 1));
    } else if (heard.kind == "case_merged") {
        belief.stage = "merged";
    }
}

void Auditor::hear_ladder(Belief& belief, const Heard& heard) {
    if (heard.kind == "handler_reminded" || heard.kind == "handler_warned") {
        expect(heard.at < belief.step_due, heard, "a reminder comes before the limit");
        expect(heard.due == heard.at, heard, "a reminder comes when it is due");
    } else if (heard.kind == "case_escalated") {
        ++escalations_;
        belief.is_contacted_late = belief.is_contacted_late || !belief.is_contacted;
        expect(belief.climb_due && heard.due == belief.climb_due, heard, "it climbs when due");
        const auto level = text_in(heard.event, "level");
        expect(level == "street" || belief.level == "unit", heard, "it climbs upwards");
        belief.level = level;
        belief.climb_due.reset();
        if (level != "street") {
            belief.climb_due = calendar_.deadline(heard.at, 1);
        }
    } else if (heard.kind == "case_supervised") {
        expect(heard.due == belief.supervise_due, heard, "supervised at three times the limit");
        belief.is_supervised = true;
        belief.level = "street";
        begin_step(belief, heard, calendar_.deadline(heard.at, 3));
    }
}

void Auditor::begin_step(Belief& belief, const Heard& heard, Moment due) {
    expect(step_due_in(heard.event) == due,
           heard,
           "the step is due " + calendar::iso_moment(due) + ", not " +
               calendar::iso_moment(step_due_in(heard.event)));
    belief.step_due = due;
    belief.climb_due.reset();
    if (belief.level != "street") {
        belief.climb_due = due;
    }
}

Moment Auditor::answer_due(const Belief& belief, Moment at) const {
    if (belief.is_supervised) {
        return calendar_.deadline(at, 3);
    }
    return std::max(belief.whole_due, calendar_.deadline(at, 1));
}

Moment Auditor::short_due(const Belief& belief, Moment at) const {
    return calendar_.deadline(at, belief.is_supervised ? 3 : 1);
}

void Auditor::expect(bool holds, const Heard& heard, const std::string& sentence) {
    if (!holds) {
        complain(fmt::format("case {}, {} at {}: {}",
                             heard.event.at("id").get<std::int64_t>(),
                             heard.kind,
                             calendar::iso_moment(heard.at),
                             sentence));
    }
}

void Auditor::complain(const std::string& sentence) {
    if (complaints_.size() < complaints_max) {
        complaints_.push_back(sentence);
    }
}

void Auditor::expect_stage(const Belief& belief,
                           const Heard& heard,
                           std::initializer_list<const char*> stages) {
    const bool is_one = std::any_of(
        stages.begin(), stages.end(), [&](const char* stage) { return belief.stage == stage; });
    expect(is_one, heard, "not from stage " + belief.stage);
}

void Auditor::check(store::Connection& connection, Moment midnight) {
    const auto complain_of = [&](std::int64_t id, const std::string& sentence) {
        complain(fmt::format(
            "case {} on the eve of {}: {}", id, calendar::iso_moment(midnight), sentence));
    };
    together_.check(midnight, complain_of);
    alliance_.check(
        connection, midnight, [this](const std::string& sentence) { complain(sentence); });
    for (const auto& [id, watched] : cases_) {
        const Belief& belief = watched.now;
        if (belief.is_open() && belief.climb_due && *belief.climb_due <= midnight) {
            complain_of(id, "overdue, and it has not climbed");
        }
        const bool is_asleep = belief.review_due.has_value();
        if (belief.is_open() && !belief.is_supervised && !is_asleep &&
            belief.supervise_due <= midnight) {
            complain_of(id, "three times over the limit, and nobody supervises it");
        }
    }
    for (const auto id : touched_) {
        const Belief& belief = cases_.at(id).now;
        const auto current = cases::find(connection, cases::CaseId{id});
        if (!current || name_of(current->stage) != belief.stage ||
            current->whole_due != belief.whole_due || current->step.due != belief.step_due ||
            name_of(current->level) != belief.level || current->round != belief.round ||
            current->followers != static_cast<int>(belief.followers.size() - belief.left.size())) {
            complain_of(id, "the table says something else than the journal");
        }
    }
    touched_.clear();
}

} // namespace simulation
