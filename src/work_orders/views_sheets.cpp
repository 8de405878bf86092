// The sheets of the work orders: a file of answers, the rows that were refused, a day's balance.

#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "journal/read.hpp"
#include "sheets/table.hpp"
#include "text/names.hpp"
#include "work_orders/records.hpp"
#include "work_orders/views.hpp"

namespace work_orders {
namespace {

using sheets::Cell;
using sheets::Holds;

constexpr int outstanding_listed_max = 5'000;

template <class Event>
std::optional<Event> event_in(store::Connection& connection, journal::Sequence entry) {
    const auto stored = journal::find_entry(connection, entry);
    return stored ? std::optional(journal::read_event<Event>(connection, *stored)) : std::nullopt;
}

// What the hotline reads; empty where there are no words, or they were erased.
std::string words_of(store::Connection& connection, const Report& report) {
    if (report.words == 0) {
        return {};
    }
    switch (report.outcome) {
        case Outcome::Answered: {
            const auto submitted = event_in<cases::CaseSubmitted>(connection, report.words);
            return submitted ? submitted->answer.read().value_or("") : "";
        }
        case Outcome::Unresolved: {
            const auto closed = event_in<cases::CaseClosedUnresolved>(connection, report.words);
            return closed ? closed->reason.read().value_or("") + "\n" +
                                closed->turn_to.read().value_or("")
                          : "";
        }
        case Outcome::Returned: {
            const auto proposed = event_in<cases::NoActionProposed>(connection, report.words);
            return proposed ? proposed->reason.read().value_or("") : "";
        }
        case Outcome::Extended: {
            const auto granted = event_in<cases::ExtensionGranted>(connection, report.words);
            return granted ? granted->reason.read().value_or("") : "";
        }
        case Outcome::Withdrawn:
        case Outcome::Reopened:
            break;
    }
    return {};
}

std::string unit_of(store::Connection& connection, const Report& report) {
    const auto current = cases::find(connection, cases::CaseId{report.case_number});
    const auto unit = current ? alliance::unit(connection, current->handler) : std::nullopt;
    return unit ? unit->name : std::string();
}

Cell cell_of(store::Connection& connection, const Format& format, Says says, const Report& report) {
    switch (says) {
        case Says::Number:
            return report.number;
        case Says::State:
            return format.states.at(report.outcome);
        case Says::Code: {
            const auto code = format.return_codes.find(report.code);
            return code == format.return_codes.end() ? std::string() : code->second;
        }
        case Says::Answer:
            return words_of(connection, report);
        case Says::Due:
            return report.due ? Cell(*report.due) : Cell();
        case Says::At:
            return report.at;
        case Says::Unit:
            return unit_of(connection, report);
        case Says::Case:
            return report.case_number;
    }
    return {};
}

Holds holds(Says says) {
    const bool is_time = says == Says::Due || says == Says::At;
    return is_time ? Holds::Time : says == Says::Case ? Holds::Number : Holds::Text;
}

sheets::Sheet answers_sheet(const Reading& reading, const Exchange& exchange) {
    const auto format = format_now(reading.store);
    sheets::Sheet sheet{reading.words.say("work_orders.answers_sheet"), {}, {}, exchange.at};
    for (const auto& [says, title] : format->answers) {
        sheet.columns.push_back({title, holds(says)});
    }
    for (const auto& report : reports_in(reading.store, exchange.id)) {
        if (!format->reports(report.outcome)) {
            continue;
        }
        std::vector<Cell> cells;
        for (const auto& [says, title] : format->answers) {
            cells.push_back(cell_of(reading.store, *format, says, report));
        }
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

// Forgotten after a month: then the row is its number and its reason.
std::vector<std::string> cells_of(store::Connection& connection, const Refused& refused) {
    const auto event = event_in<WorkOrderRefused>(connection, refused.entry);
    const auto kept = event ? event->cells.read() : std::nullopt;
    return kept ? nlohmann::json::parse(*kept).get<std::vector<std::string>>()
                : std::vector<std::string>{refused.number};
}

sheets::Sheet refused_sheet(const Reading& reading, const Exchange& exchange) {
    std::vector<sheets::Returned> rows;
    for (const auto& refused : refused_in(reading.store, exchange.id)) {
        rows.push_back({static_cast<std::size_t>(refused.line),
                        cells_of(reading.store, refused),
                        reading.words.say(refused.refusal)});
    }
    return sheets::returned_sheet(exchange.heading, rows, reading.words, exchange.at);
}

// One line of the balance: what it is, how many, or which order, when and why.
class BalanceSheet {
public:
    explicit BalanceSheet(const Reading& reading) : reading_(reading) {
        const auto& words = reading.words;
        sheet_.name = words.say("work_orders.balance_sheet");
        sheet_.columns = {{words.say("work_orders.item")},
                          {words.say("work_orders.count"), Holds::Number},
                          {words.say("work_orders.number")},
                          {words.say("work_orders.when"), Holds::Time},
                          {words.say("work_orders.note")}};
        sheet_.made = reading.now;
    }

    void sums(const Balance& balance) {
        for (const auto& [name, count] : sum_lines(balance.sums)) {
            sheet_.rows.push_back({reading_.words.say(name), count, {}, {}, {}});
        }
        sheet_.rows.push_back({reading_.words.say("work_orders.verdict"),
                               {},
                               {},
                               {},
                               verdict(reading_.words, balance)});
        for (const auto& [key, arguments] : balance.differences) {
            order("work_orders.difference", "", {}, reading_.words.say(key, arguments));
        }
    }

    void order(const char* item, const std::string& number, Cell when, const std::string& note) {
        sheet_.rows.push_back({reading_.words.say(item), {}, number, std::move(when), note});
    }

    sheets::Sheet done() { return std::move(sheet_); }

private:
    const Reading& reading_;
    sheets::Sheet sheet_;
};

} // namespace

sheets::Sheet sheet_of(const Reading& reading, const Exchange& exchange) {
    return exchange.direction == Direction::Out ? answers_sheet(reading, exchange)
                                                : refused_sheet(reading, exchange);
}

sheets::Sheet balance_sheet(const Reading& reading, const Balance& balance) {
    const Span span = span_of(balance.day);
    BalanceSheet sheet(reading);
    sheet.sums(balance);
    for (const auto& order : taken_between(reading.store, span)) {
        sheet.order("work_orders.sum_taken", order.number, order.at, "");
    }
    for (const auto& refused : refused_between(reading.store, span)) {
        sheet.order(
            "work_orders.sum_refused", refused.number, Cell(), reading.words.say(refused.refusal));
    }
    for (const auto& report : reports_between(reading.store, span)) {
        sheet.order(
            "work_orders.reported",
            report.number,
            report.at,
            reading.words.say("work_orders.outcome_" + std::string(text::name_of(report.outcome))));
    }
    if (!balance.is_over) {
        for (const auto& order : outstanding_orders(reading.store, outstanding_listed_max)) {
            sheet.order("work_orders.sum_outstanding",
                        order.number,
                        order.answer_by ? Cell(*order.answer_by) : Cell(),
                        order.answer_by ? reading.words.say("work_orders.their_date") : "");
        }
    }
    return sheet.done();
}

} // namespace work_orders
