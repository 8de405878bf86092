// What cases came to, in figures that anyone can check: each counts cases by the day they were
// received, so that every figure has its list of cases and a part is never more than its whole.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calendar/moment.hpp"
#include "cases/case_state.hpp"
#include "store/connection.hpp"

namespace cases {

enum class Figure {
    Received,
    ContactedInTime,
    ContactedLate,  // Or nobody was contacted by the limit, and nobody is yet.
    AnsweredInTime, // The first answer, by the limit of the whole as it stood then.
    AnsweredLate,   // Or not at all yet, though the limit has passed.
    Satisfied,      // The resident's last word: satisfied or basically.
    Dissatisfied,
    Resolved,   // Closed.
    Unresolved, // Closed so, or suspended (挂账): it counts as unresolved meanwhile.
    Returned,
    Rehandled,
    Answered, // In time or late.
    Overdue,  // Of what is open: the step's limit has passed.
    DueToday,
};
constexpr std::size_t figure_count = 14;
[[nodiscard]] std::span<const std::string_view> enum_names(Figure);

class Figures {
public:
    [[nodiscard]] std::int64_t of(Figure figure) const {
        return counts_[static_cast<std::size_t>(figure)];
    }
    void add(Figure figure, std::int64_t count) {
        counts_[static_cast<std::size_t>(figure)] += count;
    }
    Figures& operator+=(const Figures& more);
    Figures& operator-=(const Figures& less);

    // A part and what it is a part of: of those that one or the other is true of.
    struct Share {
        std::int64_t part = 0;
        std::int64_t whole = 0;
    };
    [[nodiscard]] Share share(Figure part, Figure rest) const {
        return {of(part), of(part) + of(rest)};
    }

    // One bit a figure that is not 0, the first the lowest.
    [[nodiscard]] std::int64_t bits() const;

    friend bool operator==(const Figures&, const Figures&) = default;

private:
    std::array<std::int64_t, figure_count> counts_{};
};

// What one case adds to its day's figures: 0 or 1 of each.
[[nodiscard]] Figures figures_of(const Case& current);

// Calendar days from the report to the first answer; nothing before.
[[nodiscard]] std::optional<std::int64_t> days_waited(const Case& current);

// Whose figures: the street's, or those of a unit that answers for cases to the end, of a
// compound or of a category.
enum class Scope { Street, Unit, Place, Category };
[[nodiscard]] std::span<const std::string_view> enum_names(Scope);

// Whose figures a case counts in: the unit that answers for it to the end, its compound (0 when
// it has none), its category.
[[nodiscard]] std::string key_in(Scope scope, const Case& current);

// The days of a time: the first, and the first after it.
struct Days {
    calendar::OfficeDay from;
    calendar::OfficeDay until;
};

// A time cut into its whole months and the days before and after them: as few rows as possible.
enum class Span { Day, Month };
[[nodiscard]] std::span<const std::string_view> enum_names(Span);
struct Piece {
    Span span = Span::Day;
    Days days;
};
[[nodiscard]] std::vector<Piece> pieces_of(const Days& days);

// The first of the day or month in which a day lies.
[[nodiscard]] calendar::OfficeDay first_of(Span span, calendar::OfficeDay day);

// Where an open case that presses counts, and what it counts for beside what is stored. They are
// read once (pressing.hpp) and counted in as often as is asked.
struct PressingCase {
    UnitId unit;
    places::PlaceId compound;
    std::string category;
    calendar::OfficeDay received;
    Figures figures;
};
using Pressing = std::vector<PressingCase>;

[[nodiscard]] Figures figures_between(store::Connection& connection,
                                      const Days& days,
                                      const Pressing& pressing);

// What stands in one line of an overview.
struct Line {
    std::string key; // A unit's or place's number, a category's code; empty for the street.
    Figures figures;
    std::optional<std::int64_t> median_days; // Nothing while nobody was answered.
};
[[nodiscard]] std::vector<Line> lines_of(store::Connection& connection,
                                         Scope scope,
                                         const Days& days,
                                         const Pressing& pressing);

// The lines of these keys, in the order asked; of nothing but zeros where nothing was received.
[[nodiscard]] std::vector<Line> chosen_lines(store::Connection& connection,
                                             Scope scope,
                                             const std::vector<std::string>& keys,
                                             const Days& days,
                                             const Pressing& pressing);

// Cases received in each of the last weeks before `until`, the oldest first; by key.
constexpr int weeks_shown = 12;
using Weeks = std::array<std::int64_t, weeks_shown>;
[[nodiscard]] std::vector<std::pair<std::string, Weeks>> weeks_of(store::Connection& connection,
                                                                  Scope scope,
                                                                  calendar::OfficeDay until);

// The cases behind a figure, newest first.
struct Behind {
    Scope scope = Scope::Street;
    std::string key;
    Figure figure = Figure::Received;
    Days days;
    int page = 0; // From 0.
};
constexpr int behind_a_page = 50;
[[nodiscard]] std::vector<Case> cases_behind(store::Connection& connection,
                                             const Behind& asked,
                                             Moment now);

} // namespace cases
