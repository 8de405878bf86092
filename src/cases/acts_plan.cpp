// A plan that the street's leader signs: for a case that is supervised, and for one that goes round
// again after a dissatisfied resident, where the street's rules say so. Nothing is answered before.

#include <array>

#include "cases/acts.hpp"

namespace cases {

using alliance::Power;
using base::refuse;
using base::Why;

namespace {

base::Result<bool> no_plan_is_signed(const Case& current) {
    if (current.plan && current.plan->is_signed) {
        return refuse(Why::AlreadyDone, "cases.plan_is_signed", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> a_plan_waits(const Case& current) {
    if (!current.plan || current.plan->is_signed) {
        return refuse(Why::AlreadyDone, "cases.no_plan_waits", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> a_plan_is_asked_for(const Timing& timing) {
    if (!needs_a_signed_plan(timing.current, timing.rules)) {
        return refuse(Why::NotAllowed, "cases.plan_not_needed");
    }
    return true;
}

} // namespace

base::Result<bool> plan_is_signed(const Timing& timing) {
    const auto& plan = timing.current.plan;
    if (needs_a_signed_plan(timing.current, timing.rules) && !(plan && plan->is_signed)) {
        return refuse(Why::NotAllowed, "cases.plan_must_be_signed");
    }
    return true;
}

std::span<const ActRow> plan_rows() {
    static const std::array rows = {
        ActRow{Act::ProposePlan,
               "plan",
               {Stage::Contacted, Stage::InWork, Stage::Rehandling},
               {Side::Handler},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_propose_plan,
               no_plan_is_signed,
               a_plan_is_asked_for},
        ActRow{Act::SignPlan,
               "plan-signature",
               {Stage::Contacted, Stage::InWork, Stage::Rehandling},
               {Side::Street},
               Power::Supervise,
               ReasonIs::NotAsked,
               Second::NotThePlanner,
               perform_sign_plan,
               a_plan_waits},
        ActRow{Act::RefusePlan,
               "plan-refusal",
               {Stage::Contacted, Stage::InWork, Stage::Rehandling},
               {Side::Street},
               Power::Supervise,
               ReasonIs::Needed,
               Second::NotThePlanner,
               perform_refuse_plan,
               a_plan_waits},
    };
    return rows;
}

base::Result<bool> perform_propose_plan(const Performance& act) {
    auto plan = needed_text(act.asked.plan, note_characters_max, "plan");
    if (!plan) {
        return base::refusal_of(plan);
    }
    act.turn.record(PlanProposed{act.current.id,
                                 act.asker.unit,
                                 ErasableText(std::move(*plan)),
                                 alliance::duty_desk(act.turn.store())});
    return true;
}

base::Result<bool> perform_sign_plan(const Performance& act) {
    act.turn.record(PlanSigned{act.current.id, act.asker.unit});
    return true;
}

base::Result<bool> perform_refuse_plan(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    act.turn.record(PlanRefused{act.current.id, act.asker.unit, ErasableText(std::move(*reason))});
    return true;
}

} // namespace cases
