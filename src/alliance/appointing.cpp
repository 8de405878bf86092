#include "alliance/appointing.hpp"

#include "alliance/rules.hpp"
#include "identity/identity.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

// Everything that can be refused without an account, before anything is recorded.
base::Result<bool> check(journal::Turn& turn, const AppointSomebody& asked) {
    auto somebody = person(turn.store(), asked.person);
    if (asked.person.value == 0) {
        const auto added = decide_adding_person({asked.name, asked.telephone, {}}, PersonId{});
        if (!added) {
            return base::refusal_of(added);
        }
        somebody = Person{};
    }
    const auto appointed = decide_appointing(seat(turn.store(), asked.seat),
                                             somebody,
                                             {asked.seat, asked.person, {}, asked.until},
                                             turn.now());
    if (!appointed) {
        return base::refusal_of(appointed);
    }
    if (!asked.login.empty() && somebody->account.value != 0) {
        return refuse(Why::AlreadyDone, "alliance.person_has_account", {}, "login");
    }
    return true;
}

// The account named by the login; made when there is none and a password is given. 0 without a
// login.
base::Result<AccountId> account_for(journal::Turn& turn, const AppointSomebody& asked) {
    if (asked.login.empty()) {
        return AccountId{};
    }
    const auto known = identity::find_account(turn.store(), asked.login);
    if (!known) {
        return identity::add_account(turn, asked.login, asked.password);
    }
    if (known->is_closed) {
        return refuse(Why::NotAllowed, "alliance.no_such_login", {{"login", asked.login}}, "login");
    }
    if (person_of_account(turn.store(), known->id)) {
        return refuse(Why::AlreadyDone, "alliance.account_is_taken", {}, "login");
    }
    return known->id;
}

} // namespace

base::Result<bool> appoint_somebody(journal::Turn& turn, const AppointSomebody& asked) {
    if (auto checked = check(turn, asked); !checked) {
        return checked;
    }
    const auto account = account_for(turn, asked);
    if (!account) {
        return base::refusal_of(account);
    }
    PersonId chosen = asked.person;
    if (chosen.value == 0) {
        const auto added = add_person(turn, {asked.name, asked.telephone, *account});
        base::ensure(added.has_value(), "a person that was checked before is taken");
        chosen = *added;
    } else if (account->value != 0) {
        const auto given = give_account(turn, chosen, *account);
        base::ensure(given.has_value(), "a free account is given to a person without one");
    }
    const auto appointed = appoint(turn, {asked.seat, chosen, {}, asked.until});
    base::ensure(appointed.has_value(), "an appointment that was checked before is made");
    return true;
}

} // namespace alliance
