// The tables of the work orders: filled by applying this room's events, read by everybody else.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "journal/turn.hpp"
#include "store/connection.hpp"
#include "work_orders/rules.hpp"
#include "work_orders/work_orders.hpp"

namespace work_orders {

void keep(journal::Facts& facts);
void keep_reports(journal::Facts& facts);

[[nodiscard]] ExchangeId next_exchange(store::Connection& connection);
[[nodiscard]] ReportId next_report(store::Connection& connection);

struct Kept {
    std::int64_t version = 0;
    std::string document;
};
[[nodiscard]] std::optional<Kept> newest_format(store::Connection& connection);

struct OrderTaken {
    std::string number;
    voices::VoiceId voice;
    Moment at;
    std::optional<Moment> answer_by;
    std::optional<Outcome> ended; // Nothing while it is outstanding.
};
[[nodiscard]] std::optional<OrderTaken> find_order(store::Connection& connection,
                                                   const std::string& number);
[[nodiscard]] std::optional<OrderTaken> find_order(store::Connection& connection,
                                                   voices::VoiceId voice);
[[nodiscard]] std::vector<OrderTaken> outstanding_orders(store::Connection& connection, int limit);
[[nodiscard]] std::vector<OrderTaken> taken_between(store::Connection& connection, Span span);

struct Refused {
    ExchangeId exchange;
    std::int64_t line = 0;
    std::string number;
    base::Refusal refusal;
    journal::Sequence entry = 0;
};
[[nodiscard]] std::vector<Refused> refused_in(store::Connection& connection, ExchangeId exchange);
[[nodiscard]] std::vector<Refused> refused_between(store::Connection& connection, Span span);

// The entries whose rows are older than that and not forgotten yet.
[[nodiscard]] std::vector<journal::Sequence> refused_before(store::Connection& connection,
                                                            Moment moment);

struct Report {
    ReportId id;
    std::string number;
    Outcome outcome = Outcome::Answered;
    Moment at;
    journal::Sequence words = 0;
    std::string code;
    std::int64_t case_number = 0;
    std::optional<Moment> due;
    ExchangeId exchange; // 0: not told yet.
};
[[nodiscard]] std::vector<Report> reports_in(store::Connection& connection, ExchangeId exchange);
[[nodiscard]] std::vector<Report> reports_between(store::Connection& connection, Span span);
// Told in no file yet, oldest first.
[[nodiscard]] std::vector<Report> reports_waiting(store::Connection& connection, int limit);
[[nodiscard]] std::vector<std::pair<Outcome, std::int64_t>> count_waiting(
    store::Connection& connection);
[[nodiscard]] std::vector<Report> reports_caused_by(store::Connection& connection,
                                                    const std::string& number,
                                                    journal::Sequence cause);

// The sums of a span, without those of orders that are outstanding at its end.
[[nodiscard]] Sums sums_of(store::Connection& connection, Span span);
// Counted by the state of each order: now, and as it was at a moment.
[[nodiscard]] std::int64_t count_outstanding(store::Connection& connection);
[[nodiscard]] std::int64_t count_outstanding_at(store::Connection& connection, Moment moment);

} // namespace work_orders
