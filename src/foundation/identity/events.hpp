// What happened to accounts and to the tokens of their programs. No event holds a password, a token
// or anything made from one, nor the name that somebody gave to a token or signs in with.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "calendar/moment.hpp"
#include "identity/identity.hpp"
#include "journal/actor.hpp"

namespace identity {

using journal::AccountId;

struct AccountAdded {
    static constexpr std::string_view kind = "account_added";

    AccountId id;
    // Until logins were kept beside the journal; never written since. A login may be a name.
    std::optional<std::string> login{};

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("login", self.login);
    }

    friend bool operator==(const AccountAdded&, const AccountAdded&) = default;
};

// All sessions of the account end with it.
struct PasswordChanged {
    static constexpr std::string_view kind = "password_changed";

    AccountId account;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("account", self.account);
    }

    friend bool operator==(const PasswordChanged&, const PasswordChanged&) = default;
};

struct AccountClosed {
    static constexpr std::string_view kind = "account_closed";

    AccountId account;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("account", self.account);
    }

    friend bool operator==(const AccountClosed&, const AccountClosed&) = default;
};

struct AccountReopened {
    static constexpr std::string_view kind = "account_reopened";

    AccountId account;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("account", self.account);
    }

    friend bool operator==(const AccountReopened&, const AccountReopened&) = default;
};

struct ProgramTokenMade {
    static constexpr std::string_view kind = "program_token_made";

    ProgramTokenId id;
    AccountId account;
    Scope scope = Scope::Read;
    calendar::Moment ends;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("account", self.account);
        field("scope", self.scope);
        field("ends", self.ends);
    }

    friend bool operator==(const ProgramTokenMade&, const ProgramTokenMade&) = default;
};

// Before its end, by its person or by who manages accounts.
struct ProgramTokenRevoked {
    static constexpr std::string_view kind = "program_token_revoked";

    ProgramTokenId id;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
    }

    friend bool operator==(const ProgramTokenRevoked&, const ProgramTokenRevoked&) = default;
};

} // namespace identity
