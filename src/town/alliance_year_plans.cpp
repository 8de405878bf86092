// What the bodies of a made-up alliance do together through a year, and who comes.

#include <algorithm>
#include <array>

#include "base/fault.hpp"
#include "text/embedded.hpp"
#include "town/alliance_year.hpp"

namespace town {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

constexpr calendar::WallClock meets_at{14 * 60};
constexpr std::chrono::hours lasts{2};
constexpr int seats_least = 6;
constexpr int seats_most = 20;
constexpr int people_most = 3;
constexpr std::chrono::minutes signing_begins{30};

constexpr int changed_per_mille = 250;
constexpr int called_off_per_mille = 200;
constexpr int less_one_per_mille = 400;
constexpr int for_a_unit_per_mille = 300;
constexpr int came_per_mille = 750;
constexpr int shown_per_mille = 500;
constexpr int hidden_per_mille = 200;

struct Subject {
    plans::ActivityKind kind = plans::ActivityKind::Training;
    const char* title = "";
    const char* category = "";
};
constexpr std::array subjects = {
    Subject{plans::ActivityKind::Training, "物业服务提升培训", "property_service"},
    Subject{plans::ActivityKind::ResourceMeeting, "业委会增能资源对接会", "lift_retrofit"},
    Subject{plans::ActivityKind::Discussion, "主题研讨：公共收益怎么用", "public_income"},
    Subject{plans::ActivityKind::Visit, "走访调研：楼道充电", "ebike_charging"},
    Subject{plans::ActivityKind::LawPublicity, "普法进小区", "neighbour_dispute"}};

std::string picture_of_a_meeting() {
    const auto files = embedded_files();
    const auto found = std::ranges::find(
        files, std::string_view("town/pictures/bins_after.jpg"), &text::EmbeddedFile::name);
    base::ensure(found != files.end(), "a drawn picture is built in");
    return std::string(found->content);
}

} // namespace

plans::Activity AllianceYear::activity(plans::ActivityId id) const {
    auto found = plans::find(ground_.store(), id);
    base::ensure(found.has_value(), "what was planned can be found");
    return std::move(*found);
}

void AllianceYear::plan_activity(Moment at) {
    const Subject& subject = dice_.pick(subjects);
    plans::Plan plan{some_committee(), {}};
    plan.details.activity_kind = subject.kind;
    plan.details.title = subject.title;
    plan.details.begins = calendar::moment_at(
        calendar::office_day(morning_after(at, dice_.between(5, 15))), meets_at);
    plan.details.ends = plan.details.begins + lasts;
    plan.details.venue = "党群服务中心二楼";
    plan.details.audience = "成员单位和居民";
    plan.details.seats = dice_.between(seats_least, seats_most);
    plan.details.categories = {subject.category};
    const auto seat = street_.convener(plan.body);
    const auto id = ground_.must(
        seat.actor(), at, [&](journal::Turn& turn) { return plans::plan(turn, seat, plan); });
    gather_sign_ups(id, at);
    if (dice_.per_mille(changed_per_mille)) {
        on(morning_after(at, 2), [this, id](Moment when) { change_plan(id, when); });
    }
    if (dice_.per_mille(less_one_per_mille)) {
        on(morning_after(at, 4), [this, id](Moment when) { cancel_a_sign_up(id, when); });
    }
    if (dice_.per_mille(called_off_per_mille)) {
        on(plan.details.begins - lasts, [this, id](Moment when) { call_off(id, when); });
    } else {
        on(morning_after(plan.details.begins, 3), [this, id](Moment when) { hold(id, when); });
    }
}

// More ask than there is room for; some of them are told so.
void AllianceYear::gather_sign_ups(plans::ActivityId id, Moment from) {
    const auto current = activity(id);
    const auto left = std::chrono::duration_cast<std::chrono::minutes>(current.details.begins -
                                                                       from - signing_begins);
    for (int number = dice_.between(3, 12); number > 0; --number) {
        const Moment at = from + signing_begins +
                          std::chrono::minutes(dice_.below(static_cast<int>(left.count())));
        on(at, [this, id](Moment when) { sign_up(id, when); });
    }
}

void AllianceYear::sign_up(plans::ActivityId id, Moment at) {
    plans::SignUp asked{id, {}, dice_.between(1, people_most), person_name(dice_), telephone()};
    auto actor = journal::resident();
    if (dice_.per_mille(for_a_unit_per_mille)) {
        const auto& staff = street_.staff.at(some_unit()).front();
        if (!staff.is_away) {
            asked.unit = staff.acting.unit;
            actor = staff.acting.actor();
        }
    }
    const auto signed_up =
        ground_.ask(actor, at, [&](journal::Turn& turn) { return plans::sign_up(turn, asked); });
    if (signed_up) {
        signed_up_[id].push_back(*signed_up);
    }
}

void AllianceYear::cancel_a_sign_up(plans::ActivityId id, Moment at) {
    const auto current = activity(id);
    auto& names = signed_up_[id];
    if (names.empty()) {
        return;
    }
    const auto seat = street_.convener(current.body);
    const auto cancelled = ground_.ask(seat.actor(), at, [&](journal::Turn& turn) {
        return plans::cancel_sign_up(turn, seat, {names.front(), id});
    });
    if (cancelled) {
        names.erase(names.begin());
    }
}

void AllianceYear::change_plan(plans::ActivityId id, Moment at) {
    const auto current = activity(id);
    auto details = current.details;
    details.venue = "社区文化活动室";
    details.seats = *details.seats + 4;
    const auto seat = street_.convener(current.body);
    ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return plans::change(turn, seat, {id, details});
    });
}

void AllianceYear::call_off(plans::ActivityId id, Moment at) {
    const auto current = activity(id);
    const auto seat = street_.convener(current.body);
    ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return plans::cancel(turn, seat, {id, "台风蓝色预警，改期另行通知"});
    });
}

void AllianceYear::hold(plans::ActivityId id, Moment at) {
    const auto current = activity(id);
    plans::Hold held{id, {}, dice_.between(1, 5), "三个结论，两周后回看。"};
    for (const auto sign_up : signed_up_[id]) {
        if (dice_.per_mille(came_per_mille)) {
            held.came.push_back(sign_up);
        }
    }
    const auto seat = street_.convener(current.body);
    ground_.must(
        seat.actor(), at, [&](journal::Turn& turn) { return plans::hold(turn, seat, held); });
    if (dice_.per_mille(shown_per_mille)) {
        on(at + signing_begins, [this, id](Moment when) { show(id, when); });
    }
}

void AllianceYear::show(plans::ActivityId id, Moment at) {
    const auto seat = street_.convener(activity(id).body);
    const auto photo = ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return plans::add_photo(turn, seat, id, picture_of_a_meeting());
    });
    if (dice_.per_mille(hidden_per_mille)) {
        on(morning_after(at, 1),
           [this, photo, body = activity(id).body](Moment when) { hide(photo, body, when); });
    }
}

void AllianceYear::hide(plans::PhotoId photo, UnitId body, Moment at) {
    const auto seat = street_.convener(body);
    ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return plans::remove_photo(turn, seat, photo, "照片里的人不愿公开");
    });
}

} // namespace town
