// The door of the work orders (工单) that the citizens' hotline 12345 sends us as files, and of the
// answers that go back. An order is taken by the same command as any report; each answer goes out
// once; and every day the numbers add up, or it is said where they don't.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "journal/turn.hpp"
#include "sheets/sheet.hpp"
#include "store/connection.hpp"
#include "text/catalogue.hpp"
#include "work_orders/format.hpp"
#include "work_orders/order_file.hpp"
#include "work_orders/rules.hpp"

namespace work_orders {

constexpr int reports_a_file_max = 5'000; // More wait for the next file.
constexpr std::chrono::days refused_rows_kept{30};

struct Span {
    Moment from;
    Moment until; // No longer in it.
};
[[nodiscard]] Span span_of(calendar::OfficeDay day);

// Who exchanges files with the hotline: the duty desk and the street's office, from a seat that
// takes in reports.
[[nodiscard]] bool is_clerk(store::Connection& connection, const alliance::ActingSeat& seat);

[[nodiscard]] std::shared_ptr<const Format> format_now(store::Connection& connection);
[[nodiscard]] std::string format_as_toml(store::Connection& connection);
// Refuses naming the line; false when it is what holds already.
[[nodiscard]] base::Result<bool> set_format(journal::Turn& turn, const std::string& document);

// Takes a file of orders, whole: each row becomes a report, adds to one, is here already, or is
// refused with its reason. Refused as a whole is only what is no file of orders.
[[nodiscard]] base::Result<ExchangeId> receive(journal::Turn& turn, const OrderFile& file);

// Writes down what is due to be reported as a file of answers, oldest first.
[[nodiscard]] base::Result<ExchangeId> give_answers(journal::Turn& turn, FileKind kind);

// How many reports wait to be told.
[[nodiscard]] std::int64_t count_due(store::Connection& connection);

enum class Direction { In, Out };
[[nodiscard]] std::span<const std::string_view> enum_names(Direction);

struct Exchange {
    ExchangeId id;
    Direction direction = Direction::In;
    FileKind file = FileKind::Xlsx;
    Moment at;
    journal::Sequence entry = 0;
    std::vector<std::string> heading;
    std::int64_t rows = 0;
    std::int64_t taken = 0;
    std::int64_t added = 0;
    std::int64_t again = 0;
    std::int64_t refused = 0;
};
[[nodiscard]] std::optional<Exchange> find_exchange(store::Connection& connection, ExchangeId id);
[[nodiscard]] std::vector<Exchange> last_exchanges(store::Connection& connection, int limit);

// Who reads a sheet, and when.
struct Reading {
    store::Connection& store;
    const text::Catalogue& words;
    Moment now;
};

// The file of an exchange, as often as it is asked for: answers as they went out, or the rows that
// were refused, each with its line and reason.
[[nodiscard]] sheets::Sheet sheet_of(const Reading& reading, const Exchange& exchange);

// A day that should balance, with the numbers that differ where it doesn't.
struct Balance {
    calendar::OfficeDay day;
    bool is_over = false; // Else it is as it stands now.
    Sums sums;
    std::vector<Difference> differences;

    [[nodiscard]] bool balances() const { return differences.empty(); }
};
[[nodiscard]] Balance balance_of(store::Connection& connection,
                                 calendar::OfficeDay day,
                                 Moment now);

// The same against the hotline's own list of that day: what they sent and we never had, and what
// we have and they don't name.
[[nodiscard]] base::Result<Balance> balance_against(store::Connection& connection,
                                                    Balance balance,
                                                    const OrderFile& theirs);

// The balance with everything it stands on: sums, refused rows with their reasons, what was
// answered, what is outstanding.
[[nodiscard]] sheets::Sheet balance_sheet(const Reading& reading, const Balance& balance);

} // namespace work_orders
