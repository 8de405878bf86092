// Every decision about work orders: what a row says, what becomes of a number that comes again,
// what the hotline must hear when a case moves on, and whether a day balances. No clock, no table.

#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "cases/events.hpp"
#include "sheets/workbook.hpp"
#include "work_orders/format.hpp"

namespace work_orders {

constexpr std::size_t number_characters_max = 40;

// A row, as the street's format reads it.
struct Order {
    std::int64_t line = 0;
    std::string number;
    std::string title;
    std::string words;
    std::optional<Moment> said;
    std::optional<voices::Kind> asks;
    std::string category; // Their word, or our code where the format maps it.
    std::string place;
    std::string contact_name;
    std::string contact_phone;
    std::optional<Moment> answer_by;
};

// Where each field stands in a row; the first title that the file has wins. Refused without a
// column for each field that the caller needs.
using Places = std::array<std::optional<std::size_t>, field_count>;
[[nodiscard]] base::Result<Places> find_places(const std::vector<std::string>& heading,
                                               const Format& format,
                                               std::initializer_list<Field> needs);

// The number alone, empty where a row has none that could be one.
[[nodiscard]] std::string number_in(const sheets::Row& row, const Places& places);

// Of a day without an hour the office's `closing` is meant.
[[nodiscard]] base::Result<Order> read_order(const sheets::Row& row,
                                             const Places& places,
                                             const Format& format,
                                             calendar::WallClock closing);

// How the staff read its title: with the number, so that it can be looked for.
[[nodiscard]] std::string title_of(const Order& order);

// What we know of an order whose number comes again.
struct Known {
    std::optional<Outcome> ended;         // Nothing while it is outstanding.
    std::optional<std::string> words;     // Gone when they were erased.
    std::vector<std::string> later_words; // What was added since.
};
enum class Again { Nothing, Adds };
// The same words add nothing. Others are added to what was said before, never put in its place;
// an order that ended takes none, since nobody would read them.
[[nodiscard]] base::Result<Again> decide_again(const Order& order, const Known& known);

// How an order stands by its case: the outcome that ended it, or nothing while it is outstanding.
[[nodiscard]] std::optional<Outcome> outcome_at(cases::Stage stage);

// What the hotline must hear when an order that stood so stands otherwise; nothing when it doesn't.
[[nodiscard]] std::optional<Outcome> report_between(std::optional<Outcome> before,
                                                    std::optional<Outcome> after);

// By how many a report changes the number of outstanding orders.
[[nodiscard]] int change_of(std::optional<Outcome> before, Outcome outcome);

// A day between the hotline and us.
struct Sums {
    std::int64_t received = 0; // Rows of the files of the day, as these were recorded.
    std::int64_t taken = 0;
    std::int64_t added = 0;
    std::int64_t again = 0;
    std::int64_t refused = 0;
    std::int64_t before = 0;      // Outstanding when the day began.
    std::int64_t reopened = 0;    // Taken up again.
    std::int64_t answered = 0;    // Ended, in whichever way.
    std::int64_t outstanding = 0; // When it was over, or now; counted order by order.
    std::int64_t unsent = 0;      // Reports that no file of answers holds yet.

    friend bool operator==(const Sums&, const Sums&) = default;
};

// Where the sums differ, in sentences; empty: the day balances.
struct Difference {
    std::string key;
    base::Arguments arguments;
};
[[nodiscard]] std::vector<Difference> differences_in(const Sums& sums);

} // namespace work_orders
