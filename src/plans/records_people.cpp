#include <utility>

#include "journal/hash.hpp"
#include "journal/read.hpp"
#include "plans/records.hpp"

namespace plans {

namespace {

// Where a person's name and telephone stand in the entry that said them.
constexpr int position_of_name = 0;
constexpr int position_of_telephone = 1;

constexpr const char* hold_activity = R"sql(
    UPDATE activities
    SET state = 2, record_entry = :entry,
        came = :others + (SELECT COALESCE(sum(people), 0) FROM activity_sign_ups
                          WHERE activity = :id AND came = 1)
    WHERE id = :id
)sql";

constexpr const char* add_people = R"sql(
    UPDATE activities SET signed_up = signed_up + :people WHERE id = :id
)sql";

constexpr const char* insert_sign_up = R"sql(
    INSERT INTO activity_sign_ups (id, activity, unit, people, entry, is_cancelled, came)
    VALUES (:id, :activity, :unit, :people, :entry, 0, 0)
)sql";

constexpr const char* cancel_sign_up_row = R"sql(
    UPDATE activity_sign_ups SET is_cancelled = 1 WHERE id = :id
)sql";

constexpr const char* select_people = R"sql(
    SELECT people FROM activity_sign_ups WHERE id = :id
)sql";

constexpr const char* mark_came = R"sql(
    UPDATE activity_sign_ups SET came = 1 WHERE id = :id
)sql";

constexpr const char* select_sign_ups = R"sql(
    SELECT id, unit, people, entry, is_cancelled FROM activity_sign_ups
    WHERE activity = :activity
    ORDER BY id
)sql";

constexpr const char* select_came = R"sql(
    SELECT id FROM activity_sign_ups WHERE activity = :activity AND came = 1 ORDER BY id
)sql";

constexpr const char* insert_photo = R"sql(
    INSERT INTO activity_photos (id, activity, entry, digest, is_removed)
    VALUES (:id, :activity, :entry, :digest, 0)
)sql";

constexpr const char* remove_photo_row = R"sql(
    UPDATE activity_photos SET is_removed = 1 WHERE id = :id
)sql";

constexpr const char* select_photos = R"sql(
    SELECT id, activity, entry, digest, is_removed FROM activity_photos
    WHERE activity = :activity
    ORDER BY id
)sql";

constexpr const char* select_photo = R"sql(
    SELECT id, activity, entry, digest, is_removed FROM activity_photos WHERE id = :id
)sql";

constexpr const char* select_last_sign_up = R"sql(
    SELECT COALESCE(max(id), 0) FROM activity_sign_ups
)sql";

constexpr const char* select_last_photo = R"sql(
    SELECT COALESCE(max(id), 0) FROM activity_photos
)sql";

template <class... Parameters>
std::vector<Photo> photos_from(store::Connection& connection,
                               store::Sql sql,
                               const Parameters&... parameters) {
    std::vector<Photo> found;
    for (auto& [id, activity, entry, digest, is_removed] :
         connection.rows<std::int64_t, std::int64_t, std::int64_t, std::string, std::int64_t>(
             sql, parameters...)) {
        found.push_back({{id}, {activity}, entry, std::move(digest), is_removed != 0});
    }
    return found;
}

void apply_signed_up(store::Connection& to, const SignedUp& event, const journal::Entry& entry) {
    to.run(insert_sign_up,
           event.id,
           event.activity,
           event.unit.value_or(UnitId{}),
           event.people,
           entry.sequence);
    to.run(add_people, event.people, event.activity);
}

void apply_sign_up_cancelled(store::Connection& to,
                             const SignUpCancelled& event,
                             const journal::Entry&) {
    to.run(cancel_sign_up_row, event.id);
    const auto people = to.value<std::int64_t>(select_people, event.id).value_or(0);
    to.run(add_people, -people, event.activity);
}

void apply_held(store::Connection& to, const ActivityHeld& event, const journal::Entry& entry) {
    for (const auto id : event.came) {
        to.run(mark_came, id);
    }
    to.run(hold_activity, entry.sequence, event.others, event.id);
}

void apply_photo_added(store::Connection& to,
                       const ActivityPhotoAdded& event,
                       const journal::Entry& entry) {
    to.run(insert_photo, event.id, event.activity, entry.sequence, event.digest);
}

void apply_photo_removed(store::Connection& to,
                         const ActivityPhotoRemoved& event,
                         const journal::Entry&) {
    to.run(remove_photo_row, event.id);
}

} // namespace

void keep_people(journal::Facts& facts) {
    facts.on<SignedUp>(apply_signed_up);
    facts.on<SignUpCancelled>(apply_sign_up_cancelled);
    facts.on<ActivityHeld>(apply_held);
    facts.on<ActivityPhotoAdded>(apply_photo_added);
    facts.on<ActivityPhotoRemoved>(apply_photo_removed);
}

SignUpId next_sign_up(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_sign_up).value_or(0) + 1};
}

PhotoId next_photo(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_photo).value_or(0) + 1};
}

std::vector<SignedUpAlready> sign_ups_of(store::Connection& connection, ActivityId activity) {
    std::vector<SignedUpAlready> found;
    for (const auto& [id, unit, people, entry, is_cancelled] :
         connection.rows<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::int64_t>(
             select_sign_ups, activity)) {
        found.push_back(
            {{id},
             {unit},
             people,
             is_cancelled != 0,
             journal::kept_value(connection, entry, position_of_name).value_or(""),
             journal::kept_value(connection, entry, position_of_telephone).value_or("")});
    }
    return found;
}

std::vector<SignUpId> who_came(store::Connection& connection, ActivityId activity) {
    std::vector<SignUpId> found;
    for (const auto& [id] : connection.rows<std::int64_t>(select_came, activity)) {
        found.push_back({id});
    }
    return found;
}

std::vector<Photo> photos_of(store::Connection& connection, ActivityId activity) {
    return photos_from(connection, select_photos, activity);
}

std::optional<Photo> find_photo(store::Connection& connection, PhotoId id) {
    auto found = photos_from(connection, select_photo, id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<std::string> photo_bytes(store::Connection& connection, const Photo& photo) {
    const auto hexadecimal =
        photo.is_removed ? std::nullopt : journal::kept_value(connection, photo.entry, 0);
    return hexadecimal ? journal::bytes_from_hex(*hexadecimal) : std::nullopt;
}

} // namespace plans
