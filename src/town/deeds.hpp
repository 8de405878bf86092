// Puts what somebody is about to do with a case into the words and choices they would type.

#pragma once

#include <span>
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

// The line that an act needs, and where it stands: why, what was done, what is asked.
struct Wording {
    cases::Act act;
    Line line;
    std::string cases::AskAct::*into;
};
void write_lines(cases::AskAct& asked, std::span<const Wording> wordings, Dice& dice);

// What is written with what several do together.
void put_together_into_words(cases::AskAct& asked, const Deed& deed, Dice& dice, Moment now);

[[nodiscard]] cases::AskAct put_into_words(const Deed& deed, Dice& dice, Moment now);

} // namespace town
