#include "plans/rules.hpp"

#include <algorithm>

#include "text/filled.hpp"

namespace plans {

namespace {

using base::refuse;
using base::Why;
using text::filled;
using text::Need;

constexpr std::chrono::days planned_ahead_max{731};
constexpr std::chrono::hours lasts_max{72};

// Only digits tell telephone numbers apart.
std::string digits_of(std::string telephone) {
    std::erase_if(telephone, [](char each) { return each < '0' || each > '9'; });
    return telephone;
}

base::Result<bool> check_links(const Details& asked, const Known& known) {
    if (asked.categories.size() > categories_linked_max) {
        return refuse(Why::TooMany,
                      "plans.too_many_categories",
                      {{"most", categories_linked_max}},
                      "categories");
    }
    if (asked.cases.size() > cases_linked_max) {
        return refuse(Why::TooMany, "plans.too_many_cases", {{"most", cases_linked_max}}, "cases");
    }
    for (const auto& code : asked.categories) {
        if (std::ranges::find(known.categories, code) == known.categories.end()) {
            return refuse(Why::NotFound, "plans.no_such_category", {{"name", code}}, "categories");
        }
    }
    for (const auto id : asked.cases) {
        if (std::ranges::find(known.cases, id) == known.cases.end()) {
            return refuse(Why::NotFound, "plans.no_such_case", {{"case", id.value}}, "cases");
        }
    }
    return true;
}

base::Result<bool> check_times(const Details& details, Moment now) {
    if (details.begins <= now) {
        return refuse(Why::Invalid, "plans.begins_too_early", {}, "begins");
    }
    if (details.begins > now + planned_ahead_max) {
        return refuse(Why::Invalid, "plans.begins_too_late", {}, "begins");
    }
    if (details.ends <= details.begins || details.ends > details.begins + lasts_max) {
        return refuse(Why::Invalid, "plans.ends_wrongly", {}, "ends");
    }
    return true;
}

base::Result<bool> check_planned(const Activity& activity) {
    switch (activity.state) {
        case State::Cancelled:
            return refuse(Why::TooLate, "plans.is_cancelled");
        case State::Held:
            return refuse(Why::TooLate, "plans.is_held");
        case State::Planned:
            break;
    }
    return true;
}

base::Result<bool> check_room(const Activity& activity, std::int64_t people) {
    if (people < 1 || people > people_a_sign_up_max) {
        return refuse(
            Why::Invalid, "plans.people_out_of_bounds", {{"most", people_a_sign_up_max}}, "people");
    }
    if (!activity.details.seats) {
        return true;
    }
    const std::int64_t left = *activity.details.seats - activity.signed_up;
    if (left <= 0) {
        return refuse(Why::TooLate, "plans.is_full");
    }
    if (people > left) {
        return refuse(Why::TooLate, "plans.room_for_fewer", {{"left", left}}, "people");
    }
    return true;
}

} // namespace

base::Result<Details> checked_details(const Details& asked, const Known& known) {
    Details details = asked;
    const auto title = filled({"title", title_characters_max, Need::Required}, asked.title);
    if (!title) {
        return base::refusal_of(title);
    }
    const auto venue = filled({"venue", venue_characters_max, Need::Required}, asked.venue);
    if (!venue) {
        return base::refusal_of(venue);
    }
    const auto audience =
        filled({"audience", audience_characters_max, Need::Required}, asked.audience);
    if (!audience) {
        return base::refusal_of(audience);
    }
    const auto summary =
        filled({"summary", summary_characters_max, Need::Optional}, asked.summary.value_or(""));
    if (!summary) {
        return base::refusal_of(summary);
    }
    if (asked.seats && (*asked.seats < 1 || *asked.seats > seats_max)) {
        return refuse(Why::Invalid, "plans.seats_out_of_bounds", {{"most", seats_max}}, "seats");
    }
    if (const auto links = check_links(asked, known); !links) {
        return base::refusal_of(links);
    }
    details.title = *title;
    details.venue = *venue;
    details.audience = *audience;
    details.summary = summary->empty() ? std::nullopt : std::optional(*summary);
    return details;
}

base::Result<ActivityPlanned> decide_planning(const std::optional<alliance::Unit>& body,
                                              const Details& details,
                                              ActivityId id,
                                              Moment now) {
    if (!body || body->is_closed || !alliance::is_body(body->kind)) {
        return refuse(Why::NotFound, "plans.no_such_body", {}, "body");
    }
    if (const auto times = check_times(details, now); !times) {
        return base::refusal_of(times);
    }
    return ActivityPlanned{id, body->id, details};
}

base::Result<ActivityChanged> decide_changing(const Activity& activity,
                                              const Details& details,
                                              Moment now) {
    if (const auto planned = check_planned(activity); !planned) {
        return base::refusal_of(planned);
    }
    if (activity.details.begins <= now) {
        return refuse(Why::TooLate, "plans.has_begun");
    }
    if (const auto times = check_times(details, now); !times) {
        return base::refusal_of(times);
    }
    if (details.seats && *details.seats < activity.signed_up) {
        return refuse(
            Why::NotAllowed, "plans.more_have_signed_up", {{"count", activity.signed_up}}, "seats");
    }
    return ActivityChanged{activity.id, details};
}

base::Result<ActivityCancelled> decide_cancelling(const Activity& activity,
                                                  const std::string& reason) {
    if (const auto planned = check_planned(activity); !planned) {
        return base::refusal_of(planned);
    }
    const auto why = filled({"reason", reason_characters_max, Need::Required}, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return ActivityCancelled{activity.id, *why};
}

base::Result<bool> is_open(const Activity& activity, Moment now) {
    if (const auto planned = check_planned(activity); !planned) {
        return planned;
    }
    if (activity.details.begins <= now) {
        return refuse(Why::TooLate, "plans.has_begun");
    }
    return true;
}

base::Result<SignedUp> decide_signing_up(const Activity& activity,
                                         const std::vector<SignedUpAlready>& others,
                                         const SignUp& asked,
                                         SignUpId id,
                                         Moment now) {
    if (const auto open = is_open(activity, now); !open) {
        return base::refusal_of(open);
    }
    if (const auto room = check_room(activity, asked.people); !room) {
        return base::refusal_of(room);
    }
    if (static_cast<int>(others.size()) >= sign_ups_max) {
        return refuse(Why::TooMany, "plans.is_full");
    }
    const auto name = filled({"name", name_characters_max, Need::Required}, asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    const auto telephone = text::filled_telephone("telephone", Need::Required, asked.telephone);
    if (!telephone) {
        return base::refusal_of(telephone);
    }
    const bool is_known = std::ranges::any_of(others, [&](const SignedUpAlready& other) {
        return !other.is_cancelled && digits_of(other.telephone) == digits_of(*telephone);
    });
    if (is_known) {
        return refuse(Why::AlreadyDone, "plans.has_signed_up", {}, "telephone");
    }
    SignedUp signed_up{id,
                       activity.id,
                       {},
                       asked.people,
                       journal::ErasableText(*name),
                       journal::ErasableText(*telephone)};
    if (asked.unit.value != 0) {
        signed_up.unit = asked.unit;
    }
    return signed_up;
}

base::Result<SignUpCancelled> decide_cancelling_sign_up(
    const Activity& activity, const std::optional<SignedUpAlready>& sign_up, Moment now) {
    if (!sign_up) {
        return refuse(Why::NotFound, "plans.no_such_sign_up");
    }
    if (sign_up->is_cancelled) {
        return refuse(Why::AlreadyDone, "plans.sign_up_is_cancelled");
    }
    if (const auto open = is_open(activity, now); !open) {
        return base::refusal_of(open);
    }
    return SignUpCancelled{sign_up->id, activity.id};
}

base::Result<ActivityHeld> decide_holding(const Activity& activity,
                                          const std::vector<SignedUpAlready>& known,
                                          const Hold& asked,
                                          Moment now) {
    if (const auto planned = check_planned(activity); !planned) {
        return base::refusal_of(planned);
    }
    if (now < activity.details.begins) {
        return refuse(Why::NotAllowed, "plans.has_not_begun");
    }
    for (const auto id : asked.came) {
        const auto found = std::ranges::find(known, id, &SignedUpAlready::id);
        if (found == known.end() || found->is_cancelled) {
            return refuse(Why::NotFound, "plans.no_such_sign_up", {}, "came");
        }
    }
    if (asked.others < 0 || asked.others > seats_max) {
        return refuse(Why::Invalid, "plans.others_out_of_bounds", {{"most", seats_max}}, "others");
    }
    // A meeting nobody came to did not take place: it is cancelled, and says why.
    if (asked.came.empty() && asked.others == 0) {
        return refuse(Why::NotAllowed, "plans.nobody_came", {}, "others");
    }
    const auto record = filled({"record", record_characters_max, Need::Required}, asked.record);
    if (!record) {
        return base::refusal_of(record);
    }
    return ActivityHeld{activity.id, asked.came, asked.others, journal::ErasableText(*record)};
}

base::Result<bool> check_photo(const Activity& activity,
                               const std::vector<Photo>& photos,
                               const std::string& digest) {
    if (activity.state != State::Held) {
        return refuse(Why::NotAllowed, "plans.record_first", {}, "photo");
    }
    const auto shown = std::ranges::count(photos, false, &Photo::is_removed);
    if (shown >= photos_max) {
        return refuse(Why::TooMany, "plans.too_many_photos", {{"most", photos_max}}, "photo");
    }
    const bool is_there = std::ranges::any_of(
        photos, [&](const Photo& photo) { return !photo.is_removed && photo.digest == digest; });
    if (is_there) {
        return refuse(Why::AlreadyDone, "plans.photo_is_there", {}, "photo");
    }
    return true;
}

base::Result<ActivityPhotoRemoved> decide_removing_photo(const std::optional<Photo>& photo,
                                                         const std::string& reason) {
    if (!photo || photo->is_removed) {
        return refuse(Why::NotFound, "plans.no_such_photo");
    }
    const auto why = filled({"reason", reason_characters_max, Need::Required}, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return ActivityPhotoRemoved{photo->id, {}, journal::ErasableText(*why)};
}

} // namespace plans
