// What the people of a made-up street do with a case together: ask others for a part, hand it over,
// merge and split, bring public power in, ask and answer questions. Pure, like rules.hpp.

#pragma once

#include <optional>

#include "town/rules.hpp"

namespace town {

// What must come next since somebody else is waited for; nothing when the case goes its own way.
[[nodiscard]] std::optional<cases::Act> owed_next(const Situation& situation, Dice& dice);

// Now and then somebody does not work alone; mostly nothing.
[[nodiscard]] std::optional<cases::Act> not_alone(const Situation& situation, Dice& dice);

} // namespace town
