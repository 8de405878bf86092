// Cases that belong together: the same matter twice is merged, two matters in one are split.

#include <array>

#include "cases/acts.hpp"
#include "cases/opening.hpp"
#include "cases/parts.hpp"
#include "cases/records.hpp"
#include "cases/routing.hpp"
#include "voices/voices.hpp"

namespace cases {

using base::refuse;
using base::Why;

namespace {

constexpr auto not_ended = {Stage::Assigned,
                            Stage::Accepted,
                            Stage::Contacted,
                            Stage::InWork,
                            Stage::Submitted,
                            Stage::Checked,
                            Stage::Rehandling};

// The other case must concern the asker, too: else merging would be a way to be rid of a case.
bool may_see_to(const Performance& act, const Case& other) {
    alliance::ActingSeat seat;
    seat.unit = act.asker.unit;
    seat.powers = act.asker.powers;
    seat.account = act.asker.account;
    const auto asker = asker_for(act.turn.store(), other, seat, act.turn.now());
    return asker.sides.meets({Side::Handler, Side::Owner, Side::Committee, Side::Street});
}

// Into the older one of the two: so nobody waits longer than they were promised.
base::Result<Case> chosen_case(const Performance& act) {
    const auto other = find(act.turn.store(), act.asked.into);
    if (!other || other->id == act.current.id) {
        return refuse(Why::Invalid, "cases.no_case_to_merge_into", {}, "into");
    }
    if (is_end(other->stage)) {
        return refuse(Why::Invalid, "cases.merge_into_an_open_case", {}, "into");
    }
    if (!may_see_to(act, *other)) {
        return refuse(Why::NotAllowed, "cases.not_your_case", {{"case", other->id.value}}, "into");
    }
    if (other->received > act.current.received) {
        return refuse(
            Why::Invalid, "cases.merge_into_the_older", {{"case", other->id.value}}, "into");
    }
    return *other;
}

base::Result<bool> perform_merge(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const auto other = chosen_case(act);
    if (!other) {
        return base::refusal_of(other);
    }
    if (!open_parts_of(act.turn.store(), act.current.id).empty()) {
        return refuse(Why::NotAllowed, "cases.merge_waits_for_parts");
    }
    const auto voices = standing_behind(act.turn.store(), act.current.id);
    act.turn.record(
        CaseMerged{act.current.id, act.asker.unit, other->id, ErasableText(std::move(*reason))});
    act.turn.record(CaseTookIn{other->id, act.asker.unit, act.current.id, voices});
    return true;
}

// Where the new case goes: to the unit that was named, else by the street's rules.
base::Result<Destination> destination_of(const Performance& act) {
    const auto foreseen = foresee(act.turn.store(),
                                  {act.current.asks, act.asked.category, {}},
                                  act.current.place,
                                  act.turn.now());
    Destination to{foreseen.handler, foreseen.level, foreseen.rule};
    if (act.asked.unit.value != 0) {
        const auto unit = chosen_unit(act);
        if (!unit) {
            return base::refusal_of(unit);
        }
        to.handler = unit->id;
        to.level = level_of(unit->kind);
    }
    return to;
}

CaseSplitOff split_off(const Performance& act, const Destination& to) {
    const Case& old = act.current;
    CaseSplitOff born;
    born.id = next_case_id(act.turn.store());
    born.by = act.asker.unit;
    born.from = old.id;
    born.voice = old.voice;
    born.voice_entry = old.voice_entry;
    born.asks = old.asks;
    born.category = act.asked.category;
    born.place = old.place;
    born.compound = old.compound;
    born.committee = old.committee;
    born.handler = to.handler;
    born.level = to.level;
    born.rule = to.rule;
    born.rules_version = old.rules_version;
    born.calendar_version = act.days.version();
    born.received = old.received;
    born.whole_due = old.whole_due;
    born.is_provisional = old.is_whole_provisional;
    // Whatever has waited too long already is supervised at once, too.
    born.supervise_at = old.supervise_at.value_or(act.turn.now());
    born.step = begin_step_until(
        act.days.deadline(act.turn.now(), act.rules.contact), to.level, act.turn.now(), act.days);
    return born;
}

base::Result<bool> perform_split(const Performance& act) {
    auto matter = needed_text(act.asked.matter, matter_characters_max, "matter");
    if (!matter) {
        return base::refusal_of(matter);
    }
    if (!voices::category(act.turn.store(), act.asked.category)) {
        return refuse(Why::Invalid, "cases.no_such_category", {}, "category");
    }
    const auto to = destination_of(act);
    if (!to) {
        return base::refusal_of(to);
    }
    CaseSplitOff born = split_off(act, *to);
    born.matter = ErasableText(std::move(*matter));
    act.turn.record(CaseSplit{act.current.id, act.asker.unit, born.id, born.handler});
    act.turn.record(born);
    return true;
}

} // namespace

std::span<const ActRow> kin_rows() {
    using alliance::Power;
    static const std::array rows = {
        ActRow{Act::Merge,
               "merger",
               not_ended,
               {Side::Owner, Side::Committee, Side::Street},
               Power::Dispatch,
               ReasonIs::Needed,
               Second::Anyone,
               perform_merge,
               no_return_waits},
        ActRow{Act::Split,
               "split",
               {Stage::Assigned, Stage::Accepted, Stage::Contacted, Stage::InWork},
               {Side::Owner, Side::Committee, Side::Street},
               Power::Dispatch,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_split,
               no_return_waits},
    };
    return rows;
}

} // namespace cases
