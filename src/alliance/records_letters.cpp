#include "alliance/records.hpp"
#include "alliance/records_joining.hpp"

namespace alliance {

namespace {

constexpr const char* select_next_number = R"sql(
    SELECT COALESCE(max(number), 0) + 1 FROM letters WHERE year = :year
)sql";

constexpr const char* insert_letter = R"sql(
    INSERT INTO letters (id, year, number, seat, person, starts, ends, issued)
    VALUES ((SELECT COALESCE(max(id), 0) + 1 FROM letters),
            :year, :number, :seat, :person, :starts, :ends, :issued)
)sql";

constexpr const char* select_letter = R"sql(
    SELECT id, year, number, seat, person, starts, ends, issued FROM letters WHERE id = :id
)sql";

constexpr const char* select_letters = R"sql(
    SELECT id, year, number, seat, person, starts, ends, issued FROM letters
    ORDER BY id DESC
    LIMIT :limit
)sql";

constexpr const char* select_last_of_seat = R"sql(
    SELECT id, year, number, seat, person, starts, ends, issued FROM letters
    WHERE seat = :seat
    ORDER BY id DESC
    LIMIT 1
)sql";

template <class... Parameters>
std::vector<Letter> letters_from(store::Connection& connection,
                                 store::Sql sql,
                                 const Parameters&... parameters) {
    std::vector<Letter> found;
    for (const auto& [id, year, number, seat, person, starts, ends, issued] :
         connection.rows<std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t>(sql, parameters...)) {
        Letter row{id,
                   year,
                   number,
                   SeatId{seat},
                   PersonId{person},
                   calendar::from_milliseconds(starts),
                   {},
                   calendar::from_milliseconds(issued)};
        if (ends != 0) {
            row.until = calendar::from_milliseconds(ends);
        }
        found.push_back(row);
    }
    return found;
}

} // namespace

void issue_letter(store::Connection& to, const PersonAppointed& term, const journal::Entry& entry) {
    const auto of = seat(to, term.seat);
    const auto kind = of ? kind_of(to, of->unit) : std::nullopt;
    if (kind != UnitKind::ObserverPanel && kind != UnitKind::SupervisorPanel) {
        return;
    }
    const std::int64_t year =
        static_cast<int>(std::chrono::year_month_day(calendar::office_day(entry.at)).year());
    to.run(insert_letter,
           year,
           to.value<std::int64_t>(select_next_number, year).value_or(1),
           term.seat,
           term.person,
           calendar::to_milliseconds(term.from),
           term.until ? calendar::to_milliseconds(*term.until) : 0,
           calendar::to_milliseconds(entry.at));
}

std::optional<Letter> letter(store::Connection& connection, std::int64_t id) {
    auto found = letters_from(connection, select_letter, id);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Letter> letters(store::Connection& connection, int limit) {
    return letters_from(connection, select_letters, limit);
}

std::optional<Letter> last_letter_of(store::Connection& connection, SeatId seat) {
    auto found = letters_from(connection, select_last_of_seat, seat);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

} // namespace alliance
