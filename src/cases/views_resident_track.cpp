#include <algorithm>

#include "cases/views_kin.hpp"
#include "cases/views_resident.hpp"
#include "journal/read.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "web/qr.hpp"

namespace cases {
namespace {

using nlohmann::json;

Viewer reporter(const Viewer& viewer) {
    Viewer same = viewer;
    same.reader = Reader::Reporter;
    return same;
}

calendar::Certainty certainty_of_answer(const Case& current) {
    return current.is_whole_provisional ? calendar::Certainty::Provisional
                                        : calendar::Certainty::Firm;
}

json whole_due_view(const Viewer& viewer, const Case& current) {
    return due_view(viewer, current.whole_due, certainty_of_answer(current));
}

bool waits_for_contact(const Case& current) {
    return current.stage == Stage::Assigned || current.stage == Stage::Accepted;
}

// "#1203 · 电梯 · 瞿溪新村"
std::string line_over(const Viewer& viewer, const Case& current) {
    std::string line =
        "#" + std::to_string(current.id.value) + " · " +
        voices::category_name(viewer.store, current.category, viewer.words.language());
    const auto place = places::public_name(viewer.store, current.place);
    return place.empty() ? line : line + " · " + place;
}

std::string key_of_next(Stage stage) {
    switch (stage) {
        case Stage::Assigned:
        case Stage::Accepted:
            return "track.next_contact";
        case Stage::Contacted:
        case Stage::InWork:
            return "track.next_answer";
        case Stage::Submitted:
            return "track.next_check";
        case Stage::Checked:
            return "track.next_word";
        case Stage::Rehandling:
            return "track.next_again";
        case Stage::Closed:
            return "track.ended_closed";
        case Stage::ClosedUnresolved:
            return "track.ended_unresolved";
        case Stage::NoAction:
            return "track.ended_no_action";
        case Stage::Withdrawn:
            return "track.ended_withdrawn";
        case Stage::Merged:
            return "track.ended_merged";
    }
    return {};
}

// What waits for a decision, a review or the resident comes before what the stage waits for.
std::string key_of_next(const Case& current) {
    if (current.has_waiting_return()) {
        return "track.next_returned";
    }
    if (current.suspension) {
        return "track.next_suspended";
    }
    return current.awaited ? "track.next_your_part" : key_of_next(current.stage);
}

// What waits for the resident or was put off has no step that somebody promised.
bool is_late(const Case& current, Moment now) {
    return !is_end(current.stage) && !current.has_waiting_return() && !current.suspension &&
           !current.awaited && current.step.due <= now;
}

// A date that has passed is no promise any more: that it was missed, who sees to it now, and by
// when there is an answer all the same.
std::string late_sentence(const Viewer& viewer, const Case& current, const base::Arguments& told) {
    std::string said = viewer.words.say(key_of_next(current) + "_late", told);
    if (current.owner != current.handler && current.stage != Stage::Checked) {
        said += viewer.words.say("track.late_owner", told);
    }
    if (waits_for_contact(current) && viewer.now < current.whole_due) {
        said += viewer.words.say("track.late_answer", told);
    }
    return said;
}

// Who acts next and by when; of an ended case, what its end means.
void say_next(json& view, const Viewer& viewer, const Case& current) {
    const auto review = current.suspension ? current.suspension->review_at : Moment();
    const auto timed = [&](Moment moment, calendar::Certainty certainty) {
        return marked(viewer, viewer.words.date_and_time(moment, viewer.now), certainty);
    };
    const auto review_day =
        marked(viewer, viewer.words.date(review, viewer.now), certainty_of(viewer, review));
    const base::Arguments told = {
        {"unit", unit_name(viewer, current.handler)},
        {"owner", unit_name(viewer, current.owner)},
        {"due", timed(current.step.due, certainty_of_step(current))},
        {"review", review_day},
        {"answer", timed(current.whole_due, certainty_of_answer(current))}};
    view["next"] = is_late(current, viewer.now) ? late_sentence(viewer, current, told)
                                                : viewer.words.say(key_of_next(current), told);
}

// Where the report stands in the record, and where that can be checked.
void show_entry(json& view, const Viewer& viewer, const voices::Voice& voice) {
    const auto& words = viewer.words;
    const auto entry = grouped(voice.entry);
    const auto when = words.date_and_time(voice.raised_at, viewer.now);
    const auto day = words.date(voice.raised_at, viewer.now);
    view["entry"] = words.say("track.entry", {{"entry", entry}});
    view["recorded"] = day == words.date(viewer.now, viewer.now)
                           ? words.say("track.recorded_today",
                                       {{"entry", entry}, {"time", when.substr(day.size() + 1)}})
                           : words.say("track.recorded", {{"entry", entry}, {"when", when}});
    view["entry_href"] = "/record/entries/" + std::to_string(voice.entry);
}

// Why it could not be solved, and whom to turn to.
json unresolved_view(const Viewer& viewer, const Case& current) {
    if (current.stage != Stage::ClosedUnresolved) {
        return nullptr;
    }
    const auto steps = timeline(viewer.store, current.id);
    const auto step = std::find_if(steps.rbegin(), steps.rend(), [](const Step& each) {
        return each.kind == CaseClosedUnresolved::kind && !each.is_undone;
    });
    base::ensure(step != steps.rend(), "a case that ended unresolved says so in its timeline");
    const auto stored = journal::find_entry(viewer.store, step->entry);
    const auto ended = journal::read_event<CaseClosedUnresolved>(viewer.store, *stored);
    const auto gone = viewer.words.say("cases.words_are_gone");
    return {{"reason", ended.reason.read().value_or(gone)},
            {"turn_to", ended.turn_to.read().value_or(gone)},
            {"office", unit_name(viewer, ended.by)}};
}

json photo_view(const Viewer& viewer, const Tracked& tracked, const voices::Photo& photo) {
    const char* caption = photo.shows == voices::Shows::Work   ? "track.photo_of_work"
                          : photo.shows == voices::Shows::Scan ? "track.photo_scan"
                                                               : "track.photo_yours";
    return {{"href", "/track/" + tracked.code + "/photos/" + std::to_string(photo.id.value)},
            {"caption", viewer.words.say(caption)},
            {"shown", viewer.words.date(photo.at, viewer.now)}};
}

// The work's photos are of the case, and shown to all who follow it; the others are one's own.
enum class Whose { OfTheWork, Mine };

json photos_of(const Viewer& viewer, const Tracked& tracked, Whose whose) {
    json view = json::array();
    const auto voice = whose == Whose::OfTheWork ? tracked.current.voice : tracked.voice.id;
    for (const auto& photo : voices::photos_of(viewer.store, voice)) {
        const bool is_of_the_work = photo.shows == voices::Shows::Work;
        if (photo.shows != voices::Shows::Evidence &&
            is_of_the_work == (whose == Whose::OfTheWork)) {
            view.push_back(photo_view(viewer, tracked, photo));
        }
    }
    return view;
}

// What the category asked, and what they answered.
json answers_given(const Viewer& viewer, const Tracked& tracked) {
    const auto gone = viewer.words.say("cases.words_are_gone");
    json answers = json::array();
    for (const auto& given :
         voices::answers_of(viewer.store, tracked.voice.id, viewer.words.language())) {
        answers.push_back({{"question", given.question}, {"answer", given.answer.value_or(gone)}});
    }
    return answers;
}

json mine_view(const Viewer& viewer, const Tracked& tracked) {
    const auto words = voices::words_of(viewer.store, tracked.voice.id);
    const auto contact = voices::contact_of(viewer.store, tracked.voice.id);
    json additions = json::array();
    const auto gone = viewer.words.say("cases.words_are_gone");
    for (const auto& addition : voices::additions_to(viewer.store, tracked.voice.id)) {
        additions.push_back({{"words", addition.words.value_or(gone)},
                             {"moment", moment_view(viewer, addition.at)}});
    }
    const json answers = answers_given(viewer, tracked);
    return {{"words", words ? words->words : gone},
            {"answers", answers},
            {"has_answers", !answers.empty()},
            {"where", voices::where_exactly(viewer.store, tracked.voice.id).value_or("")},
            {"received", moment_view(viewer, tracked.voice.raised_at)},
            {"contact_name", contact.name},
            {"contact_phone", contact.phone},
            {"contact_email", contact.email},
            {"additions", std::move(additions)},
            {"photos", photos_of(viewer, tracked, Whose::Mine)},
            {"has_photos", false}};
}

// While it waits for an office that is closed before the answer is due: when, and whom to ask.
std::string closed_days(const Viewer& viewer, const Case& current) {
    if (current.ended_at || current.submitted_at) {
        return {};
    }
    return alliance::closed_days_line(
        viewer.store,
        {current.handler, current.place, viewer.now, std::max(viewer.now, current.whole_due)},
        viewer.words);
}

// Open to words, photos and withdrawal: neither taken back nor ended.
bool may_add(const Tracked& tracked) {
    return !tracked.voice.withdrawn_at && !tracked.current.ended_at;
}

// What a person may do with their own voice; what they may not is left out of the page.
void show_what_may_be_done(json& view, const Tracked& tracked) {
    view["may_rate"] = !tracked.voice.withdrawn_at && !tracked.is_follower() &&
                       tracked.current.stage == Stage::Checked;
    view["may_add"] = may_add(tracked);
    view["may_correct"] = !tracked.voice.withdrawn_at;
    view["may_withdraw"] = may_add(tracked);
}

// The answer with its photos, as the reporter sees it.
json told_answer(const Viewer& viewer, const Tracked& tracked) {
    json view = answer_view(viewer, tracked.current);
    if (view.is_object()) {
        view["photos"] = photos_of(viewer, tracked, Whose::OfTheWork);
    }
    return view;
}

// Why it could not be solved stands on top already.
json told_timeline(const Viewer& viewer, const Case& current) {
    json view = timeline_view(viewer, current);
    for (auto& step : view) {
        if (step["kind"] == CaseClosedUnresolved::kind) {
            step["words"] = json();
        }
    }
    return view;
}

} // namespace

json slip_view(const Viewer& anyone, const Tracked& tracked, const std::string& site) {
    const Viewer viewer = reporter(anyone);
    const Case& current = tracked.current;
    const std::string address = site + "/track/" + tracked.code;
    const auto code = site.empty() ? base::Result<web::QrCode>() : web::qr_code(address);
    const auto words = voices::words_of(viewer.store, tracked.voice.id);
    json view;
    view["title"] = viewer.words.say("track.slip_title");
    view["number"] = current.id.value;
    view["over"] = line_over(viewer, current);
    view["code"] = tracked.code;
    show_entry(view, viewer, tracked.voice);
    view["received"] = moment_view(viewer, tracked.voice.raised_at);
    view["matter"] = words && !words->title.empty() ? words->title : "";
    view["answers"] = answers_given(viewer, tracked);
    view["handler"] = unit_name(viewer, current.handler);
    say_next(view, viewer, current);
    view["closed_days"] = closed_days(viewer, current);
    view["contact_due"] = waits_for_contact(current) ? step_due_view(viewer, current) : json();
    view["answer_due"] = current.ended_at ? json() : whole_due_view(viewer, current);
    view["qr"] = json();
    if (!site.empty() && code) {
        view["qr"] = {{"side", code->side}, {"outline", code->outline}};
    }
    view["address"] = site.empty() ? "" : address;
    view["track_href"] = "/track/" + tracked.code;
    view["photos_href"] = "/track/" + tracked.code + "/photos";
    view["is_follower"] = tracked.is_follower();
    view["may_add"] = may_add(tracked);
    view["committee"] = committee_view(viewer, current.place);
    return view;
}

json track_view(const Viewer& anyone, const Tracked& tracked) {
    const Viewer viewer = reporter(anyone);
    const Case& current = tracked.current;
    json view;
    view["title"] = stage_sentence(viewer, current);
    view["number"] = current.id.value;
    view["over"] = line_over(viewer, current);
    view["stage"] = text::name_of(current.stage);
    view["signal"] = signal_of(current, viewer.now, viewer.days);
    say_next(view, viewer, current);
    view["closed_days"] = closed_days(viewer, current);
    view["due"] = current.ended_at ? json() : step_due_view(viewer, current);
    view["answer_due"] =
        current.ended_at || current.submitted_at ? json() : whole_due_view(viewer, current);
    view["handler"] = unit_name(viewer, current.handler);
    view["answer"] = told_answer(viewer, tracked);
    view["unresolved"] = unresolved_view(viewer, current);
    view["timeline"] = told_timeline(viewer, current);
    view["split"] = split_matters_view(viewer, current);
    view["has_split"] = !view["split"].empty();
    view["mine"] = mine_view(viewer, tracked);
    view["mine"]["has_photos"] = !view["mine"]["photos"].empty();
    show_what_may_be_done(view, tracked);
    view["seen"] = current.last_act;
    view["code"] = tracked.code;
    show_entry(view, viewer, tracked.voice);
    view["href"] = "/track/" + tracked.code;
    view["slip_href"] = "/slip/" + tracked.code;
    view["is_follower"] = tracked.is_follower();
    view["is_withdrawn"] = tracked.voice.withdrawn_at.has_value();
    view["follows"] = tracked.is_follower() && !tracked.voice.withdrawn_at;
    view["has_left"] = tracked.is_follower() && tracked.voice.withdrawn_at;
    view["followers"] = current.followers;
    view["goes_on"] = !tracked.is_follower() && current.followers > 0;
    view["committee"] = committee_view(viewer, current.place);
    return view;
}

} // namespace cases
