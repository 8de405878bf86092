#include <limits>
#include <utility>

#include "cases/noticed.hpp"

namespace cases {

namespace {

// The kinds stand here as in the index case_steps_noticed, which answers this.
constexpr const char* select_noticed = R"sql(
    SELECT case_id, entry, kind, at, by_unit, is_undone FROM case_steps
    WHERE kind IN ('deadline_overridden', 'category_overridden', 'owner_overridden',
                   'words_redacted', 'photo_redacted', 'return_refused', 'case_rehandled',
                   'case_closed_unresolved')
          AND entry < :before
          AND (kind <> 'case_rehandled' OR EXISTS (
              SELECT 1 FROM case_steps AS earlier
              WHERE earlier.case_id = case_steps.case_id AND earlier.kind = 'case_rehandled'
                    AND earlier.entry < case_steps.entry))
    ORDER BY entry DESC
    LIMIT :limit
)sql";

} // namespace

std::vector<Noticed> noticed(store::Connection& connection,
                             std::optional<journal::Sequence> before,
                             int limit) {
    std::vector<Noticed> found;
    const auto below = before.value_or(std::numeric_limits<journal::Sequence>::max());
    for (auto& [id, entry, kind, at, by, is_undone] :
         connection.rows<std::int64_t,
                         std::int64_t,
                         std::string,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t>(select_noticed, below, limit)) {
        found.push_back({CaseId{id},
                         entry,
                         std::move(kind),
                         calendar::from_milliseconds(at),
                         UnitId{by},
                         is_undone != 0});
    }
    return found;
}

} // namespace cases
