// Identity proves who asks: accounts with Argon2id passwords, sessions, sign-in throttling. What an
// account may do is not known here: powers come from the seat a person holds (alliance).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/actor.hpp"
#include "journal/turn.hpp"

namespace identity {

using journal::AccountId;

constexpr std::size_t login_characters_max = 40;
constexpr std::size_t password_characters_min = 8;
constexpr std::size_t password_characters_max = 200;

struct Account {
    AccountId id;
    std::string login; // Lower case letters, digits, dot and dash, or Chinese characters.
    bool is_closed = false;
};

// A signed-in browser. The token is known to the browser only; the store keeps its hash.
struct Session {
    AccountId account;
    std::string login;
    std::string csrf; // Must come back with each form.
    calendar::Moment ends;
};

// The account exists from this turn on; its password is kept beside the journal.
[[nodiscard]] base::Result<AccountId> add_account(journal::Turn& turn,
                                                  const std::string& login,
                                                  const std::string& password);
[[nodiscard]] base::Result<AccountId> change_password(journal::Turn& turn,
                                                      const std::string& login,
                                                      const std::string& password);

[[nodiscard]] std::vector<Account> accounts(store::Connection& connection);
[[nodiscard]] std::optional<Account> find_account(store::Connection& connection,
                                                  const std::string& login);

struct SignedIn {
    std::string token; // For the cookie, 64 hexadecimal digits.
    Session session;
};

// Checking a password takes about a tenth of a second and is done outside the writer: `prove`
// answers who it is, `begin_session` opens the session in a turn. Five wrong passwords within 15
// minutes close the login for 15 minutes.
[[nodiscard]] base::Result<AccountId> prove(store::Connection& connection,
                                            const std::string& login,
                                            const std::string& password,
                                            calendar::Moment now);
void note_failed_sign_in(journal::Turn& turn, const std::string& login);
[[nodiscard]] SignedIn begin_session(journal::Turn& turn, AccountId account);
void end_session(journal::Turn& turn, const std::string& token);

// Sessions end after half an hour without a request, twelve hours at most.
[[nodiscard]] std::optional<Session> find_session(store::Connection& connection,
                                                  std::string_view token,
                                                  calendar::Moment now);

} // namespace identity
