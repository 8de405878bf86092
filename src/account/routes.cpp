#include "account/routes.hpp"

#include <memory>

#include "account/account.hpp"
#include "account/views.hpp"
#include "alliance/alliance.hpp"
#include "feeds/icalendar.hpp"
#include "identity/tokens.hpp"
#include "text/names.hpp"

namespace account {

namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;

constexpr std::chrono::hours whole_day{24};

// A program can't make itself a longer life, nor end another's.
Result<AccountId> self_in_a_browser(const web::Request& request) {
    if (!request.session || request.session->program) {
        return refuse(Why::NotAllowed, "account.browser_only");
    }
    return request.session->account;
}

journal::Actor actor_of(const web::Request& request) {
    const auto seat = alliance::acting(request);
    return seat ? seat->actor() : request.actor_without_seat();
}

Result<web::Answer> show_account(const web::Request& request) {
    return web::Shown{"account/account", account_view(request)};
}

web::Command back_to_the_account(const web::Request& request, journal::Work work) {
    return {actor_of(request),
            std::move(work),
            [](const web::Request&, const json&) -> Result<web::Answer> {
                return web::Created{"/account", {{"url", "/account"}}};
            }};
}

Result<web::Command> make_address(const web::Request& request) {
    const auto self = self_in_a_browser(request);
    if (!self) {
        return base::refusal_of(self);
    }
    return back_to_the_account(request, [self = *self](journal::Turn& turn) -> Result<json> {
        make_calendar_address(turn, self);
        return json();
    });
}

Result<web::Command> end_address_asked(const web::Request& request) {
    const auto self = self_in_a_browser(request);
    if (!self) {
        return base::refusal_of(self);
    }
    return back_to_the_account(request, [self = *self](journal::Turn& turn) -> Result<json> {
        const auto ended = end_calendar_address(turn, self);
        return ended ? Result<json>(json()) : base::refusal_of(ended);
    });
}

// A token works until the evening of its last day.
Result<identity::AskToken> token_asked(const web::Request& request) {
    const auto scope = text::named<identity::Scope>(request.form.get("scope"));
    if (!scope) {
        return refuse(Why::Invalid, "account.please_choose_scope", {}, "scope");
    }
    const auto last_day = calendar::parse_date(request.form.get("until"));
    if (!last_day) {
        return refuse(Why::Invalid, "alliance.not_a_date", {}, "until");
    }
    return identity::AskToken{
        request.form.get("name"), *scope, calendar::moment_at(*last_day, whole_day)};
}

// The token goes from the turn to its one answer beside the turn's result, since results are kept.
Result<web::Command> make_token_asked(const web::Request& request) {
    const auto self = self_in_a_browser(request);
    if (!self) {
        return base::refusal_of(self);
    }
    const auto asked = token_asked(request);
    if (!asked) {
        return base::refusal_of(asked);
    }
    const auto shown_once = std::make_shared<std::string>();
    web::Command command;
    command.actor = actor_of(request);
    command.work = [self = *self, asked = *asked, shown_once](journal::Turn& turn) -> Result<json> {
        const auto made = identity::make_token(turn, self, asked);
        if (!made) {
            return base::refusal_of(made);
        }
        *shown_once = made->token;
        return json{{"id", made->id.value}};
    };
    command.answer = [shown_once](const web::Request& answered,
                                  const json& result) -> Result<web::Answer> {
        if (answered.wants == web::Wants::Html) {
            return web::Shown{"account/token", token_view(answered, *shown_once)};
        }
        return web::Created{"/account", {{"id", result["id"]}, {"token", *shown_once}}};
    };
    return command;
}

Result<web::Command> revoke_token_asked(const web::Request& request) {
    const auto self = self_in_a_browser(request);
    if (!self) {
        return base::refusal_of(self);
    }
    const identity::ProgramTokenId id{request.parameter_id(0)};
    const auto token = identity::find_token(*request.store, id);
    const bool may_revoke =
        token && (token->account == *self ||
                  alliance::acting_with(request, alliance::Power::Administer).has_value());
    if (!may_revoke) {
        return refuse(Why::NotFound, "identity.no_such_token");
    }
    return back_to_the_account(request, [id](journal::Turn& turn) -> Result<json> {
        const auto revoked = identity::revoke_token(turn, id);
        return revoked ? Result<json>(json()) : base::refusal_of(revoked);
    });
}

Result<web::Answer> give_calendar(const web::Routes& routes, const web::Request& request) {
    const AccountId account{request.parameter_id(0)};
    const auto of = identity::find_account(*request.store, account);
    if (!of || of->is_closed || !is_calendar_address(*request.store, account, request.path)) {
        return refuse(Why::NotFound, "account.no_calendar_address");
    }
    return web::File{std::string(feeds::calendar_type), calendar_of(routes, request, account), {}};
}

void post(web::Routes& routes, const char* pattern, const char* summary, web::Writing write) {
    routes.post(pattern, web::Access::Staff, summary, std::move(write), show_account);
}

web::Description token_described() {
    web::Description description;
    description.fields = {{"name",
                           "What its person calls it.",
                           {{"type", "string"}, {"maxLength", 40}},
                           "开门程序",
                           web::Need::Required},
                          {"scope", "", {{"enum", {"read", "act"}}}, "read", web::Need::Required},
                          {"until",
                           "Its last day, within a year.",
                           {{"type", "string"}, {"format", "date"}},
                           "2026-12-31",
                           web::Need::Required}};
    description.answer = {
        {"type", "object"},
        {"required", {"id", "token"}},
        {"properties",
         {{"id", {{"type", "integer"}}},
          {"token",
           {{"type", "string"}, {"description", "Shown once; empty when asked again."}}}}}};
    return description;
}

} // namespace

void add_routes(web::Routes& routes) {
    using web::Access;
    routes.get("/account",
               Access::Staff,
               "One's own account: the calendar's address, tokens for programs.",
               show_account);
    post(routes,
         "/account/calendar",
         "Makes a secret address for one's calendar, or makes it anew; the old one ends.",
         make_address);
    post(routes, "/account/calendar/ending", "Ends the calendar's address.", end_address_asked);
    post(routes,
         "/account/tokens",
         "Makes a token for a program: `name`, `scope` read or act, `until` its last day.",
         make_token_asked);
    post(routes,
         "/account/tokens/{token}/revocation",
         "Revokes a token: one's own, or anybody's from a seat that administers.",
         revoke_token_asked);
    routes.get("/calendar/{account}/{secret}",
               Access::Anyone,
               "Somebody's deadlines and dates as iCalendar, for whoever knows the address.",
               [&routes](const web::Request& request) { return give_calendar(routes, request); });
    routes.describe(web::Method::Post, "/account/tokens", token_described());
    web::Description calendar;
    calendar.media_type = "text/calendar";
    routes.describe(web::Method::Get, "/calendar/{account}/{secret}", std::move(calendar));
}

} // namespace account
