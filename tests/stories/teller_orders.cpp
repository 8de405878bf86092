// The citizens' hotline in a story: it sends a work order, is answered, and the day balances. Files
// go through the room's door in both towns; how a browser brings one is tried elsewhere.

#include <algorithm>

#include "tests/stories/teller.hpp"
#include "text/csv.hpp"
#include "work_orders/work_orders.hpp"

namespace stories {
namespace {

using base::Result;
using nlohmann::json;

Result<json> in_turn(const Result<work_orders::ExchangeId>& exchange) {
    return exchange ? Result<json>(json(exchange->value)) : base::refusal_of(exchange);
}

} // namespace

// "hotline sends SH-1 “…” at 瞿溪新村 by 2026-11-23": a file with this one order.
void Teller::receive_order(Words& words) {
    std::vector<std::string> cells = {words.plain(), words.quoted_or_empty(), "", ""};
    if (words.take("at ") || words.take("地点 ")) {
        const auto rest = words.rest();
        cells[2] = rest.substr(0, rest.find(' '));
        words.take(cells[2]);
    }
    if (words.take("by ") || words.take("限 ")) {
        cells[3] = words.plain();
    }
    const auto file = work_orders::read_order_file("工单编号,诉求内容,诉求地址,办理期限\n" +
                                                   text::csv_row(cells));
    town_->arrange(
        [&](journal::Turn& turn) { return in_turn(work_orders::receive(turn, file.value())); });
}

void Teller::answer_hotline(Words&) {
    town_->arrange([](journal::Turn& turn) {
        return in_turn(work_orders::give_answers(turn, work_orders::FileKind::Json));
    });
}

// "see the hotline reads SH-1 “办结”": in the last file of answers.
void Teller::see_answer(Words& words) {
    const auto number = words.plain();
    const auto expected = words.quoted_or_empty();
    const auto exchanges = work_orders::last_exchanges(town_->reader(), 1);
    if (exchanges.empty() || exchanges.front().direction != work_orders::Direction::Out) {
        fail("the hotline was told nothing");
        return;
    }
    const auto file = work_orders::write_as(
        work_orders::FileKind::Json, work_orders::sheet_of(town_->eyes(), exchanges.front()));
    bool is_read = false;
    for (const auto& row : json::parse(file)) {
        is_read = is_read ||
                  (row["工单编号"] == number && row.dump().find(expected) != std::string::npos);
    }
    if (!is_read) {
        fail("the hotline does not read it: " + file);
    }
}

// "see the day balances with 0 outstanding"
void Teller::see_balance(Words& words) {
    const auto eyes = town_->eyes();
    const auto balance =
        work_orders::balance_of(town_->reader(), calendar::office_day(eyes.now), eyes.now);
    for (const auto& [key, arguments] : balance.differences) {
        fail(eyes.words.say(key, arguments));
    }
    if (words.take("with ") || words.take("未了结 ")) {
        const auto outstanding = std::to_string(balance.sums.outstanding);
        if (!words.take(outstanding)) {
            fail("outstanding are " + outstanding);
        }
    }
}

} // namespace stories
