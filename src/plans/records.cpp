#include "plans/records.hpp"

#include <tuple>
#include <utility>

#include "journal/read.hpp"
#include "text/names.hpp"

namespace plans {

namespace {

constexpr const char* insert_activity = R"sql(
    INSERT INTO activities (id, body, kind, title, begins, ends, venue, audience, summary, seats,
                            state, reason, record_entry, signed_up, came, changes,
                            changed_at)
    VALUES (:id, :body, :kind, :title, :begins, :ends, :venue, :audience, :summary, :seats,
            0, '', 0, 0, 0, 0, :changed_at)
)sql";

constexpr const char* update_details = R"sql(
    UPDATE activities
    SET kind = :kind, title = :title, begins = :begins, ends = :ends, venue = :venue,
        audience = :audience, summary = :summary, seats = :seats,
        changes = changes + 1, changed_at = :changed_at
    WHERE id = :id
)sql";

constexpr const char* cancel_activity = R"sql(
    UPDATE activities
    SET state = 1, reason = :reason, changes = changes + 1, changed_at = :changed_at
    WHERE id = :id
)sql";

constexpr const char* delete_links = R"sql(
    DELETE FROM activity_links WHERE activity = :activity
)sql";

constexpr const char* insert_link = R"sql(
    INSERT INTO activity_links (activity, category, case_id)
    VALUES (:activity, :category, :case_id)
    ON CONFLICT (activity, category, case_id) DO NOTHING
)sql";

constexpr const char* select_links = R"sql(
    SELECT category, case_id FROM activity_links
    WHERE activity = :activity
    ORDER BY category, case_id
)sql";

constexpr const char* select_last_activity = R"sql(
    SELECT COALESCE(max(id), 0) FROM activities
)sql";

constexpr const char* select_activity = R"sql(
    SELECT id, body, kind, title, begins, ends, venue, audience, summary, seats, state, reason,
           record_entry, signed_up, came, changes, changed_at
    FROM activities WHERE id = :id
)sql";

constexpr const char* select_to_come = R"sql(
    SELECT id, body, kind, title, begins, ends, venue, audience, summary, seats, state, reason,
           record_entry, signed_up, came, changes, changed_at
    FROM activities WHERE ends > :now
    ORDER BY begins, id
    LIMIT :limit
)sql";

constexpr const char* select_past = R"sql(
    SELECT id, body, kind, title, begins, ends, venue, audience, summary, seats, state, reason,
           record_entry, signed_up, came, changes, changed_at
    FROM activities WHERE ends <= :now
    ORDER BY begins DESC, id DESC
    LIMIT :limit
)sql";

constexpr const char* select_without_record = R"sql(
    SELECT id, body, kind, title, begins, ends, venue, audience, summary, seats, state, reason,
           record_entry, signed_up, came, changes, changed_at
    FROM activities WHERE state = 0 AND ends <= :now
    ORDER BY begins, id
    LIMIT :limit
)sql";

constexpr const char* count_of_body = R"sql(
    SELECT count(*) FROM activities
    WHERE body = :body AND begins >= :begins AND begins < :until AND state <> 1
)sql";

using ActivityRow = std::tuple<std::int64_t,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::int64_t,
                               std::int64_t,
                               std::string,
                               std::string,
                               std::string,
                               std::int64_t,
                               std::int64_t,
                               std::string,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t,
                               std::int64_t>;

void read_links(store::Connection& connection, Activity& activity) {
    for (auto& [category, id] :
         connection.rows<std::string, std::int64_t>(select_links, activity.id)) {
        if (id != 0) {
            activity.details.cases.push_back(cases::CaseId{id});
        } else {
            activity.details.categories.push_back(std::move(category));
        }
    }
}

Activity activity_from(ActivityRow row) {
    auto& [id,
           body,
           kind,
           title,
           begins,
           ends,
           venue,
           audience,
           summary,
           seats,
           state,
           reason,
           record,
           signed_up,
           came,
           changes,
           changed_at] = row;
    Activity activity;
    activity.id = {id};
    activity.body = {body};
    auto& details = activity.details;
    details.activity_kind = text::known<ActivityKind>(kind);
    details.title = std::move(title);
    details.begins = calendar::from_milliseconds(begins);
    details.ends = calendar::from_milliseconds(ends);
    details.venue = std::move(venue);
    details.audience = std::move(audience);
    if (!summary.empty()) {
        details.summary = std::move(summary);
    }
    if (seats != 0) {
        details.seats = seats;
    }
    activity.state = static_cast<State>(state);
    activity.reason = std::move(reason);
    activity.record_entry = record;
    activity.signed_up = signed_up;
    activity.came = came;
    activity.changes = changes;
    activity.changed_at = calendar::from_milliseconds(changed_at);
    return activity;
}

template <class... Parameters>
std::vector<Activity> activities_from(store::Connection& connection,
                                      store::Sql sql,
                                      const Parameters&... parameters) {
    std::vector<Activity> found;
    for (auto& row : connection.rows<std::int64_t,
                                     std::int64_t,
                                     std::string,
                                     std::string,
                                     std::int64_t,
                                     std::int64_t,
                                     std::string,
                                     std::string,
                                     std::string,
                                     std::int64_t,
                                     std::int64_t,
                                     std::string,
                                     std::int64_t,
                                     std::int64_t,
                                     std::int64_t,
                                     std::int64_t,
                                     std::int64_t>(sql, parameters...)) {
        found.push_back(activity_from(std::move(row)));
    }
    for (auto& activity : found) {
        read_links(connection, activity);
    }
    return found;
}

void insert_links(store::Connection& to, ActivityId id, const Details& details) {
    for (const auto& category : details.categories) {
        to.run(insert_link, id, category, 0);
    }
    for (const auto linked : details.cases) {
        to.run(insert_link, id, "", linked);
    }
}

void apply_planned(store::Connection& to,
                   const ActivityPlanned& event,
                   const journal::Entry& entry) {
    const auto& details = event.details;
    to.run(insert_activity,
           event.id,
           event.body,
           text::name_of(details.activity_kind),
           details.title,
           calendar::to_milliseconds(details.begins),
           calendar::to_milliseconds(details.ends),
           details.venue,
           details.audience,
           details.summary.value_or(""),
           details.seats.value_or(0),
           calendar::to_milliseconds(entry.at));
    insert_links(to, event.id, details);
}

void apply_changed(store::Connection& to,
                   const ActivityChanged& event,
                   const journal::Entry& entry) {
    const auto& details = event.details;
    to.run(update_details,
           text::name_of(details.activity_kind),
           details.title,
           calendar::to_milliseconds(details.begins),
           calendar::to_milliseconds(details.ends),
           details.venue,
           details.audience,
           details.summary.value_or(""),
           details.seats.value_or(0),
           calendar::to_milliseconds(entry.at),
           event.id);
    to.run(delete_links, event.id);
    insert_links(to, event.id, details);
}

void apply_cancelled(store::Connection& to,
                     const ActivityCancelled& event,
                     const journal::Entry& entry) {
    to.run(cancel_activity, event.reason, calendar::to_milliseconds(entry.at), event.id);
}

} // namespace

void keep(journal::Facts& facts) {
    facts.on<ActivityPlanned>(apply_planned);
    facts.on<ActivityChanged>(apply_changed);
    facts.on<ActivityCancelled>(apply_cancelled);
    keep_people(facts);
}

ActivityId next_activity(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_activity).value_or(0) + 1};
}

std::optional<Activity> find(store::Connection& connection, ActivityId id) {
    auto found = activities_from(connection, select_activity, id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Activity> to_come(store::Connection& connection, Moment now, int limit) {
    return activities_from(connection, select_to_come, calendar::to_milliseconds(now), limit);
}

std::vector<Activity> past(store::Connection& connection, Moment now, int limit) {
    return activities_from(connection, select_past, calendar::to_milliseconds(now), limit);
}

std::vector<Activity> without_record(store::Connection& connection, Moment now, int limit) {
    return activities_from(
        connection, select_without_record, calendar::to_milliseconds(now), limit);
}

std::int64_t count_between(store::Connection& connection, UnitId body, Moment from, Moment until) {
    return connection
        .value<std::int64_t>(
            count_of_body, body, calendar::to_milliseconds(from), calendar::to_milliseconds(until))
        .value_or(0);
}

std::optional<std::string> record_of(store::Connection& connection, const Activity& activity) {
    return activity.record_entry == 0 ? std::nullopt
                                      : journal::kept_value(connection, activity.record_entry, 0);
}

} // namespace plans
