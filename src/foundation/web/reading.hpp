// Makes a Request of what came over the wire, step by step, and says at which step it isn't one.

#pragma once

#include <chrono>
#include <optional>

#include "web/exchange.hpp"
#include "web/matching.hpp"
#include "web/problem.hpp"
#include "web/server.hpp"
#include "web/target.hpp"

namespace web {

// One request on its way through the house.
struct Exchange {
    Incoming incoming;
    Reply reply;
    Request request{};
    Target target{};
    Match match{};
    bool is_head = false;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
};

// Language, form of the answer, cookies, address: what every answer needs, a refusal too.
void read_headers(Exchange& exchange, const House& house, const Settings& settings);

// Path, query, and the route they lead to.
[[nodiscard]] std::optional<Problem> read_address(Exchange& exchange, const Matcher& matcher);

// The form in which the answer is wanted, as the address says it; the route, if there is one.
void read_form_of_answer(Exchange& exchange, const Matcher& matcher);

// Where a page's refusal leads: to the page that the browser says it came from, if it is ours,
// else to the nearest page above the address. Never to another site.
void read_way_back(Exchange& exchange, const Matcher& matcher, const Settings& settings);

// Form and files, within the route's bounds.
[[nodiscard]] std::optional<Problem> read_content(Exchange& exchange, const Routes& routes);

// "?lang=en" or "?elder=1" on a page: remember it, and show the same page without it.
[[nodiscard]] std::optional<Redirect> choice_made(const Exchange& exchange,
                                                  const Matcher& matcher,
                                                  const Settings& settings);

// What stands behind "Bearer" in the Authorization header; empty without one. Other schemes are
// between the asker and a proxy.
[[nodiscard]] std::string_view bearer_token(const Headers& headers);

// A form that another site sent.
[[nodiscard]] std::optional<Problem> forgery(const Exchange& exchange, const Settings& settings);

// A form without the session's token: somebody signed in anew since it was opened. It is shown
// again with a token that holds. A program sends no forms.
[[nodiscard]] std::optional<Problem> form_too_old(const Exchange& exchange);

} // namespace web
