#include "cases/follows.hpp"

#include "cases/cases.hpp"
#include "cases/opening.hpp"
#include "cases/rules.hpp"
#include "office/office.hpp"
#include "voices/events.hpp"

namespace cases {
namespace {

// The reporter added words: whoever waited for them goes on.
void end_waiting(journal::Turn& turn, const voices::VoiceAddedTo& added, const journal::Entry&) {
    const auto id = case_of(turn.store(), added.voice);
    const auto current = id ? find(turn.store(), *id) : std::nullopt;
    if (current && current->awaited && speaker_of(turn.store(), *current) == added.voice) {
        const auto days = office::working_days(turn.store());
        turn.record(WaitingEnded{current->id, UnitId{}, run_on(*current, turn.now(), days)});
    }
}

// Nobody withdraws what a neighbour said, too: a case goes on for whoever still stands behind it,
// and ends with the last of them.
void let_go(journal::Turn& turn, const voices::VoiceWithdrawn& gone, const journal::Entry&) {
    const auto id = case_of(turn.store(), gone.voice);
    const auto current = id ? find(turn.store(), *id) : std::nullopt;
    if (!current) {
        return;
    }
    if (standing_behind(turn.store(), current->id) > 0) {
        turn.record(FollowerLeft{current->id, gone.voice});
    } else if (!current->ended_at) {
        turn.record(CaseWithdrawn{current->id});
    }
}

} // namespace

void follow(journal::Followers& followers) {
    followers.on<voices::VoiceRaised>(answer_voice);
    followers.on<voices::VoiceAddedTo>(end_waiting);
    followers.on<voices::VoiceWithdrawn>(let_go);
}

} // namespace cases
