// What the auditor knows of activities: planned ahead by who convenes, never fuller than there is
// room, on record once and only with somebody who came.

#include <algorithm>

#include "plans/plans.hpp"
#include "tests/simulation/auditor_alliance.hpp"
#include "tests/simulation/reading.hpp"

namespace simulation {

namespace {

constexpr int photos_at_most = 6;
constexpr std::int64_t people_at_most = 20; // One sign-up brings.
constexpr std::chrono::hours lasts_at_most{72};

std::int64_t count_in(const json& event, const char* name) {
    return event.at(name).get<std::int64_t>();
}

std::optional<std::int64_t> seats_in(const json& details) {
    return details.contains("seats") ? std::optional(count_in(details, "seats")) : std::nullopt;
}

} // namespace

std::int64_t ActivityBelief::people() const {
    std::int64_t all = 0;
    for (const auto& [id, brought] : sign_ups) {
        all += brought;
    }
    return all;
}

void AllianceAuditor::hear_plan(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (kind == "activity_planned") {
        ActivityBelief activity;
        activity.body = count_in(entry.event, "body");
        expect(is_body(activity.body), "a body of the alliance plans");
        expect_convener(activity.body, entry);
        hear_details(activity, entry);
        activity.begins = moment_in(entry.event.at("details"), "begins");
        activity.seats = seats_in(entry.event.at("details"));
        activities_[count_in(entry.event, "id")] = activity;
    } else if (kind == "activity_changed") {
        auto& activity = activities_[count_in(entry.event, "id")];
        expect_convener(activity.body, entry);
        expect(entry.entry.at < activity.begins, "nothing is changed that has begun");
        hear_details(activity, entry);
        activity.begins = moment_in(entry.event.at("details"), "begins");
        activity.seats = seats_in(entry.event.at("details"));
    } else if (kind == "activity_cancelled") {
        auto& activity = activities_[count_in(entry.event, "id")];
        expect_convener(activity.body, entry);
        expect(activity.state == "planned", "what is past is not called off");
        expect(!text_in(entry.event, "reason").empty(), "whoever calls it off says why");
        activity.state = "cancelled";
    }
}

void AllianceAuditor::hear_details(const ActivityBelief& activity,
                                   const journal::ReadEntry& entry) {
    const json& details = entry.event.at("details");
    const Moment begins = moment_in(details, "begins");
    const Moment ends = moment_in(details, "ends");
    expect(activity.state == "planned", "what is past is not planned");
    expect(entry.entry.at < begins && begins < ends && ends - begins <= lasts_at_most,
           "it is planned ahead, for three days at most");
    const auto seats = seats_in(details);
    expect(!seats || *seats >= std::max<std::int64_t>(activity.people(), 1),
           "there is room for those who have signed up");
}

void AllianceAuditor::hear_sign_up(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (kind != "activity_signed_up" && kind != "activity_sign_up_cancelled") {
        return;
    }
    auto& activity = activities_[count_in(entry.event, "activity")];
    const auto id = count_in(entry.event, "id");
    expect(activity.state == "planned" && entry.entry.at < activity.begins,
           "people sign up, or not, before it begins");
    if (kind == "activity_sign_up_cancelled") {
        expect_convener(activity.body, entry);
        expect(activity.sign_ups.erase(id) == 1, "only what stands is cancelled");
        return;
    }
    const auto people = count_in(entry.event, "people");
    expect(people >= 1 && people <= people_at_most, "one sign-up brings twenty people at most");
    expect(
        !entry.event.contains("unit") || seats_.acting(entry).unit == count_in(entry.event, "unit"),
        "only its own seats sign a unit up");
    expect(activity.sign_ups.emplace(id, people).second, "sign-ups are counted");
    expect(!activity.seats || activity.people() <= *activity.seats, "nobody comes beyond its room");
}

void AllianceAuditor::hear_record(const journal::ReadEntry& entry) {
    if (entry.entry.kind != "activity_held") {
        return;
    }
    auto& activity = activities_[count_in(entry.event, "id")];
    expect_convener(activity.body, entry);
    expect(activity.state == "planned" && entry.entry.at >= activity.begins,
           "it is put on record once it began, and once");
    activity.state = "held";
    activity.came = count_in(entry.event, "others");
    std::set<std::int64_t> seen;
    for (const auto& id : entry.event.at("came")) {
        const auto found = activity.sign_ups.find(id.get<std::int64_t>());
        const bool is_known = found != activity.sign_ups.end();
        expect(is_known && seen.insert(found->first).second, "who came had signed up");
        activity.came += is_known ? found->second : 0;
    }
    expect(activity.came > 0, "somebody came");
}

void AllianceAuditor::hear_photo(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (kind == "activity_photo_added") {
        const auto id = count_in(entry.event, "activity");
        auto& activity = activities_[id];
        expect_convener(activity.body, entry);
        expect(activity.state == "held", "photos belong to a record");
        expect(++activity.photos <= photos_at_most, "there are six photos at most");
        photos_[count_in(entry.event, "id")] = {id, entry.entry.sequence};
    } else if (kind == "activity_photo_removed") {
        const auto found = photos_.find(count_in(entry.event, "id"));
        expect(found != photos_.end(), "a photo that is shown is removed");
        if (found != photos_.end()) {
            auto& activity = activities_[found->second.first];
            expect_convener(activity.body, entry);
            --activity.photos;
            must_be_gone_.push_back(found->second.second);
            photos_.erase(found);
        }
    }
}

void AllianceAuditor::check_plans(store::Connection& connection) {
    static const std::map<plans::State, std::string> names = {
        {plans::State::Planned, "planned"},
        {plans::State::Cancelled, "cancelled"},
        {plans::State::Held, "held"}};
    for (const auto& [id, expected] : activities_) {
        const auto activity = plans::find(connection, plans::ActivityId{id});
        expect(activity && names.at(activity->state) == expected.state &&
                   activity->signed_up == expected.people() && activity->came == expected.came &&
                   activity->details.begins == expected.begins,
               "activity " + std::to_string(id) + " is another in the table");
    }
}

} // namespace simulation
