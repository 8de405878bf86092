// How what several units do together is told.

#include "tests/stories/teller.hpp"

namespace stories {

// "ask the owners' committee, by 2026-11-24 “…”"
void Teller::ask_part(Words& words) {
    const auto unit = unit_named(town_->reader(), words.plain());
    words.take(",") || words.take("，");
    words.take("by ") || words.take("限 ");
    Form form;
    form["unit"] = std::to_string(unit.value);
    form["due"] = words.plain();
    form["matter"] = words.quoted_or_empty();
    act("part", form);
}

void Teller::answer_part(Words& words) {
    act("part-answer", {{"note", words.quoted_or_empty()}});
}

void Teller::give_part_up(Words& words) {
    act("part-release", reason(words));
}

void Teller::offer_handover(Words& words) {
    act("handover", with_unit(words));
}

void Teller::accept_handover(Words&) {
    act("handover-acceptance", {});
}

void Teller::end_handover(Words& words) {
    act("handover-end", reason(words));
}

// "merge into 1 “…”"
void Teller::merge(Words& words) {
    const auto into = words.plain();
    Form form = reason(words);
    form["into"] = into;
    act("merger", form);
}

// "split off “…” about parking": the street's rules say who handles it.
void Teller::split(Words& words) {
    Form form{{"matter", words.quoted_or_empty()}};
    words.take("about ") || words.take("类别 ");
    form["category"] = words.plain();
    act("split", form);
}

// "intervene “why” ask “what of the lawyer” by 2026-11-25"
void Teller::intervene(Words& words) {
    Form form = reason(words);
    words.take("ask ") || words.take("请问 ");
    form["matter"] = words.quoted_or_empty();
    words.take("by ") || words.take("限 ");
    form["due"] = words.plain();
    act("intervention", form);
}

// "department “派出所” by 2026-12-04 “what it is to do”"
void Teller::ask_department(Words& words) {
    Form form{{"department", words.quoted_or_empty()}};
    words.take("by ") || words.take("限 ");
    form["due"] = words.plain();
    form["matter"] = words.quoted_or_empty();
    act("department", form);
}

// "visit 2026-11-25 “what was agreed”"
void Teller::hold_visit(Words& words) {
    const auto day = words.plain();
    act("visit", {{"day", day}, {"note", words.quoted_or_empty()}});
}

// "end intervention as solved “what came of it”"
void Teller::end_intervention(Words& words) {
    const auto outcome = words.plain();
    act("intervention-end", {{"power_outcome", outcome}, {"note", words.quoted_or_empty()}});
}

void Teller::ask_question(Words& words) {
    act("question", {{"matter", words.quoted_or_empty()}});
}

} // namespace stories
