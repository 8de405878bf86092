#include "cases/records_parts.hpp"

#include <tuple>

#include "text/names.hpp"

namespace cases {
namespace {

#define PART_COLUMNS                                                                 \
    "case_id, number, what, unit, department, asked_by, asked_entry, owner, level, " \
    "step_started, step_due, is_provisional, next_rung, next_rung_at, state, end_entry, ended_at "

constexpr const char* insert_part = R"sql(
    INSERT INTO case_parts (
        case_id, number, what, unit, department, asked_by, asked_entry, owner, level,
        step_started, step_due, is_provisional, next_rung, next_rung_at, state, end_entry,
        ended_at, wakes_at)
    VALUES (
        :case_id, :number, :what, :unit, :department, :asked_by, :asked_entry, :owner, :level,
        :step_started, :step_due, :is_provisional, :next_rung, :next_rung_at, 'open', 0, NULL,
        :wakes_at)
)sql";

constexpr const char* update_ladder = R"sql(
    UPDATE case_parts SET
        owner = :owner, level = :level, next_rung = :next_rung, next_rung_at = :next_rung_at,
        wakes_at = :wakes_at
    WHERE case_id = :case_id AND number = :number
)sql";

constexpr const char* update_rung = R"sql(
    UPDATE case_parts SET
        next_rung = :next_rung, next_rung_at = :next_rung_at, wakes_at = :wakes_at
    WHERE case_id = :case_id AND number = :number
)sql";

constexpr const char* update_moved = R"sql(
    UPDATE case_parts SET
        step_due = :step_due, is_provisional = :is_provisional, next_rung = :next_rung,
        next_rung_at = :next_rung_at, wakes_at = :wakes_at
    WHERE case_id = :case_id AND number = :number
)sql";

constexpr const char* update_end = R"sql(
    UPDATE case_parts SET
        state = :state, end_entry = :end_entry, ended_at = :ended_at, wakes_at = NULL
    WHERE case_id = :case_id AND number = :number
)sql";

constexpr const char* update_dropped = R"sql(
    UPDATE case_parts SET state = 'dropped', ended_at = :ended_at, wakes_at = NULL
    WHERE case_id = :case_id AND state = 'open' AND what <> 'question'
)sql";

constexpr const char* update_picked_up = R"sql(
    UPDATE case_parts SET state = 'open', ended_at = NULL, wakes_at = next_rung_at
    WHERE case_id = :case_id AND state = 'dropped'
)sql";

constexpr const char* delete_asked_by_entry = R"sql(
    DELETE FROM case_parts WHERE case_id = :case_id AND asked_entry = :entry
)sql";

constexpr const char* update_open_again = R"sql(
    UPDATE case_parts SET
        state = 'open', end_entry = 0, ended_at = NULL, wakes_at = next_rung_at
    WHERE case_id = :case_id AND end_entry = :entry
)sql";

constexpr const char* select_of_case = "SELECT " PART_COLUMNS R"sql(
    FROM case_parts WHERE case_id = :case_id ORDER BY number
)sql";

// What a unit owes, and what climbed to it.
constexpr const char* select_open_for = "SELECT " PART_COLUMNS R"sql(
    FROM case_parts WHERE state = 'open' AND unit = :unit
    UNION
    SELECT )sql" PART_COLUMNS R"sql(
    FROM case_parts WHERE state = 'open' AND owner = :owner
    ORDER BY step_due, case_id, number
    LIMIT :limit
)sql";

constexpr const char* select_waking_parts = "SELECT " PART_COLUMNS R"sql(
    FROM case_parts WHERE wakes_at = :at ORDER BY case_id, number LIMIT :limit
)sql";

constexpr const char* select_first_waking_part = R"sql(
    SELECT min(wakes_at) FROM case_parts WHERE wakes_at IS NOT NULL
)sql";

constexpr const char* select_provisional_parts = "SELECT " PART_COLUMNS R"sql(
    FROM case_parts
    WHERE state = 'open' AND is_provisional = 1 AND step_due < :until
    ORDER BY step_due, case_id, number
    LIMIT :limit
)sql";

constexpr const char* select_questions = "SELECT " PART_COLUMNS R"sql(
    FROM case_parts WHERE what = 'question' AND asked_by = :unit
    ORDER BY step_started DESC, case_id DESC, number DESC
    LIMIT :limit
)sql";

constexpr const char* select_takes_part = R"sql(
    SELECT count(*) FROM case_parts WHERE case_id = :case_id AND unit = :unit
)sql";

using Optional = std::optional<std::int64_t>;
using PartRow = std::tuple<std::int64_t,
                           std::int64_t,
                           std::string,
                           std::int64_t,
                           std::string,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           std::int64_t,
                           std::int64_t,
                           std::int64_t,
                           std::string,
                           Optional,
                           std::string,
                           std::int64_t,
                           Optional>;

Optional milliseconds(const std::optional<Moment>& moment) {
    return moment ? std::optional(calendar::to_milliseconds(*moment)) : std::nullopt;
}

std::optional<Moment> moment(const Optional& number) {
    return number ? std::optional(calendar::from_milliseconds(*number)) : std::nullopt;
}

using text::name_of;

Part part_from(PartRow& row) {
    auto& [of,
           number,
           what,
           unit,
           department,
           asked_by,
           asked_entry,
           owner,
           level,
           started,
           due,
           is_provisional,
           next,
           next_at,
           state,
           end_entry,
           ended_at] = row;
    Part part;
    part.of.value = of;
    part.number = number;
    part.what = text::known<PartKind>(what);
    part.unit.value = unit;
    part.department = std::move(department);
    part.asked_by.value = asked_by;
    part.asked_entry = asked_entry;
    part.owner.value = owner;
    part.level = text::known<Level>(level);
    part.step = {calendar::from_milliseconds(started),
                 calendar::from_milliseconds(due),
                 is_provisional != 0,
                 text::known<Rung>(next),
                 moment(next_at)};
    part.state = text::known<PartState>(state);
    part.end_entry = end_entry;
    part.ended_at = moment(ended_at);
    return part;
}

template <class... Columns, class... Parameters>
std::vector<Part> read_rows(std::tuple<Columns...>*,
                            store::Connection& connection,
                            store::Sql sql,
                            const Parameters&... parameters) {
    std::vector<Part> parts;
    for (auto& row : connection.rows<Columns...>(sql, parameters...)) {
        parts.push_back(part_from(row));
    }
    return parts;
}

template <class... Parameters>
std::vector<Part> read_parts(store::Connection& connection,
                             store::Sql sql,
                             const Parameters&... parameters) {
    return read_rows(static_cast<PartRow*>(nullptr), connection, sql, parameters...);
}

void keep_rung(store::Connection& to, CaseId id, std::int64_t number, const StepClock& step) {
    const auto at = milliseconds(step.next_at);
    to.run(update_rung, name_of(step.next), at, at, id, number);
}

} // namespace

void keep_beside(store::Connection& to, const PartAsked& event, const journal::Entry& entry) {
    const auto wakes_at = milliseconds(event.step.next_at);
    to.run(insert_part,
           event.id,
           event.number,
           name_of(event.what),
           event.unit,
           event.department.value_or(""),
           event.by,
           entry.sequence,
           event.unit,
           name_of(event.level),
           calendar::to_milliseconds(event.step.started),
           calendar::to_milliseconds(event.step.due),
           std::int64_t{event.step.is_provisional ? 1 : 0},
           name_of(event.step.next),
           wakes_at,
           wakes_at);
}

void keep_beside(store::Connection& to, const PartAnswered& event, const journal::Entry& entry) {
    to.run(update_end,
           name_of(PartState::Answered),
           entry.sequence,
           calendar::to_milliseconds(entry.at),
           event.id,
           event.number);
}

void keep_beside(store::Connection& to, const PartGivenUp& event, const journal::Entry& entry) {
    to.run(update_end,
           name_of(PartState::GivenUp),
           entry.sequence,
           calendar::to_milliseconds(entry.at),
           event.id,
           event.number);
}

void keep_beside(store::Connection& to, const PartReminded& event, const journal::Entry&) {
    keep_rung(to, event.id, event.number, event.step);
}

void keep_beside(store::Connection& to, const PartWarned& event, const journal::Entry&) {
    keep_rung(to, event.id, event.number, event.step);
}

void keep_beside(store::Connection& to, const PartEscalated& event, const journal::Entry&) {
    const auto at = milliseconds(event.step.next_at);
    to.run(update_ladder,
           event.owner,
           name_of(event.level),
           name_of(event.step.next),
           at,
           at,
           event.id,
           event.number);
}

void keep_beside(store::Connection& to, const PartMoved& event, const journal::Entry&) {
    const auto at = milliseconds(event.step.next_at);
    to.run(update_moved,
           calendar::to_milliseconds(event.step.due),
           std::int64_t{event.step.is_provisional ? 1 : 0},
           name_of(event.step.next),
           at,
           at,
           event.id,
           event.number);
}

void drop_parts(store::Connection& to, CaseId id, Moment at) {
    to.run(update_dropped, calendar::to_milliseconds(at), id);
}

void take_back_parts(store::Connection& to, CaseId id, journal::Sequence entry) {
    to.run(delete_asked_by_entry, id, entry);
    to.run(update_open_again, id, entry);
}

void pick_up_dropped_parts(store::Connection& to, CaseId id) {
    to.run(update_picked_up, id);
}

std::vector<Part> parts_of(store::Connection& connection, CaseId id) {
    return read_parts(connection, select_of_case, id);
}

std::vector<Part> open_parts_for(store::Connection& connection, UnitId unit, int limit) {
    return read_parts(connection, select_open_for, unit, unit, limit);
}

std::vector<Part> parts_waking_at(store::Connection& connection, Moment moment, int limit) {
    return read_parts(connection, select_waking_parts, calendar::to_milliseconds(moment), limit);
}

std::optional<Moment> first_part_waking(store::Connection& connection) {
    return moment(*connection.value<Optional>(select_first_waking_part));
}

std::vector<Part> provisional_parts(store::Connection& connection, Moment until, int limit) {
    return read_parts(
        connection, select_provisional_parts, calendar::to_milliseconds(until), limit);
}

std::vector<Part> questions_by(store::Connection& connection, UnitId committee, int limit) {
    return read_parts(connection, select_questions, committee, limit);
}

bool takes_part(store::Connection& connection, CaseId id, UnitId unit) {
    return *connection.value<std::int64_t>(select_takes_part, id, unit) > 0;
}

} // namespace cases
