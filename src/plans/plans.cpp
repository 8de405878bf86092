#include "plans/plans.hpp"

#include "cases/cases.hpp"
#include "journal/erasure.hpp"
#include "journal/hash.hpp"
#include "plans/records.hpp"
#include "plans/rules.hpp"
#include "voices/voices.hpp"

namespace plans {

namespace {

using alliance::ActingSeat;
using base::refuse;
using base::Why;

Known known_links(store::Connection& connection, const Details& asked) {
    Known known;
    for (const auto& category : voices::categories(connection)->categories) {
        known.categories.push_back(category.code);
    }
    for (const auto id : asked.cases) {
        if (cases::find(connection, id)) {
            known.cases.push_back(id);
        }
    }
    return known;
}

// The activity, where this seat may do something with it.
base::Result<Activity> convened(journal::Turn& turn, const ActingSeat& seat, ActivityId id) {
    auto activity = find(turn.store(), id);
    if (!activity) {
        return refuse(Why::NotFound, "plans.no_such_activity");
    }
    const auto may = alliance::may_convene(turn.store(), seat, activity->body);
    if (!may) {
        return base::refusal_of(may);
    }
    return std::move(*activity);
}

} // namespace

base::Result<ActivityId> plan(journal::Turn& turn, const ActingSeat& seat, const Plan& asked) {
    const auto may = alliance::may_convene(turn.store(), seat, asked.body);
    if (!may) {
        return base::refusal_of(may);
    }
    const auto details = checked_details(asked.details, known_links(turn.store(), asked.details));
    if (!details) {
        return base::refusal_of(details);
    }
    const auto planned = decide_planning(alliance::unit(turn.store(), asked.body),
                                         *details,
                                         next_activity(turn.store()),
                                         turn.now());
    if (!planned) {
        return base::refusal_of(planned);
    }
    turn.record(*planned);
    return planned->id;
}

base::Result<bool> change(journal::Turn& turn,
                          const ActingSeat& seat,
                          const ActivityChanged& asked) {
    const auto activity = convened(turn, seat, asked.id);
    if (!activity) {
        return base::refusal_of(activity);
    }
    const auto details = checked_details(asked.details, known_links(turn.store(), asked.details));
    if (!details) {
        return base::refusal_of(details);
    }
    const auto changed = decide_changing(*activity, *details, turn.now());
    if (!changed) {
        return base::refusal_of(changed);
    }
    turn.record(*changed);
    return true;
}

base::Result<bool> cancel(journal::Turn& turn,
                          const ActingSeat& seat,
                          const ActivityCancelled& asked) {
    const auto activity = convened(turn, seat, asked.id);
    if (!activity) {
        return base::refusal_of(activity);
    }
    const auto cancelled = decide_cancelling(*activity, asked.reason);
    if (!cancelled) {
        return base::refusal_of(cancelled);
    }
    turn.record(*cancelled);
    return true;
}

base::Result<SignUpId> sign_up(journal::Turn& turn, const SignUp& asked) {
    const auto activity = find(turn.store(), asked.activity);
    if (!activity) {
        return refuse(Why::NotFound, "plans.no_such_activity");
    }
    const auto signed_up = decide_signing_up(*activity,
                                             sign_ups_of(turn.store(), activity->id),
                                             asked,
                                             next_sign_up(turn.store()),
                                             turn.now());
    if (!signed_up) {
        return base::refusal_of(signed_up);
    }
    turn.record(*signed_up);
    return signed_up->id;
}

base::Result<bool> cancel_sign_up(journal::Turn& turn,
                                  const ActingSeat& seat,
                                  const SignUpCancelled& asked) {
    const auto activity = convened(turn, seat, asked.activity);
    if (!activity) {
        return base::refusal_of(activity);
    }
    std::optional<SignedUpAlready> found;
    for (auto& each : sign_ups_of(turn.store(), activity->id)) {
        if (each.id == asked.id) {
            found = std::move(each);
        }
    }
    const auto cancelled = decide_cancelling_sign_up(*activity, found, turn.now());
    if (!cancelled) {
        return base::refusal_of(cancelled);
    }
    turn.record(*cancelled);
    return true;
}

base::Result<bool> hold(journal::Turn& turn, const ActingSeat& seat, const Hold& asked) {
    const auto activity = convened(turn, seat, asked.activity);
    if (!activity) {
        return base::refusal_of(activity);
    }
    const auto held =
        decide_holding(*activity, sign_ups_of(turn.store(), activity->id), asked, turn.now());
    if (!held) {
        return base::refusal_of(held);
    }
    turn.record(*held);
    return true;
}

base::Result<PhotoId> add_photo(journal::Turn& turn,
                                const ActingSeat& seat,
                                ActivityId id,
                                const std::string& photo) {
    const auto activity = convened(turn, seat, id);
    if (!activity) {
        return base::refusal_of(activity);
    }
    const std::string digest = journal::to_hex(journal::sha256(photo));
    const auto may = check_photo(*activity, photos_of(turn.store(), id), digest);
    if (!may) {
        return base::refusal_of(may);
    }
    const auto next = next_photo(turn.store());
    turn.record(
        ActivityPhotoAdded{next, id, digest, journal::ErasableText(journal::to_hex(photo))});
    return next;
}

base::Result<bool> remove_photo(journal::Turn& turn,
                                const ActingSeat& seat,
                                PhotoId id,
                                const std::string& reason) {
    const auto photo = find_photo(turn.store(), id);
    const auto removed = decide_removing_photo(photo, reason);
    if (!removed) {
        return base::refusal_of(removed);
    }
    const auto activity = convened(turn, seat, photo->activity);
    if (!activity) {
        return base::refusal_of(activity);
    }
    turn.record(*removed);
    // 个人信息保护法 art. 47: what need not be shown any more need not be kept. The public register
    // names the rule, never the reason: that may name people.
    journal::erase_values(turn, {photo->entry}, "个人信息保护法 第四十七条");
    return true;
}

} // namespace plans
