#include "cases/views.hpp"

#include <algorithm>

#include "cases/matters.hpp"
#include "cases/parts.hpp"
#include "cases/routing.hpp"
#include "cases/views_feeds.hpp"
#include "cases/views_kin.hpp"
#include "journal/read.hpp"
#include "office/office.hpp"
#include "places/places.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr std::size_t title_characters_max = 40; // Of redacted words, as of a voice's own.

template <class Enum>
std::string code_of(Enum value) {
    return std::string(text::name_of(value));
}

// How much is left, in the unit it is counted in: working days, or office hours on the last one.
std::string left_in_words(const Viewer& viewer, Moment due) {
    const int days = viewer.days.working_days_between(viewer.now, due);
    const auto in_days = [&](const char* one, const char* many) {
        const int count = std::abs(days);
        return viewer.words.say(count == 1 ? one : many, {{"days", count}});
    };
    if (due <= viewer.now) {
        return days == 0 ? viewer.words.say("cases.overdue_today")
                         : in_days("cases.overdue_one_day", "cases.overdue_days");
    }
    if (days > 0) {
        return in_days("cases.left_one_day", "cases.left_days");
    }
    const auto hours = viewer.days.office_time(viewer.now, due).count() / 60;
    return hours == 0 ? viewer.words.say("cases.left_under_an_hour")
                      : viewer.words.say("cases.left_hours", {{"hours", hours}});
}

json coded(const std::string& code, const std::string& name) {
    return {{"code", code}, {"name", name}};
}

json kind_view(const Viewer& viewer, voices::Kind kind) {
    const std::string code(voices::name_of(kind));
    return coded(code, viewer.words.say("cases.asks_" + code));
}

// What `read` answers the first time; from then on the same.
template <class Key, class Read>
const std::string& named(std::map<Key, std::string>& known, const Key& key, const Read& read) {
    const auto found = known.find(key);
    return found != known.end() ? found->second : known.emplace(key, read()).first->second;
}

const std::string& category_name(const Viewer& viewer, const std::string& code) {
    return named(viewer.names.categories, code, [&] {
        return voices::category_name(viewer.store, code, viewer.words.language());
    });
}

const std::string& place_name(const Viewer& viewer, places::PlaceId place) {
    return named(
        viewer.names.places, place, [&] { return places::public_name(viewer.store, place); });
}

json category_view(const Viewer& viewer, const std::string& code) {
    return coded(code, category_name(viewer, code));
}

// What is due next of an open case: its step; of an ended one nothing.
json next_due_view(const Viewer& viewer, const Case& current) {
    if (current.ended_at) {
        return nullptr;
    }
    return step_due_view(viewer, current);
}

// The public line of an answer, else the category.
std::string public_title(const Viewer& viewer, const Case& current, const json& answer) {
    const auto line = answer.is_object() ? answer["public_line"].get<std::string>() : "";
    return line.empty() ? category_name(viewer, current.category) : line;
}

// Only who reads no words needs the answer for the title.
json answer_for_title(const Viewer& viewer, const Case& current) {
    const bool reads_words = reader_of(viewer, current) != Reader::Anyone || current.public_already;
    return reads_words ? json() : answer_view(viewer, current);
}

std::string title_with(const Viewer& viewer, const Case& current, const json& answer) {
    if (reader_of(viewer, current) == Reader::Anyone && !current.public_already) {
        return public_title(viewer, current, answer);
    }
    const auto gone = viewer.words.say("cases.words_are_gone");
    if (current.redaction_entry != 0 && viewer.reader != Reader::Reporter) {
        const auto redacted = journal::kept_value(viewer.store, current.redaction_entry, 0);
        return redacted
                   ? text::shorten(redacted->substr(0, redacted->find('\n')), title_characters_max)
                   : gone;
    }
    const auto words = voices::words_of(viewer.store, current.voice);
    return words && !words->title.empty() ? words->title : gone;
}

} // namespace

Viewer viewer_of(const web::Request& request) {
    Viewer viewer{*request.store,
                  *request.words,
                  request.now,
                  office::working_days(*request.store),
                  Reader::Anyone,
                  alliance::acting(request)};
    if (viewer.seat) {
        const auto unit = alliance::unit(viewer.store, viewer.seat->unit);
        viewer.reader = Reader::Staff;
        viewer.units = alliance::units_looked_after(viewer.store, viewer.seat->unit, viewer.now);
        viewer.units.push_back(viewer.seat->unit);
        viewer.places = alliance::served_places(viewer.store, viewer.seat->unit);
        viewer.matters = unit ? matters_of(viewer.store, *unit) : std::vector<std::string>();
        viewer.is_street = unit && level_of(unit->kind) == Level::Street;
    }
    return viewer;
}

namespace {

bool has_our_part(const Viewer& viewer, const Case& current) {
    return std::ranges::any_of(
        viewer.units, [&](UnitId unit) { return takes_part(viewer.store, current.id, unit); });
}

} // namespace

bool concerns(const Viewer& viewer, const Case& current) {
    const auto is_ours = [&](UnitId unit) {
        return std::find(viewer.units.begin(), viewer.units.end(), unit) != viewer.units.end();
    };
    const bool is_here = std::find(viewer.places.begin(), viewer.places.end(), current.committee) !=
                         viewer.places.end();
    const bool brings_power = current.intervention && is_ours(current.intervention->committee);
    return is_here || brings_power || is_ours(current.handler) || is_ours(current.owner) ||
           is_ours(current.first_handler) || (current.handover && is_ours(current.handover->to)) ||
           has_our_part(viewer, current);
}

bool watches_over(const Viewer& viewer, const Case& current) {
    return std::ranges::find(viewer.matters, current.category) != viewer.matters.end();
}

Reader reader_of(const Viewer& viewer, const Case& current) {
    if (viewer.reader != Reader::Staff || viewer.is_street || concerns(viewer, current)) {
        return viewer.reader;
    }
    return Reader::Anyone;
}

std::string_view signal_of(const Case& current, Moment now, const calendar::WorkingDays& days) {
    if (current.stage == Stage::ClosedUnresolved) {
        return "unresolved";
    }
    if (current.ended_at) {
        return "closed";
    }
    if (current.suspension && !current.suspension->is_review_due) {
        return "unresolved";
    }
    if (current.is_step_stopped()) {
        return "on_time";
    }
    if (current.step.due <= now) {
        return "overdue";
    }
    return days.working_days_between(now, current.step.due) < 1 ? "due_soon" : "on_time";
}

json moment_view(const Viewer& viewer, Moment moment) {
    json view; // Not in braces, which would copy both: a timeline has one for each of its steps.
    view["at"] = calendar::iso_moment(moment);
    view["shown"] = viewer.words.date_and_time(moment, viewer.now);
    return view;
}

json due_view(const Viewer& viewer, Moment due, calendar::Certainty certainty) {
    json view = moment_view(viewer, due);
    const int days = viewer.days.working_days_between(viewer.now, due);
    view["left"] = left_in_words(viewer, due);
    view["signal"] = due <= viewer.now ? "overdue" : days < 1 ? "due_soon" : "on_time";
    view["is_provisional"] = certainty == calendar::Certainty::Provisional;
    return view;
}

std::string marked(const Viewer& viewer, std::string shown, calendar::Certainty certainty) {
    const bool is_firm = certainty == calendar::Certainty::Firm;
    return is_firm ? shown : shown + viewer.words.say("cases.provisional_mark");
}

calendar::Certainty certainty_of(const Viewer& viewer, Moment due) {
    const std::chrono::year_month_day day{calendar::office_day(due)};
    return viewer.days.knows(day.year()) ? calendar::Certainty::Firm
                                         : calendar::Certainty::Provisional;
}

calendar::Certainty certainty_of_step(const Case& current) {
    return current.step.is_provisional ? calendar::Certainty::Provisional
                                       : calendar::Certainty::Firm;
}

json step_due_view(const Viewer& viewer, const Case& current) {
    json view = due_view(viewer, current.step.due, certainty_of_step(current));
    if (current.is_step_stopped()) {
        view["left"] = viewer.words.say("cases.clock_stands");
        view["signal"] = signal_of(current, viewer.now, viewer.days);
    }
    return view;
}

const std::string& unit_name(const Viewer& viewer, UnitId unit) {
    return named(viewer.names.units, unit, [&] {
        const auto found = alliance::unit(viewer.store, unit);
        const bool has_short_name = found && !found->short_name.empty();
        return has_short_name ? found->short_name : found ? found->name : std::string();
    });
}

std::string stage_sentence(const Viewer& viewer, const Case& current) {
    const bool is_mine = viewer.seat && (viewer.seat->unit == current.handler);
    const std::string side = is_mine                             ? "mine"
                             : viewer.reader == Reader::Staff    ? "staff"
                             : viewer.reader == Reader::Reporter ? "reporter"
                                                                 : "public";
    std::string key = "cases.stage_" + code_of(current.stage);
    if (current.stage == Stage::Closed && current.outcome == Outcome::Unreached) {
        key += "_unreached";
    }
    Moment due = current.step.due;
    auto certainty = certainty_of_step(current);
    if (current.has_waiting_return()) {
        key = "cases.stage_returned";
    } else if (current.suspension) {
        key = "cases.stage_suspended";
        due = current.suspension->review_at;
        certainty = certainty_of(viewer, due);
    } else if (current.awaited) {
        key = "cases.stage_awaited";
    }
    if (viewer.words.has(key + "_" + side)) {
        key += "_" + side;
    }
    return viewer.words.say(
        key,
        {{"handler", unit_name(viewer, current.handler)},
         {"owner", unit_name(viewer, current.owner)},
         {"into", current.merged_into.value_or(CaseId{}).value},
         {"due", marked(viewer, viewer.words.date(due, viewer.now), certainty)}});
}

std::string title_of(const Viewer& viewer, const Case& current) {
    return title_with(viewer, current, answer_for_title(viewer, current));
}

namespace {

json row_without_title(const Viewer& viewer, const Case& current) {
    json view;
    view["id"] = current.id.value;
    view["href"] = "/cases/" + std::to_string(current.id.value);
    view["place"] = place_name(viewer, current.place);
    view["category"] = category_view(viewer, current.category);
    view["asks"] = kind_view(viewer, current.asks);
    view["stage"] = {{"code", code_of(current.stage)},
                     {"sentence", stage_sentence(viewer, current)}};
    view["signal"] = signal_of(current, viewer.now, viewer.days);
    view["received"] = moment_view(viewer, current.received);
    view["due"] = next_due_view(viewer, current);
    view["handler"] = unit_name(viewer, current.handler);
    view["owner"] = unit_name(viewer, current.owner);
    view["followers"] = current.followers;
    view["is_supervised"] = current.is_supervised;
    return view;
}

} // namespace

json row_view(const Viewer& viewer, const Case& current) {
    json view = row_without_title(viewer, current);
    view["title"] = title_of(viewer, current);
    return view;
}

json case_view(const Viewer& viewer, const Case& current) {
    json view = row_without_title(viewer, current);
    view["answer"] = answer_view(viewer, current);
    view["title"] = title_with(viewer, current, view["answer"]);
    view["whole_due"] = due_view(viewer,
                                 current.whole_due,
                                 current.is_whole_provisional ? calendar::Certainty::Provisional
                                                              : calendar::Certainty::Firm);
    view["ended"] = current.ended_at ? moment_view(viewer, *current.ended_at) : json();
    view["round"] = current.round;
    view["timeline"] = timeline_view(viewer, current);
    view["entry"] = current.voice_entry;
    view["kin"] = kin_view(viewer, current);
    view["has_kin"] = !view["kin"].empty();
    view["alternates"] = feeds_of_case(viewer.words, current.id);
    return view;
}

} // namespace cases
