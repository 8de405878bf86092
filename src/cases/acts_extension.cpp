// More time for the answer (延期): asked for by the handler before the limit, decided by the level
// above; the resident is told why and until when.

#include <algorithm>
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

// More time that comes after the limit would make an overdue case look in time. Then only the
// street moves the limit, by hand and before the observers' eyes.
base::Result<bool> is_time_to_grant(const Timing& timing) {
    if (timing.current.whole_due <= timing.now) {
        return refuse(Why::TooLate, "cases.too_late_to_grant");
    }
    return true;
}

// Whoever sits in the handling unit, too, decides its extension from nowhere else.
bool is_also_of_the_handler(const Performance& act, AccountId account, UnitId decides) {
    const auto own = alliance::own_units(act.turn.store(), account, act.turn.now());
    return decides != act.current.handler &&
           std::ranges::find(own, act.current.handler) != own.end();
}

// Somebody else than the asker may decide there, or for it where nobody sits.
bool may_somebody_else_decide(const Performance& act, UnitId unit) {
    auto& store = act.turn.store();
    const Moment now = act.turn.now();
    const auto decides = alliance::unit_acting_for(store, unit, seen_to_at(act.current), now);
    const auto seats = alliance::seats_of(store, decides);
    return std::ranges::any_of(seats, [&](const alliance::Seat& seat) {
        const auto holder = seat.is_held(now) && seat.powers.has(Power::Dispatch)
                                ? alliance::person(store, seat.person)
                                : std::nullopt;
        return holder && holder->account.value != 0 && holder->account != act.asker.account &&
               !is_also_of_the_handler(act, holder->account, decides);
    });
}

// The level above whoever asks, and the next above where nobody could. The street has nobody above
// it: a colleague decides there.
std::optional<UnitId> decider_above(const Performance& act) {
    auto& store = act.turn.store();
    const auto place = seen_to_at(act.current);
    for (auto above = alliance::level_above(store, act.asker.unit, place); above;
         above = alliance::level_above(store, *above, place)) {
        if (may_somebody_else_decide(act, *above)) {
            return above;
        }
    }
    return may_somebody_else_decide(act, alliance::duty_desk(store))
               ? std::optional(alliance::duty_desk(store))
               : std::nullopt;
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
               an_extension_waits,
               is_time_to_grant},
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
    const auto decider = decider_above(act);
    if (!decider) {
        return refuse(Why::NotAllowed, "cases.nobody_else_to_extend");
    }
    act.turn.record(ExtensionAsked{act.current.id,
                                   act.asker.unit,
                                   *act.asked.due,
                                   *decider,
                                   ErasableText(std::move(*reason))});
    return true;
}

base::Result<bool> perform_grant_extension(const Performance& act) {
    const Moment until = act.current.extensions->waiting->until;
    if (until <= act.current.whole_due) {
        return refuse(Why::AlreadyDone, "cases.limit_is_later_already");
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
