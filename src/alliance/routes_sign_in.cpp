#include <algorithm>

#include "alliance/first_account.hpp"
#include "alliance/records.hpp"
#include "alliance/routes.hpp"
#include "identity/identity.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;
using nlohmann::json;

constexpr const char* after_sign_in = "/desk";

// Where somebody wanted to go; an address elsewhere is no address.
std::string then_in(const std::string& wanted) {
    const bool is_ours = wanted.starts_with('/') && !wanted.starts_with("//") &&
                         wanted.find_first_of("\\\r\n") == std::string::npos;
    return is_ours ? wanted : after_sign_in;
}

// In a demo store, one button a role.
json demo_buttons(const web::Request& request) {
    json buttons = json::array();
    for (const auto& person : demo_people(*request.store, request.now)) {
        buttons.push_back(
            {{"login", person.login}, {"title", person.title}, {"unit", person.unit}});
    }
    return buttons;
}

base::Result<web::Answer> show_sign_in(const web::Request& request) {
    const json buttons = demo_buttons(request);
    const auto& fields = request.refusal != nullptr ? request.form : request.query;
    json form = web::form_view(request, "/sign-in", {{"login", ""}, {"password", ""}});
    form["then"] = then_in(fields.get("then"));
    return web::Answer(web::Shown{"alliance/sign_in",
                                  {{"title", request.words->say("alliance.sign_in")},
                                   {"form", form},
                                   {"demo", buttons},
                                   {"is_demo", !buttons.empty()},
                                   {"then", form["then"]},
                                   {"is_open_line", !request.is_https && buttons.empty()}}});
}

web::Command session_for(AccountId account, const std::string& next) {
    web::Command command;
    command.actor = journal::staff(account, {});
    command.work = [account](journal::Turn& turn) -> base::Result<json> {
        return json(identity::begin_session(turn, account).token);
    };
    command.answer = [next](const web::Request&, const json& token) -> base::Result<web::Answer> {
        return web::Answer(web::Redirect{next, {}, token.get<std::string>()});
    };
    return command;
}

// A wrong password is counted in a turn, and refused after it.
web::Command count_failure(const std::string& login, const base::Refusal& refusal) {
    web::Command command;
    command.actor = journal::resident();
    command.work = [login](journal::Turn& turn) -> base::Result<json> {
        identity::note_failed_sign_in(turn, login);
        return json();
    };
    command.answer = [refusal](const web::Request&, const json&) -> base::Result<web::Answer> {
        return tl::unexpected<base::Refusal>(refusal);
    };
    return command;
}

base::Result<web::Command> demo_sign_in(const web::Request& request, const std::string& login) {
    const auto logins = demo_logins(*request.store);
    const auto account = identity::find_account(*request.store, login);
    const bool is_offered =
        is_demo(*request.store) && account && std::ranges::find(logins, login) != logins.end();
    if (!is_offered) {
        return refuse(Why::NotAllowed, "alliance.no_demo_here");
    }
    return session_for(account->id, then_in(request.form.get("then")));
}

base::Result<web::Command> sign_in(const web::Request& request) {
    const std::string& demo_login = request.form.get("demo_login");
    if (!demo_login.empty()) {
        return demo_sign_in(request, demo_login);
    }
    const std::string& login = request.form.get("login");
    const std::string& password = request.form.get("password");
    if (login.empty() || password.empty()) {
        const std::string field = login.empty() ? "login" : "password";
        return refuse(Why::Invalid, "text.please_fill_in", {}, field);
    }
    const auto account = identity::prove(*request.store, login, password, request.now);
    if (!account && account.error().why == Why::NotAllowed) {
        return count_failure(login, account.error());
    }
    if (!account) {
        return base::refusal_of(account);
    }
    return session_for(*account, then_in(request.form.get("then")));
}

base::Result<web::Command> sign_out(const web::Request& request) {
    web::Command command;
    command.actor = request.actor_without_seat();
    command.work = [token = request.session_token](journal::Turn& turn) -> base::Result<json> {
        identity::end_session(turn, token);
        return json();
    };
    command.answer = [](const web::Request&, const json&) -> base::Result<web::Answer> {
        return web::Answer(web::Redirect{"/", {}, std::string()});
    };
    return command;
}

base::Result<web::Answer> show_seats(const web::Request& request) {
    json seats = json::array();
    const auto now_in = acting(request);
    const AccountId account = request.session ? request.session->account : AccountId{};
    const auto self = person_of_account(*request.store, account);
    for (const auto& seat : seats_of_account(*request.store, account, request.now)) {
        const auto of = unit(*request.store, seat.unit);
        seats.push_back({{"id", seat.id.value},
                         {"title", seat.title},
                         {"unit", of ? of->name : ""},
                         {"is_deputy", self != seat.person},
                         {"is_current", now_in && now_in->seat == seat.id}});
    }
    return web::Answer(web::Shown{"alliance/seats",
                                  {{"title", request.words->say("alliance.choose_seat")},
                                   {"seats", seats},
                                   {"is_empty", seats.empty()}}});
}

// Nothing is recorded: which of their seats somebody acts from is between them and their browser.
base::Result<web::Command> choose_seat(const web::Request& request) {
    const auto seat = acting(request);
    if (!seat) {
        return refuse(Why::NotAllowed, "alliance.you_have_no_seat");
    }
    web::Command command;
    command.actor = seat->actor();
    command.work = [](journal::Turn&) -> base::Result<json> { return json(); };
    const std::string cookie = "acting_seat=" + std::to_string(seat->seat.value) +
                               "; Path=/; HttpOnly; SameSite=Lax" +
                               (request.is_https ? "; Secure" : "");
    command.answer = [cookie](const web::Request&, const json&) -> base::Result<web::Answer> {
        return web::Answer(web::Redirect{after_sign_in, {{"Set-Cookie", cookie}}, {}});
    };
    return command;
}

base::Result<web::Answer> show_first_account(const web::Request& request) {
    const auto secret = first_account_secret(*request.store);
    if (!secret || request.parameters.empty() || request.parameters.front() != *secret) {
        return refuse(Why::NotFound, "alliance.first_account_is_made");
    }
    return web::Answer(web::Shown{"alliance/first_account",
                                  {{"title", request.words->say("alliance.first_account")},
                                   {"form",
                                    web::form_view(request,
                                                   "/first-account/" + *secret,
                                                   {{"street", street(*request.store).name},
                                                    {"person_name", ""},
                                                    {"login", ""},
                                                    {"password", ""}})}}});
}

base::Result<web::Command> make_first(const web::Request& request) {
    const FirstAccount asked{request.parameters.empty() ? "" : request.parameters.front(),
                             request.form.get("street"),
                             request.form.get("person_name"),
                             request.form.get("login"),
                             request.form.get("password")};
    web::Command command;
    command.actor = journal::operator_at_the_machine();
    command.work = [asked](journal::Turn& turn) -> base::Result<json> {
        const auto account = make_first_account(turn, asked);
        if (!account) {
            return base::refusal_of(account);
        }
        return json(identity::begin_session(turn, *account).token);
    };
    command.answer = [](const web::Request&, const json& token) -> base::Result<web::Answer> {
        return web::Answer(web::Redirect{"/alliance", {}, token.get<std::string>()});
    };
    return command;
}

} // namespace

void add_sign_in_routes(web::Routes& routes) {
    using web::Access;
    routes.get("/sign-in", Access::Anyone, "The form for signing in.", show_sign_in);
    routes.get("/acting-seat", Access::Staff, "The seats one may act from.", show_seats);
    routes.get("/first-account/{secret}",
               Access::Anyone,
               "The one-time form that names the street and makes its first account.",
               show_first_account);
    auto signing_in =
        web::posting("/sign-in",
                     Access::Anyone,
                     "Signs in: `login`, `password`, in a demo store `demo_login`; `then` "
                     "to a page.",
                     sign_in,
                     show_sign_in);
    signing_in.again = web::Again::IsTwice; // The session's token is for the cookie alone.
    routes.add(std::move(signing_in));
    routes.post("/sign-out", Access::Anyone, "Ends the session.", sign_out);
    auto first = web::posting("/first-account/{secret}",
                              Access::Anyone,
                              "Names the `street` and makes the first account: `person_name`, "
                              "`login`, `password`.",
                              make_first,
                              show_first_account);
    first.again = web::Again::IsTwice;
    routes.add(std::move(first));
    routes.post("/acting-seat",
                Access::Staff,
                "Chooses the seat one acts from: `acting_seat`.",
                choose_seat,
                show_seats);
}

} // namespace alliance
