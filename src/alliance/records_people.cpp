#include <tuple>
#include <utility>

#include "alliance/deputies.hpp"
#include "alliance/records.hpp"
#include "alliance/records_joining.hpp"
#include "journal/read.hpp"

namespace alliance {

namespace {

// Where a person's name and telephone stand in the entry that said them.
constexpr int position_of_name = 0;
constexpr int position_of_telephone = 1;

constexpr const char* insert_person = R"sql(
    INSERT INTO people (id, account, entry, has_telephone)
    VALUES (:id, :account, :entry, :has_telephone)
)sql";

constexpr const char* update_person = R"sql(
    UPDATE people SET entry = :entry, has_telephone = :has_telephone WHERE id = :id
)sql";

constexpr const char* update_account = R"sql(
    UPDATE people SET account = :account WHERE id = :id
)sql";

constexpr const char* insert_person_entry = R"sql(
    INSERT INTO person_entries (person, entry) VALUES (:person, :entry)
)sql";

constexpr const char* select_person_entries = R"sql(
    SELECT entry FROM person_entries WHERE person = :person ORDER BY entry
)sql";

constexpr const char* select_seat_of_person = R"sql(
    SELECT id, unit, title, powers, person, starts, ends, vacant_since, is_closed FROM seats
    WHERE person = :person AND is_closed = 0 AND (ends = 0 OR ends > :now)
    ORDER BY id
    LIMIT 1
)sql";

constexpr const char* insert_seat = R"sql(
    INSERT INTO seats (id, unit, title, powers, person, starts, ends, vacant_since, is_closed)
    VALUES (:id, :unit, :title, :powers, 0, 0, 0, :vacant_since, 0)
)sql";

constexpr const char* close_seat_row = R"sql(
    UPDATE seats SET is_closed = 1 WHERE id = :id
)sql";

constexpr const char* fill_seat = R"sql(
    UPDATE seats SET person = :person, starts = :starts, ends = :ends WHERE id = :id
)sql";

constexpr const char* empty_seat = R"sql(
    UPDATE seats SET person = 0, starts = 0, ends = 0, vacant_since = :vacant_since WHERE id = :id
)sql";

constexpr const char* select_last_person = R"sql(
    SELECT COALESCE(max(id), 0) FROM people
)sql";

constexpr const char* select_last_seat = R"sql(
    SELECT COALESCE(max(id), 0) FROM seats
)sql";

constexpr const char* select_person = R"sql(
    SELECT account, entry, has_telephone FROM people WHERE id = :id
)sql";

constexpr const char* select_people = R"sql(
    SELECT id FROM people ORDER BY id
)sql";

constexpr const char* select_person_of_account = R"sql(
    SELECT id FROM people WHERE account = :account ORDER BY id DESC LIMIT 1
)sql";

constexpr const char* select_seat = R"sql(
    SELECT id, unit, title, powers, person, starts, ends, vacant_since, is_closed FROM seats
    WHERE id = :id
)sql";

constexpr const char* select_seats_of_unit = R"sql(
    SELECT id, unit, title, powers, person, starts, ends, vacant_since, is_closed FROM seats
    WHERE unit = :unit AND is_closed = 0
    ORDER BY id
)sql";

// Their own seats, then those whose holder is away and named them.
constexpr const char* select_seats_of_account = R"sql(
    SELECT id, unit, title, powers, person, starts, ends, vacant_since, is_closed
    FROM (
        SELECT seats.id, seats.unit, seats.title, seats.powers, seats.person, seats.starts,
               seats.ends, seats.vacant_since, seats.is_closed, 0 AS stands_in
        FROM people JOIN seats ON seats.person = people.id
        WHERE people.account = :account
        UNION ALL
        SELECT seats.id, seats.unit, seats.title, seats.powers, seats.person, seats.starts,
               seats.ends, seats.vacant_since, seats.is_closed, 1 AS stands_in
        FROM people JOIN seat_deputies ON seat_deputies.deputy = people.id
                    JOIN seats ON seats.id = seat_deputies.seat
        WHERE people.account = :account AND seats.person <> 0
              AND seat_deputies.starts <= :now AND seat_deputies.ends > :now
    ) AS held
    WHERE is_closed = 0 AND starts <= :now AND (ends = 0 OR ends > :now)
    ORDER BY stands_in, id
)sql";

constexpr const char* select_vacant_seats = R"sql(
    SELECT id, unit, title, powers, person, starts, ends, vacant_since, is_closed FROM seats
    WHERE is_closed = 0
          AND (person = 0 OR starts > :now OR (ends <> 0 AND ends <= :now))
    ORDER BY id
    LIMIT :limit
)sql";

constexpr const char* select_terms_ending = R"sql(
    SELECT id, unit, title, powers, person, starts, ends, vacant_since, is_closed FROM seats
    WHERE person <> 0 AND ends <> 0 AND is_closed = 0
          AND starts <= :now AND ends > :now AND ends <= :notice
    ORDER BY ends, id
)sql";

constexpr const char* select_handler = R"sql(
    SELECT person FROM seats
    WHERE unit = :unit AND is_closed = 0 AND (powers & :power) <> 0 AND person <> 0
          AND starts <= :now AND (ends = 0 OR ends > :now)
    ORDER BY id
    LIMIT 1
)sql";

constexpr const char* count_held_seats = R"sql(
    SELECT count(*) FROM seats
    WHERE unit = :unit AND is_closed = 0 AND person <> 0
          AND starts <= :now AND (ends = 0 OR ends > :now)
)sql";

constexpr const char* count_seats_with_account = R"sql(
    SELECT count(*) FROM people JOIN seats ON seats.person = people.id
    WHERE people.account <> 0 AND seats.is_closed = 0
)sql";

std::optional<Moment> moment_if_any(std::int64_t milliseconds) {
    return milliseconds == 0 ? std::nullopt
                             : std::optional<Moment>(calendar::from_milliseconds(milliseconds));
}

template <class... Parameters>
std::vector<Seat> seats_from(store::Connection& connection,
                             store::Sql sql,
                             const Parameters&... parameters) {
    std::vector<Seat> found;
    for (auto& [id, unit, title, powers, person, starts, ends, vacant_since, is_closed] :
         connection.rows<std::int64_t,
                         std::int64_t,
                         std::string,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t>(sql, parameters...)) {
        found.push_back({SeatId{id},
                         UnitId{unit},
                         std::move(title),
                         Powers(powers),
                         PersonId{person},
                         moment_if_any(starts),
                         moment_if_any(ends),
                         calendar::from_milliseconds(vacant_since),
                         is_closed != 0});
    }
    return found;
}

std::int64_t one_if(const std::optional<journal::ErasableText>& given) {
    return given ? 1 : 0;
}

} // namespace

void apply_person_added(store::Connection& to,
                        const PersonAdded& event,
                        const journal::Entry& entry) {
    to.run(insert_person,
           event.id,
           event.account.value_or(AccountId{}),
           entry.sequence,
           one_if(event.telephone));
    to.run(insert_person_entry, event.id, entry.sequence);
}

void apply_person_corrected(store::Connection& to,
                            const PersonCorrected& event,
                            const journal::Entry& entry) {
    to.run(update_person, entry.sequence, one_if(event.telephone), event.id);
    to.run(insert_person_entry, event.id, entry.sequence);
}

void apply_account_given(store::Connection& to, const AccountGiven& event, const journal::Entry&) {
    to.run(update_account, event.account, event.person);
}

void apply_seat_added(store::Connection& to, const SeatAdded& event, const journal::Entry& entry) {
    Powers powers;
    for (const Power power : event.powers) {
        powers.mask |= Powers::bit(power);
    }
    to.run(insert_seat,
           event.id,
           event.unit,
           event.title,
           powers.mask,
           calendar::to_milliseconds(entry.at));
}

void apply_seat_closed(store::Connection& to, const SeatClosed& event, const journal::Entry&) {
    to.run(close_seat_row, event.id);
}

void apply_appointed(store::Connection& to,
                     const PersonAppointed& event,
                     const journal::Entry& entry) {
    const std::int64_t ends = event.until ? calendar::to_milliseconds(*event.until) : 0;
    to.run(fill_seat, event.person, calendar::to_milliseconds(event.from), ends, event.seat);
    drop_deputy(to, event.seat);
    issue_letter(to, event, entry);
}

void apply_vacated(store::Connection& to, const SeatVacated& event, const journal::Entry& entry) {
    to.run(empty_seat, calendar::to_milliseconds(entry.at), event.seat);
    to.run(insert_person_entry, event.person, entry.sequence);
    drop_deputy(to, event.seat);
}

PersonId next_person(store::Connection& connection) {
    return PersonId{connection.value<std::int64_t>(select_last_person).value_or(0) + 1};
}

SeatId next_seat(store::Connection& connection) {
    return SeatId{connection.value<std::int64_t>(select_last_seat).value_or(0) + 1};
}

std::optional<Person> person(store::Connection& connection, PersonId id) {
    const auto row = connection.row<std::int64_t, std::int64_t, std::int64_t>(select_person, id);
    if (!row) {
        return std::nullopt;
    }
    const auto& [account, entry, has_telephone] = *row;
    Person found{id,
                 journal::kept_value(connection, entry, position_of_name),
                 std::nullopt,
                 AccountId{account}};
    if (has_telephone != 0) {
        found.telephone = journal::kept_value(connection, entry, position_of_telephone);
    }
    return found;
}

std::vector<journal::Sequence> entries_of(store::Connection& connection, PersonId id) {
    std::vector<journal::Sequence> found;
    for (const auto& [entry] : connection.rows<std::int64_t>(select_person_entries, id)) {
        found.push_back(entry);
    }
    return found;
}

std::optional<Seat> seat_of(store::Connection& connection, PersonId id, Moment now) {
    auto found = seats_from(connection, select_seat_of_person, id, calendar::to_milliseconds(now));
    return found.empty() ? std::nullopt : std::optional<Seat>(std::move(found.front()));
}

std::vector<PersonId> all_people(store::Connection& connection) {
    std::vector<PersonId> found;
    for (const auto& [id] : connection.rows<std::int64_t>(select_people)) {
        found.push_back(PersonId{id});
    }
    return found;
}

std::optional<PersonId> person_of_account(store::Connection& connection, AccountId account) {
    const auto id = connection.value<std::int64_t>(select_person_of_account, account);
    return id ? std::optional<PersonId>(PersonId{*id}) : std::nullopt;
}

std::optional<Seat> seat(store::Connection& connection, SeatId id) {
    auto found = seats_from(connection, select_seat, id);
    return found.empty() ? std::nullopt : std::optional<Seat>(std::move(found.front()));
}

std::vector<Seat> seats_of(store::Connection& connection, UnitId unit) {
    return seats_from(connection, select_seats_of_unit, unit);
}

std::vector<Seat> seats_of_account(store::Connection& connection, AccountId account, Moment now) {
    return seats_from(connection, select_seats_of_account, account, calendar::to_milliseconds(now));
}

std::vector<Seat> terms_ending(store::Connection& connection, Moment now) {
    const std::chrono::days notice{rules(connection).renewal_notice_days};
    return seats_from(connection,
                      select_terms_ending,
                      calendar::to_milliseconds(now),
                      calendar::to_milliseconds(now + notice));
}

std::vector<Seat> vacant_seats(store::Connection& connection, Moment now, int limit) {
    return seats_from(connection, select_vacant_seats, calendar::to_milliseconds(now), limit);
}

bool is_unattended(store::Connection& connection, UnitId unit, Moment now) {
    return !connection.value<std::int64_t>(
        select_handler, unit, Powers::bit(Power::Handle), calendar::to_milliseconds(now));
}

std::int64_t count_held(store::Connection& connection, UnitId unit, Moment now) {
    return connection.value<std::int64_t>(count_held_seats, unit, calendar::to_milliseconds(now))
        .value_or(0);
}

bool is_anybody_seated(store::Connection& connection) {
    return connection.value<std::int64_t>(count_seats_with_account).value_or(0) != 0;
}

} // namespace alliance
