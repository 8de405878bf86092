#include "alliance/deputies.hpp"

namespace alliance {

namespace {

constexpr const char* put_deputy = R"sql(
    INSERT INTO seat_deputies (seat, deputy, starts, ends)
    VALUES (:seat, :deputy, :starts, :ends)
    ON CONFLICT (seat) DO UPDATE
    SET deputy = excluded.deputy, starts = excluded.starts, ends = excluded.ends
)sql";

constexpr const char* delete_deputy = R"sql(
    DELETE FROM seat_deputies WHERE seat = :seat
)sql";

constexpr const char* select_deputy = R"sql(
    SELECT deputy, starts, ends FROM seat_deputies WHERE seat = :seat
)sql";

} // namespace

void apply_deputised(store::Connection& to, const SeatDeputised& event, const journal::Entry&) {
    to.run(put_deputy,
           event.seat,
           event.deputy,
           calendar::to_milliseconds(event.from),
           calendar::to_milliseconds(event.until));
}

void apply_deputy_ended(store::Connection& to, const DeputyEnded& event, const journal::Entry&) {
    drop_deputy(to, event.seat);
}

void drop_deputy(store::Connection& to, SeatId seat) {
    to.run(delete_deputy, seat);
}

std::optional<Deputy> deputy_of(store::Connection& connection, SeatId seat) {
    const auto row = connection.row<std::int64_t, std::int64_t, std::int64_t>(select_deputy, seat);
    if (!row) {
        return std::nullopt;
    }
    const auto& [deputy, starts, ends] = *row;
    return Deputy{
        PersonId{deputy}, calendar::from_milliseconds(starts), calendar::from_milliseconds(ends)};
}

} // namespace alliance
