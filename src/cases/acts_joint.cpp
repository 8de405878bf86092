// Joint handling (会办): several units, each with its part and date, while the handler answers for
// the whole.

#include <array>

#include "cases/acts.hpp"
#include "cases/parts.hpp"
#include "cases/routing.hpp"

namespace cases {

using base::refuse;
using base::Why;

namespace {

constexpr auto before_the_answer = {
    Stage::Accepted, Stage::Contacted, Stage::InWork, Stage::Rehandling};

// A question outlives its case; what is merged into another owes nothing any more.
constexpr auto while_something_is_owed = stages_not_merged;

// The one that was named, or the only one there is.
base::Result<Part> chosen_part(const std::vector<Part>& parts, std::int64_t number) {
    for (const auto& part : parts) {
        if (part.number == number || (number == 0 && parts.size() == 1)) {
            return part;
        }
    }
    return refuse(Why::Invalid, "cases.no_such_part", {}, "part");
}

// Nobody promises a part for later than what the resident was promised, unless that has passed.
base::Result<Moment> part_due(const Performance& act) {
    const auto due = needed_due(act);
    if (due && act.current.whole_due > act.turn.now() && *due > act.current.whole_due) {
        return refuse(Why::Invalid,
                      "cases.part_after_the_whole",
                      {{"due", calendar::iso_date(calendar::office_day(act.current.whole_due))}},
                      "due");
    }
    return due;
}

base::Result<bool> perform_ask_part(const Performance& act) {
    auto matter = needed_text(act.asked.matter, matter_characters_max, "matter");
    if (!matter) {
        return base::refusal_of(matter);
    }
    const auto unit = chosen_unit(act);
    if (!unit) {
        return base::refusal_of(unit);
    }
    if (unit->id == act.current.handler) {
        return refuse(Why::Invalid, "cases.part_of_the_handler", {}, "unit");
    }
    const auto due = part_due(act);
    if (!due) {
        return base::refusal_of(due);
    }
    const auto number = next_part_number(act.turn.store(), act.current.id);
    if (!number) {
        return base::refusal_of(number);
    }
    PartAsked asked;
    asked.id = act.current.id;
    asked.by = act.asker.unit;
    asked.number = *number;
    asked.unit = unit->id;
    asked.level = level_of(unit->kind);
    asked.matter = ErasableText(std::move(*matter));
    asked.step =
        begin_step_until(chosen_date(*due, act.days), asked.level, act.turn.now(), act.days);
    act.turn.record(asked);
    return true;
}

base::Result<bool> perform_answer_part(const Performance& act) {
    auto answer = needed_text(act.asked.note, note_characters_max, "note");
    if (!answer) {
        return base::refusal_of(answer);
    }
    const auto part =
        chosen_part(parts_to_answer(act.turn.store(), act.current, act.asker.unit, act.turn.now()),
                    act.asked.part);
    if (!part) {
        return base::refusal_of(part);
    }
    act.turn.record(PartAnswered{act.current.id,
                                 act.asker.unit,
                                 part->number,
                                 part->what,
                                 ErasableText(std::move(*answer))});
    return true;
}

base::Result<bool> perform_give_part_up(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    const auto part =
        chosen_part(parts_to_give_up(act.turn.store(), act.current.id), act.asked.part);
    if (!part) {
        return base::refusal_of(part);
    }
    act.turn.record(PartGivenUp{act.current.id,
                                act.asker.unit,
                                part->number,
                                part->what,
                                ErasableText(std::move(*reason))});
    return true;
}

} // namespace

std::span<const ActRow> joint_rows() {
    using alliance::Power;
    static const std::array rows = {
        ActRow{Act::AskPart,
               "part",
               before_the_answer,
               {Side::Handler, Side::Owner, Side::Street},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_ask_part},
        ActRow{Act::AnswerPart,
               "part-answer",
               while_something_is_owed,
               {Side::Part},
               Power::Handle,
               ReasonIs::NotAsked,
               Second::Anyone,
               perform_answer_part},
        ActRow{Act::GivePartUp,
               "part-release",
               before_the_answer,
               {Side::Handler, Side::Owner, Side::Street, Side::Guarantor},
               Power::Handle,
               ReasonIs::Needed,
               Second::Anyone,
               perform_give_part_up},
    };
    return rows;
}

base::Result<bool> every_part_is_in(const Performance& act) {
    if (act.current.intervention) {
        return refuse(Why::NotAllowed, "cases.intervention_must_end_first");
    }
    const auto missing = missing_parts(act.turn.store(), act.current.id);
    if (!missing.empty()) {
        const auto unit = alliance::unit(act.turn.store(), missing.front().unit);
        return refuse(Why::NotAllowed,
                      "cases.parts_are_missing",
                      {{"count", missing.size()}, {"unit", unit ? unit->name : ""}});
    }
    return true;
}

base::Result<std::int64_t> next_part_number(store::Connection& connection, CaseId id) {
    const auto parts = parts_of(connection, id);
    if (parts.size() >= parts_a_case_max) {
        return refuse(Why::NotAllowed, "cases.too_many_parts", {{"most", parts_a_case_max}});
    }
    return parts.empty() ? 1 : parts.back().number + 1;
}

bool has_occasion(
    store::Connection& connection, Act act, const Case& current, const Asker&, Moment) {
    return act != Act::GivePartUp || !parts_to_give_up(connection, current.id).empty();
}

} // namespace cases
