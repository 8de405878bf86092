// What a handler does: accept, contact, work, answer.

#include "cases/acts.hpp"

namespace cases {

using base::refuse;
using base::Why;

base::Result<bool> perform_accept(const Performance& act) {
    act.turn.record(CaseAccepted{act.current.id, act.asker.unit});
    return true;
}

base::Result<bool> perform_contact(const Performance& act) {
    const auto note = optional_text(act.asked.note, note_characters_max, "note");
    if (!note) {
        return base::refusal_of(note);
    }
    if (!act.asked.channel) {
        return refuse(Why::Invalid, "cases.channel_missing", {}, "channel");
    }
    if (!act.asked.is_reached) {
        act.turn.record(ContactFailed{act.current.id, act.asker.unit, *act.asked.channel, *note});
        return true;
    }
    // A contact later than the first changes nothing of what is due.
    StepClock step = act.current.step;
    if (act.current.stage == Stage::Accepted) {
        step = begin_step(act.current, Stage::Contacted, act.rules, act.turn.now(), act.days);
    }
    act.turn.record(
        ResidentContacted{act.current.id, act.asker.unit, *act.asked.channel, *note, step});
    return true;
}

base::Result<bool> perform_work(const Performance& act) {
    auto note = needed_text(act.asked.note, note_characters_max, "note");
    if (!note) {
        return base::refusal_of(note);
    }
    act.turn.record(CaseWorked{act.current.id, act.asker.unit, ErasableText(std::move(*note))});
    return true;
}

base::Result<bool> perform_submit(const Performance& act) {
    const auto complete = every_part_is_in(act);
    if (!complete) {
        return base::refusal_of(complete);
    }
    auto answer = needed_text(act.asked.answer, answer_characters_max, "answer");
    if (!answer) {
        return base::refusal_of(answer);
    }
    const auto line =
        optional_text(act.asked.public_line, public_line_characters_max, "public_line");
    if (!line) {
        return base::refusal_of(line);
    }
    if (act.asked.is_public && !*line) {
        return refuse(Why::Invalid, "cases.public_line_missing", {}, "public_line");
    }
    const auto pair = photo_pair_is_there(act);
    if (!pair) {
        return base::refusal_of(pair);
    }
    CaseSubmitted submitted;
    submitted.id = act.current.id;
    submitted.by = act.asker.unit;
    submitted.answer = ErasableText(std::move(*answer));
    submitted.public_line = *line;
    submitted.is_public = act.asked.is_public;
    submitted.step = begin_step(act.current, Stage::Submitted, act.rules, act.turn.now(), act.days);
    act.turn.record(submitted);
    return true;
}

} // namespace cases
