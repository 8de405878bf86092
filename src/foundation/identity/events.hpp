// What happened to accounts. No event holds a password or anything made from one.

#pragma once

#include <string>
#include <string_view>

#include "journal/actor.hpp"

namespace identity {

using journal::AccountId;

struct AccountAdded {
    static constexpr std::string_view kind = "account_added";

    AccountId id;
    std::string login;

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

} // namespace identity
