#include "cases/pressing.hpp"
#include "cases/records_case.hpp"

namespace cases {
namespace {

// Every stage is named, so that the index of open cases is walked and not that of all received.
#define OPEN                                                                          \
    " ended_at IS NULL AND stage IN ('assigned', 'accepted', 'contacted', 'in_work'," \
    " 'submitted', 'checked', 'rehandling') "

constexpr const char* select_pressing =
    "SELECT first_handler, compound, category, received, figures, stands_still, step_due,"
    " whole_due FROM cases WHERE" OPEN
    "AND (step_due < :tomorrow OR whole_due < :now)"
    " ORDER BY id";

constexpr const char* select_pressing_behind =
    "SELECT " CASE_COLUMNS " FROM cases WHERE" OPEN
    "AND stands_still = 0 AND step_due > :after AND step_due <= :by"
    " AND received >= :first AND received < :last"
    " AND (:any_unit = 1 OR first_handler = :unit)"
    " AND (:any_place = 1 OR compound = :compound)"
    " AND (:any_category = 1 OR category = :category)"
    " ORDER BY id DESC LIMIT :limit OFFSET :skipped";
#undef OPEN

Moment midnight_of(calendar::OfficeDay day) {
    return calendar::moment_at(day, calendar::WallClock(0));
}

Moment end_of_today(Moment now) {
    return midnight_of(calendar::office_day(now) + std::chrono::days{1});
}

std::int64_t bit_of(Figure figure) {
    return std::int64_t{1} << static_cast<int>(figure);
}

} // namespace

Pressing pressing_at(store::Connection& connection, Moment now) {
    constexpr auto one_if = [](bool is_so) -> std::int64_t { return is_so ? 1 : 0; };
    const auto contacted = bit_of(Figure::ContactedInTime) | bit_of(Figure::ContactedLate);
    const auto at = calendar::to_milliseconds(now);
    const auto tomorrow = calendar::to_milliseconds(end_of_today(now));
    using Number = std::int64_t;
    Pressing pressing;
    for (const auto& [unit, compound, category, received, stored, is_still, step, whole] :
         connection.rows<Number, Number, std::string, Number, Number, Number, Number, Number>(
             select_pressing, tomorrow, at)) {
        const bool runs = is_still == 0;
        const bool is_overdue = runs && step <= at;
        Figures figures;
        figures.add(Figure::Overdue, one_if(is_overdue));
        figures.add(Figure::DueToday, one_if(runs && step > at && step < tomorrow));
        figures.add(Figure::ContactedLate, one_if(is_overdue && (stored & contacted) == 0));
        figures.add(Figure::AnsweredLate,
                    one_if(whole < at && (stored & bit_of(Figure::Answered)) == 0));
        if (figures != Figures{}) {
            const auto day = calendar::office_day(calendar::from_milliseconds(received));
            pressing.push_back({UnitId{unit}, places::PlaceId{compound}, category, day, figures});
        }
    }
    return pressing;
}

std::string key_in(Scope scope, const PressingCase& pressing) {
    switch (scope) {
        case Scope::Street:
            return {};
        case Scope::Unit:
            return std::to_string(pressing.unit.value);
        case Scope::Place:
            return std::to_string(pressing.compound.value);
        case Scope::Category:
            return pressing.category;
    }
    return {};
}

bool is_pressing(Figure figure) {
    return figure == Figure::Overdue || figure == Figure::DueToday;
}

std::vector<Case> pressing_behind(store::Connection& connection, const Behind& asked, Moment now) {
    constexpr auto any_unless = [](bool is_so) -> std::int64_t { return is_so ? 0 : 1; };
    const auto at = calendar::to_milliseconds(now);
    const bool is_overdue = asked.figure == Figure::Overdue;
    const bool is_a_number = asked.scope == Scope::Unit || asked.scope == Scope::Place;
    const std::int64_t number = is_a_number ? std::stoll(asked.key) : 0;
    return read_cases(connection,
                      select_pressing_behind,
                      is_overdue ? std::int64_t{0} : at,
                      is_overdue ? at : calendar::to_milliseconds(end_of_today(now)) - 1,
                      calendar::to_milliseconds(midnight_of(asked.days.from)),
                      calendar::to_milliseconds(midnight_of(asked.days.until)),
                      any_unless(asked.scope == Scope::Unit),
                      number,
                      any_unless(asked.scope == Scope::Place),
                      number,
                      any_unless(asked.scope == Scope::Category),
                      asked.key,
                      behind_a_page + 1,
                      asked.page * behind_a_page);
}

} // namespace cases
