#include "cases/views_joint.hpp"

#include "cases/views_parts.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

using nlohmann::json;

// What the matter is called that the act asks in words; nothing when it asks none.
const char* name_of_matter(Act act) {
    if (act == Act::AskPart || act == Act::AskDepartment || act == Act::Split) {
        return "cases.field_matter";
    }
    return act == Act::Intervene     ? "cases.field_opinion"
           : act == Act::AskQuestion ? "cases.field_question"
                                     : nullptr;
}

json matter_field(const Viewer& viewer, const Typed& typed, Act act) {
    const char* name = name_of_matter(act);
    if (name == nullptr) {
        return nullptr;
    }
    json field = typed.field("matter");
    field["name"] = viewer.words.say(name);
    return field;
}

// Departments that take part in the alliance, to choose from; any other can be typed.
json department_field(const Viewer& viewer, const Typed& typed) {
    json field = typed.field("department");
    field["known"] = json::array();
    for (const auto& unit : alliance::units(viewer.store, alliance::UnitKind::Department)) {
        field["known"].push_back({{"name", unit.name}});
    }
    return field;
}

json outcome_field(const Viewer& viewer, const Typed& typed) {
    json options = json::array();
    for (const auto outcome : {PowerOutcome::Solved,
                               PowerOutcome::Partly,
                               PowerOutcome::HandedUp,
                               PowerOutcome::NotForPower}) {
        const std::string code(text::name_of(outcome));
        options.push_back({{"value", code},
                           {"label", viewer.words.say("cases.code_" + code)},
                           {"is_chosen", code == typed.value("power_outcome")}});
    }
    return typed.choice("power_outcome", std::move(options));
}

} // namespace

json joint_fields(const Viewer& viewer, const Typed& typed, const Case& current, Act act) {
    const bool asks_a_part = act == Act::AnswerPart || act == Act::GivePartUp;
    json fields;
    fields["matter"] = matter_field(viewer, typed, act);
    fields["part"] =
        asks_a_part
            ? typed.choice("part", options_of_parts(viewer, current, act, typed.value("part")))
            : json();
    fields["into"] = act == Act::Merge ? typed.field("into") : json();
    fields["department"] = act == Act::AskDepartment ? department_field(viewer, typed) : json();
    fields["day"] = act == Act::HoldVisit ? typed.field("day") : json();
    fields["photos"] = takes_photos(act) ? typed.field("photo") : json();
    if (fields["photos"].is_object()) {
        fields["photos"]["name"] = viewer.words.say(
            act == Act::Return ? "cases.field_evidence_photos" : "cases.field_photos");
    }
    fields["power_outcome"] = act == Act::EndIntervention ? outcome_field(viewer, typed) : json();
    return fields;
}

} // namespace cases
