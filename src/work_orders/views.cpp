#include "work_orders/views.hpp"

#include "alliance/alliance.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace work_orders {
namespace {

using nlohmann::json;

constexpr int exchanges_shown_max = 30;

std::string day_url(calendar::OfficeDay day) {
    return "/work-orders/days/" + calendar::iso_date(day);
}

std::string date_of(const web::Request& request, calendar::OfficeDay day) {
    return request.words->date(calendar::moment_at(day, calendar::WallClock(0)), request.now);
}

json exchange_view(const web::Request& request, const Exchange& exchange) {
    const bool is_in = exchange.direction == Direction::In;
    const bool has_sheet = !is_in || exchange.refused > 0;
    const std::string url = "/work-orders/exchanges/" + std::to_string(exchange.id.value);
    return {{"id", exchange.id.value},
            {"direction", text::name_of(exchange.direction)},
            {"file", text::name_of(exchange.file)},
            {"received", is_in ? exchange.rows : 0},
            {"taken", exchange.taken},
            {"added", exchange.added},
            {"again", exchange.again},
            {"refused", exchange.refused},
            {"when", request.words->date_and_time(exchange.at, request.now)},
            {"what",
             is_in ? request.words->say("work_orders.came",
                                        {{"rows", exchange.rows},
                                         {"taken", exchange.taken},
                                         {"added", exchange.added},
                                         {"again", exchange.again},
                                         {"refused", exchange.refused}})
                   : request.words->say("work_orders.went", {{"reports", exchange.rows}})},
            {"entry", request.words->say("work_orders.entry", {{"entry", exchange.entry}})},
            {"sheet",
             request.words->say(is_in ? "work_orders.refused_rows" : "work_orders.answers_sheet")},
            {"sheet_url", has_sheet ? url + "/sheet" : ""}};
}

json sums_view(const web::Request& request, const Sums& sums) {
    json lines = json::array();
    for (const auto& [name, count] : sum_lines(sums)) {
        lines.push_back({{"name", request.words->say(name)}, {"count", count}});
    }
    return lines;
}

} // namespace

std::vector<std::pair<std::string, std::int64_t>> sum_lines(const Sums& sums) {
    return {{"work_orders.sum_received", sums.received},
            {"work_orders.sum_taken", sums.taken},
            {"work_orders.sum_added", sums.added},
            {"work_orders.sum_again", sums.again},
            {"work_orders.sum_refused", sums.refused},
            {"work_orders.sum_before", sums.before},
            {"work_orders.sum_reopened", sums.reopened},
            {"work_orders.sum_answered", sums.answered},
            {"work_orders.sum_outstanding", sums.outstanding},
            {"work_orders.sum_unsent", sums.unsent}};
}

std::string verdict(const text::Catalogue& words, const Balance& balance) {
    const auto& sums = balance.sums;
    return balance.balances()
               ? words.say("work_orders.balances",
                           {{"received", sums.received},
                            {"taken", sums.taken},
                            {"added", sums.added},
                            {"again", sums.again},
                            {"refused", sums.refused},
                            {"before", sums.before},
                            {"reopened", sums.reopened},
                            {"answered", sums.answered},
                            {"outstanding", sums.outstanding}})
               : words.say("work_orders.does_not_balance", {{"count", balance.differences.size()}});
}

json exchanges_view(const web::Request& request, ExchangeId done) {
    json rows = json::array();
    json finished = nullptr;
    for (const auto& exchange : last_exchanges(*request.store, exchanges_shown_max)) {
        rows.push_back(exchange_view(request, exchange));
        if (exchange.id == done) {
            finished = rows.back();
        }
    }
    const auto due = count_due(*request.store);
    const auto today = calendar::office_day(request.now);
    return {
        {"title", request.words->say("work_orders.title")},
        {"done", finished},
        {"due", due},
        {"due_line", request.words->say("work_orders.due_line", {{"count", due}})},
        {"import", web::form_view(request, "/work-orders", {{"file", ""}})},
        // Asked for twice: the form is gone, and with it the place for its refusal.
        {"refusal",
         due == 0 && request.refusal != nullptr && request.uploads.empty()
             ? request.words->say(*request.refusal)
             : ""},
        {"answers", due == 0 ? json(nullptr) : web::form_view(request, "/work-orders/answers", {})},
        {"day_url", day_url(today)},
        {"exchanges", rows},
        {"has_exchanges", !rows.empty()}};
}

json day_view(const web::Request& request, const Balance& balance) {
    json differences = json::array();
    for (const auto& [key, arguments] : balance.differences) {
        differences.push_back({{"line", request.words->say(key, arguments)}});
    }
    const std::string url = day_url(balance.day);
    const bool is_last = calendar::office_day(request.now) <= balance.day;
    const auto next = balance.day + std::chrono::days(1);
    const auto before = balance.day - std::chrono::days(1);
    return {
        {"title",
         request.words->say("work_orders.day_title", {{"date", date_of(request, balance.day)}})},
        {"day", calendar::iso_date(balance.day)},
        {"so_far", balance.is_over ? "" : request.words->say("work_orders.so_far")},
        {"balances", balance.balances()},
        {"signal", balance.balances() ? "on_time" : "overdue"},
        {"verdict", verdict(*request.words, balance)},
        {"differences", differences},
        {"has_differences", !differences.empty()},
        {"sums", sums_view(request, balance.sums)},
        {"sheet_url", url + "/sheet"},
        {"before_url", day_url(before)},
        {"before", date_of(request, before)},
        {"after_url", is_last ? "" : day_url(next)},
        {"after", is_last ? "" : date_of(request, next)},
        {"comparison", web::form_view(request, url + "/comparison", {{"file", ""}})}};
}

json desk_rows(const web::Request& request) {
    const auto seat = alliance::acting(request);
    const auto due = seat && is_clerk(*request.store, *seat) ? count_due(*request.store) : 0;
    if (due == 0) {
        return json::array();
    }
    return json::array({{{"title", request.words->say("work_orders.title")},
                         {"line", request.words->say("work_orders.due_line", {{"count", due}})},
                         {"signal", "due_soon"},
                         {"url", "/work-orders"}}});
}

} // namespace work_orders
