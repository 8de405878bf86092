#include "web/reception.hpp"

namespace web {
namespace {

using base::Why;

Problem problem_for(Verdict verdict, const Guard::Seen& seen) {
    switch (verdict) {
        case Verdict::Fine:
        case Verdict::Malformed:
            return {400, {Why::Invalid, "web.malformed", {}, {}}};
        case Verdict::UrlTooLong:
            return {414, {Why::TooLarge, "web.url_too_long", {{"most", url_bytes_max}}, {}}};
        case Verdict::HeadersTooLarge:
            return {431,
                    {Why::TooLarge,
                     "web.headers_too_large",
                     {{"kilobytes", header_bytes_max / 1024}, {"most", headers_max}},
                     {}}};
        case Verdict::BodyTooLarge:
            return {413,
                    {Why::TooLarge,
                     "web.body_too_large",
                     {{"kilobytes", seen.body_bytes_max / 1024}},
                     {}}};
        case Verdict::TooManyUploads:
            return {503,
                    {Why::TooMany, "web.too_many_uploads", {{"most", uploads_max}}, {}},
                    {{"Retry-After", "10"}}};
        case Verdict::TooManyConnections:
            return {503, {Why::TooMany, "web.overloaded", {}, {}}, {{"Retry-After", "2"}}};
        case Verdict::TooSlow:
            return {408, {Why::TooLate, "web.too_slow", {}, {}}};
    }
    return {400, {Why::Invalid, "web.malformed", {}, {}}};
}

} // namespace

// The connection's own thread waits for this, so it asks nothing of the store.
Outgoing Reception::turned_away(Verdict verdict, const Guard::Seen& seen) {
    Exchange exchange;
    exchange.incoming.method = seen.method;
    exchange.incoming.headers.accept = seen.accept;
    exchange.incoming.headers.accept_language = seen.accept_language;
    exchange.incoming.headers.cookie = seen.cookie;
    read_headers(exchange, house_, settings_);
    const auto target = read_target(seen.target);
    exchange.request.path = target ? target->path : plain_path_of(seen.target);
    exchange.request.method = seen.method == "POST" ? Method::Post : Method::Get;
    read_form_of_answer(exchange, matcher_);
    read_way_back(exchange, matcher_, settings_);
    return rendering_.plain({exchange.request, exchange.incoming.headers},
                            problem_for(verdict, seen));
}

std::size_t Reception::body_bytes_max(std::string_view target) const {
    const auto path = read_target(target);
    const std::size_t most = path ? matcher_.body_bytes_max(path->path) : 0;
    return most == 0 ? Bounds{}.body_bytes_max : most;
}

// RFC 9110 §15.5.20. Without a site there is no store to ask either.
Outgoing Reception::misdirected(Incoming incoming) {
    Exchange exchange;
    exchange.incoming = std::move(incoming);
    read_headers(exchange, house_, settings_);
    if (const auto target = read_target(exchange.incoming.target)) {
        exchange.request.path = target->path;
    }
    return rendering_.plain({exchange.request, exchange.incoming.headers},
                            {421, {Why::NotFound, "web.no_such_site", {}, {}}});
}

} // namespace web
