// The other ways out: unresolved and said so, no action with a second person's word, withdrawn.

#include "cases/acts.hpp"
#include "voices/voices.hpp"

namespace cases {

base::Result<bool> perform_close_unresolved(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    auto turn_to = needed_text(act.asked.turn_to, reason_characters_max, "turn_to");
    if (!turn_to) {
        return base::refusal_of(turn_to);
    }
    act.turn.record(CaseClosedUnresolved{act.current.id,
                                         act.asker.unit,
                                         ErasableText(std::move(*reason)),
                                         ErasableText(std::move(*turn_to))});
    return true;
}

base::Result<bool> perform_propose_no_action(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    act.turn.record(
        NoActionProposed{act.current.id, act.asker.unit, ErasableText(std::move(*reason))});
    return true;
}

base::Result<bool> perform_confirm_no_action(const Performance& act) {
    const auto note = optional_text(act.asked.note, note_characters_max, "note");
    if (!note) {
        return base::refusal_of(note);
    }
    act.turn.record(NoActionConfirmed{act.current.id, act.asker.unit, *note});
    return true;
}

base::Result<bool> perform_refuse_no_action(const Performance& act) {
    auto reason = needed_text(act.asked.reason, reason_characters_max, "reason");
    if (!reason) {
        return base::refusal_of(reason);
    }
    act.turn.record(
        NoActionRefused{act.current.id, act.asker.unit, ErasableText(std::move(*reason))});
    return true;
}

// Whether the case ends with it, or goes on for others, is decided where voices are followed.
base::Result<bool> perform_withdraw(const Performance& act) {
    const auto speaker = speaker_of(act.turn.store(), act.current);
    const auto withdrawn = voices::withdraw(act.turn, speaker, act.asked.reason);
    return withdrawn ? base::Result<bool>(true) : base::refusal_of(withdrawn);
}

} // namespace cases
