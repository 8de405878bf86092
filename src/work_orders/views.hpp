// What the clerk of the street is shown of the work orders: what is due, the last files, the day.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "web/request.hpp"
#include "work_orders/work_orders.hpp"

namespace work_orders {

// The sums of a day in the order in which they add up; each name is a catalogue's key.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> sum_lines(const Sums& sums);

// "It balances", or that it doesn't and by how many differences.
[[nodiscard]] std::string verdict(const text::Catalogue& words, const Balance& balance);

// `done`: the exchange that was just made; 0: none.
[[nodiscard]] nlohmann::json exchanges_view(const web::Request& request, ExchangeId done);
[[nodiscard]] nlohmann::json day_view(const web::Request& request, const Balance& balance);

// On the desk of the street's clerks, while answers are due.
[[nodiscard]] nlohmann::json desk_rows(const web::Request& request);

} // namespace work_orders
