#include "notices/records.hpp"

#include <tuple>

namespace notices {

namespace {

constexpr const char* insert_notice = R"sql(
    INSERT INTO notices
        (id, about, what, channel, prepared_at, state, tries, settled_at, failure, next_try)
    VALUES (:id, :about, :what, :channel, :prepared_at, 0, 0, 0, NULL, :next_try)
)sql";

constexpr const char* update_sent = R"sql(
    UPDATE notices
    SET state = 1, tries = tries + 1, settled_at = :at, next_try = NULL
    WHERE id = :id
)sql";

constexpr const char* update_failed = R"sql(
    UPDATE notices
    SET state = :state, tries = tries + 1, settled_at = :at, failure = :failure,
        next_try = :next_try
    WHERE id = :id
)sql";

constexpr const char* select_last = R"sql(
    SELECT coalesce(max(id), 0) FROM notices
)sql";

constexpr const char* select_notice = R"sql(
    SELECT id, about, what, channel, prepared_at, state, tries, failure, next_try
    FROM notices WHERE id = :id
)sql";

// Whoever should have been told first is told first.
constexpr const char* select_due = R"sql(
    SELECT id, about, what, channel, prepared_at, state, tries, failure, next_try
    FROM notices
    WHERE state = 0 AND channel = :channel AND next_try <= :now
    ORDER BY next_try, id
    LIMIT :limit
)sql";

constexpr const char* select_latest = R"sql(
    SELECT id, about, what, channel, prepared_at, state, tries, failure, next_try
    FROM notices
    ORDER BY id DESC
    LIMIT :limit
)sql";

constexpr const char* count_state = R"sql(
    SELECT count(*) FROM notices WHERE state = :state
)sql";

using Row = std::tuple<std::int64_t,
                       std::int64_t,
                       std::int64_t,
                       std::int64_t,
                       std::int64_t,
                       std::int64_t,
                       std::int64_t,
                       std::optional<std::int64_t>,
                       std::optional<std::int64_t>>;

template <class... Parameters>
std::vector<Row> read(store::Connection& connection,
                      store::Sql sql,
                      const Parameters&... parameters) {
    return connection.rows<std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::optional<std::int64_t>,
                           std::optional<std::int64_t>>(sql, parameters...);
}

std::vector<Notice> notices_of(const std::vector<Row>& rows) {
    std::vector<Notice> notices;
    for (const auto& [id, about, what, channel, at, state, tries, failure, next_try] : rows) {
        Notice notice{NoticeId{id},
                      cases::CaseId{about},
                      static_cast<What>(what),
                      static_cast<Channel>(channel),
                      calendar::from_milliseconds(at),
                      static_cast<State>(state),
                      tries,
                      {},
                      {}};
        if (failure) {
            notice.failure = static_cast<Failure>(*failure);
        }
        if (next_try) {
            notice.next_try = calendar::from_milliseconds(*next_try);
        }
        notices.push_back(notice);
    }
    return notices;
}

} // namespace

void apply_prepared(store::Connection& to,
                    const NoticePrepared& prepared,
                    const journal::Entry& entry) {
    const auto at = calendar::to_milliseconds(entry.at);
    to.run(insert_notice,
           prepared.id,
           prepared.about,
           static_cast<std::int64_t>(prepared.what),
           static_cast<std::int64_t>(prepared.channel),
           at,
           at);
}

void apply_sent(store::Connection& to, const NoticeSent& sent, const journal::Entry& entry) {
    to.run(update_sent, calendar::to_milliseconds(entry.at), sent.id);
}

void apply_failed(store::Connection& to, const NoticeFailed& failed, const journal::Entry& entry) {
    const auto state = failed.next_try ? State::Waiting : State::GivenUp;
    std::optional<std::int64_t> next_try;
    if (failed.next_try) {
        next_try = calendar::to_milliseconds(*failed.next_try);
    }
    to.run(update_failed,
           static_cast<std::int64_t>(state),
           calendar::to_milliseconds(entry.at),
           static_cast<std::int64_t>(failed.failure),
           next_try,
           failed.id);
}

NoticeId next_notice(store::Connection& connection) {
    return NoticeId{connection.value<std::int64_t>(select_last).value_or(0) + 1};
}

std::optional<Notice> find(store::Connection& connection, NoticeId id) {
    const auto found = notices_of(read(connection, select_notice, id));
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Notice> due(store::Connection& connection,
                        Channel channel,
                        calendar::Moment now,
                        int limit) {
    return notices_of(read(connection,
                           select_due,
                           static_cast<std::int64_t>(channel),
                           calendar::to_milliseconds(now),
                           limit));
}

std::vector<Notice> latest(store::Connection& connection, int limit) {
    return notices_of(read(connection, select_latest, limit));
}

std::int64_t count(store::Connection& connection, State state) {
    return connection.value<std::int64_t>(count_state, static_cast<std::int64_t>(state))
        .value_or(0);
}

} // namespace notices
