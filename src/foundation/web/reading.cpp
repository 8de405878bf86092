#include "web/reading.hpp"

#include <algorithm>
#include <cctype>

#include <openssl/crypto.h>

#include "text/normalise.hpp"
#include "web/cookies.hpp"
#include "web/forms.hpp"
#include "web/masking.hpp"
#include "web/once.hpp"
#include "web/open_api.hpp"

namespace web {
namespace {

using base::Why;

constexpr std::chrono::hours choice_is_kept{24 * 365};

Problem refused(int status, Why why, const char* key, const char* field = "") {
    return {status, {why, key, {}, field}};
}

std::optional<text::Language> language_named(std::string_view name) {
    if (name == "zh" || name == "zh-CN") {
        return text::Language::Chinese;
    }
    if (name == "en") {
        return text::Language::English;
    }
    return std::nullopt;
}

Wants wants_of(const Headers& headers) {
    const bool takes_html = headers.accept.find("text/html") != std::string::npos;
    const bool takes_json = headers.accept.find("application/json") != std::string::npos ||
                            headers.accept.find("application/problem+json") != std::string::npos;
    const bool sends_json = headers.content_type.starts_with("application/json");
    // Whoever comes with a token is a program.
    const bool is_program = !bearer_token(headers).empty();
    return is_program || (!takes_html && (takes_json || sends_json)) ? Wants::Json : Wants::Html;
}

// The last address in X-Forwarded-For is the one that the proxy itself saw.
std::string last_forwarded(const std::string& header) {
    const std::size_t comma = header.rfind(',');
    std::string address = comma == std::string::npos ? header : header.substr(comma + 1);
    std::erase_if(address, [](char character) { return character == ' ' || character == '\t'; });
    return address;
}

std::optional<Method> method_named(std::string_view name) {
    if (name == "GET" || name == "HEAD") {
        return Method::Get;
    }
    if (name == "POST") {
        return Method::Post;
    }
    if (name == "DELETE") {
        return Method::Delete;
    }
    return std::nullopt;
}

std::string names_of(const std::vector<Method>& methods) {
    std::string names;
    for (const auto method : methods) {
        names += names.empty() ? "" : ", ";
        names += method == Method::Get ? "GET, HEAD" : name_of(method);
    }
    return names;
}

// "https://street.example:8443" of a URL.
std::string_view origin_of(std::string_view url) {
    const std::size_t scheme = url.find("://");
    if (scheme == std::string_view::npos) {
        return url;
    }
    return url.substr(0, url.find('/', scheme + 3));
}

bool is_our_origin(std::string_view origin, const Headers& headers, const Settings& settings) {
    const std::size_t scheme = origin.find("://");
    const auto host =
        scheme == std::string_view::npos ? std::string_view() : origin.substr(scheme + 3);
    return (!host.empty() && host == headers.host) ||
           (!settings.public_url.empty() && origin == origin_of(settings.public_url));
}

bool is_page(std::string_view path, const Matcher& matcher) {
    const Route* route = matcher.find(Method::Get, path).route;
    return route != nullptr && route->audience == Audience::Everybody;
}

std::string page_above(std::string_view path, const Matcher& matcher) {
    while (path.size() > 1) {
        path = path.substr(0, path.rfind('/'));
        if (path.size() > 1 && is_page(path, matcher)) {
            return address_of({std::string(path), {}}, {});
        }
    }
    return "/";
}

// Who asks for a file and takes no page is a program, and reads its refusals as one.
bool is_file_for_a_program(const Route* route, const Headers& headers) {
    return route != nullptr && !media_type_of(*route).empty() &&
           headers.accept.find("text/html") == std::string::npos;
}

// Other people's protocols say themselves what may come more than once.
bool speaks_a_protocol(const Route* route) {
    return route != nullptr && route->audience == Audience::Programs;
}

// The second value would be dropped without a word.
std::optional<Problem> field_twice(const Fields& fields, const std::vector<std::string>& lists) {
    const auto& all = fields.fields();
    for (auto field = all.begin(); field != all.end(); ++field) {
        const bool is_list = std::ranges::find(lists, field->name) != lists.end();
        const auto first = std::ranges::find(all.begin(), field, field->name, &Fields::Field::name);
        if (!is_list && first != field) {
            return Problem{400,
                           {Why::Invalid, "web.field_twice", {{"name", field->name}}, field->name}};
        }
    }
    return std::nullopt;
}

// A program's mistake: 13812345678 is no words, and a number has lost the noughts it began with.
std::optional<Problem> number_for_text(const std::vector<std::string>& not_texts,
                                       const Routes& routes,
                                       const Route& route) {
    const auto number = std::ranges::find_if(not_texts, [&](const std::string& name) {
        const auto& told = route.description.fields;
        const auto described = std::ranges::find(told, name, &Taken::name);
        const auto taken =
            described == told.end() ? routes.value_named(route.pattern, name) : *described;
        return !taken.about.empty() && taken.schema.value("type", nlohmann::json()) == "string";
    });
    if (number == not_texts.end()) {
        return std::nullopt;
    }
    return problem_of({Why::Invalid, "web.number_for_text", {{"name", *number}}, *number});
}

std::optional<Problem> unasked_file(const std::vector<Upload>& uploads, const Files& files) {
    const auto unasked = std::ranges::find_if(
        uploads, [&](const Upload& upload) { return upload.field != files.field; });
    if (unasked != uploads.end()) {
        return problem_of({Why::Invalid,
                           files.otherwise,
                           {{"name", unasked->field}, {"asked", files.field}},
                           unasked->field});
    }
    if (uploads.size() > files.most) {
        return problem_of(
            {Why::Invalid, "web.too_many_files", {{"most", files.most}}, files.field});
    }
    return std::nullopt;
}

// Where the asker found us, when nobody said how people reach us.
std::string site_named(std::string_view host) {
    const bool is_plain = !host.empty() && std::ranges::all_of(host, [](unsigned char each) {
        return std::isalnum(each) != 0 || each == '.' || each == ':' || each == '-' ||
               each == '[' || each == ']';
    });
    return is_plain ? "http://" + std::string(host) : std::string();
}

bool is_same_secret(std::string_view given, std::string_view known) {
    return !known.empty() && given.size() == known.size() &&
           CRYPTO_memcmp(given.data(), known.data(), known.size()) == 0;
}

} // namespace

std::string_view bearer_token(const Headers& headers) {
    constexpr std::string_view scheme = "Bearer";
    // What is no token, and yet not nobody's.
    constexpr std::string_view empty = " ";
    const std::string_view header = headers.authorization;
    const bool is_bearer = is_same_word(header.substr(0, scheme.size()), scheme) &&
                           (header.size() == scheme.size() || header[scheme.size()] == ' ');
    if (!is_bearer) {
        return {};
    }
    const auto begins = header.find_first_not_of(' ', scheme.size());
    return begins == std::string_view::npos ? empty : header.substr(begins);
}

void read_headers(Exchange& exchange, const House& house, const Settings& settings) {
    const Headers& headers = exchange.incoming.headers;
    Request& request = exchange.request;
    request.now = house.writer.now();
    request.cookies = read_cookies(headers.cookie);
    request.language = language_named(request.cookies.get(language_cookie))
                           .value_or(text::accepted_language(headers.accept_language));
    request.words = &house.catalogues.in(request.language);
    request.is_elder_version = request.cookies.get(elder_cookie) == "1";
    request.wants = wants_of(headers);
    request.session_token = request.cookies.get(session_cookie);
    request.is_https = settings.public_url.starts_with("https://");
    request.site = settings.public_url.empty() ? site_named(headers.host)
                                               : std::string(origin_of(settings.public_url));
    const bool is_proxied = !settings.trusted_proxy.empty() &&
                            exchange.incoming.peer == settings.trusted_proxy &&
                            !headers.forwarded_for.empty();
    request.address = is_proxied ? last_forwarded(headers.forwarded_for) : exchange.incoming.peer;
}

// A program is told which methods the address takes; somebody at a page has buttons.
Problem wrong_method(const Exchange& exchange) {
    const auto methods = names_of(exchange.match.allowed);
    const bool is_at_a_page =
        exchange.request.wants == Wants::Html &&
        exchange.incoming.headers.accept.find("text/html") != std::string::npos;
    Problem problem = refused(405, Why::Invalid, "web.no_such_method");
    if (!is_at_a_page) {
        problem.refusal = {Why::Invalid, "web.takes_methods", {{"methods", methods}}, {}};
    }
    problem.headers.emplace("Allow", methods);
    return problem;
}

std::optional<Problem> read_address(Exchange& exchange, const Matcher& matcher) {
    Request& request = exchange.request;
    const auto method = method_named(exchange.incoming.method);
    request.method = method.value_or(Method::Get);
    exchange.is_head = exchange.incoming.method == "HEAD";
    auto target = read_target(exchange.incoming.target);
    request.path = target ? target->path : plain_path_of(exchange.incoming.target);
    read_form_of_answer(exchange, matcher);
    if (!target) {
        return unreadable(target.error());
    }
    exchange.target = std::move(*target);
    request.query = exchange.target.query;
    request.parameters = exchange.match.parameters;
    const Route* route = exchange.match.route;
    if (const auto twice =
            speaks_a_protocol(route) ? std::nullopt : field_twice(request.query, {})) {
        return twice;
    }
    if (exchange.match.allowed.empty()) {
        return refused(404, Why::NotFound, "web.no_such_page");
    }
    if (!method || route == nullptr) {
        return wrong_method(exchange);
    }
    return std::nullopt;
}

void read_form_of_answer(Exchange& exchange, const Matcher& matcher) {
    Request& request = exchange.request;
    exchange.match = matcher.find(request.method, request.path);
    const Route* route = exchange.match.route;
    const bool is_named_json = route == nullptr && request.path.ends_with(json_ending);
    if (exchange.match.wants == Wants::Json || speaks_a_protocol(route) || is_named_json ||
        is_file_for_a_program(route, exchange.incoming.headers)) {
        request.wants = Wants::Json;
    }
}

void read_way_back(Exchange& exchange, const Matcher& matcher, const Settings& settings) {
    Request& request = exchange.request;
    if (request.wants == Wants::Json) {
        return;
    }
    const std::string_view came_from = exchange.incoming.headers.referer;
    const auto origin = origin_of(came_from);
    if (is_our_origin(origin, exchange.incoming.headers, settings)) {
        const auto page = read_target(came_from.substr(origin.size()));
        const bool is_elsewhere = page && page->path != request.path;
        if (is_elsewhere && is_page(page->path, matcher)) {
            request.back = address_of(*page, {});
            return;
        }
    }
    request.back = page_above(request.path, matcher);
}

std::optional<Problem> read_content(Exchange& exchange, const Routes& routes) {
    const Incoming& incoming = exchange.incoming;
    Request& request = exchange.request;
    const auto& bounds = exchange.match.route->bounds;
    const std::size_t most = bounds.body_bytes_max;
    const std::string_view packed = incoming.headers.content_encoding;
    if (!packed.empty() && !is_same_word(packed, "identity")) {
        // RFC 9110 §12.5.3: the answer says what would have been taken.
        auto problem = refused(415, Why::Invalid, "web.body_is_packed");
        problem.headers.emplace("Accept-Encoding", "identity");
        return problem;
    }
    if (incoming.body.size() > most) {
        return Problem{413,
                       {Why::TooLarge, "web.body_too_large", {{"kilobytes", most / 1024}}, {}}};
    }
    auto body = read_body(incoming.headers.content_type, incoming.body);
    if (!body) {
        return unreadable(body.error());
    }
    request.form = std::move(body->form);
    request.uploads = std::move(body->uploads);
    request.once = incoming.headers.idempotency_key.empty() ? request.form.get("once")
                                                            : incoming.headers.idempotency_key;
    if (!text::is_utf8(request.once) || text::length(request.once) > once_characters_max) {
        return Problem{
            400, {Why::Invalid, "web.once_too_long", {{"most", once_characters_max}}, "once"}};
    }
    exchange.incoming.body = {};
    if (speaks_a_protocol(exchange.match.route)) {
        return std::nullopt;
    }
    if (const auto twice = field_twice(request.form, bounds.lists)) {
        return twice;
    }
    if (const auto number = number_for_text(body->not_texts, routes, *exchange.match.route)) {
        return number;
    }
    return unasked_file(request.uploads, bounds.files);
}

std::optional<Redirect> choice_made(const Exchange& exchange,
                                    const Matcher& matcher,
                                    const Settings& settings) {
    const Request& request = exchange.request;
    const auto language = language_named(request.query.get("lang"));
    const std::string& elder = request.query.get("elder");
    const bool is_choice = language || elder == "1" || elder == "0";
    if (request.method != Method::Get || request.wants == Wants::Json || !is_choice) {
        return std::nullopt;
    }
    const auto transport = settings.public_url.starts_with("https://") ? Cookie::Transport::Https
                                                                       : Cookie::Transport::Any;
    // A form that was refused stands at an address that only takes forms.
    const bool is_page = matcher.find(Method::Get, request.path).route != nullptr;
    Redirect redirect{is_page ? address_of(exchange.target, {"lang", "elder"}) : "/"};
    if (language) {
        const Cookie cookie{language_cookie,
                            *language == text::Language::Chinese ? "zh" : "en",
                            choice_is_kept,
                            transport};
        redirect.headers.emplace("Set-Cookie", set_cookie(cookie));
    } else {
        const Cookie cookie{elder_cookie, elder, choice_is_kept, transport};
        redirect.headers.emplace("Set-Cookie", set_cookie(cookie));
    }
    return redirect;
}

std::optional<Problem> forgery(const Exchange& exchange, const Settings& settings) {
    const Headers& headers = exchange.incoming.headers;
    if (exchange.request.session && exchange.request.session->program) {
        return std::nullopt;
    }
    if (!headers.origin.empty()) {
        if (!is_our_origin(headers.origin, headers, settings)) {
            return refused(403, Why::NotAllowed, "web.other_site");
        }
    }
    return std::nullopt;
}

std::optional<Problem> form_too_old(const Exchange& exchange) {
    const Headers& headers = exchange.incoming.headers;
    const Request& request = exchange.request;
    if (!request.session || request.session->program) {
        return std::nullopt;
    }
    const std::string& token =
        headers.csrf_token.empty() ? request.form.get("csrf") : headers.csrf_token;
    if (!is_same_secret(unmasked(token).value_or(""), request.session->csrf)) {
        return refused(403, Why::NotAllowed, "web.form_too_old");
    }
    return std::nullopt;
}

} // namespace web
