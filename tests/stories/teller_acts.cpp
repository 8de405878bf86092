#include <array>

#include "tests/stories/teller.hpp"

namespace stories {
namespace {

struct Choice {
    std::string_view english;
    std::string_view chinese;
    std::string_view code;
};

// Longer words stand before those that begin like them.
constexpr std::array outcomes = {Choice{"satisfied", "满意", "satisfied"},
                                 Choice{"basically satisfied", "基本满意", "basically"},
                                 Choice{"dissatisfied", "不满意", "dissatisfied"},
                                 Choice{"unreached", "未接通", "unreached"}};
constexpr std::array channels = {Choice{"by phone", "电话", "phone"},
                                 Choice{"by visit", "上门", "visit"},
                                 Choice{"by message", "留言", "message"}};

template <std::size_t Count>
std::string chosen(Words& words, const std::array<Choice, Count>& choices) {
    for (const auto& choice : choices) {
        if (words.take(choice.english) || words.take(choice.chinese)) {
            return std::string(choice.code);
        }
    }
    return {};
}

} // namespace

Form Teller::reason(Words& words) {
    return {{"reason", words.quoted_or_empty()}};
}

Form Teller::outcome(Words& words) {
    Form form;
    form["outcome"] = chosen(words, outcomes);
    form["note"] = words.quoted_or_empty();
    return form;
}

Form Teller::with_unit(Words& words) {
    const auto unit = unit_named(town_->reader(), words.plain());
    Form form = reason(words);
    form["unit"] = std::to_string(unit.value);
    return form;
}

void Teller::accept(Words&) {
    act("acceptance", {});
}

void Teller::contact(Words& words) {
    Form form;
    form["channel"] = chosen(words, channels);
    form["is_reached"] = words.take("in vain") || words.take("未果") ? "0" : "1";
    form["note"] = words.quoted_or_empty();
    act("contact", form);
}

void Teller::work(Words& words) {
    act("work", {{"note", words.quoted_or_empty()}});
}

void Teller::submit(Words& words) {
    Form form{{"answer", words.quoted_or_empty()}};
    if (words.take("publicly ") || words.take("公开 ")) {
        form["is_public"] = "1";
        form["public_line"] = words.quoted_or_empty();
    }
    act("answer", form);
}

void Teller::check(Words& words) {
    act("check", {{"note", words.quoted_or_empty()}});
}

void Teller::send_back(Words& words) {
    act("rework", reason(words));
}

void Teller::call_back(Words& words) {
    act("call-back", outcome(words));
}

void Teller::rate(Words& words) {
    act("rating", outcome(words));
}

void Teller::close_unresolved(Words& words) {
    Form form = reason(words);
    if (words.take("turn to ") || words.take("请找 ")) {
        form["turn_to"] = words.quoted_or_empty();
    }
    act("unresolved-end", form);
}

void Teller::propose_no_action(Words& words) {
    act("no-action", reason(words));
}

void Teller::confirm_no_action(Words&) {
    act("no-action-confirmation", {});
}

void Teller::refuse_no_action(Words& words) {
    act("no-action-refusal", reason(words));
}

void Teller::withdraw(Words& words) {
    act("withdrawal", reason(words));
}

void Teller::assign(Words& words) {
    act("assignment", with_unit(words));
}

void Teller::override_deadline(Words& words) {
    const auto due = words.plain();
    Form form = reason(words);
    form["due"] = due;
    act("deadline-override", form);
}

void Teller::override_category(Words& words) {
    const auto category = words.plain();
    Form form = reason(words);
    form["category"] = category;
    act("category-override", form);
}

void Teller::override_owner(Words& words) {
    act("owner-override", with_unit(words));
}

void Teller::redact(Words& words) {
    const auto instead = words.quoted_or_empty();
    Form form = reason(words);
    form["words"] = instead;
    act("redaction", form);
}

void Teller::undo(Words&) {
    act("undoing", {});
}

} // namespace stories
