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

void Teller::give_back(Words& words) {
    const auto why = words.plain();
    Form form = reason(words);
    form["return_reason"] = why;
    act("return", form);
}

void Teller::accept_return(Words& words) {
    act("return-acceptance", with_unit(words));
}

void Teller::refuse_return(Words& words) {
    act("return-refusal", reason(words));
}

void Teller::ask_extension(Words& words) {
    const auto due = words.plain();
    Form form = reason(words);
    form["due"] = due;
    act("extension", form);
}

void Teller::grant_extension(Words& words) {
    act("extension-grant", reason(words));
}

void Teller::refuse_extension(Words& words) {
    act("extension-refusal", reason(words));
}

// "suspend until 2027-01-20 "the plan" "who answers for it""
void Teller::suspend(Words& words) {
    Form form;
    form["due"] = words.plain();
    form["plan"] = words.quoted_or_empty();
    form["responsible"] = words.quoted_or_empty();
    act("suspension", form);
}

void Teller::resume(Words& words) {
    act("resumption", reason(words));
}

void Teller::await_resident(Words& words) {
    act("waiting", reason(words));
}

void Teller::end_waiting(Words&) {
    act("waiting-end", {});
}

// What the reporter adds on the tracking page.
void Teller::add_words(Words& words) {
    take(town_->add_words(codes_[current_.value], words.quoted_or_empty()));
}

void Teller::propose_plan(Words& words) {
    act("plan", {{"plan", words.quoted_or_empty()}});
}

void Teller::sign_plan(Words&) {
    act("plan-signature", {});
}

void Teller::refuse_plan(Words& words) {
    act("plan-refusal", reason(words));
}

// "photo “the bins”", and "photo of the same spot as 1 “the bins, emptied”": prepared already,
// since stories have no photo worker.
void Teller::show_photo(Words& words) {
    const bool is_after = words.take("of the same spot as ") || words.take("同一处 ");
    const voices::PhotoId before{is_after ? std::stoll(words.plain()) : 0};
    const auto picture = "\xFF\xD8\xFF" + words.quoted_or_empty();
    const auto voice = cases::find(town_->reader(), current_)->voice;
    town_->arrange([=](journal::Turn& turn) -> base::Result<nlohmann::json> {
        const auto shows = is_after ? voices::Shows::Work : voices::Shows::Concern;
        const auto added = voices::add_photo(turn, voice, shows, picture, before);
        return added ? base::Result<nlohmann::json>(added->value) : base::refusal_of(added);
    });
}

void Teller::cover_photo(Words& words) {
    const auto number = words.plain();
    Form form = reason(words);
    form["photo"] = number;
    act("photo-redaction", form);
}

void Teller::undo(Words&) {
    act("undoing", {});
}

} // namespace stories
