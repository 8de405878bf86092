#include "web/reception.hpp"

#include <utility>

#include "base/log.hpp"
#include "identity/tokens.hpp"
#include "web/once.hpp"

namespace web {
namespace {

using base::Why;

constexpr std::size_t reference_characters = 8;
constexpr std::string_view again_in_a_moment = "2";     // Seconds.
constexpr std::chrono::milliseconds slow_answer{1'000}; // Said in the log.

Asked asked(const Exchange& exchange) {
    return {exchange.request, exchange.incoming.headers};
}

Problem unavailable(const char* key, std::string_view retry_after) {
    return {503, {Why::TooMany, key, {}, {}}, {{"Retry-After", std::string(retry_after)}}};
}

// "GET /cases/{id}": never what somebody typed.
std::string name_of_route(const Exchange& exchange) {
    const Route* route = exchange.match.route;
    return route == nullptr ? "none" : std::string(name_of(route->method)) + " " + route->pattern;
}

Audience audience_of(const Exchange& exchange) {
    return exchange.match.route->audience;
}

// The database stopped, or the network to it: it will be there again.
bool is_out_of_reach(const std::exception& error) {
    const auto* const fault = dynamic_cast<const store::StoreFault*>(&error);
    return fault != nullptr && fault->trouble() == store::Trouble::Away;
}

Problem not_the_watchman() {
    return {403, {Why::NotAllowed, "web.for_the_watchman", {}, {}}};
}

// A reader and a snapshot for as long as the request is looked at; never while it waits.
class AtTheStore {
public:
    AtTheStore(Exchange& exchange, store::Readers& readers)
        : request_(exchange.request), lease_(readers.borrow()), snapshot_(*lease_) {
        request_.store = &*lease_;
        if (const auto token = bearer_token(exchange.incoming.headers); !token.empty()) {
            request_.session = identity::find_program(*lease_, token, request_.now);
        } else if (!request_.session_token.empty()) {
            request_.session =
                identity::find_session(*lease_, request_.session_token, request_.now);
        }
    }
    ~AtTheStore() { request_.store = nullptr; }
    AtTheStore(const AtTheStore&) = delete;
    AtTheStore& operator=(const AtTheStore&) = delete;
    AtTheStore(AtTheStore&&) = delete;
    AtTheStore& operator=(AtTheStore&&) = delete;

private:
    Request& request_;
    store::Readers::Lease lease_;
    store::Snapshot snapshot_;
};

// A token that isn't good is never taken for nobody: its program must learn of it.
std::optional<Problem> token_refused(const Exchange& exchange) {
    const auto& session = exchange.request.session;
    if (!session && !bearer_token(exchange.incoming.headers).empty()) {
        return Problem{401,
                       {Why::NotAllowed, "web.token_is_no_good", {}, {}},
                       {{"WWW-Authenticate", "Bearer error=\"invalid_token\""}}};
    }
    const bool may_only_read =
        session && session->program && session->program->scope == identity::Scope::Read;
    if (may_only_read && exchange.request.method != Method::Get) {
        return Problem{403,
                       {Why::NotAllowed, "web.token_may_only_read", {}, {}},
                       {{"WWW-Authenticate", "Bearer error=\"insufficient_scope\""}}};
    }
    return std::nullopt;
}

} // namespace

Reception::Reception(House house, Settings settings, Later later, Strictness strictness)
    : house_(std::move(house)),
      settings_(std::move(settings)),
      later_(std::move(later)),
      matcher_(house_.routes),
      rendering_(house_, settings_, strictness),
      throttle_(settings_.reports_an_hour_max),
      measures_(house_.routes) {}

void Reception::receive(Incoming incoming, Reply reply) {
    const auto exchange =
        std::make_shared<Exchange>(Exchange{std::move(incoming), std::move(reply)});
    answer(exchange, [&] { return serve(exchange); });
}

void Reception::answer(const Shared& exchange, const Step& step) {
    std::optional<Outgoing> outgoing;
    try {
        outgoing = step();
    } catch (const std::exception& error) {
        outgoing = fault(*exchange, error);
    }
    if (outgoing) {
        note(*exchange, outgoing->status);
        exchange->reply(std::move(*outgoing));
    }
}

void Reception::note(const Exchange& exchange, int status) {
    using namespace std::chrono;
    const auto took = steady_clock::now() - exchange.began;
    measures_.note(exchange.match.route, status, duration_cast<microseconds>(took).count());
    if (took >= slow_answer) {
        base::log(base::Level::Warning,
                  "slow_answer",
                  {{"route", name_of_route(exchange)},
                   {"status", status},
                   {"milliseconds", duration_cast<milliseconds>(took).count()}});
    }
}

std::optional<Outgoing> Reception::serve(const Shared& exchange) {
    const std::string& target = exchange->incoming.target;
    const auto path = std::string_view(target).substr(0, target.find('?'));
    if (path == "/healthz") {
        return health(*exchange);
    }
    if (path == "/readyz") {
        return readiness(*exchange);
    }
    read_headers(*exchange, house_, settings_);
    if (exchange->incoming.door == Door::Watchmans) {
        return serve_watchman(*exchange);
    }
    if (target.starts_with("/assets/")) {
        return rendering_.asset(asked(*exchange), target);
    }
    const auto unread = read_address(*exchange, matcher_);
    read_way_back(*exchange, matcher_, settings_);
    if (const auto choice = choice_made(*exchange, matcher_, settings_)) {
        return rendering_.answer(asked(*exchange), *choice);
    }
    if (unread) {
        return problem(*exchange, *unread);
    }
    if (exchange->match.route->access == Access::Watchman) {
        return watch(*exchange);
    }
    if (exchange->request.method == Method::Get) {
        return read(*exchange);
    }
    return write(exchange);
}

// What a watchman reads needs no store: he looks most when that is away.
Outgoing Reception::watch(Exchange& exchange) {
    if (!is_watchman(exchange)) {
        return problem(exchange, not_the_watchman());
    }
    const auto answer = exchange.match.route->read(exchange.request);
    return answer ? rendering_.answer(asked(exchange), *answer)
                  : problem(exchange, problem_of(answer.error(), audience_of(exchange)));
}

// At his own address there is nothing but what is for him.
Outgoing Reception::serve_watchman(Exchange& exchange) {
    if (const auto unread = read_address(exchange, matcher_)) {
        return problem(exchange, *unread);
    }
    if (exchange.match.route->access != Access::Watchman) {
        return problem(exchange, {404, {Why::NotFound, "web.no_such_page", {}, {}}});
    }
    return watch(exchange);
}

Outgoing Reception::read(Exchange& exchange) {
    const AtTheStore at_the_store(exchange, house_.readers);
    keep_session(exchange);
    if (const auto stopped = not_let_in(exchange)) {
        if (stopped->status == 401 && exchange.request.wants == Wants::Html) {
            const auto then = percent_encoded(address_of(exchange.target, {}));
            return rendering_.answer(asked(exchange),
                                     Redirect{settings_.sign_in_path + "?then=" + then});
        }
        return rendering_.problem(asked(exchange), *stopped);
    }
    const auto answer = exchange.match.route->read(exchange.request);
    return answer ? rendering_.answer(asked(exchange), *answer)
                  : rendering_.problem(asked(exchange),
                                       problem_of(answer.error(), audience_of(exchange)));
}

std::optional<Outgoing> Reception::write(const Shared& exchange) {
    if (const auto unread = read_content(*exchange, house_.routes)) {
        return problem(*exchange, *unread);
    }
    std::optional<Command> command;
    {
        const AtTheStore at_the_store(*exchange, house_.readers);
        keep_session(*exchange);
        for (const auto& stopped : {not_let_in(*exchange), forgery(*exchange, settings_)}) {
            if (stopped) {
                return rendering_.problem(asked(*exchange), *stopped);
            }
        }
        if (const auto again = form_too_old(*exchange)) {
            return refused(*exchange, *again);
        }
        if (const auto flood = too_many(*exchange)) {
            return refused(*exchange, *flood);
        }
        auto asked_for = exchange->match.route->write(exchange->request);
        if (!asked_for) {
            return refused(*exchange, problem_of(asked_for.error(), audience_of(*exchange)));
        }
        command = std::move(*asked_for);
    }
    // The writer's thread only passes the outcome on; the answer is made on a web thread.
    const auto clock = command->move_clock_to;
    const bool is_once = exchange->match.route->again == Again::IsOnce;
    journal::Job job{
        command->actor,
        is_once ? once(exchange->request, std::move(command->work)) : std::move(command->work),
        {}};
    job.done = [self = shared_from_this(), exchange, command = std::move(*command)](
                   const journal::Outcome& outcome) {
        self->later_([self, exchange, command, outcome] {
            self->answer(exchange, [&] { return self->finish(*exchange, command, outcome); });
        });
    };
    if (clock) {
        house_.writer.move_clock_to(*clock, std::move(job.done));
    } else {
        house_.writer.submit(std::move(job));
    }
    return std::nullopt;
}

Outgoing Reception::finish(Exchange& exchange,
                           const Command& command,
                           const journal::Outcome& outcome) {
    if (std::holds_alternative<journal::Overloaded>(outcome)) {
        return problem(exchange, unavailable("web.overloaded", again_in_a_moment));
    }
    if (std::holds_alternative<journal::ReadOnly>(outcome)) {
        return problem(exchange, unavailable("web.read_only", "60"));
    }
    if (const auto* faulted = std::get_if<journal::Faulted>(&outcome)) {
        return problem(exchange,
                       {500, {Why::Invalid, "web.fault", {}, {}}, {}, faulted->reference});
    }
    const AtTheStore at_the_store(exchange, house_.readers);
    if (const auto* refusal = std::get_if<base::Refusal>(&outcome)) {
        return refused(exchange, problem_of(*refusal, audience_of(exchange)));
    }
    const auto& result = std::get<journal::Committed>(outcome).result;
    const auto answer = command.answer(exchange.request, result);
    return answer ? rendering_.answer(asked(exchange), *answer)
                  : refused(exchange, problem_of(answer.error(), audience_of(exchange)));
}

// Nobody waits for it: a session that wasn't moved on this time is moved on with the next request.
void Reception::keep_session(const Exchange& exchange) {
    const Request& request = exchange.request;
    const auto program = request.session ? request.session->program : std::nullopt;
    const bool is_due =
        request.session && (program ? identity::needs_noting(*request.session, request.now)
                                    : identity::needs_extension(*request.session, request.now));
    if (!is_due) {
        return;
    }
    journal::Work extend = [program, token = request.session_token](
                               journal::Turn& turn) -> base::Result<nlohmann::json> {
        if (program) {
            identity::note_use(turn, program->token);
        } else {
            identity::extend_session(turn, token);
        }
        return nlohmann::json();
    };
    house_.writer.submit(
        {request.actor_without_seat(), std::move(extend), [](const journal::Outcome&) {}});
}

std::optional<Problem> Reception::not_let_in(const Exchange& exchange) const {
    if (auto refused = token_refused(exchange)) {
        return refused;
    }
    switch (exchange.match.route->access) {
        case Access::Anyone:
            break;
        case Access::Staff:
            if (!exchange.request.session) {
                return Problem{401,
                               {Why::NotAllowed, "web.sign_in_first", {}, {}},
                               {{"WWW-Authenticate", "Bearer"}}};
            }
            break;
        case Access::Watchman:
            if (!is_watchman(exchange)) {
                return not_the_watchman();
            }
            break;
    }
    return std::nullopt;
}

// On everybody's address a proxy's visitors would come from this machine too: what was forwarded
// is never the watchman.
bool Reception::is_watchman(const Exchange& exchange) const {
    const Incoming& incoming = exchange.incoming;
    return incoming.door == Door::Watchmans || (!settings_.watch && is_loopback(incoming.peer) &&
                                                incoming.headers.forwarded_for.empty());
}

std::optional<Problem> Reception::too_many(const Exchange& exchange) {
    const Request& request = exchange.request;
    const bool is_exempt = exchange.match.route->counted_by == CountedBy::Room || request.session ||
                           (is_loopback(request.address) && settings_.trusted_proxy.empty());
    const auto wait = is_exempt ? std::nullopt : throttle_.note(request.address, request.now);
    if (!wait) {
        return std::nullopt;
    }
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*wait).count();
    return Problem{429,
                   {Why::TooMany,
                    "web.too_many_reports",
                    {{"most", settings_.reports_an_hour_max}, {"minutes", minutes}},
                    {}},
                   {{"Retry-After", std::to_string(wait->count())}}};
}

// A browser gets its form again with everything that was typed; a program gets the problem.
Outgoing Reception::refused(Exchange& exchange, const Problem& problem) {
    Request& request = exchange.request;
    if (request.wants == Wants::Json || !exchange.match.route->form) {
        return rendering_.problem(asked(exchange), problem);
    }
    request.refusal = &problem.refusal;
    auto form = exchange.match.route->form(request);
    request.refusal = nullptr;
    auto* shown = form ? std::get_if<Shown>(&*form) : nullptr;
    if (shown == nullptr) {
        return rendering_.problem(asked(exchange), problem);
    }
    shown->status = problem.status;
    shown->headers.insert(problem.headers.begin(), problem.headers.end());
    return rendering_.answer(asked(exchange), *form);
}

Outgoing Reception::problem(Exchange& exchange, const Problem& problem) {
    if (exchange.request.wants == Wants::Json) {
        return rendering_.problem(asked(exchange), problem);
    }
    const AtTheStore at_the_store(exchange, house_.readers);
    return rendering_.problem(asked(exchange), problem);
}

// What went wrong is for the log; the asker gets a word to ask us with. The log names the route,
// never what somebody typed.
Outgoing Reception::fault(Exchange& exchange, const std::exception& error) {
    const std::string reference = random_word(house_.dice, reference_characters);
    base::log(
        base::Level::Error,
        "fault",
        {{"reference", reference}, {"route", name_of_route(exchange)}, {"because", error.what()}});
    if (exchange.request.words == nullptr) {
        read_headers(exchange, house_, settings_);
    }
    if (is_out_of_reach(error)) {
        exchange.request.store = nullptr;
        return rendering_.plain(asked(exchange), unavailable("web.store_away", "10"));
    }
    const Problem found{500, {Why::Invalid, "web.fault", {}, {}}, {}, reference};
    try {
        return problem(exchange, found);
    } catch (const std::exception& second) {
        base::log(base::Level::Error,
                  "fault_again",
                  {{"reference", reference}, {"because", second.what()}});
        exchange.request.store = nullptr;
        return rendering_.plain(asked(exchange), found);
    }
}

} // namespace web
