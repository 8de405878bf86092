#include "cases/records_figures.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "cases/pressing.hpp"
#include "cases/records_case.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

constexpr const char* upsert_figures = R"sql(
    INSERT INTO case_figures (scope, span, day, key, received, contacted_in_time, contacted_late,
                              answered_in_time, answered_late, satisfied, dissatisfied, resolved,
                              unresolved, returned, rehandled)
    VALUES (:scope, :span, :day, :key, :received, :contacted_in_time, :contacted_late,
            :answered_in_time, :answered_late, :satisfied, :dissatisfied, :resolved,
            :unresolved, :returned, :rehandled)
    ON CONFLICT (scope, span, day, key) DO UPDATE SET
        received = case_figures.received + excluded.received,
        contacted_in_time = case_figures.contacted_in_time + excluded.contacted_in_time,
        contacted_late = case_figures.contacted_late + excluded.contacted_late,
        answered_in_time = case_figures.answered_in_time + excluded.answered_in_time,
        answered_late = case_figures.answered_late + excluded.answered_late,
        satisfied = case_figures.satisfied + excluded.satisfied,
        dissatisfied = case_figures.dissatisfied + excluded.dissatisfied,
        resolved = case_figures.resolved + excluded.resolved,
        unresolved = case_figures.unresolved + excluded.unresolved,
        returned = case_figures.returned + excluded.returned,
        rehandled = case_figures.rehandled + excluded.rehandled
)sql";

constexpr const char* upsert_wait = R"sql(
    INSERT INTO case_waits (scope, span, day, key, days, cases)
    VALUES (:scope, :span, :day, :key, :days, :cases)
    ON CONFLICT (scope, span, day, key, days) DO UPDATE
    SET cases = case_waits.cases + excluded.cases
)sql";

constexpr const char* select_figures = R"sql(
    SELECT key, sum(received), sum(contacted_in_time), sum(contacted_late), sum(answered_in_time),
           sum(answered_late), sum(satisfied), sum(dissatisfied), sum(resolved), sum(unresolved),
           sum(returned), sum(rehandled)
    FROM case_figures
    WHERE scope = :scope AND span = :span AND day >= :first AND day < :last
    GROUP BY key ORDER BY key
)sql";

constexpr const char* select_waits = R"sql(
    SELECT key, days, sum(cases) FROM case_waits
    WHERE scope = :scope AND span = :span AND day >= :first AND day < :last
    GROUP BY key, days ORDER BY key, days
)sql";

constexpr const char* select_days = R"sql(
    SELECT key, day, received FROM case_figures
    WHERE scope = :scope AND span = 'day' AND day >= :first AND day < :last
    ORDER BY key, day
)sql";

#define BEHIND                                                                           \
    " AND received >= :first AND received < :last"                                       \
    " AND ((figures & :bit) <> 0 OR (ended_at IS NULL AND (figures & :came) = 0"         \
    "      AND (whole_due < :whole_by OR (stands_still = 0 AND step_due <= :step_by))))" \
    " ORDER BY id DESC LIMIT :limit OFFSET :skipped"
constexpr const char* select_behind_street =
    "SELECT " CASE_COLUMNS " FROM cases WHERE id > 0" BEHIND;
constexpr const char* select_behind_unit =
    "SELECT " CASE_COLUMNS " FROM cases WHERE first_handler = :number" BEHIND;
constexpr const char* select_behind_place =
    "SELECT " CASE_COLUMNS " FROM cases WHERE compound = :number" BEHIND;
constexpr const char* select_behind_category =
    "SELECT " CASE_COLUMNS " FROM cases WHERE category = :key" BEHIND;
#undef BEHIND

// What else counts as late: that which had not come when a limit passed, as `pressing_at` has it.
// Nothing passes a limit before the first moment.
struct NotCome {
    std::int64_t came = 0; // The figures that say that it came, as bits.
    std::int64_t whole_by = 0;
    std::int64_t step_by = 0;
};

NotCome not_come(Figure figure, Moment now) {
    const auto bit = [](Figure each) { return std::int64_t{1} << static_cast<int>(each); };
    const auto at = calendar::to_milliseconds(now);
    if (figure == Figure::ContactedLate) {
        return {bit(Figure::ContactedInTime) | bit(Figure::ContactedLate), 0, at};
    }
    return figure == Figure::AnsweredLate ? NotCome{bit(Figure::Answered), at, 0} : NotCome{};
}

std::int64_t day_number(calendar::OfficeDay day) {
    return day.time_since_epoch().count();
}

constexpr std::array scopes = {Scope::Street, Scope::Unit, Scope::Place, Scope::Category};

constexpr std::array spans = {Span::Day, Span::Month};

// Where one key's counts of a day stand.
struct Spot {
    Scope scope;
    std::string key;
    calendar::OfficeDay day;
};

// Most cases of a batch add to the same few rows. A row that comes to nought is written too: in
// whatever batches cases are counted, the tables hold the same rows.
class FigureSums final : public store::Sums {
public:
    void add(const Spot& spot, const Figures& figures) {
        for (const auto span : spans) {
            counts_[row_of(spot, span)] += figures;
        }
    }

    void add_wait(const Spot& spot, std::int64_t days, std::int64_t cases) {
        for (const auto span : spans) {
            waits_[{row_of(spot, span), days}] += cases;
        }
    }

    void write(store::Connection& to) override {
        for (const auto& [row, figures] : counts_) {
            write(to, row, figures);
        }
        for (const auto& [row_and_days, cases] : waits_) {
            const auto& [row, days] = row_and_days;
            const auto& [scope, span, day, key] = row;
            to.run(upsert_wait, text::name_of(scope), text::name_of(span), day, key, days, cases);
        }
    }

private:
    using Row = std::tuple<Scope, Span, std::int64_t, std::string>;

    static Row row_of(const Spot& spot, Span span) {
        return {spot.scope, span, day_number(first_of(span, spot.day)), spot.key};
    }

    static void write(store::Connection& to, const Row& row, const Figures& figures) {
        const auto& [scope, span, day, key] = row;
        to.run(upsert_figures,
               text::name_of(scope),
               text::name_of(span),
               day,
               key,
               figures.of(Figure::Received),
               figures.of(Figure::ContactedInTime),
               figures.of(Figure::ContactedLate),
               figures.of(Figure::AnsweredInTime),
               figures.of(Figure::AnsweredLate),
               figures.of(Figure::Satisfied),
               figures.of(Figure::Dissatisfied),
               figures.of(Figure::Resolved),
               figures.of(Figure::Unresolved),
               figures.of(Figure::Returned),
               figures.of(Figure::Rehandled));
    }

    std::map<Row, Figures> counts_;
    std::map<std::pair<Row, std::int64_t>, std::int64_t> waits_;
};

void add(store::Connection& to, const Spot& spot, const Figures& figures) {
    if (figures != Figures{}) {
        to.sums<FigureSums>().add(spot, figures);
    }
}

void add_wait(store::Connection& to,
              const Spot& spot,
              const std::optional<std::int64_t>& days,
              std::int64_t cases) {
    if (days) {
        to.sums<FigureSums>().add_wait(spot, *days, cases);
    }
}

// A case leaves a spot (-1) or comes to it (1) with all it counts for.
void move_whole(store::Connection& to, const Spot& spot, const Case& current, int sign) {
    Figures figures;
    if (sign > 0) {
        figures += figures_of(current);
    } else {
        figures -= figures_of(current);
    }
    add(to, spot, figures);
    add_wait(to, spot, days_waited(current), sign);
}

std::int64_t half_rounded_up(std::int64_t whole) {
    return (whole + 1) / 2;
}

// How many waited how many days; the shortest wait comes first.
using Waits = std::map<std::int64_t, std::int64_t>;

std::optional<std::int64_t> median_of(const Waits& waits) {
    std::int64_t all = 0;
    for (const auto& [days, cases] : waits) {
        all += cases;
    }
    std::int64_t passed = 0;
    for (const auto& [days, cases] : waits) {
        passed += cases;
        if (all > 0 && passed >= half_rounded_up(all)) {
            return days;
        }
    }
    return std::nullopt;
}

std::map<std::string, Waits> waits_of(store::Connection& connection,
                                      Scope scope,
                                      const Days& days) {
    std::map<std::string, Waits> waits;
    for (const auto& piece : pieces_of(days)) {
        for (const auto& [key, length, cases] :
             connection.rows<std::string, std::int64_t, std::int64_t>(
                 select_waits,
                 text::name_of(scope),
                 text::name_of(piece.span),
                 day_number(piece.days.from),
                 day_number(piece.days.until))) {
            waits[key][length] += cases;
        }
    }
    return waits;
}

std::map<std::string, Figures> counts_of(store::Connection& connection,
                                         Scope scope,
                                         const Piece& piece) {
    using Number = std::int64_t;
    std::map<std::string, Figures> counts;
    for (const auto& row : connection.rows<std::string,
                                           Number,
                                           Number,
                                           Number,
                                           Number,
                                           Number,
                                           Number,
                                           Number,
                                           Number,
                                           Number,
                                           Number,
                                           Number>(select_figures,
                                                   text::name_of(scope),
                                                   text::name_of(piece.span),
                                                   day_number(piece.days.from),
                                                   day_number(piece.days.until))) {
        std::apply(
            [&counts](const std::string& key, const auto&... each) {
                Figures& figures = counts[key];
                std::size_t at = 0;
                (figures.add(static_cast<Figure>(at++), each), ...);
                figures.add(Figure::Answered,
                            figures.share(Figure::AnsweredInTime, Figure::AnsweredLate).whole);
            },
            row);
    }
    return counts;
}

} // namespace

void count_new(store::Connection& to, const Case& born) {
    const auto day = calendar::office_day(born.received);
    for (const auto scope : scopes) {
        move_whole(to, {scope, key_in(scope, born), day}, born, 1);
    }
}

void count_change(store::Connection& to, const Case& before, const Case& after) {
    const auto day = calendar::office_day(after.received);
    Figures change = figures_of(after);
    change -= figures_of(before);
    for (const auto scope : scopes) {
        const Spot old_spot{scope, key_in(scope, before), day};
        const Spot spot{scope, key_in(scope, after), day};
        if (old_spot.key != spot.key) {
            move_whole(to, old_spot, before, -1);
            move_whole(to, spot, after, 1);
            continue;
        }
        add(to, spot, change);
        if (days_waited(before) != days_waited(after)) {
            add_wait(to, spot, days_waited(before), -1);
            add_wait(to, spot, days_waited(after), 1);
        }
    }
}

Figures figures_between(store::Connection& connection, const Days& days, const Pressing& pressing) {
    const auto lines = lines_of(connection, Scope::Street, days, pressing);
    return lines.empty() ? Figures{} : lines.front().figures;
}

std::vector<Line> lines_of(store::Connection& connection,
                           Scope scope,
                           const Days& days,
                           const Pressing& pressing) {
    connection.write_sums();
    std::map<std::string, Figures> counts;
    for (const auto& piece : pieces_of(days)) {
        for (const auto& [key, figures] : counts_of(connection, scope, piece)) {
            counts[key] += figures;
        }
    }
    for (const auto& each : pressing) {
        if (days.from <= each.received && each.received < days.until) {
            counts[key_in(scope, each)] += each.figures;
        }
    }
    auto waits = waits_of(connection, scope, days);
    std::vector<Line> lines;
    lines.reserve(counts.size());
    for (const auto& [key, figures] : counts) {
        lines.push_back({key, figures, median_of(waits[key])});
    }
    return lines;
}

std::vector<Line> chosen_lines(store::Connection& connection,
                               Scope scope,
                               const std::vector<std::string>& keys,
                               const Days& days,
                               const Pressing& pressing) {
    const auto lines = lines_of(connection, scope, days, pressing);
    std::vector<Line> chosen;
    chosen.reserve(keys.size());
    for (const auto& key : keys) {
        const auto found = std::ranges::find(lines, key, &Line::key);
        chosen.push_back(found == lines.end() ? Line{key, {}, {}} : *found);
    }
    return chosen;
}

std::vector<std::pair<std::string, Weeks>> weeks_of(store::Connection& connection,
                                                    Scope scope,
                                                    calendar::OfficeDay until) {
    connection.write_sums();
    constexpr int days_a_week = 7;
    const auto last = day_number(until);
    const auto first = last - days_a_week * weeks_shown;
    std::map<std::string, Weeks> weeks;
    for (const auto& [key, day, received] :
         connection.rows<std::string, std::int64_t, std::int64_t>(
             select_days, text::name_of(scope), first, last)) {
        weeks[key].at(static_cast<std::size_t>((day - first) / days_a_week)) += received;
    }
    return {weeks.begin(), weeks.end()};
}

std::vector<Case> cases_behind(store::Connection& connection, const Behind& asked, Moment now) {
    if (is_pressing(asked.figure)) {
        return pressing_behind(connection, asked, now);
    }
    const auto late = not_come(asked.figure, now);
    const auto midnight = [](calendar::OfficeDay day) {
        return calendar::to_milliseconds(calendar::moment_at(day, calendar::WallClock(0)));
    };
    const auto read = [&](store::Sql sql, const auto&... key) {
        return read_cases(connection,
                          sql,
                          key...,
                          midnight(asked.days.from),
                          midnight(asked.days.until),
                          std::int64_t{1} << static_cast<int>(asked.figure),
                          late.came,
                          late.whole_by,
                          late.step_by,
                          behind_a_page + 1,
                          asked.page * behind_a_page);
    };
    switch (asked.scope) {
        case Scope::Street:
            return read(select_behind_street);
        case Scope::Unit:
            return read(select_behind_unit, std::stoll(asked.key));
        case Scope::Place:
            return read(select_behind_place, std::stoll(asked.key));
        case Scope::Category:
            return read(select_behind_category, asked.key);
    }
    return {};
}

} // namespace cases
