// What the hotline must hear, and the sums of a day.

#include <tuple>
#include <utility>

#include "text/names.hpp"
#include "work_orders/records.hpp"

namespace work_orders {
namespace {

using calendar::from_milliseconds;
using calendar::to_milliseconds;

constexpr const char* insert_report = R"sql(
    INSERT INTO work_order_reports (id, number, outcome, change, at, cause, words, code,
                                    case_number, due, exchange, is_dropped)
    VALUES (:id, :number, :outcome, :change, :at, :cause, :words, :code, :case_number, :due, 0, 0)
)sql";

constexpr const char* drop_report = R"sql(
    UPDATE work_order_reports SET is_dropped = 1 WHERE id = :id
)sql";

// How it stands after its reports, the dropped ones aside.
constexpr const char* update_outcome = R"sql(
    UPDATE work_orders SET outcome = COALESCE(
        (SELECT CASE WHEN work_order_reports.outcome = 'reopened' THEN ''
                     ELSE work_order_reports.outcome END
         FROM work_order_reports
         WHERE work_order_reports.number = work_orders.number
               AND work_order_reports.is_dropped = 0 AND work_order_reports.outcome <> 'extended'
         ORDER BY work_order_reports.id DESC LIMIT 1), '')
    WHERE number = :number
)sql";

#define REPORT_COLUMNS "id, number, outcome, at, words, code, case_number, due, exchange "
constexpr const char* select_reports_in = "SELECT " REPORT_COLUMNS R"sql(
    FROM work_order_reports WHERE exchange = :exchange ORDER BY id
)sql";

constexpr const char* select_reports_waiting = "SELECT " REPORT_COLUMNS R"sql(
    FROM work_order_reports WHERE exchange = 0 AND is_dropped = 0 ORDER BY id LIMIT :limit
)sql";

constexpr const char* select_reports_between = "SELECT " REPORT_COLUMNS R"sql(
    FROM work_order_reports
    WHERE at >= :first AND at < :last AND is_dropped = 0
    ORDER BY at, id
)sql";

constexpr const char* select_reports_caused = "SELECT " REPORT_COLUMNS R"sql(
    FROM work_order_reports
    WHERE number = :number AND cause = :cause AND is_dropped = 0
    ORDER BY id
)sql";
#undef REPORT_COLUMNS

constexpr const char* select_last_report = R"sql(
    SELECT COALESCE(max(id), 0) FROM work_order_reports
)sql";

constexpr const char* sum_exchanges = R"sql(
    SELECT COALESCE(sum(row_count), 0), COALESCE(sum(added), 0), COALESCE(sum(again), 0)
    FROM work_order_exchanges WHERE direction = 'in' AND at >= :first AND at < :last
)sql";

constexpr const char* count_taken = R"sql(
    SELECT count(*) FROM work_orders WHERE at >= :first AND at < :last
)sql";

constexpr const char* count_refused = R"sql(
    SELECT count(*) FROM work_order_refusals WHERE at >= :first AND at < :last
)sql";

constexpr const char* sum_changes = R"sql(
    SELECT COALESCE(sum(CASE WHEN change > 0 THEN change ELSE 0 END), 0),
           COALESCE(sum(CASE WHEN change < 0 THEN -change ELSE 0 END), 0)
    FROM work_order_reports WHERE at >= :first AND at < :last AND is_dropped = 0
)sql";

constexpr const char* count_open = R"sql(
    SELECT count(*) FROM work_orders WHERE outcome = ''
)sql";

constexpr const char* count_open_at = R"sql(
    SELECT count(*) FROM work_orders
    WHERE at < :moment
          AND COALESCE((SELECT sum(change) FROM work_order_reports
                        WHERE work_order_reports.number = work_orders.number
                              AND is_dropped = 0 AND work_order_reports.at < :moment), 0) = 0
)sql";

constexpr const char* count_unsent = R"sql(
    SELECT count(*) FROM work_order_reports WHERE exchange = 0 AND is_dropped = 0
)sql";

constexpr const char* count_unsent_by_outcome = R"sql(
    SELECT outcome, count(*) FROM work_order_reports
    WHERE exchange = 0 AND is_dropped = 0
    GROUP BY outcome
)sql";

void apply_due(store::Connection& to,
               const WorkOrderReportDue& event,
               const journal::Entry& entry) {
    const auto order = find_order(to, event.number);
    to.run(insert_report,
           event.id,
           event.number,
           text::name_of(event.outcome),
           change_of(order ? order->ended : std::nullopt, event.outcome),
           to_milliseconds(entry.at),
           event.cause,
           event.words,
           event.code,
           event.case_number,
           to_milliseconds(event.due).value_or(0));
    to.run(update_outcome, event.number);
}

void apply_dropped(store::Connection& to,
                   const WorkOrderReportDropped& event,
                   const journal::Entry&) {
    to.run(drop_report, event.id);
    to.run(update_outcome, event.number);
}

template <class... Parameters>
std::vector<Report> reports_from(store::Connection& connection,
                                 store::Sql sql,
                                 const Parameters&... parameters) {
    using Number = std::int64_t;
    std::vector<Report> found;
    for (auto& [id, number, outcome, at, words, code, case_number, due, exchange] :
         connection.rows<Number,
                         std::string,
                         std::string,
                         Number,
                         Number,
                         std::string,
                         Number,
                         Number,
                         Number>(sql, parameters...)) {
        Report report{ReportId{id},
                      std::move(number),
                      text::known<Outcome>(outcome),
                      from_milliseconds(at),
                      words,
                      std::move(code),
                      case_number,
                      {},
                      ExchangeId{exchange}};
        if (due != 0) {
            report.due = from_milliseconds(due);
        }
        found.push_back(std::move(report));
    }
    return found;
}

} // namespace

void keep_reports(journal::Facts& facts) {
    facts.on<WorkOrderReportDue>(apply_due);
    facts.on<WorkOrderReportDropped>(apply_dropped);
}

ReportId next_report(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_report).value_or(0) + 1};
}

std::vector<Report> reports_in(store::Connection& connection, ExchangeId exchange) {
    return reports_from(connection, select_reports_in, exchange);
}

std::vector<Report> reports_between(store::Connection& connection, Span span) {
    return reports_from(connection,
                        select_reports_between,
                        to_milliseconds(span.from),
                        to_milliseconds(span.until));
}

std::vector<Report> reports_waiting(store::Connection& connection, int limit) {
    return reports_from(connection, select_reports_waiting, limit);
}

std::vector<std::pair<Outcome, std::int64_t>> count_waiting(store::Connection& connection) {
    std::vector<std::pair<Outcome, std::int64_t>> waiting;
    for (const auto& [outcome, count] :
         connection.rows<std::string, std::int64_t>(count_unsent_by_outcome)) {
        waiting.emplace_back(text::known<Outcome>(outcome), count);
    }
    return waiting;
}

std::vector<Report> reports_caused_by(store::Connection& connection,
                                      const std::string& number,
                                      journal::Sequence cause) {
    return reports_from(connection, select_reports_caused, number, cause);
}

Sums sums_of(store::Connection& connection, Span span) {
    const auto from = to_milliseconds(span.from);
    const auto until = to_milliseconds(span.until);
    const std::int64_t beginning = 0;
    using Number = std::int64_t;
    Sums sums;
    const auto files = connection.row<Number, Number, Number>(sum_exchanges, from, until);
    std::tie(sums.received, sums.added, sums.again) = *files;
    sums.taken = connection.value<Number>(count_taken, from, until).value_or(0);
    sums.refused = connection.value<Number>(count_refused, from, until).value_or(0);
    const auto moved = connection.row<Number, Number>(sum_changes, from, until);
    std::tie(sums.reopened, sums.answered) = *moved;
    const auto earlier = connection.row<Number, Number>(sum_changes, beginning, from);
    sums.before = connection.value<Number>(count_taken, beginning, from).value_or(0) +
                  std::get<0>(*earlier) - std::get<1>(*earlier);
    sums.unsent = connection.value<Number>(count_unsent).value_or(0);
    return sums;
}

std::int64_t count_outstanding(store::Connection& connection) {
    return connection.value<std::int64_t>(count_open).value_or(0);
}

std::int64_t count_outstanding_at(store::Connection& connection, Moment moment) {
    return connection.value<std::int64_t>(count_open_at, to_milliseconds(moment)).value_or(0);
}

} // namespace work_orders
