// What the auditor knows of acts that somebody asks for and somebody else decides: returns and
// time.

#include <algorithm>

#include "tests/simulation/auditor.hpp"
#include "tests/simulation/reading.hpp"

namespace simulation {

// Nothing settles a return but its decision, or the resident's own withdrawal.
void Auditor::hear_while_a_return_waits(const Belief& belief, const Heard& heard) {
    static const std::set<std::string> must_wait = {"case_accepted",
                                                    "case_assigned",
                                                    "handover_offered",
                                                    "case_merged",
                                                    "case_split",
                                                    "no_action_proposed",
                                                    "no_action_confirmed",
                                                    "owner_overridden"};
    expect(belief.returner.empty() || !must_wait.contains(heard.kind),
           heard,
           "a return is decided first");
}

// Handed back once by a handler within a working day, twice a case at most; decided by another.
void Auditor::hear_return(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_returned") {
        expect_stage(belief, heard, {"assigned"});
        expect(belief.returner.empty(), heard, "one return at a time");
        expect(heard.at <= calendar_.deadline(belief.came, 1), heard, "handed back too late");
        expect(belief.stands_with != belief.handler, heard, "a refused return stands");
        ++belief.returns;
        expect(belief.returns <= 2, heard, "there is no third return");
        expect(belief.returns == 1 || text_in(heard.event, "level") == "street",
               heard,
               "the second return goes to the street");
        expect(heard.event.at("decider") != heard.event.at("by"), heard, "another unit decides");
        belief.returner = heard.actor;
        belief.level_before = belief.level;
        belief.level = text_in(heard.event, "level");
        begin_step(belief, heard, short_due(belief, heard.at));
    } else if (heard.kind == "return_accepted" || heard.kind == "return_refused") {
        expect(!belief.returner.empty(), heard, "a return waits");
        expect(heard.actor != belief.returner, heard, "who returned does not decide");
        const auto handler = heard.event.at("handler").get<std::int64_t>();
        const bool is_refused = heard.kind == "return_refused";
        expect(
            (handler == belief.handler) == is_refused, heard, "refused, it stands; else it goes");
        belief.stands_with = is_refused ? handler : belief.stands_with;
        belief.level = is_refused ? belief.level_before : text_in(heard.event, "level");
        belief.handler = handler;
        belief.came = is_refused ? belief.came : heard.at;
        belief.returner.clear();
        begin_step(belief, heard, short_due(belief, heard.at));
    }
}

// Once a case, before the limit, by fifteen working days at most; decided by another.
void Auditor::hear_extension(Belief& belief, const Heard& heard) {
    if (heard.kind == "extension_asked") {
        expect_stage(belief, heard, {"contacted", "in_work"});
        expect(heard.at < belief.whole_due, heard, "more time is asked for before the limit");
        expect(belief.extensions == 0, heard, "once a case");
        belief.extension_until = moment_in(heard.event, "until");
        expect(belief.extension_until > belief.whole_due &&
                   belief.extension_until <= calendar_.deadline(belief.whole_due, 15),
               heard,
               "later, and by fifteen working days at most");
        belief.extension_asker = heard.actor;
    } else if (heard.kind == "extension_granted" || heard.kind == "extension_refused") {
        expect(!belief.extension_asker.empty() && heard.actor != belief.extension_asker,
               heard,
               "more time is asked for, and somebody else decides");
        expect(heard.kind == "extension_refused" || heard.at < belief.whole_due,
               heard,
               "more time is granted before the limit, or never");
        belief.extension_asker.clear();
    }
    if (heard.kind == "extension_granted") {
        ++belief.extensions;
        expect(moment_in(heard.event, "due") == belief.extension_until, heard, "as asked for");
        belief.whole_due = belief.extension_until;
        belief.supervise_due = std::max(belief.supervise_due, belief.whole_due);
        begin_step(belief, heard, belief.whole_due);
    }
}

// Sleeps until its review, ninety days at most; then somebody has a working day to look at it.
void Auditor::hear_suspension(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_suspended") {
        expect_stage(belief, heard, {"contacted", "in_work", "rehandling"});
        const Moment review = moment_in(heard.event, "review_at");
        expect(review > heard.at && wall_day(review) <= wall_day(heard.at) + 90,
               heard,
               "looked at again within ninety days");
        expect(heard.event.contains("plan") && heard.event.contains("responsible"),
               heard,
               "suspended with a plan and somebody who answers for it");
        belief.extension_asker.clear();
        belief.review_due = review;
        belief.is_suspended = true;
        belief.level = text_in(heard.event, "level");
        begin_step(belief, heard, review);
        belief.climb_due.reset();
    } else if (heard.kind == "review_fell_due") {
        expect(belief.review_due && heard.due == belief.review_due, heard, "when it was to be");
        belief.review_due.reset();
        begin_step(belief, heard, calendar_.deadline(heard.at, 1));
        belief.supervise_due = std::max(belief.supervise_due, belief.step_due);
    } else if (heard.kind == "case_resumed") {
        belief.review_due.reset();
        belief.is_suspended = false;
        const int days = belief.is_supervised || belief.stage == "rehandling"
                             ? 3
                             : answer_days(belief.asks, belief.category);
        begin_step(belief, heard, calendar_.deadline(heard.at, days));
        belief.supervise_due = std::max(belief.supervise_due, belief.step_due);
    }
}

// No street begins with a rule that stops a clock while the resident is awaited.
void Auditor::hear_waiting(Belief& belief, const Heard& heard) {
    if (heard.kind == "resident_awaited") {
        expect_stage(belief, heard, {"contacted", "in_work", "rehandling"});
        expect(!belief.is_awaited, heard, "one wait at a time");
        belief.is_awaited = true;
    } else if (heard.kind == "waiting_ended") {
        expect(belief.is_awaited, heard, "somebody was awaited");
        belief.is_awaited = false;
    }
    if (heard.kind == "resident_awaited" || heard.kind == "waiting_ended") {
        expect(step_due_in(heard.event) == belief.step_due, heard, "the clock runs on");
    }
}

// Of a supervised case, and of one that goes round again, the street's leader signs a plan that
// somebody else wrote.
void Auditor::hear_plan(Belief& belief, const Heard& heard) {
    if (heard.kind == "plan_proposed") {
        expect((belief.is_supervised || belief.stage == "rehandling") && !belief.is_plan_signed,
               heard,
               "a plan is asked for");
        belief.planner = heard.actor;
    } else if (heard.kind == "plan_signed" || heard.kind == "plan_refused") {
        expect(!belief.planner.empty() && heard.actor != belief.planner,
               heard,
               "a plan waits, and its writer does not sign it");
        belief.is_plan_signed = heard.kind == "plan_signed";
        belief.planner.clear();
    } else if (heard.kind == "case_supervised" || heard.kind == "case_rehandled" ||
               heard.kind == "case_assigned") {
        belief.is_plan_signed = false;
        belief.planner.clear();
    }
}

// An answer, another handler or an end settles what was asked for.
void Auditor::settle_what_was_asked(Belief& belief, const Heard& heard) {
    if (heard.kind == "case_handed_over") {
        belief.handler = heard.event.at("handler").get<std::int64_t>();
    }
    if (heard.kind == "case_submitted" || heard.kind == "case_assigned" || !belief.is_open()) {
        belief.extension_asker.clear();
        belief.review_due.reset();
        belief.is_suspended = false;
        belief.is_awaited = false;
    } else if (heard.kind == "case_suspended" || heard.kind == "case_supervised") {
        belief.is_awaited = false;
    }
}

} // namespace simulation
