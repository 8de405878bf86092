#include "open311/records_forwarding.hpp"

#include <tuple>
#include <utility>

namespace open311 {
namespace {

// One that was dropped and has come back begins anew.
constexpr const char* insert_forward = R"sql(
    INSERT INTO open311_forwards
        (about, category, prepared_at, state, tries, failure, next_try, number, token, losses)
    VALUES (:about, :category, :at, 0, 0, NULL, :next_try, '', '', 0)
    ON CONFLICT (about, category) DO UPDATE
    SET prepared_at = excluded.prepared_at, state = 0, tries = 0, failure = NULL,
        next_try = excluded.next_try, token = ''
)sql";

constexpr const char* update_taken = R"sql(
    UPDATE open311_forwards
    SET state = 1, tries = tries + 1, failure = NULL, next_try = NULL, number = :number
    WHERE about = :about AND category = :category
)sql";

constexpr const char* update_token = R"sql(
    UPDATE open311_forwards
    SET state = 0, tries = 0, failure = NULL, next_try = :next_try, token = :token
    WHERE about = :about AND category = :category
)sql";

constexpr const char* update_failed = R"sql(
    UPDATE open311_forwards
    SET state = :state, tries = tries + 1, failure = :failure, next_try = :next_try
    WHERE about = :about AND category = :category
)sql";

constexpr const char* update_closed = R"sql(
    UPDATE open311_forwards SET state = 2, next_try = NULL
    WHERE about = :about AND category = :category
)sql";

constexpr const char* update_lost = R"sql(
    UPDATE open311_forwards
    SET state = :state, prepared_at = :at, tries = 0, failure = NULL, next_try = :next_try,
        number = '', token = '', losses = losses + 1
    WHERE about = :about AND category = :category
)sql";

constexpr const char* insert_heard = R"sql(
    INSERT INTO open311_heard (about, category, digest, at)
    VALUES (:about, :category, :digest, :at)
)sql";

constexpr const char* insert_reconciled = R"sql(
    INSERT INTO open311_reconciled (entry, category, at, compared, found, lost)
    VALUES (:entry, :category, :at, :compared, :found, :lost)
)sql";

#define FORWARD_COLUMNS \
    "SELECT about, category, prepared_at, state, tries, failure, next_try, number, token, losses "

constexpr const char* select_forward = FORWARD_COLUMNS R"sql(
    FROM open311_forwards WHERE about = :about AND category = :category
)sql";

constexpr const char* select_due = FORWARD_COLUMNS R"sql(
    FROM open311_forwards WHERE category = :category AND state = 0 AND next_try <= :now
    ORDER BY next_try, about
    LIMIT :limit
)sql";

constexpr const char* select_of_category = FORWARD_COLUMNS R"sql(
    FROM open311_forwards WHERE state = :state AND category = :category
    ORDER BY about
    LIMIT :limit
)sql";
#undef FORWARD_COLUMNS

constexpr const char* count_state = R"sql(
    SELECT count(*) FROM open311_forwards WHERE state = :state
)sql";

// Of the one way that a case was on when its events did not yet name it.
constexpr const char* select_first_category = R"sql(
    SELECT category FROM open311_forwards WHERE about = :about
    ORDER BY prepared_at, category
    LIMIT 1
)sql";

constexpr const char* select_heard = R"sql(
    SELECT count(*) FROM open311_heard
    WHERE about = :about AND category = :category AND digest = :digest
)sql";

constexpr const char* select_last_reconciled = R"sql(
    SELECT max(at) FROM open311_reconciled WHERE category = :category
)sql";

template <class... Values>
std::vector<Forward> read_forwards(store::Connection& connection,
                                   store::Sql sql,
                                   const Values&... values) {
    using Number = std::int64_t;
    using Maybe = std::optional<std::int64_t>;
    std::vector<Forward> found;
    for (auto& [about, category, at, state, tries, failure, next_try, number, token, losses] :
         connection.rows<Number,
                         std::string,
                         Number,
                         Number,
                         Number,
                         Maybe,
                         Maybe,
                         std::string,
                         std::string,
                         Number>(sql, values...)) {
        Forward forward{cases::CaseId{about},
                        std::move(category),
                        calendar::from_milliseconds(at),
                        static_cast<ForwardState>(state),
                        tries,
                        {},
                        calendar::from_milliseconds(next_try),
                        std::move(number),
                        std::move(token),
                        losses};
        if (failure) {
            forward.failure = static_cast<Failure>(*failure);
        }
        found.push_back(std::move(forward));
    }
    return found;
}

std::int64_t number_of_state(ForwardState state) {
    return static_cast<std::int64_t>(state);
}

template <class Event>
std::string category_of(store::Connection& store, const Event& event) {
    return event.category
               ? *event.category
               : store.value<std::string>(select_first_category, event.about).value_or("");
}

void apply_taken(store::Connection& to, const ForwardTaken& taken, const journal::Entry& entry) {
    const auto category = category_of(to, taken);
    if (taken.number) {
        to.run(update_taken, *taken.number, taken.about, category);
    } else {
        to.run(update_token,
               calendar::to_milliseconds(entry.at),
               taken.token.value_or(""),
               taken.about,
               category);
    }
}

void apply_failed(store::Connection& to, const ForwardFailed& failed, const journal::Entry&) {
    const auto state = failed.next_try ? ForwardState::Waiting : ForwardState::GivenUp;
    to.run(update_failed,
           number_of_state(state),
           static_cast<std::int64_t>(failed.failure),
           calendar::to_milliseconds(failed.next_try),
           failed.about,
           category_of(to, failed));
}

// What gets lost there again is not sent without end.
void apply_lost(store::Connection& to, const ForwardLost& lost, const journal::Entry& entry) {
    const auto category = category_of(to, lost);
    const auto forward = find_forward(to, lost.about, category);
    const bool is_sent_again = forward && may_send_again(*forward);
    const auto at = calendar::to_milliseconds(entry.at);
    to.run(update_lost,
           number_of_state(is_sent_again ? ForwardState::Waiting : ForwardState::GivenUp),
           at,
           is_sent_again ? std::optional(at) : std::nullopt,
           lost.about,
           category);
}

void apply_heard(store::Connection& to, const ForwardHeard& heard, const journal::Entry& entry) {
    const auto category = category_of(to, heard);
    to.run(insert_heard, heard.about, category, heard.digest, calendar::to_milliseconds(entry.at));
    if (heard.is_closed) {
        to.run(update_closed, heard.about, category);
    }
}

} // namespace

void keep_forwarding(journal::Facts& facts) {
    using journal::Entry;
    facts.on<ForwardPrepared>([](auto& to, const ForwardPrepared& prepared, const Entry& entry) {
        const auto at = calendar::to_milliseconds(entry.at);
        to.run(insert_forward, prepared.about, prepared.category, at, at);
    });
    facts.on<ForwardTaken>(apply_taken);
    facts.on<ForwardFailed>(apply_failed);
    facts.on<ForwardHeard>(apply_heard);
    facts.on<ForwardDropped>([](auto& to, const ForwardDropped& dropped, const Entry&) {
        to.run(update_closed, dropped.about, category_of(to, dropped));
    });
    facts.on<ForwardLost>(apply_lost);
    facts.on<PartnerReconciled>([](auto& to, const PartnerReconciled& night, const Entry& entry) {
        to.run(insert_reconciled,
               entry.sequence,
               night.category,
               calendar::to_milliseconds(entry.at),
               night.compared,
               night.found,
               night.lost);
    });
}

std::optional<Forward> find_forward(store::Connection& connection,
                                    cases::CaseId about,
                                    const std::string& category) {
    auto found = read_forwards(connection, select_forward, about, category);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Forward> due_forwards(store::Connection& connection,
                                  const std::string& category,
                                  calendar::Moment now,
                                  int limit) {
    return read_forwards(connection, select_due, category, calendar::to_milliseconds(now), limit);
}

std::vector<Forward> forwards(store::Connection& connection,
                              const std::string& category,
                              ForwardState state,
                              int limit) {
    return read_forwards(connection, select_of_category, number_of_state(state), category, limit);
}

std::int64_t count_forwards(store::Connection& connection, ForwardState state) {
    return connection.value<std::int64_t>(count_state, number_of_state(state)).value_or(0);
}

std::optional<calendar::Moment> last_reconciled(store::Connection& connection,
                                                const std::string& category) {
    return calendar::from_milliseconds(
        connection.value<std::optional<std::int64_t>>(select_last_reconciled, category)
            .value_or(std::nullopt));
}

bool was_heard(store::Connection& connection, const Forward& forward, const std::string& digest) {
    return connection.value<std::int64_t>(select_heard, forward.about, forward.category, digest)
               .value_or(0) > 0;
}

} // namespace open311
