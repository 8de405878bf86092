#include "cases/records_steps.hpp"

#include <utility>

namespace cases {
namespace {

constexpr const char* insert_step = R"sql(
    INSERT INTO case_steps (case_id, entry, kind, at, by_unit, account, code, old_code, unit, due,
                            old_due, has_words, is_undone)
    VALUES (:case_id, :entry, :kind, :at, :by_unit, :account, :code, :old_code, :unit, :due,
            :old_due, :has_words, 0)
)sql";

#define STEP_COLUMNS                                                                   \
    "case_id, entry, kind, at, by_unit, account, code, old_code, unit, due, old_due, " \
    "has_words, is_undone "
constexpr const char* select_steps = "SELECT " STEP_COLUMNS R"sql(
    FROM case_steps WHERE case_id = :case_id ORDER BY entry
)sql";

constexpr const char* select_steps_after = "SELECT " STEP_COLUMNS R"sql(
    FROM case_steps WHERE entry > :entry ORDER BY entry DESC, case_id LIMIT :limit
)sql";

// A kind holds no letter that means something to LIKE but `_`.
constexpr const char* select_steps_from = "SELECT " STEP_COLUMNS R"sql(
    FROM case_steps
    WHERE entry >= :entry AND entry < :until_entry AND is_undone = 0
      AND :kinds LIKE '%,' || replace(kind, '_', '\_') || ',%' ESCAPE '\'
    ORDER BY entry, case_id
    LIMIT :limit OFFSET :skip
)sql";
#undef STEP_COLUMNS

constexpr const char* update_step_undone = R"sql(
    UPDATE case_steps SET is_undone = 1 WHERE case_id = :case_id AND entry = :entry
)sql";

template <class... Values>
std::vector<Change> read_changes(store::Connection& connection,
                                 store::Sql sql,
                                 const Values&... values) {
    using Number = std::int64_t;
    using Maybe = std::optional<std::int64_t>;
    std::vector<Change> found;
    for (auto& [id,
                entry,
                kind,
                at,
                by,
                account,
                code,
                old_code,
                unit,
                due,
                old_due,
                words,
                undone] : connection.rows<Number,
                                          Number,
                                          std::string,
                                          Number,
                                          Number,
                                          Number,
                                          std::string,
                                          std::string,
                                          Number,
                                          Maybe,
                                          Maybe,
                                          Number,
                                          Number>(sql, values...)) {
        found.push_back({CaseId{id},
                         {entry,
                          std::move(kind),
                          calendar::from_milliseconds(at),
                          UnitId{by},
                          AccountId{account},
                          std::move(code),
                          std::move(old_code),
                          UnitId{unit},
                          calendar::from_milliseconds(due),
                          calendar::from_milliseconds(old_due),
                          words != 0,
                          undone != 0}});
    }
    return found;
}

} // namespace

void add_step(store::Connection& to, CaseId id, const Step& step) {
    to.run(insert_step,
           id,
           step.entry,
           step.kind,
           calendar::to_milliseconds(step.at),
           step.by,
           step.account,
           step.code,
           step.old_code,
           step.unit,
           calendar::to_milliseconds(step.due),
           calendar::to_milliseconds(step.old_due),
           std::int64_t{step.has_words ? 1 : 0});
}

void strike_out(store::Connection& to, CaseId id, journal::Sequence entry) {
    to.run(update_step_undone, id, entry);
}

std::vector<Step> timeline(store::Connection& connection, CaseId id) {
    std::vector<Step> steps;
    for (auto& each : read_changes(connection, select_steps, id)) {
        steps.push_back(std::move(each.step));
    }
    return steps;
}

std::vector<Change> steps_after(store::Connection& connection, journal::Sequence entry, int limit) {
    return read_changes(connection, select_steps_after, entry, limit);
}

std::vector<Change> steps_from(store::Connection& connection, const Happened& asked) {
    std::string kinds = ",";
    for (const auto& kind : asked.kinds) {
        kinds += kind + ",";
    }
    return read_changes(connection,
                        select_steps_from,
                        asked.from_entry,
                        asked.until_entry,
                        kinds,
                        asked.limit,
                        asked.skip);
}

} // namespace cases
