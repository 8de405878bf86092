// Keeps the plans' tables: applies their events, and finds activities, sign-ups and photos again.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/turn.hpp"
#include "plans/rules.hpp"
#include "store/connection.hpp"

namespace plans {

void keep(journal::Facts& facts);
// Of these, who came and the photos of it.
void keep_people(journal::Facts& facts);

[[nodiscard]] ActivityId next_activity(store::Connection& connection);
[[nodiscard]] SignUpId next_sign_up(store::Connection& connection);
[[nodiscard]] PhotoId next_photo(store::Connection& connection);

// With what people said of themselves, as far as it was not erased; first come, first listed.
[[nodiscard]] std::vector<SignedUpAlready> sign_ups_of(store::Connection& connection,
                                                       ActivityId activity);
[[nodiscard]] std::vector<SignUpId> who_came(store::Connection& connection, ActivityId activity);

[[nodiscard]] std::vector<Photo> photos_of(store::Connection& connection, ActivityId activity);
[[nodiscard]] std::optional<Photo> find_photo(store::Connection& connection, PhotoId id);
// The JPEG; nothing when it was removed.
[[nodiscard]] std::optional<std::string> photo_bytes(store::Connection& connection,
                                                     const Photo& photo);

// What was put on record; nothing when it was erased.
[[nodiscard]] std::optional<std::string> record_of(store::Connection& connection,
                                                   const Activity& activity);

// Planned ones that have ended and are not on record, oldest first.
[[nodiscard]] std::vector<Activity> without_record(store::Connection& connection,
                                                   Moment now,
                                                   int limit);

} // namespace plans
