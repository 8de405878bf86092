// What whoever runs the house asks first: that it answers, and whether it can take a report.
#include "web/reception.hpp"

namespace web {

Outgoing Reception::health(const Exchange& exchange) const {
    const auto state = house_.writer.state();
    const nlohmann::json view = {
        {"status", "ok"}, {"read_only", state.is_read_only}, {"entries", state.size}};
    return rendering_.answer(Asked{exchange.request, exchange.incoming.headers},
                             Shown{{}, view, 200, {}});
}

// Ready is who can take a report: whoever spreads visitors over servers sends the next one there.
Outgoing Reception::readiness(const Exchange& exchange) const {
    const auto state = house_.writer.state();
    const bool is_full = state.waiting >= static_cast<std::int64_t>(journal::queue_jobs_max);
    const char* status = is_closing_          ? "stopping"
                         : state.is_read_only ? "read_only"
                         : is_full            ? "overloaded"
                                              : "ready";
    const bool is_ready = std::string_view(status) == "ready";
    Shown shown{{}, {{"status", status}}, is_ready ? 200 : 503, {}};
    if (!is_ready) {
        shown.headers.emplace("Retry-After", "2");
    }
    return rendering_.answer(Asked{exchange.request, exchange.incoming.headers}, shown);
}

} // namespace web
