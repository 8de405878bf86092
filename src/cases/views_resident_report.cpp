#include "cases/lists.hpp"
#include "cases/views_resident.hpp"
#include "places/places.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr int similar_shown = 3;

// The category picked, else the one the words suggest; empty when neither says.
std::string likely_category(const Viewer& viewer, const Draft& draft) {
    if (!draft.category.empty()) {
        return draft.category;
    }
    const auto suggested = voices::suggest_category(viewer.store, draft.words);
    return suggested ? suggested->code : std::string();
}

json suggestion_view(const Viewer& viewer, const Draft& draft) {
    if (!draft.category.empty()) {
        return nullptr;
    }
    const auto suggested = voices::suggest_category(viewer.store, draft.words);
    if (!suggested) {
        return nullptr;
    }
    const auto name = voices::category_name(viewer.store, suggested->code, viewer.words.language());
    return {{"code", suggested->code},
            {"sentence",
             viewer.words.say("report.suggested",
                              {{"category", name}, {"keyword", suggested->keyword}})}};
}

// Nobody may wait for us with this: ring the number.
std::string ring_sentence(const Viewer& viewer, const Draft& draft) {
    const auto category = voices::category(viewer.store, likely_category(viewer, draft));
    if (!category || !category->stops_form_with) {
        return {};
    }
    return viewer.words.say("report.ring_now", {{"number", *category->stops_form_with}});
}

const char* key_of_climb(Level level) {
    switch (level) {
        case Level::Unit:
            return "report.then_unit";
        case Level::Committee:
            return "report.then_committee";
        case Level::Street:
            return "report.then_street";
    }
    return "report.then_street";
}

} // namespace

json similar_view(const Viewer& viewer, const Draft& draft) {
    json view = json::array();
    const auto category = likely_category(viewer, draft);
    const auto compound = places::above(viewer.store, draft.place).compound;
    if (category.empty() || compound.value == 0) {
        return view;
    }
    Viewer anyone = viewer;
    anyone.reader = Reader::Anyone;
    for (const auto& current : similar(viewer.store, category, compound, similar_shown)) {
        const auto line =
            viewer.words.say("report.similar_line",
                             {{"case", current.id.value},
                              {"date", viewer.words.date_and_time(current.received, viewer.now)},
                              {"stage", stage_sentence(anyone, current)},
                              {"due", viewer.words.date(current.whole_due, viewer.now)}});
        view.push_back({{"id", current.id.value},
                        {"href", "/cases/" + std::to_string(current.id.value)},
                        {"title", title_of(anyone, current)},
                        {"line", line}});
    }
    return view;
}

std::string foreseen_sentence(const Viewer& viewer, const Draft& draft) {
    const auto category = likely_category(viewer, draft);
    const auto known = voices::category(viewer.store, category);
    Matter matter;
    matter.asks = draft.asks.value_or(known && known->asks ? *known->asks : voices::Kind::Help);
    matter.category = category.empty() ? "other" : category;
    const auto opening = foresee(viewer.store, matter, draft.place, viewer.now);
    const base::Arguments arguments = {
        {"unit", unit_name(viewer, opening.handler)},
        {"contact", viewer.words.date_and_time(opening.contact_due.at, viewer.now)},
        {"answer", viewer.words.date_and_time(opening.whole_due.at, viewer.now)}};
    std::string sentence = viewer.words.say(
        draft.place.value == 0 ? "report.then_general" : key_of_climb(opening.level), arguments);
    if (opening.whole_due.certainty == calendar::Certainty::Provisional) {
        sentence += viewer.words.say("report.then_provisional");
    }
    const auto closed =
        alliance::closed_days_line(viewer.store,
                                   {opening.handler, draft.place, viewer.now, opening.whole_due.at},
                                   viewer.words);
    if (!closed.empty()) {
        sentence += " " + closed;
    }
    return sentence;
}

json draft_view(const Viewer& viewer, const Draft& draft) {
    const auto path = places::above(viewer.store, draft.place);
    json view;
    view["similar"] = similar_view(viewer, draft);
    view["then"] = foreseen_sentence(viewer, draft);
    view["suggested"] = suggestion_view(viewer, draft);
    view["ring_now"] = ring_sentence(viewer, draft);
    view["questions"] = questions_view(viewer, draft.category);
    view["entrances"] = places_below(viewer, path.compound, path.entrance);
    view["dwellings"] = places_below(viewer, path.entrance, path.dwelling);
    return view;
}

json questions_view(const Viewer& viewer, const std::string& category) {
    const bool is_chinese = viewer.words.language() == text::Language::Chinese;
    const auto known = voices::category(viewer.store, category);
    json view = json::array();
    for (const auto& question : known ? known->asked() : std::span<const voices::Question>()) {
        json choices = json::array();
        for (const auto& choice :
             is_chinese ? question.choices_chinese : question.choices_english) {
            choices.push_back({{"field", "answer_" + question.key},
                               {"value", std::to_string(choices.size() + 1)},
                               {"label", choice}});
        }
        view.push_back({{"key", question.key},
                        {"field", "answer_" + question.key},
                        {"label", is_chinese ? question.chinese : question.english},
                        {"is_choice", question.kind == voices::QuestionKind::Choice},
                        {"is_required", question.is_required},
                        {"choices", choices}});
    }
    return view;
}

json kind_choices(const Viewer& viewer, const std::string& picked) {
    json choices = json::array();
    for (const auto code : voices::enum_names(voices::Kind{})) {
        choices.push_back({{"code", code},
                           {"name", viewer.words.say("cases.asks_" + std::string(code))},
                           {"is_picked", code == picked}});
    }
    return choices;
}

void fill_questions(json& view, const web::Request& request, const web::Fields& fields) {
    for (auto& question : view["questions"]) {
        const auto field = question["field"].get<std::string>();
        const bool is_refused = request.refusal != nullptr && request.refusal->field == field;
        question["value"] = fields.get(field);
        question["refusal"] = is_refused ? request.words->say(*request.refusal) : "";
        for (auto& choice : question["choices"]) {
            choice["is_picked"] = choice["value"] == fields.get(field);
        }
    }
    view["has_questions"] = !view["questions"].empty();
    view["questions_of"] = view["has_questions"] ? fields.get("category") : "";
}

json category_groups(const Viewer& viewer, const std::string& picked, CategoryChoices which) {
    const bool is_chinese = viewer.words.language() == text::Language::Chinese;
    json groups = json::array();
    for (const auto& category : voices::categories(viewer.store)->categories) {
        if (which == CategoryChoices::OfCases && category.stops_form_with) {
            continue;
        }
        const auto& group = is_chinese ? category.group_chinese : category.group_english;
        if (groups.empty() || groups.back()["name"] != group) {
            groups.push_back({{"name", group}, {"categories", json::array()}});
        }
        groups.back()["categories"].push_back(
            {{"code", category.code},
             {"name", is_chinese ? category.chinese : category.english},
             {"is_picked", category.code == picked}});
    }
    return groups;
}

json places_below(const Viewer& viewer, places::PlaceId parent, places::PlaceId picked) {
    json view = json::array();
    if (parent.value == 0) {
        return view;
    }
    for (const auto& place : places::children(viewer.store, parent)) {
        if (place.level == places::Level::Entrance || place.level == places::Level::Dwelling) {
            const auto name = place.lane.empty() ? place.name : place.lane + " " + place.name;
            view.push_back(
                {{"id", place.id.value}, {"name", name}, {"is_picked", place.id == picked}});
        }
    }
    return view;
}

} // namespace cases
