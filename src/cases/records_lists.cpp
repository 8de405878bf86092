#include "cases/cases.hpp"
#include "cases/lists.hpp"
#include "cases/matters.hpp"
#include "cases/records_case.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

// Each list has an index that it walks; the other conditions only leave rows out. 0 and '' ask for
// nothing.
#define ALSO                                                                     \
    "  AND id < :before AND (:stage = '' OR stage = :stage_again)"               \
    "  AND (:handler = 0 OR handler = :handler_again)"                           \
    "  AND (:category = '' OR category = :category_again)"                       \
    "  AND (:place = 0 OR compound = :as_compound OR committee = :as_committee)" \
    "  ORDER BY id DESC LIMIT :limit"

constexpr const char* select_newest = "SELECT " CASE_COLUMNS " FROM cases WHERE id > 0" ALSO;

constexpr const char* select_by_category =
    "SELECT " CASE_COLUMNS " FROM cases WHERE category = :the_category" ALSO;

constexpr const char* select_by_compound =
    "SELECT " CASE_COLUMNS " FROM cases WHERE compound = :the_compound" ALSO;

constexpr const char* select_by_open_stage =
    "SELECT " CASE_COLUMNS " FROM cases WHERE ended_at IS NULL AND stage = :the_stage" ALSO;

constexpr const char* select_by_end =
    "SELECT " CASE_COLUMNS " FROM cases WHERE ended_at IS NOT NULL AND stage = :the_stage" ALSO;

constexpr const char* select_suspended =
    "SELECT " CASE_COLUMNS " FROM cases WHERE ended_at IS NULL AND is_suspended = 1" ALSO;

#undef ALSO

constexpr const char* select_handled = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE ended_at IS NULL AND handler = :unit ORDER BY step_due, id LIMIT :limit
)sql";

constexpr const char* select_owned = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE ended_at IS NULL AND owner = :unit ORDER BY step_due, id LIMIT :limit
)sql";

constexpr const char* select_decided = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE ended_at IS NULL AND decider <> 0 AND decider = :unit
    ORDER BY step_due, id LIMIT :limit
)sql";

constexpr const char* select_open = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE ended_at IS NULL ORDER BY id LIMIT :limit
)sql";

constexpr const char* select_at_stage = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE ended_at IS NULL AND stage = :stage ORDER BY step_due, id LIMIT :limit
)sql";

constexpr const char* select_in_committee = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE ended_at IS NULL AND committee = :committee AND stage = :stage
    ORDER BY step_due, id
    LIMIT :limit
)sql";

constexpr const char* select_similar = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE ended_at IS NULL AND compound = :compound AND category = :category
    ORDER BY id DESC
    LIMIT :limit
)sql";

constexpr const char* select_answered = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE stage = 'closed' AND is_answer_public = 1
    ORDER BY ended_at DESC, id DESC
    LIMIT :limit
)sql";

// A code holds no letter that means something to LIKE but `_`.
constexpr const char* select_received = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE received >= :from AND received < :until
      AND (:any = 1 OR :categories LIKE '%,' || replace(category, '_', '\_') || ',%' ESCAPE '\')
      AND (:open = 1 OR ended_at IS NOT NULL) AND (:ended = 1 OR ended_at IS NULL)
    ORDER BY received DESC, id DESC
    LIMIT :limit OFFSET :skip
)sql";

constexpr const char* select_open_about = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE ended_at IS NULL AND category = :category
    ORDER BY step_due, id
    LIMIT :limit
)sql";

constexpr const char* select_unresolved_about = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE stage = 'closed_unresolved' AND category = :category
    ORDER BY id DESC
    LIMIT :limit
)sql";

constexpr std::int64_t no_bound = 9'000'000'000'000'000'000;

template <class... First>
std::vector<Case> read(store::Connection& connection,
                       store::Sql sql,
                       const Filter& filter,
                       const First&... first) {
    const std::string_view stage = filter.stage ? text::name_of(*filter.stage) : "";
    return read_cases(connection,
                      sql,
                      first...,
                      filter.before ? filter.before->value : no_bound,
                      stage,
                      stage,
                      filter.handler,
                      filter.handler,
                      filter.category,
                      filter.category,
                      filter.place,
                      filter.place,
                      filter.place,
                      filter.limit);
}

} // namespace

std::vector<Case> list(store::Connection& connection, const Filter& filter) {
    if (filter.is_suspended) {
        return read(connection, select_suspended, filter);
    }
    if (filter.stage && !is_end(*filter.stage)) {
        return read(connection, select_by_open_stage, filter, text::name_of(*filter.stage));
    }
    const bool is_a_compound =
        filter.place.value != 0 && places::above(connection, filter.place).compound == filter.place;
    if (is_a_compound) {
        return read(connection, select_by_compound, filter, filter.place);
    }
    if (!filter.category.empty()) {
        return read(connection, select_by_category, filter, filter.category);
    }
    if (filter.stage) {
        return read(connection, select_by_end, filter, text::name_of(*filter.stage));
    }
    return read(connection, select_newest, filter);
}

std::vector<Case> received_in(store::Connection& connection, const Received& asked) {
    std::string categories = ",";
    for (const auto& category : asked.categories) {
        categories += category + ",";
    }
    return read_cases(connection,
                      select_received,
                      calendar::to_milliseconds(asked.from),
                      calendar::to_milliseconds(asked.until),
                      std::int64_t{asked.categories.empty() ? 1 : 0},
                      categories,
                      std::int64_t{asked.is_ended.value_or(false) ? 0 : 1},
                      std::int64_t{asked.is_ended.value_or(true) ? 1 : 0},
                      asked.limit,
                      asked.skip);
}

std::vector<Case> open_handled_by(store::Connection& connection, UnitId unit, int limit) {
    return read_cases(connection, select_handled, unit, limit);
}

std::vector<Case> open_owned_by(store::Connection& connection, UnitId unit, int limit) {
    return read_cases(connection, select_owned, unit, limit);
}

std::vector<Case> open_decided_by(store::Connection& connection, UnitId unit, int limit) {
    return read_cases(connection, select_decided, unit, limit);
}

std::vector<Case> all_open(store::Connection& connection, int limit) {
    return read_cases(connection, select_open, limit);
}

std::vector<Case> open_at(store::Connection& connection, Stage stage, int limit) {
    return read_cases(connection, select_at_stage, text::name_of(stage), limit);
}

std::vector<Case> open_in(store::Connection& connection,
                          places::PlaceId committee,
                          Stage stage,
                          int limit) {
    return read_cases(connection, select_in_committee, committee, text::name_of(stage), limit);
}

std::vector<Case> similar(store::Connection& connection,
                          const std::string& category,
                          places::PlaceId compound,
                          int limit) {
    return read_cases(connection, select_similar, compound, category, limit);
}

std::vector<Case> open_about(store::Connection& connection,
                             const std::string& category,
                             int limit) {
    return read_cases(connection, select_open_about, category, limit);
}

std::vector<Case> unresolved_about(store::Connection& connection,
                                   const std::string& category,
                                   int limit) {
    return read_cases(connection, select_unresolved_about, category, limit);
}

std::vector<Case> answered_lately(store::Connection& connection, int limit) {
    return read_cases(connection, select_answered, limit);
}

} // namespace cases
