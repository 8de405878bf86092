// The timeline and the answer: what happened, in sentences, with those words this reader may read.

#include <algorithm>
#include <array>

#include "cases/changes.hpp"
#include "cases/views.hpp"
#include "journal/read.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr std::array alarms = {CaseEscalated::kind,
                               CaseSupervised::kind,
                               CaseRehandled::kind,
                               CaseClosedUnresolved::kind,
                               PartEscalated::kind};

constexpr std::array overrides = {DeadlineOverridden::kind,
                                  CategoryOverridden::kind,
                                  OwnerOverridden::kind,
                                  WordsRedacted::kind,
                                  PhotoRedacted::kind,
                                  ActUndone::kind};

// What only those who work on a case need to see of it.
constexpr std::array internal = {HandlerReminded::kind,
                                 HandlerWarned::kind,
                                 PartReminded::kind,
                                 PartWarned::kind,
                                 NoActionProposed::kind,
                                 NoActionRefused::kind,
                                 PartnerHeard::kind,
                                 PhotoRedacted::kind,
                                 WordsRedacted::kind,
                                 ExtensionAsked::kind,
                                 ExtensionRefused::kind,
                                 PlanProposed::kind,
                                 PlanRefused::kind};

// Whose words the reporter reads: what staff wrote to them, and how it ended.
constexpr std::array told_to_the_reporter = {CaseClosedUnresolved::kind,
                                             NoActionConfirmed::kind,
                                             DeadlineOverridden::kind,
                                             ExtensionGranted::kind,
                                             CaseSuspended::kind,
                                             CaseResumed::kind,
                                             ResidentAwaited::kind,
                                             InterventionEnded::kind};

template <std::size_t Count>
bool is_one_of(const std::array<std::string_view, Count>& kinds, std::string_view kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool may_read_words(Reader reader, const Step& step) {
    switch (reader) {
        case Reader::Staff:
            return true;
        case Reader::Reporter:
            return is_one_of(told_to_the_reporter, step.kind);
        case Reader::Anyone:
            break;
    }
    return false;
}

// Who answers for a plan is for staff: a suspension's other readers get the plan alone. A picture
// that stands beside a reason is no words.
int words_for(Reader reader, const Step& step) {
    const bool is_plan_alone = reader != Reader::Staff && step.kind == CaseSuspended::kind;
    return is_plan_alone || step.kind == PhotoRedacted::kind ? 1 : 2;
}

// Where a step holds two things that don't explain themselves, what each of them is.
std::string label_of(const Viewer& viewer, const Step& step, int position) {
    if (step.kind == CaseSuspended::kind) {
        return viewer.words.say(position == 0 ? "cases.words_plan" : "cases.words_responsible");
    }
    if (step.kind == CaseClosedUnresolved::kind) {
        return viewer.words.say(position == 0 ? "cases.words_reason" : "cases.words_turn_to");
    }
    return {};
}

// Everything that was written with a step, in the order of its fields; gone words are said to be.
std::string words_of(const Viewer& viewer, Reader reader, const Step& step) {
    std::string words;
    for (int position = 0; position < words_for(reader, step); ++position) {
        const auto value = journal::kept_value(viewer.store, step.entry, position);
        if (value) {
            words += (words.empty() ? "" : "\n") + label_of(viewer, step, position) + *value;
        }
    }
    return words.empty() ? viewer.words.say("cases.words_are_gone") : words;
}

// A routing rule stands in both languages, one a line.
std::string rule_name(const Viewer& viewer, const std::string& rule) {
    const auto end = rule.find('\n');
    if (end == std::string::npos) {
        return viewer.words.say("cases.no_rule");
    }
    return viewer.words.language() == text::Language::Chinese ? rule.substr(0, end)
                                                              : rule.substr(end + 1);
}

std::string code_in_words(const Viewer& viewer, const Step& step, const std::string& code) {
    if (step.kind == CaseOpened::kind) {
        return rule_name(viewer, code);
    }
    if (step.kind == CategoryOverridden::kind) {
        return voices::category_name(viewer.store, code, viewer.words.language());
    }
    if (step.kind == VisitHeld::kind) {
        const auto day = calendar::parse_date(code);
        return day ? viewer.words.date(calendar::moment_at(*day, {}), viewer.now) : code;
    }
    const std::string key = "cases.code_" + code;
    return viewer.words.has(key) ? viewer.words.say(key) : code;
}

base::Arguments arguments_of(const Viewer& viewer, const Step& step) {
    base::Arguments arguments = {{"unit", unit_name(viewer, step.unit)},
                                 {"code", code_in_words(viewer, step, step.code)},
                                 {"old", code_in_words(viewer, step, step.old_code)}};
    const auto timed = [&](const std::optional<Moment>& due) {
        return due ? marked(viewer,
                            viewer.words.date_and_time(*due, viewer.now),
                            certainty_of(viewer, *due))
                   : std::string();
    };
    arguments.emplace_back("due", timed(step.due));
    arguments.emplace_back("old_due", timed(step.old_due));
    return arguments;
}

std::string sentence_of(const Viewer& viewer, const Step& step, const base::Arguments& arguments) {
    std::string key = "cases.step_" + step.kind;
    if (viewer.words.has(key + "_" + step.code)) {
        key += "_" + step.code;
    }
    return viewer.words.say(key, arguments);
}

std::string office_of(const Viewer& viewer, const Step& step) {
    if (step.by.value != 0) {
        return unit_name(viewer, step.by);
    }
    const bool is_the_residents =
        step.kind == CaseFollowed::kind || step.kind == FollowerLeft::kind ||
        step.kind == CaseWithdrawn::kind || step.kind == ResidentCalledBack::kind ||
        step.kind == WaitingEnded::kind || step.kind == reporter_added;
    return viewer.words.say(is_the_residents ? "cases.by_resident" : "cases.by_itself");
}

// The public reads an answer once it was checked; the reporter, too; staff at once.
bool may_read_answer(const Viewer& viewer, const Case& current) {
    switch (reader_of(viewer, current)) {
        case Reader::Staff:
            return true;
        case Reader::Reporter:
            return is_answer_final(current.stage);
        case Reader::Anyone:
            break;
    }
    return is_answer_open_to_all(current);
}

} // namespace

bool is_told_to_all(std::string_view kind) {
    return !is_one_of(internal, kind);
}

bool may_see(Reader reader, const Step& step) {
    return reader == Reader::Staff || (is_told_to_all(step.kind) && !step.is_undone);
}

json step_view(const Viewer& viewer, Reader reader, const Step& step) {
    const auto arguments = arguments_of(viewer, step);
    const std::string detail = "cases.detail_" + step.kind;
    json view;
    view["kind"] = step.kind;
    view["sentence"] = sentence_of(viewer, step, arguments);
    view["detail"] = viewer.words.has(detail) ? json(viewer.words.say(detail, arguments)) : json();
    view["words"] = step.has_words && may_read_words(reader, step)
                        ? json(words_of(viewer, reader, step))
                        : json();
    view["office"] = office_of(viewer, step);
    view["moment"] = moment_view(viewer, step.at);
    view["entry"] = step.entry;
    view["is_alarm"] = is_one_of(alarms, step.kind);
    view["is_override"] = is_one_of(overrides, step.kind);
    view["is_undone"] = step.is_undone;
    return view;
}

json timeline_view(const Viewer& viewer, const Case& current) {
    json view = json::array();
    const Reader reader = reader_of(viewer, current);
    const auto steps = timeline(viewer.store, current.id);
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        if (may_see(reader, *step)) {
            view.push_back(step_view(viewer, reader, *step));
        }
    }
    return view;
}

json answer_view(const Viewer& viewer, const Case& current) {
    if (!current.submitted_at || !may_read_answer(viewer, current)) {
        return nullptr;
    }
    const auto stored = journal::find_entry(viewer.store, current.answer_entry);
    base::ensure(stored.has_value(), "an answer stands in the journal");
    const auto answer = journal::read_event<CaseSubmitted>(viewer.store, *stored);
    const auto gone = viewer.words.say("cases.words_are_gone");
    json view;
    view["words"] = answer.answer.read().value_or(gone);
    view["public_line"] = answer.public_line ? answer.public_line->read().value_or(gone) : "";
    view["is_public"] = answer.is_public;
    view["office"] = unit_name(viewer, answer.by);
    view["moment"] = moment_view(viewer, stored->entry.at);
    return view;
}

} // namespace cases
