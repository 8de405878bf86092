// Whether a day between the hotline and us adds up: by sums that are counted in two ways, by the
// cases themselves, and by the hotline's own list.

#include <algorithm>
#include <set>

#include "cases/cases.hpp"
#include "work_orders/records.hpp"

namespace work_orders {
namespace {

// So many orders are looked at one by one; a street has a few hundred that are outstanding.
constexpr int looked_at_max = 2'000;
constexpr std::size_t numbers_named_max = 10;

// "A1, A2 … (12)": the first few by name.
std::string named(const std::vector<std::string>& numbers) {
    std::string text;
    for (std::size_t at = 0; at < std::min(numbers.size(), numbers_named_max); ++at) {
        text += (at == 0 ? "" : ", ") + numbers[at];
    }
    return numbers.size() > numbers_named_max ? text + " …" : text;
}

void add_difference(Balance& balance, const char* key, const std::vector<std::string>& numbers) {
    if (!numbers.empty()) {
        balance.differences.push_back(
            {key, {{"count", numbers.size()}, {"numbers", named(numbers)}}});
    }
}

// As the order's case says, whatever was written down about the order.
std::optional<Outcome> outcome_by_case(store::Connection& connection, const OrderTaken& order) {
    const auto id = cases::case_of(connection, order.voice);
    const auto current = id ? cases::find(connection, *id) : std::nullopt;
    return current ? outcome_at(current->stage) : std::nullopt;
}

// What is written down against what the cases say, for orders that are outstanding and for those
// that moved that day.
void look_at_cases(store::Connection& connection, Balance& balance) {
    std::vector<std::string> differing;
    auto orders = outstanding_orders(connection, looked_at_max);
    std::set<std::string> numbers;
    for (const auto& report : reports_between(connection, span_of(balance.day))) {
        const auto order = find_order(connection, report.number);
        if (order && order->ended && numbers.insert(order->number).second) {
            orders.push_back(*order);
        }
    }
    for (const auto& order : orders) {
        const bool has_case = cases::case_of(connection, order.voice).has_value();
        if (!has_case || outcome_by_case(connection, order) != order.ended) {
            differing.push_back(order.number);
        }
    }
    add_difference(balance, "work_orders.cases_differ", differing);
}

struct TheirList {
    std::vector<std::string> numbers; // Each once, in their order.
    std::int64_t unreadable = 0;      // Rows whose number is blank or none.
};

base::Result<TheirList> read_list(store::Connection& connection, const OrderFile& theirs) {
    const auto places = find_places(theirs.heading, *format_now(connection), {Field::Number});
    if (!places) {
        return base::refusal_of(places);
    }
    TheirList list;
    std::set<std::string> seen;
    for (const auto& row : theirs.rows) {
        auto number = number_in(row, *places);
        if (number.empty()) {
            ++list.unreadable;
        } else if (seen.insert(number).second) {
            list.numbers.push_back(std::move(number));
        }
    }
    return list;
}

} // namespace

Balance balance_of(store::Connection& connection, calendar::OfficeDay day, Moment now) {
    const Span span = span_of(day);
    Balance balance{day, span.until <= now, sums_of(connection, span), {}};
    balance.sums.outstanding = balance.is_over ? count_outstanding_at(connection, span.until)
                                               : count_outstanding(connection);
    balance.differences = differences_in(balance.sums);
    if (!balance.is_over) {
        look_at_cases(connection, balance);
    }
    return balance;
}

base::Result<Balance> balance_against(store::Connection& connection,
                                      Balance balance,
                                      const OrderFile& theirs) {
    const auto list = read_list(connection, theirs);
    if (!list) {
        return base::refusal_of(list);
    }
    const Span span = span_of(balance.day);
    std::set<std::string> refused;
    for (const auto& each : refused_between(connection, span)) {
        refused.insert(each.number);
    }
    std::vector<std::string> never_came;
    for (const auto& number : list->numbers) {
        if (!refused.contains(number) && !find_order(connection, number)) {
            never_came.push_back(number);
        }
    }
    const std::set<std::string> named_by_them(list->numbers.begin(), list->numbers.end());
    std::vector<std::string> not_named;
    for (const auto& order : taken_between(connection, span)) {
        if (!named_by_them.contains(order.number)) {
            not_named.push_back(order.number);
        }
    }
    add_difference(balance, "work_orders.never_came", never_came);
    add_difference(balance, "work_orders.not_named", not_named);
    if (list->unreadable > 0) {
        balance.differences.push_back(
            {"work_orders.list_rows_unreadable", {{"count", list->unreadable}}});
    }
    return balance;
}

} // namespace work_orders
