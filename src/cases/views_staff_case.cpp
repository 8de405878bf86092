// A case as those see it who work on it: words, photos, contact, both clocks, who and by which
// rule.

#include <algorithm>

#include "cases/covering.hpp"
#include "cases/lists.hpp"
#include "cases/matters.hpp"
#include "cases/views_kin.hpp"
#include "cases/views_parts.hpp"
#include "cases/views_staff.hpp"
#include "journal/read.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr int similar_max = 5;

// A bar from receipt or the step's begin to its limit, in minutes of office time.
json clock_view(const Viewer& viewer, Moment from, Moment due, calendar::Certainty certainty) {
    json view = due_view(viewer, due, certainty);
    const auto whole = std::max<std::int64_t>(1, viewer.days.office_time(from, due).count());
    const auto used = viewer.days.office_time(from, viewer.now).count();
    view["most"] = whole;
    view["used"] = std::clamp<std::int64_t>(used, 0, whole);
    return view;
}

calendar::Certainty certainty(bool is_provisional) {
    return is_provisional ? calendar::Certainty::Provisional : calendar::Certainty::Firm;
}

json clocks_view(const Viewer& viewer, const Case& current) {
    if (current.ended_at) {
        return nullptr;
    }
    json step = clock_view(
        viewer, current.step.started, current.step.due, certainty(current.step.is_provisional));
    step.update(step_due_view(viewer, current));
    return {{"step", step},
            {"whole",
             clock_view(viewer,
                        current.received,
                        current.whole_due,
                        certainty(current.is_whole_provisional))}};
}

std::string rule_of(const Viewer& viewer, const Case& current) {
    const auto end = current.rule.find('\n');
    if (end == std::string::npos) {
        return viewer.words.say("cases.no_rule");
    }
    return viewer.words.language() == text::Language::Chinese ? current.rule.substr(0, end)
                                                              : current.rule.substr(end + 1);
}

std::string caption_of(const Viewer& viewer, voices::Shows shows) {
    switch (shows) {
        case voices::Shows::Concern:
            return viewer.words.say("cases.photo_before");
        case voices::Shows::Work:
            return viewer.words.say("cases.photo_after");
        case voices::Shows::Scan:
            return viewer.words.say("cases.photo_scan");
        case voices::Shows::Evidence:
            return viewer.words.say("cases.photo_evidence");
    }
    return {};
}

// A photo that is covered is seen only by whoever may see originals. On a paper form stand name and
// telephone: whoever needs neither is not told of it.
json photos_view(const Viewer& viewer, const Case& current) {
    json photos = json::array();
    const bool sees_originals = viewer.seat->powers.has(alliance::Power::Override);
    const bool knows_whom = needs_to_know_whom(viewer, current);
    for (const auto& photo : photos_of(viewer.store, current)) {
        if (photo.shows == voices::Shows::Scan && !knows_whom) {
            continue;
        }
        const bool is_redacted = is_covered(viewer.store, photo.id);
        const std::string number = std::to_string(photo.id.value);
        json view;
        view["id"] = photo.id.value;
        view["href"] = "/cases/" + std::to_string(current.id.value) + "/photos/" + number;
        view["moment"] = moment_view(viewer, photo.at);
        view["caption"] = caption_of(viewer, photo.shows);
        view["same_spot_as"] = photo.same_spot_as.value;
        view["is_before"] = photo.shows == voices::Shows::Concern;
        const bool is_something_left =
            is_redacted && covered_photo(viewer.store, photo.id).has_value();
        view["is_hidden"] = is_redacted && !sees_originals && !is_something_left;
        view["covered_href"] = sees_originals && is_something_left
                                   ? json(view["href"].get<std::string>() + "?covered=1")
                                   : json();
        view["mark"] = is_redacted ? viewer.words.say("cases.photo_mark") : "";
        photos.push_back(std::move(view));
    }
    return photos;
}

// Where whoever works on it adds photos; nothing for anybody else.
json add_photo_view(const Viewer& viewer, const Case& current, const json& photos) {
    const Asker asker = asker_for(viewer.store, current, *viewer.seat, viewer.now);
    if (!permitted(row_of(Act::Work), current, asker)) {
        return nullptr;
    }
    const auto category = voices::category(viewer.store, current.category);
    json befores = json::array();
    int number = 0;
    for (const auto& photo : photos) {
        ++number;
        if (photo["is_before"].get<bool>()) {
            befores.push_back(
                {{"value", photo["id"]},
                 {"label",
                  viewer.words.say("cases.photo_number",
                                   {{"number", number}, {"at", photo["moment"]["shown"]}})}});
        }
    }
    const bool is_asked = category && category->photo_pair.value_or(false);
    return {{"action", "/cases/" + std::to_string(current.id.value) + "/photos"},
            {"befores", befores},
            {"asked", is_asked ? viewer.words.say("cases.photo_pair_asked") : ""}};
}

json said_view(const Viewer& viewer, const Case& current) {
    const auto gone = viewer.words.say("cases.words_are_gone");
    const auto words = voices::words_of(viewer.store, current.voice);
    const std::string original = words ? words->words : gone;
    json view{{"words", original}, {"redacted", nullptr}, {"original", nullptr}};
    if (current.split_off && current.split_off->entry == current.redaction_entry) {
        view["words"] =
            journal::kept_value(viewer.store, current.redaction_entry, 0).value_or(gone);
        view["redacted"] =
            viewer.words.say("cases.split_mark", {{"from", current.split_off->from.value}});
    } else if (current.redaction_entry != 0) {
        const auto redacted = journal::kept_value(viewer.store, current.redaction_entry, 0);
        view["words"] = redacted.value_or(gone);
        view["redacted"] = viewer.words.say("cases.redacted_mark");
        if (viewer.seat->powers.has(alliance::Power::Override)) {
            view["original"] = {{"words", original}};
        }
    }
    view["additions"] = json::array();
    for (const auto& addition : voices::additions_to(viewer.store, current.voice)) {
        view["additions"].push_back({{"words", addition.words.value_or(gone)},
                                     {"moment", moment_view(viewer, addition.at)}});
    }
    view["answers"] = json::array();
    for (const auto& answered :
         voices::answers_of(viewer.store, current.voice, viewer.words.language())) {
        view["answers"].push_back(
            {{"question", answered.question}, {"answer", answered.answer.value_or(gone)}});
    }
    view["has_answers"] = !view["answers"].empty();
    view["photos"] = photos_view(viewer, current);
    return view;
}

json similar_view(const Viewer& viewer, const Case& current) {
    json rows = json::array();
    if (current.compound.value == 0) {
        return rows;
    }
    for (const auto& other :
         similar(viewer.store, current.category, current.compound, similar_max + 1)) {
        if (other.id != current.id && rows.size() < similar_max) {
            rows.push_back({{"id", other.id.value},
                            {"href", "/cases/" + std::to_string(other.id.value)},
                            {"title", title_of(viewer, other)}});
        }
    }
    return rows;
}

// With the code on it somebody can speak for the resident: the committee and the street give it to
// whoever lost theirs, but whoever is judged by the resident's word does not.
bool may_print_slip(const Viewer& viewer, const Case& current) {
    const Standpoint standpoint(viewer.store, viewer.seat->unit, viewer.now);
    const bool takes_reports = viewer.seat->powers.has(alliance::Power::Intake);
    return standpoint.is_street() || standpoint.sides_of(current).has(Side::Committee) ||
           (takes_reports && needs_to_know_whom(viewer, standpoint, current));
}

// A refusal that no field of a form can show.
json refusal_elsewhere(const web::Request& request) {
    const bool is_elsewhere = request.refusal != nullptr && request.refusal->field.empty();
    return is_elsewhere ? json(request.words->say(*request.refusal)) : json();
}

} // namespace

bool needs_to_know_whom(const Viewer& viewer, const Standpoint& standpoint, const Case& current) {
    return standpoint.is_street() || viewer.seat->unit == current.first_handler ||
           standpoint.sides_of(current).meets({Side::Handler, Side::Owner, Side::Committee});
}

bool needs_to_know_whom(const Viewer& viewer, const Case& current) {
    return needs_to_know_whom(
        viewer, Standpoint(viewer.store, viewer.seat->unit, viewer.now), current);
}

json staff_case_view(const Viewer& viewer, const Case& current, const web::Request& request) {
    const auto voice = voices::find(viewer.store, current.voice);
    const auto speaker = speaker_of(viewer.store, current);
    const auto contact = voices::contact_of(viewer.store, speaker);
    json view = case_view(viewer, current);
    view["now"] = stage_sentence(viewer, current);
    view["said"] = said_view(viewer, current);
    view["add_photo"] = add_photo_view(viewer, current, view["said"]["photos"]);
    const bool knows_whom = needs_to_know_whom(viewer, current);
    view["where_exactly"] =
        knows_whom ? voices::where_exactly(viewer.store, speaker).value_or("") : "";
    view["contact_name"] = knows_whom ? contact.name : "";
    view["contact_phone"] = knows_whom ? contact.phone : "";
    view["contact_email"] = knows_whom ? contact.email : "";
    view["is_contact_kept_back"] = !knows_whom;
    view["source"] = viewer.words.say("cases.source_" + std::string(text::name_of(voice->source)));
    view["clocks"] = clocks_view(viewer, current);
    view["first_handler"] = unit_name(viewer, current.first_handler);
    view["is_first_handler"] = current.handler == current.first_handler;
    view["rule"] = rule_of(viewer, current);
    view["similar"] = similar_view(viewer, current);
    view["slip_href"] = may_print_slip(viewer, current)
                            ? json("/slip/" + voices::tracking_code(viewer.store, speaker))
                            : json();
    view["handover"] = handover_view(viewer, current);
    const auto watcher = watcher_of(viewer.store, current.category);
    view["watcher"] = watcher ? json{{"name", watcher->name},
                                     {"href", "/committees/" + std::to_string(watcher->id.value)}}
                              : json();
    view["intervention"] =
        current.intervention
            ? json(viewer.words.say("cases.intervention_runs",
                                    {{"unit", unit_name(viewer, current.intervention->committee)}}))
            : json();
    view["parts"] = parts_view(viewer, current);
    view["has_parts"] = !view["parts"].empty();
    view["acts"] = acts_view(viewer, current, request);
    view["has_acts"] = !view["acts"].empty();
    view["refusal"] = refusal_elsewhere(request);
    return view;
}

json watched_view(const Viewer& viewer, const Case& current, const web::Request& request) {
    if (!watches_over(viewer, current)) {
        return nullptr;
    }
    json view;
    view["parts"] = parts_view(viewer, current);
    view["has_parts"] = !view["parts"].empty();
    view["acts"] = acts_view(viewer, current, request);
    view["refusal"] = refusal_elsewhere(request);
    return view;
}

} // namespace cases
