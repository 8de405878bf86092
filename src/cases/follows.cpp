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
    if (current && current->awaited && current->voice == added.voice) {
        const auto days = office::working_days(turn.store());
        turn.record(WaitingEnded{current->id, UnitId{}, run_on(*current, turn.now(), days)});
    }
}

} // namespace

void follow(journal::Followers& followers) {
    followers.on<voices::VoiceRaised>(answer_voice);
    followers.on<voices::VoiceAddedTo>(end_waiting);
}

} // namespace cases
