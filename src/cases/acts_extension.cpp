// More time for the answer (延期): asked for by the handler before the limit, decided by the level
// above; the resident is told why and until when.

#include <array>

#include "cases/acts.hpp"

namespace cases {

using alliance::Power;
using base::refuse;
using base::Why;

namespace {

base::Result<bool> no_extension_waits(const Case& current) {
    if (current.has_waiting_extension()) {
        return refuse(Why::AlreadyDone, "cases.extension_waits", {{"case", current.id.value}});
    }
    if (current.suspension) {
        return refuse(Why::NotAllowed, "cases.is_suspended", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> an_extension_waits(const Case& current) {
    if (!current.has_waiting_extension()) {
        return refuse(Why::AlreadyDone, "cases.no_extension_waits", {{"case", current.id.value}});
    }
    return true;
}

base::Result<bool> is_time_to_extend(const Timing& timing) {
    return may_extend(timing.current, timing.rules, timing.now);
}

} // namespace

std::span<const ActRow> extension_rows() {
    static const std::array rows = {
        ActRow{Act::AskExtension,
               "extension",
               {Stage::Contacted, Stage::InWork},
               {Side::Handler},
               Power::Handle,
               ReasonIs::Needed,
               Second::Anyone,
               perform_ask_extension,
               no_extension_waits,
               is_time_to_extend},
        ActRow{Act::GrantExtension,
               "extension-grant",
               {Stage::Contacted, Stage::InWork},
               {Side::Decider, Side::Owner},
               Power::Dispatch,
               ReasonIs::Needed,
               Second::NotTheAsker,
               perform_grant_extension,
               an_extension_waits},
        ActRow{Act::RefuseExtension,
               "extension-refusal",
               {Stage::Contacted, Stage::InWork},
               {Side::Decider, Side::Owner},
               Power::Dispatch,
               ReasonIs::Needed,
               Second::NotTheAsker,
               perform_refuse_extension,
               an_extension_waits},
    };
    return rows;
}

base::Result<bool> perform_ask_extension(const Performance& act) {
    if (!act.asked.due) {
        return refuse(Why::Invalid, "cases.due_must_lie_ahead", {}, "due");
    }
    const auto allowed = may_extend_until(act.current, act.rules, *act.asked.due, act.days);
    if (!allowed) {
        return base::refusal_of(allowed);
    }
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const auto decider =
        alliance::level_above(act.turn.store(), act.current.handler, act.current.place);
    act.turn.record(ExtensionAsked{act.current.id,
                                   act.asker.unit,
                                   *act.asked.due,
                                   decider.value_or(act.current.handler),
                                   ErasableText(std::move(*reason))});
    return true;
}

base::Result<bool> perform_grant_extension(const Performance& act) {
    const Moment until = act.current.extensions->waiting->until;
    if (until <= act.turn.now()) {
        return refuse(Why::TooLate, "cases.extension_is_past");
    }
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    ExtensionGranted granted;
    granted.id = act.current.id;
    granted.by = act.asker.unit;
    granted.old_due = act.current.whole_due;
    granted.due = until;
    granted.reason = ErasableText(std::move(*reason));
    granted.step = begin_step_until(
        {until, calendar::Certainty::Firm}, act.current.level, act.turn.now(), act.days);
    granted.supervise_at = supervised_no_earlier(act.current, until);
    act.turn.record(granted);
    return true;
}

base::Result<bool> perform_refuse_extension(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    act.turn.record(ExtensionRefused{act.current.id,
                                     act.asker.unit,
                                     act.current.extensions->waiting->until,
                                     ErasableText(std::move(*reason))});
    return true;
}

} // namespace cases
