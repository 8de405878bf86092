// The acts as forms: what each asks, what follows from it, and what was typed before a refusal.

#include <algorithm>
#include <array>

#include "cases/covering.hpp"
#include "cases/opening.hpp"
#include "cases/parts.hpp"
#include "cases/views_joint.hpp"
#include "cases/views_rules.hpp"
#include "cases/views_staff.hpp"
#include "cases/views_templates.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

// In this order the desk offers what moves a case on.
constexpr std::array moving_on = {Act::AcceptHandover,
                                  Act::Accept,
                                  Act::AcceptReturn,
                                  Act::GrantExtension,
                                  Act::SignPlan,
                                  Act::ConfirmNoAction,
                                  Act::Check,
                                  Act::CallBack};

// What brings the answer nearer: the answer, or first the plan that a leader must sign.
std::optional<Act> towards_the_answer(store::Connection& connection, const Case& current) {
    const auto rules = rules_of(connection, current.rules_version);
    const bool is_signed = current.plan && current.plan->is_signed;
    if (is_signed || !needs_a_signed_plan(current, *rules)) {
        return Act::Submit;
    }
    return current.plan ? std::nullopt : std::optional(Act::ProposePlan);
}

// What the handler does next at each stage.
std::optional<Act> handlers_next(store::Connection& connection, const Case& current) {
    switch (current.stage) {
        case Stage::Accepted:
            return Act::Contact;
        case Stage::Contacted:
        case Stage::InWork:
        case Stage::Rehandling:
            return towards_the_answer(connection, current);
        case Stage::Assigned:
        case Stage::Submitted:
        case Stage::Checked:
        case Stage::Closed:
        case Stage::ClosedUnresolved:
        case Stage::NoAction:
        case Stage::Withdrawn:
        case Stage::Merged:
            break;
    }
    return std::nullopt;
}

// Which fields an act's form shows.
struct Asks {
    bool note = false;
    bool reason = false;
    bool answer = false;
    bool channel = false;
    bool outcome = false;
    bool return_reason = false;
    bool unit = false;
    bool category = false;
    bool due = false;
    bool plan = false;
    bool photo = false;
    bool words = false;
    bool turn_to = false;
};

Asks fields_of(Act act) {
    Asks asks;
    asks.reason = row_of(act).reason == ReasonIs::Needed;
    asks.note = act == Act::Contact || act == Act::Work || act == Act::Check ||
                act == Act::CallBack || act == Act::ConfirmNoAction || act == Act::AnswerPart ||
                act == Act::HoldVisit || act == Act::EndIntervention;
    asks.answer = act == Act::Submit;
    asks.channel = act == Act::Contact;
    asks.outcome = act == Act::CallBack;
    asks.return_reason = act == Act::Return;
    asks.unit = act == Act::Assign || act == Act::OverrideOwner || act == Act::AskPart ||
                act == Act::OfferHandover || act == Act::Split || act == Act::AcceptReturn;
    asks.category = act == Act::OverrideCategory || act == Act::Split;
    asks.due = act == Act::OverrideDeadline || act == Act::AskPart || act == Act::Intervene ||
               act == Act::AskDepartment || act == Act::AskExtension || act == Act::Suspend;
    asks.photo = act == Act::RedactPhoto;
    asks.plan = act == Act::Suspend || act == Act::ProposePlan;
    asks.words = act == Act::RedactWords;
    asks.turn_to = act == Act::CloseUnresolved;
    return asks;
}

// Any member of the alliance may take part in joint work; only some units handle a case.
json options_of_units(const Viewer& viewer, Act act, const std::string& chosen) {
    json options = json::array();
    for (const auto& unit : alliance::units(viewer.store)) {
        const auto value = std::to_string(unit.id.value);
        const bool may_be_asked = unit.kind != alliance::UnitKind::Member || act == Act::AskPart;
        if (!alliance::is_body(unit.kind) && may_be_asked) {
            options.push_back(
                {{"value", value}, {"label", unit.name}, {"is_chosen", value == chosen}});
        }
    }
    return options;
}

// The photos by their place in the list and their date; covered ones too, to cover them better.
json options_of_photos(const Viewer& viewer, const Case& current, const std::string& chosen) {
    json options = json::array();
    int number = 0;
    for (const auto& photo : photos_of(viewer.store, current)) {
        ++number;
        const auto value = std::to_string(photo.id.value);
        options.push_back({{"value", value},
                           {"label",
                            viewer.words.say("cases.photo_number",
                                             {{"number", number},
                                              {"at", viewer.words.date(photo.at, viewer.now)}})},
                           {"is_chosen", value == chosen}});
    }
    return options;
}

json options_of_categories(const Viewer& viewer, const std::string& chosen) {
    json options = json::array();
    for (const auto& category : voices::categories(viewer.store)->categories) {
        const bool is_chinese = viewer.words.language() == text::Language::Chinese;
        options.push_back({{"value", category.code},
                           {"label", is_chinese ? category.chinese : category.english},
                           {"is_chosen", category.code == chosen}});
    }
    return options;
}

json options_of_codes(const Viewer& viewer,
                      std::span<const std::string_view> codes,
                      const std::string& chosen) {
    json options = json::array();
    for (const auto code : codes) {
        options.push_back({{"value", code},
                           {"label", viewer.words.say("cases.code_" + std::string(code))},
                           {"is_chosen", code == chosen}});
    }
    return options;
}

// Which ninths of the photo are painted over.
json ninths(const Viewer& viewer, const Typed& typed) {
    json choices = json::array();
    for (std::size_t ninth = 0; ninth < voices::Covering().size(); ++ninth) {
        const auto field = covering_field(ninth);
        choices.push_back({{"field", field},
                           {"label", viewer.words.say("cases." + field)},
                           {"is_chosen", typed.value(field) == "1"}});
    }
    return {{"choices", choices}};
}

// What the date of an act's form is called.
std::string_view name_of_due(Act act) {
    if (act == Act::Suspend) {
        return "cases.field_review";
    }
    return act == Act::OverrideDeadline || act == Act::AskExtension ? "cases.field_due"
                                                                    : "cases.field_part_due";
}

// What the act does not ask stays null.
json form_of(const Viewer& viewer, const Typed& typed, const Case& current, Act act) {
    const Asks asks = fields_of(act);
    const auto text = [&](const char* name) { return typed.field(name); };
    json form;
    form["reason"] = asks.reason ? text("reason") : json();
    form["answer"] = asks.answer ? text("answer") : json();
    form["public_line"] = asks.answer ? text("public_line") : json();
    form["is_public"] = asks.answer ? json{{"is_chosen", typed.value("is_public") == "1"}} : json();
    form["reached"] = asks.channel ? json{{"is_yes", typed.value("is_reached") == "1"},
                                          {"is_no", typed.value("is_reached") == "0"}}
                                   : json();
    form["due"] = asks.due ? text("due") : json();
    if (asks.due) {
        form["due"]["name"] = viewer.words.say(name_of_due(act));
    }
    form["plan"] = asks.plan ? text("plan") : json();
    form["responsible"] = act == Act::Suspend ? text("responsible") : json();
    form["words"] = asks.words ? text("words") : json();
    form["turn_to"] = asks.turn_to ? text("turn_to") : json();
    form["note"] = asks.note ? text("note") : json();
    for (const char* name : {"channel", "outcome", "return_reason", "unit", "category", "photo"}) {
        form[name] = nullptr;
    }
    if (asks.channel) {
        form["channel"] = typed.choice(
            "channel", options_of_codes(viewer, enum_names(Channel{}), typed.value("channel")));
    }
    if (asks.outcome) {
        form["outcome"] = typed.choice(
            "outcome", options_of_codes(viewer, enum_names(Outcome{}), typed.value("outcome")));
    }
    if (asks.photo) {
        form["photo"] =
            typed.choice("photo", options_of_photos(viewer, current, typed.value("photo")));
    }
    form["covering"] = asks.photo ? ninths(viewer, typed) : json();
    if (asks.return_reason) {
        form["return_reason"] = typed.choice(
            "return_reason",
            options_of_codes(viewer, enum_names(ReturnReason{}), typed.value("return_reason")));
    }
    if (asks.unit) {
        form["unit"] = typed.choice("unit", options_of_units(viewer, act, typed.value("unit")));
        form["unit"]["is_optional"] = act == Act::Split; // Else the street's rules choose.
    }
    if (asks.category) {
        form["category"] =
            typed.choice("category", options_of_categories(viewer, typed.value("category")));
    }
    form.update(joint_fields(viewer, typed, current, act));
    return form;
}

} // namespace

namespace {

// The answer waits for those who do a part of it.
bool waits_for_others(store::Connection& connection, const Case& current) {
    return current.intervention || !missing_parts(connection, current.id).empty();
}

} // namespace

const ActRow* next_act(store::Connection& connection,
                       const Case& current,
                       const Asker& asker,
                       Moment now) {
    std::vector<Act> wanted(moving_on.begin(), moving_on.end());
    if (current.whole_due <= now) {
        std::ranges::replace(wanted, Act::GrantExtension, Act::RefuseExtension);
    }
    if (current.suspension && current.suspension->is_review_due) {
        wanted.insert(wanted.begin(), Act::Resume);
    }
    const auto handlers = handlers_next(connection, current);
    if (handlers) {
        wanted.push_back(*handlers);
    }
    for (const auto act : wanted) {
        if (act == Act::Submit && waits_for_others(connection, current)) {
            continue;
        }
        if (permitted(row_of(act), current, asker)) {
            return &row_of(act);
        }
    }
    return nullptr;
}

namespace {

// Undoing is offered only to whom it would be granted.
bool is_offered(const ActRow& row, const Viewer& viewer, const Case& current, const Asker& asker) {
    const auto rules = rules_of(viewer.store, current.rules_version);
    if (!permitted(row, current, asker) ||
        !in_time(row, {current, *rules, viewer.days, viewer.now})) {
        return false;
    }
    if (!has_occasion(viewer.store, row.act, current, asker, viewer.now)) {
        return false;
    }
    if (row.act == Act::RedactPhoto && photos_of(viewer.store, current).empty()) {
        return false;
    }
    return row.act != Act::Undo ||
           what_undoing_takes_back(viewer.store, current, asker.account, viewer.now).has_value();
}

// The consequence of an act, in the numbers of the rules that the case was born under.
std::string what_follows(const Viewer& viewer, const std::string& noun, const Rules& rules) {
    return viewer.words.say("cases.act_" + noun + "_then",
                            {{"question", limit_said(viewer, rules.question)},
                             {"times", rules.extension.times},
                             {"tries", rules.call_back_tries},
                             {"minutes", rules.undo_minutes}});
}

} // namespace

json acts_view(const Viewer& viewer, const Case& current, const web::Request& request) {
    const Asker asker = asker_for(viewer.store, current, *viewer.seat, viewer.now);
    const ActRow* main = next_act(viewer.store, current, asker, viewer.now);
    if (main == nullptr && permitted(row_of(Act::AnswerPart), current, asker)) {
        main = &row_of(Act::AnswerPart);
    }
    const OfferedTemplates offered(viewer, current, request);
    const auto rules = rules_of(viewer.store, current.rules_version);
    json acts = json::array();
    for (const auto& row : act_table()) {
        if (!is_offered(row, viewer, current, asker)) {
            continue;
        }
        const Typed typed(request, row);
        const std::string noun(row.noun);
        json act = form_of(viewer, typed, current, row.act);
        act["noun"] = noun;
        act["label"] = viewer.words.say("cases.act_" + noun);
        act["then"] = what_follows(viewer, noun, *rules);
        act["action"] = "/cases/" + std::to_string(current.id.value) + "/" + noun;
        act["is_main"] = &row == main;
        act["is_open"] = typed.is_refused() || &row == main;
        act["refusal"] = typed.is_refused() && typed.refusal(request.refusal->field).is_string()
                             ? json(request.words->say(*request.refusal))
                             : json();
        act["seen"] = current.last_act;
        offered.offer(act, row);
        if (&row == main) {
            acts.insert(acts.begin(), act);
        } else {
            acts.push_back(act);
        }
    }
    return acts;
}

} // namespace cases
