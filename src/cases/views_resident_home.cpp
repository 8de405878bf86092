#include "cases/figures.hpp"
#include "cases/lists.hpp"
#include "cases/pressing.hpp"
#include "cases/views_resident.hpp"
#include "places/places.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr int answers_shown = 3;

json counted(const Viewer& viewer, const char* key, std::int64_t number) {
    return {{"name", viewer.words.say(key)},
            {"shown", viewer.words.say("home.cases", {{"number", grouped(number)}})},
            {"percent", ""}};
}

json shared(const Viewer& viewer, const char* key, std::int64_t part, std::int64_t whole) {
    json view = share_view(part, whole);
    view["name"] = viewer.words.say(key);
    return view;
}

json month_view(const Viewer& viewer) {
    const auto today = calendar::office_day(viewer.now);
    const std::chrono::year_month_day date{today};
    const auto first = calendar::OfficeDay{date.year() / date.month() / std::chrono::day{1}};
    const auto figures = figures_between(
        viewer.store, {first, today + std::chrono::days{1}}, pressing_at(viewer.store, viewer.now));
    const auto due = figures.share(Figure::AnsweredInTime, Figure::AnsweredLate).whole;
    const auto spoke = figures.of(Figure::Satisfied) + figures.of(Figure::Dissatisfied);
    json view = json::array();
    view.push_back(counted(viewer, "home.received", figures.of(Figure::Received)));
    view.push_back(
        shared(viewer, "home.answered_in_time", figures.of(Figure::AnsweredInTime), due));
    view.push_back(shared(viewer, "home.satisfied", figures.of(Figure::Satisfied), spoke));
    view.push_back(counted(viewer, "home.unresolved", figures.of(Figure::Unresolved)));
    return view;
}

json answered_row(const Viewer& viewer, const Case& current) {
    const auto signal = std::string(signal_of(current, viewer.now, viewer.days));
    const Moment answered = current.submitted_at.value_or(current.received);
    const int days = viewer.days.working_days_between(current.received, answered);
    const auto place = places::public_name(viewer.store, current.place);
    json view;
    view["href"] = "/cases/" + std::to_string(current.id.value);
    view["title"] = title_of(viewer, current) + (place.empty() ? "" : " · " + place);
    view["line"] =
        viewer.words.say(days == 0 ? "home.answered_same_day" : "home.answered_after",
                         {{"date", viewer.words.date(answered, viewer.now)}, {"days", days}});
    view["signal"] = signal;
    view["word"] = viewer.words.say("home.word_" + signal);
    return view;
}

} // namespace

std::string grouped(std::int64_t number) {
    const std::string digits = std::to_string(number);
    std::string shown;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        if (at > 0 && (digits.size() - at) % 3 == 0) {
            shown += ',';
        }
        shown += digits[at];
    }
    return shown;
}

json share_view(std::int64_t part, std::int64_t whole) {
    if (whole == 0) {
        return {{"shown", "—"}, {"percent", ""}};
    }
    const std::int64_t percent = (100 * part + whole / 2) / whole;
    return {{"shown", grouped(part) + "/" + grouped(whole)},
            {"percent", std::to_string(percent) + " %"}};
}

json home_view(const Viewer& viewer) {
    Viewer anyone = viewer;
    anyone.reader = Reader::Anyone;
    json answers = json::array();
    for (const auto& current : answered_lately(anyone.store, answers_shown)) {
        answers.push_back(answered_row(anyone, current));
    }
    return {{"title", viewer.words.say("home.title")},
            {"month", month_view(viewer)},
            {"has_answers", !answers.empty()},
            {"answers", std::move(answers)}};
}

json committee_view(const Viewer& viewer, places::PlaceId place) {
    const auto unit =
        alliance::unit_serving(viewer.store, alliance::UnitKind::ResidentsCommittee, place);
    const auto committee =
        unit ? alliance::unit(viewer.store, *unit) : std::optional<alliance::Unit>();
    if (!committee || committee->telephone.empty()) {
        return nullptr;
    }
    return {{"name", committee->name}, {"telephone", committee->telephone}};
}

} // namespace cases
