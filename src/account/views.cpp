#include "account/views.hpp"

#include <set>

#include "account/account.hpp"
#include "alliance/alliance.hpp"
#include "feeds/icalendar.hpp"
#include "identity/tokens.hpp"
#include "text/names.hpp"
#include "web/form_view.hpp"

namespace account {

namespace {

using nlohmann::json;

constexpr std::chrono::days usual_days{90};

std::string used_in_words(const web::Request& request, const identity::ProgramToken& token) {
    const auto& words = *request.words;
    return token.used_at ? words.say("account.used",
                                     {{"when", words.date_and_time(*token.used_at, request.now)}})
                         : words.say("account.never_used");
}

json token_row(const web::Request& request, const identity::ProgramToken& token) {
    const auto& words = *request.words;
    const auto number = std::to_string(token.id.value);
    return {{"id", token.id.value},
            {"name", token.name},
            {"login", token.login},
            {"scope", text::name_of(token.scope)},
            {"scope_name", words.say("account.scope_" + std::string(text::name_of(token.scope)))},
            {"made", words.date(token.made_at, request.now)},
            {"ends", calendar::iso_moment(token.ends)},
            {"ends_shown", words.date(token.ends - std::chrono::minutes(1), request.now)},
            {"used", used_in_words(request, token)},
            {"action", "/account/tokens/" + number + "/revocation"}};
}

// Everybody's but one's own, for who looks after accounts.
json others_of(const web::Request& request, AccountId self) {
    json rows = json::array();
    if (!alliance::acting_with(request, alliance::Power::Administer)) {
        return rows;
    }
    for (const auto& token : identity::all_tokens(*request.store, request.now)) {
        if (token.account != self) {
            rows.push_back(token_row(request, token));
        }
    }
    return rows;
}

json calendar_view(const web::Request& request, AccountId self) {
    // It would outlive a program's token: only its person reads it.
    const bool is_program = request.session && request.session->program;
    const auto address = is_program ? std::nullopt : calendar_address(*request.store, self);
    return {{"address", address ? request.site + *address : std::string()},
            {"refusal",
             request.refusal != nullptr && request.path.starts_with("/account/calendar")
                 ? request.words->say(*request.refusal)
                 : std::string()}};
}

json new_token_view(const web::Request& request) {
    const auto usual = calendar::iso_date(calendar::office_day(request.now + usual_days));
    json form = web::form_view(
        request, "/account/tokens", {{"name", ""}, {"scope", "read"}, {"until", usual}});
    form["may_act"] = form["scope"] == "act";
    return form;
}

feeds::Happening happening_in(const json& row) {
    feeds::Happening happening{row["uid"],
                               calendar::from_milliseconds(row["changed"].get<std::int64_t>()),
                               row["version"],
                               calendar::from_milliseconds(row["begins"].get<std::int64_t>()),
                               calendar::from_milliseconds(row["ends"].get<std::int64_t>()),
                               row["summary"]};
    happening.description = row["description"];
    happening.location = row["location"];
    happening.url = row["url"];
    happening.holding =
        row["is_cancelled"].get<bool>() ? feeds::Holding::Cancelled : feeds::Holding::Confirmed;
    return happening;
}

feeds::Duty duty_in(const json& row) {
    return {row["uid"],
            calendar::from_milliseconds(row["changed"].get<std::int64_t>()),
            row["version"],
            calendar::from_milliseconds(row["due"].get<std::int64_t>()),
            row["summary"],
            row["description"],
            row["url"],
            row["is_begun"].get<bool>() ? feeds::Doing::InProcess : feeds::Doing::NeedsAction};
}

} // namespace

json account_view(const web::Request& request) {
    const AccountId self = request.session ? request.session->account : AccountId{};
    json tokens = json::array();
    for (const auto& token : identity::tokens_of(*request.store, self, request.now)) {
        tokens.push_back(token_row(request, token));
    }
    const auto others = others_of(request, self);
    const bool is_elsewhere = request.refusal != nullptr && request.path.ends_with("/revocation");
    return {{"title", request.words->say("account.title")},
            {"login", request.session ? request.session->login : std::string()},
            {"seat", alliance::acting_name(request)},
            {"refusal", is_elsewhere ? request.words->say(*request.refusal) : std::string()},
            {"calendar", calendar_view(request, self)},
            {"has_tokens", !tokens.empty()},
            {"tokens", std::move(tokens)},
            {"new_token", new_token_view(request)},
            {"has_others", !others.empty()},
            {"others", others}};
}

json token_view(const web::Request& request, const std::string& token) {
    return {{"title", request.words->say("account.token_made")},
            {"token", token},
            {"example",
             "curl -H 'Authorization: Bearer " + token + "' " + request.site + "/desk.json"}};
}

std::string calendar_of(const web::Routes& routes, const web::Request& request, AccountId account) {
    const auto login = identity::find_account(*request.store, account);
    base::ensure(login.has_value(), "a calendar belongs to an account");
    web::Request asked = request;
    asked.session = identity::Session{account, login->login, {}, request.now, request.now, {}};
    feeds::Calendar calendar{
        request.words->say("account.calendar_of", {{"login", login->login}}), {}, {}};
    std::set<std::string> known;
    for (const auto& seat : alliance::seats_of_account(*request.store, account, request.now)) {
        asked.query = {};
        asked.query.add("acting_seat", std::to_string(seat.id.value));
        for (const auto& row : routes.rows_for("calendar", asked)) {
            if (!known.insert(row["uid"]).second) {
                continue;
            }
            if (row.contains("due")) {
                calendar.duties.push_back(duty_in(row));
            } else {
                calendar.happenings.push_back(happening_in(row));
            }
        }
    }
    return feeds::write_calendar(calendar);
}

} // namespace account
