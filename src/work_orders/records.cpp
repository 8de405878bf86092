#include "work_orders/records.hpp"

#include <utility>

#include "office/documents.hpp"
#include "text/names.hpp"

namespace work_orders {
namespace {

using calendar::from_milliseconds;
using calendar::to_milliseconds;
using nlohmann::json;

constexpr const char* insert_format = R"sql(
    INSERT INTO work_order_formats (version, document) VALUES (:version, :document)
)sql";

constexpr const char* select_format = R"sql(
    SELECT version, document FROM work_order_formats ORDER BY version DESC LIMIT 1
)sql";

constexpr const char* insert_exchange = R"sql(
    INSERT INTO work_order_exchanges (id, direction, file, at, entry, heading, row_count, taken,
                                      added, again, refused)
    VALUES (:id, :direction, :file, :at, :entry, :heading, :row_count, :taken, :added, :again,
            :refused)
)sql";

#define EXCHANGE_COLUMNS \
    "id, direction, file, at, entry, heading, row_count, taken, added, again, refused "
constexpr const char* select_exchange = "SELECT " EXCHANGE_COLUMNS R"sql(
    FROM work_order_exchanges WHERE id = :id
)sql";

constexpr const char* select_exchanges = "SELECT " EXCHANGE_COLUMNS R"sql(
    FROM work_order_exchanges ORDER BY id DESC LIMIT :limit
)sql";
#undef EXCHANGE_COLUMNS

constexpr const char* select_last_exchange = R"sql(
    SELECT COALESCE(max(id), 0) FROM work_order_exchanges
)sql";

constexpr const char* insert_order = R"sql(
    INSERT INTO work_orders (number, voice, exchange, line, at, answer_by, outcome)
    VALUES (:number, :voice, :exchange, :line, :at, :answer_by, '')
)sql";

#define ORDER_COLUMNS "number, voice, at, answer_by, outcome "
constexpr const char* select_order = "SELECT " ORDER_COLUMNS R"sql(
    FROM work_orders WHERE number = :number
)sql";

constexpr const char* select_order_of_voice = "SELECT " ORDER_COLUMNS R"sql(
    FROM work_orders WHERE voice = :voice ORDER BY number LIMIT 1
)sql";

constexpr const char* select_outstanding = "SELECT " ORDER_COLUMNS R"sql(
    FROM work_orders WHERE outcome = '' ORDER BY number LIMIT :limit
)sql";

constexpr const char* select_taken_between = "SELECT " ORDER_COLUMNS R"sql(
    FROM work_orders WHERE at >= :first AND at < :last ORDER BY at, number
)sql";
#undef ORDER_COLUMNS

constexpr const char* insert_refusal = R"sql(
    INSERT INTO work_order_refusals (exchange, line, number, at, reason, arguments, entry, is_gone)
    VALUES (:exchange, :line, :number, :at, :reason, :arguments, :entry, 0)
)sql";

#define REFUSAL_COLUMNS "exchange, line, number, reason, arguments, entry "
constexpr const char* select_refusals = "SELECT " REFUSAL_COLUMNS R"sql(
    FROM work_order_refusals WHERE exchange = :exchange ORDER BY line
)sql";

constexpr const char* select_refusals_between = "SELECT " REFUSAL_COLUMNS R"sql(
    FROM work_order_refusals WHERE at >= :first AND at < :last ORDER BY at, exchange, line
)sql";
#undef REFUSAL_COLUMNS

constexpr const char* select_old_refusals = R"sql(
    SELECT entry FROM work_order_refusals WHERE is_gone = 0 AND at < :moment ORDER BY entry
)sql";

constexpr const char* update_gone = R"sql(
    UPDATE work_order_refusals SET is_gone = 1 WHERE is_gone = 0 AND at < :moment
)sql";

constexpr const char* give_report = R"sql(
    UPDATE work_order_reports SET exchange = :exchange WHERE id = :id
)sql";

void apply_format(store::Connection& to,
                  const WorkOrderFormatSet& event,
                  const journal::Entry& entry) {
    to.run(insert_format, event.version, event.document);
    office::keep_document(to, "work_orders", event.document, entry);
}

void apply_taken(store::Connection& to, const WorkOrderTaken& event, const journal::Entry& entry) {
    to.run(insert_order,
           event.number,
           event.voice,
           event.exchange,
           event.line,
           to_milliseconds(entry.at),
           to_milliseconds(event.answer_by).value_or(0));
}

void apply_refused(store::Connection& to,
                   const WorkOrderRefused& event,
                   const journal::Entry& entry) {
    auto arguments = json::array();
    for (const auto& [name, value] : event.arguments) {
        arguments.push_back({name, value});
    }
    to.run(insert_refusal,
           event.exchange,
           event.line,
           event.number,
           to_milliseconds(entry.at),
           event.reason,
           arguments.dump(),
           entry.sequence);
}

void apply_received(store::Connection& to,
                    const WorkOrdersReceived& event,
                    const journal::Entry& entry) {
    to.run(insert_exchange,
           event.id,
           text::name_of(Direction::In),
           text::name_of(event.file),
           to_milliseconds(entry.at),
           entry.sequence,
           json(event.heading).dump(),
           event.rows,
           event.taken,
           event.added,
           event.again,
           event.refused);
    if (event.forgets_before) {
        to.run(update_gone, to_milliseconds(*event.forgets_before));
    }
}

void apply_given(store::Connection& to,
                 const WorkOrderAnswersGiven& event,
                 const journal::Entry& entry) {
    for (const auto report : event.reports) {
        to.run(give_report, event.id, report);
    }
    to.run(insert_exchange,
           event.id,
           text::name_of(Direction::Out),
           text::name_of(event.file),
           to_milliseconds(entry.at),
           entry.sequence,
           "[]",
           static_cast<std::int64_t>(event.reports.size()),
           0,
           0,
           0,
           0);
}

std::vector<std::string> heading_in(const std::string& written) {
    return json::parse(written).get<std::vector<std::string>>();
}

base::Arguments arguments_in(const std::string& written) {
    base::Arguments arguments;
    for (const auto& argument : json::parse(written)) {
        arguments.emplace_back(argument[0].get<std::string>(), argument[1].get<std::string>());
    }
    return arguments;
}

template <class... Parameters>
std::vector<Exchange> exchanges_from(store::Connection& connection,
                                     store::Sql sql,
                                     const Parameters&... parameters) {
    using Number = std::int64_t;
    std::vector<Exchange> found;
    for (auto& [id, direction, file, at, entry, heading, rows, taken, added, again, refused] :
         connection.rows<Number,
                         std::string,
                         std::string,
                         Number,
                         Number,
                         std::string,
                         Number,
                         Number,
                         Number,
                         Number,
                         Number>(sql, parameters...)) {
        found.push_back({ExchangeId{id},
                         text::known<Direction>(direction),
                         text::known<FileKind>(file),
                         from_milliseconds(at),
                         entry,
                         heading_in(heading),
                         rows,
                         taken,
                         added,
                         again,
                         refused});
    }
    return found;
}

template <class... Parameters>
std::vector<OrderTaken> orders_from(store::Connection& connection,
                                    store::Sql sql,
                                    const Parameters&... parameters) {
    std::vector<OrderTaken> found;
    for (auto& [number, voice, at, answer_by, outcome] :
         connection.rows<std::string, std::int64_t, std::int64_t, std::int64_t, std::string>(
             sql, parameters...)) {
        OrderTaken order{std::move(number), {voice}, from_milliseconds(at), {}, {}};
        if (answer_by != 0) {
            order.answer_by = from_milliseconds(answer_by);
        }
        if (!outcome.empty()) {
            order.ended = text::known<Outcome>(outcome);
        }
        found.push_back(std::move(order));
    }
    return found;
}

template <class... Parameters>
std::vector<Refused> refusals_from(store::Connection& connection,
                                   store::Sql sql,
                                   const Parameters&... parameters) {
    std::vector<Refused> found;
    for (auto& [exchange, line, number, reason, written, entry] :
         connection
             .rows<std::int64_t, std::int64_t, std::string, std::string, std::string, std::int64_t>(
                 sql, parameters...)) {
        found.push_back({ExchangeId{exchange},
                         line,
                         std::move(number),
                         {base::Why::Invalid, std::move(reason), arguments_in(written), {}},
                         entry});
    }
    return found;
}

template <class Row>
std::optional<Row> first_of(std::vector<Row> rows) {
    return rows.empty() ? std::nullopt : std::optional(std::move(rows.front()));
}

// Adding to an order changes no table: it is counted with its file.
void apply_added(store::Connection&, const WorkOrderAddedTo&, const journal::Entry&) {}

} // namespace

void keep(journal::Facts& facts) {
    facts.on<WorkOrderFormatSet>(apply_format);
    facts.on<WorkOrderTaken>(apply_taken);
    facts.on<WorkOrderAddedTo>(apply_added);
    facts.on<WorkOrderRefused>(apply_refused);
    facts.on<WorkOrdersReceived>(apply_received);
    facts.on<WorkOrderAnswersGiven>(apply_given);
    keep_reports(facts);
}

ExchangeId next_exchange(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_exchange).value_or(0) + 1};
}

std::optional<Kept> newest_format(store::Connection& connection) {
    auto row = connection.row<std::int64_t, std::string>(select_format);
    return row ? std::optional(Kept{std::get<0>(*row), std::move(std::get<1>(*row))})
               : std::nullopt;
}

std::optional<OrderTaken> find_order(store::Connection& connection, const std::string& number) {
    return first_of(orders_from(connection, select_order, number));
}

std::optional<OrderTaken> find_order(store::Connection& connection, voices::VoiceId voice) {
    return first_of(orders_from(connection, select_order_of_voice, voice));
}

std::vector<OrderTaken> outstanding_orders(store::Connection& connection, int limit) {
    return orders_from(connection, select_outstanding, limit);
}

std::vector<OrderTaken> taken_between(store::Connection& connection, Span span) {
    return orders_from(
        connection, select_taken_between, to_milliseconds(span.from), to_milliseconds(span.until));
}

std::vector<Refused> refused_in(store::Connection& connection, ExchangeId exchange) {
    return refusals_from(connection, select_refusals, exchange);
}

std::vector<Refused> refused_between(store::Connection& connection, Span span) {
    return refusals_from(connection,
                         select_refusals_between,
                         to_milliseconds(span.from),
                         to_milliseconds(span.until));
}

std::vector<journal::Sequence> refused_before(store::Connection& connection, Moment moment) {
    std::vector<journal::Sequence> entries;
    for (const auto& [entry] :
         connection.rows<std::int64_t>(select_old_refusals, to_milliseconds(moment))) {
        entries.push_back(entry);
    }
    return entries;
}

std::optional<Exchange> find_exchange(store::Connection& connection, ExchangeId id) {
    return first_of(exchanges_from(connection, select_exchange, id));
}

std::vector<Exchange> last_exchanges(store::Connection& connection, int limit) {
    return exchanges_from(connection, select_exchanges, limit);
}

} // namespace work_orders
