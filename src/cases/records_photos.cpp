#include "cases/records_photos.hpp"

namespace cases {
namespace {

constexpr const char* insert_cover = R"sql(
    INSERT INTO case_covers (photo, entry, case_id) VALUES (:photo, :entry, :case_id)
)sql";

constexpr const char* select_cover = R"sql(
    SELECT case_covers.entry FROM case_covers
    JOIN case_steps ON case_steps.case_id = case_covers.case_id
                       AND case_steps.entry = case_covers.entry
    WHERE case_covers.photo = :photo AND case_steps.is_undone = 0
    ORDER BY case_covers.entry DESC
    LIMIT 1
)sql";

} // namespace

void keep_beside(store::Connection& to, const PhotoRedacted& event, const journal::Entry& entry) {
    to.run(insert_cover, event.photo, entry.sequence, event.id);
}

std::optional<journal::Sequence> cover_of(store::Connection& connection, voices::PhotoId photo) {
    return connection.value<std::int64_t>(select_cover, photo);
}

} // namespace cases
