#include "cases/views_rules.hpp"

#include <algorithm>
#include <array>

#include "cases/opening.hpp"
#include "text/names.hpp"
#include "voices/voices.hpp"

namespace cases {
namespace {

using nlohmann::json;

constexpr std::size_t differences_shown_max = 200;

std::string said(const Viewer& viewer, const Decided& decided) {
    struct Say {
        const Viewer& viewer;
        std::string operator()(UnitId unit) const {
            return unit.value == 0 ? viewer.words.say("cases.trial_nobody")
                                   : unit_name(viewer, unit);
        }
        std::string operator()(Moment moment) const {
            return viewer.words.date_and_time(moment, viewer.now);
        }
        std::string operator()(calendar::Limit limit) const { return limit_said(viewer, limit); }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(Pause pause) const {
            return viewer.words.say("cases.clock_" + std::string(text::name_of(pause)));
        }
        std::string operator()(Signature signature) const {
            return viewer.words.say(signature == Signature::Leader ? "cases.trial_is_signed"
                                                                   : "cases.trial_is_not_signed");
        }
        std::string operator()(const std::string& category) const {
            return voices::category_name(viewer.store, category, viewer.words.language());
        }
        std::string operator()(Intake intake) const {
            return viewer.words.say(intake == Intake::Taken ? "cases.trial_is_taken"
                                                            : "cases.trial_is_stopped");
        }
        std::string operator()(PhotoPair pair) const {
            return viewer.words.say(pair == PhotoPair::Asked ? "cases.trial_pair_is_asked"
                                                             : "cases.trial_pair_is_not_asked");
        }
    };
    return std::visit(Say{viewer}, decided);
}

json difference_view(const Viewer& viewer, const Difference& difference) {
    json changes = json::array();
    for (const auto& [aspect, now, then] : difference.deviations) {
        const std::string name(text::name_of(aspect));
        changes.push_back({{"aspect", name},
                           {"name", viewer.words.say("cases.trial_" + name)},
                           {"now", said(viewer, now)},
                           {"then", said(viewer, then)}});
    }
    const auto id = std::to_string(difference.current.id.value);
    return {{"href", "/cases/" + id},
            {"title", id + " " + title_of(viewer, difference.current)},
            {"changes", changes}};
}

// How a trial is summed up: the key of what is said when nothing differs, and when something does.
struct Summing {
    const char* same;
    const char* differs;
};
constexpr Summing of_rules{"cases.rules_trial_same", "cases.rules_trial_differs"};
constexpr Summing of_categories{"cases.categories_trial_same", "cases.categories_trial_differs"};

json trial_view(const Viewer& viewer, const Trial& trial, const Summing& summing) {
    const auto& all = trial.differences;
    const auto bearing_on = [&](Bearing bearing) {
        return std::ranges::count_if(
            all, [&](const Difference& difference) { return difference.bears_on(bearing); });
    };
    json rows = json::array();
    for (const auto& difference : all) {
        if (rows.size() < differences_shown_max) {
            rows.push_back(difference_view(viewer, difference));
        }
    }
    const auto more = static_cast<std::int64_t>(all.size() - rows.size());
    return {
        {"sentence",
         all.empty() ? viewer.words.say(summing.same, {{"looked_at", trial.looked_at}})
                     : viewer.words.say(summing.differs,
                                        {{"looked_at", trial.looked_at},
                                         {"count", all.size()},
                                         {"reclassed", bearing_on(Bearing::Matter)},
                                         {"rerouted", bearing_on(Bearing::Route)},
                                         {"retimed", bearing_on(Bearing::Time)},
                                         {"otherwise", bearing_on(Bearing::Manner)}})},
        {"looked_at", trial.looked_at},
        {"has_rows", !rows.empty()},
        {"rows", rows},
        {"more", more > 0 ? viewer.words.say("cases.rules_trial_more", {{"count", more}}) : ""}};
}

} // namespace

std::string limit_said(const Viewer& viewer, calendar::Limit limit) {
    static constexpr std::array<const char*, 3> sentences = {
        "cases.limit_working_days", "cases.limit_office_hours", "cases.limit_clock_hours"};
    return viewer.words.say(sentences.at(static_cast<std::size_t>(limit.unit)),
                            {{"amount", limit.amount}});
}

// Who held the seat is the alliance's to say.
std::string set_by(const Viewer& viewer, const journal::Actor& actor) {
    const auto seat = alliance::seat(viewer.store, actor.seat);
    return actor.kind == journal::ActorKind::Staff && seat
               ? unit_name(viewer, seat->unit) + " · " + seat->title
               : viewer.words.say("cases.rules_by_operator");
}

// The document was checked before, and may be put into force while this is read.
json rules_trial(const web::Request& request, const std::string& toml) {
    const auto proposed = read_rules(toml);
    base::ensure(proposed.has_value(), "rules are tried that can be read");
    return trial_view(viewer_of(request), try_rules(*request.store, *proposed), of_rules);
}

json categories_trial(const web::Request& request, const std::string& toml) {
    const auto proposed = voices::categories_from_toml(toml);
    base::ensure(proposed.has_value(), "categories are tried that can be read");
    return trial_view(viewer_of(request), try_categories(*request.store, *proposed), of_categories);
}

} // namespace cases
