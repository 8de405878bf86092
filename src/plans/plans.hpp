// The door of the plans: what the bodies of the alliance do on which day, for whom, who comes, and
// what came of it. Anybody may read them and sign up; who convenes a body plans for it.
//
// An activity ends with a record of who came and what was said, or cancelled with a reason.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "journal/turn.hpp"
#include "plans/events.hpp"
#include "store/connection.hpp"

namespace plans {

constexpr std::size_t title_characters_max = 60;
constexpr std::size_t venue_characters_max = 60;
constexpr std::size_t audience_characters_max = 60;
constexpr std::size_t summary_characters_max = 600;
constexpr std::size_t record_characters_max = 3'000;
constexpr std::size_t name_characters_max = 40;
constexpr std::size_t reason_characters_max = 200;
constexpr std::int64_t seats_max = 2'000;
constexpr std::int64_t people_a_sign_up_max = 20;
constexpr int sign_ups_max = 1'000; // Of one activity.
constexpr int photos_max = 6;       // Of one activity.
constexpr std::size_t cases_linked_max = 12;
constexpr std::size_t categories_linked_max = 12;

struct Plan {
    UnitId body;
    Details details;
};
[[nodiscard]] base::Result<ActivityId> plan(journal::Turn& turn,
                                            const alliance::ActingSeat& seat,
                                            const Plan& asked);
[[nodiscard]] base::Result<bool> change(journal::Turn& turn,
                                        const alliance::ActingSeat& seat,
                                        const ActivityChanged& asked);
[[nodiscard]] base::Result<bool> cancel(journal::Turn& turn,
                                        const alliance::ActingSeat& seat,
                                        const ActivityCancelled& asked);

struct SignUp {
    ActivityId activity;
    UnitId unit; // 0: for themselves.
    std::int64_t people = 1;
    std::string name;
    std::string telephone;
};
[[nodiscard]] base::Result<SignUpId> sign_up(journal::Turn& turn, const SignUp& asked);
[[nodiscard]] base::Result<bool> cancel_sign_up(journal::Turn& turn,
                                                const alliance::ActingSeat& seat,
                                                const SignUpCancelled& asked);

struct Hold {
    ActivityId activity;
    std::vector<SignUpId> came;
    std::int64_t others = 0;
    std::string record;
};
[[nodiscard]] base::Result<bool> hold(journal::Turn& turn,
                                      const alliance::ActingSeat& seat,
                                      const Hold& asked);

// The photo comes from voices::prepare_photo.
[[nodiscard]] base::Result<PhotoId> add_photo(journal::Turn& turn,
                                              const alliance::ActingSeat& seat,
                                              ActivityId activity,
                                              const std::string& photo);
[[nodiscard]] base::Result<bool> remove_photo(journal::Turn& turn,
                                              const alliance::ActingSeat& seat,
                                              PhotoId id,
                                              const std::string& reason);

enum class State { Planned, Cancelled, Held };

struct Activity {
    ActivityId id;
    UnitId body;
    Details details;
    State state = State::Planned;
    std::string reason;            // Of a cancelled one.
    std::int64_t record_entry = 0; // The entry that put it on record; 0: none yet.
    std::int64_t signed_up = 0;    // People, by their sign-ups.
    std::int64_t came = 0;
    std::int64_t changes = 0; // How often it was changed, cancelling included.
    Moment changed_at;        // When it was planned or last changed.
};
[[nodiscard]] std::optional<Activity> find(store::Connection& connection, ActivityId id);

// What is to come, soonest first; what is past, newest first.
[[nodiscard]] std::vector<Activity> to_come(store::Connection& connection, Moment now, int limit);
[[nodiscard]] std::vector<Activity> past(store::Connection& connection, Moment now, int limit);

// Activities that a body holds within a span of time; cancelled ones don't count.
[[nodiscard]] std::int64_t count_between(store::Connection& connection,
                                         UnitId body,
                                         Moment from,
                                         Moment until);

} // namespace plans
