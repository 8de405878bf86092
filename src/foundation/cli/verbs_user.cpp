#include "cli/verbs_user.hpp"

#include <functional>
#include <memory>
#include <ostream>
#include <utility>

#include "identity/identity.hpp"

namespace cli {
namespace {

using nlohmann::ordered_json;

using Change = std::function<base::Result<identity::AccountId>(journal::Turn&, const std::string&)>;

// Both verbs that take a login and a secret: change the account, say so.
base::Result<int> change(Console& console,
                         Neighbourhood& neighbourhood,
                         const std::string& login,
                         const std::pair<Change, const char*>& how) {
    const auto results =
        neighbourhood.ask(journal::operator_at_the_machine(),
                          {[&](journal::Turn& turn) -> base::Result<nlohmann::json> {
                              const auto account = how.first(turn, login);
                              if (!account) {
                                  return base::refusal_of(account);
                              }
                              return nlohmann::json(account->value);
                          }});
    const auto& result = results.front();
    if (!result) {
        return base::refusal_of(result);
    }
    if (console.is_json()) {
        console.out << ordered_json{{"account", *result}, {"login", login}}.dump() << '\n';
    } else {
        console.say(how.second, {{"login", login}});
    }
    return 0;
}

base::Result<int> list_accounts(Console& console, Neighbourhood& neighbourhood) {
    const auto accounts = identity::accounts(neighbourhood.reader());
    if (console.is_json()) {
        auto json = ordered_json::array();
        for (const auto& account : accounts) {
            json.push_back({{"account", account.id.value},
                            {"login", account.login},
                            {"is_closed", account.is_closed}});
        }
        console.out << json.dump() << '\n';
        return 0;
    }
    for (const auto& account : accounts) {
        console.say(account.is_closed ? "cli.account_closed" : "cli.account",
                    {{"id", account.id.value}, {"login", account.login}});
    }
    if (accounts.empty()) {
        console.say("cli.no_accounts");
    }
    return 0;
}

std::shared_ptr<std::string> declare_login(CommandLine& line) {
    const auto login = std::make_shared<std::string>();
    line.add_option("LOGIN", *login, "What the person signs in with").required();
    return login;
}

Verb add_verb() {
    return {"user add",
            "Add an account; the password is asked for, or read from the first line of input.",
            Touch::Writes,
            [](CommandLine& line) -> Run {
                return
                    [login = declare_login(line)](Console& console, Neighbourhood& neighbourhood) {
                        const Change add = [&](journal::Turn& turn, const std::string& name) {
                            return identity::add_account(turn, name, console.secret());
                        };
                        return change(console, neighbourhood, *login, {add, "cli.account_added"});
                    };
            },
            Secret::Asked};
}

Verb password_verb() {
    return {"user password",
            "Give an account a new password; its sessions end.",
            Touch::Writes,
            [](CommandLine& line) -> Run {
                return [login = declare_login(line)](Console& console,
                                                     Neighbourhood& neighbourhood) {
                    const Change renew = [&](journal::Turn& turn, const std::string& name) {
                        return identity::change_password(turn, name, console.secret());
                    };
                    return change(console, neighbourhood, *login, {renew, "cli.password_changed"});
                };
            },
            Secret::Asked};
}

// Whoever left signs in no more; what they did stays theirs in the record.
Verb closing_verb(const char* name, const char* summary, Change how, const char* said) {
    return {name, summary, Touch::Writes, [how = std::move(how), said](CommandLine& line) -> Run {
                return [login = declare_login(line), how, said](Console& console,
                                                                Neighbourhood& neighbourhood) {
                    return change(console, neighbourhood, *login, {how, said});
                };
            }};
}

} // namespace

Verbs user_verbs() {
    return {add_verb(),
            password_verb(),
            closing_verb("user close",
                         "Close an account: nobody signs in with it, its sessions and tokens end.",
                         identity::close_account,
                         "cli.account_is_closed"),
            closing_verb("user reopen",
                         "Open a closed account again, with the password it had.",
                         identity::reopen_account,
                         "cli.account_reopened"),
            {"user list",
             "List the accounts.",
             Touch::Reads,
             [](CommandLine&) -> Run { return list_accounts; },
             Secret::None}};
}

} // namespace cli
