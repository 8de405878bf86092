// Puts what somebody is about to do with a case into the words and choices they would type.

#pragma once

#include <string>

#include "cases/cases.hpp"
#include "town/rules.hpp"
#include "town/street.hpp"
#include "town/words.hpp"

namespace town {

struct Deed {
    const cases::Case& current;
    const Next& next;
    const std::string& category; // Of what was said.
    const Street& street;
};

// The residents' committee there; from it to the desk.
[[nodiscard]] alliance::UnitId another_unit(const Deed& deed);
[[nodiscard]] std::string another_category(const Deed& deed);

// What is written with what several do together.
void put_together_into_words(cases::AskAct& asked, const Deed& deed, Dice& dice, Moment now);

[[nodiscard]] cases::AskAct put_into_words(const Deed& deed, Dice& dice, Moment now);

} // namespace town
