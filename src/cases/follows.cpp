#include "cases/follows.hpp"

#include "cases/opening.hpp"
#include "voices/events.hpp"

namespace cases {

void follow(journal::Followers& followers) {
    followers.on<voices::VoiceRaised>(answer_voice);
}

} // namespace cases
