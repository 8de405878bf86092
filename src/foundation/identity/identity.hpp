// Identity proves who asks: accounts with Argon2id passwords, sessions, sign-in throttling. What an
// account may do is not known here: powers come from the seat a person holds (alliance). No event
// holds a password, a token or anything made from one.

#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/actor.hpp"
#include "journal/turn.hpp"

namespace identity {

using journal::AccountId;

constexpr std::size_t login_characters_max = 40;
constexpr std::size_t password_characters_min = 8;
constexpr std::size_t password_characters_max = 200;
constexpr std::size_t password_bytes_max = 4 * password_characters_max;

constexpr int wrong_passwords_max = 5;
constexpr std::chrono::minutes login_closed_for{15};

constexpr std::chrono::minutes session_idle_for{30};
constexpr std::chrono::minutes session_extended_every{5};
constexpr std::chrono::hours session_lasts_at_most{12};
constexpr std::int64_t sessions_an_account_max = 20; // The newest; older ones end.

struct Account {
    AccountId id;
    std::string login; // Lower case letters, digits, dot and dash, or Chinese characters.
    bool is_closed = false;
};

// What somebody lets a program do in their name.
enum class Scope { Read, Act };

[[nodiscard]] inline std::span<const std::string_view> enum_names(Scope) {
    static constexpr std::array<std::string_view, 2> names = {"read", "act"};
    return names;
}

struct ProgramTokenTag;
using ProgramTokenId = base::Id<ProgramTokenTag>;

// A program that asks with a person's token: see tokens.hpp.
struct Program {
    ProgramTokenId token;
    Scope scope = Scope::Read;
    std::optional<calendar::Moment> used_at; // As far as it was noted.
};

// A signed-in browser. The token is known to the browser only; the store keeps its hash. Or a
// program in somebody's name, which has no forms and no csrf.
struct Session {
    AccountId account;
    std::string login;
    std::string csrf; // Must come back with each form.
    calendar::Moment ends;
    calendar::Moment ends_at_latest;
    std::optional<Program> program{};
};

// How hard a password is made to guess. Light is for made-up people only: demo and tests.
enum class Strength { Full, Light };

// Tells the journal who keeps this room's facts. Its tables stand in its embedded schema.sql.
void keep(journal::Facts& facts);

// The account exists from this turn on; its password is kept beside the journal. Hashing takes
// about a tenth of a second, inside the turn.
[[nodiscard]] base::Result<AccountId> add_account(journal::Turn& turn,
                                                  const std::string& login,
                                                  const std::string& password,
                                                  Strength strength = Strength::Full);

// Ends the account's sessions and opens a login that wrong passwords have closed.
[[nodiscard]] base::Result<AccountId> change_password(journal::Turn& turn,
                                                      const std::string& login,
                                                      const std::string& password,
                                                      Strength strength = Strength::Full);

// A closed account can't sign in, and its sessions end. It keeps its login.
[[nodiscard]] base::Result<AccountId> close_account(journal::Turn& turn, const std::string& login);
[[nodiscard]] base::Result<AccountId> reopen_account(journal::Turn& turn, const std::string& login);

// In the order of their logins.
[[nodiscard]] std::vector<Account> accounts(store::Connection& connection);
[[nodiscard]] std::optional<Account> find_account(store::Connection& connection,
                                                  const std::string& login);
[[nodiscard]] std::optional<Account> find_account(store::Connection& connection, AccountId id);

struct SignedIn {
    std::string token; // For the cookie, 64 hexadecimal digits.
    Session session;
};

// Checking a password takes about a tenth of a second and is done outside the writer: `prove`
// answers who it is, `begin_session` opens the session in a turn. A refusal of `NotAllowed` is to
// be noted in a turn: five wrong passwords within 15 minutes close the login for 15 minutes,
// whether or not there is such an account.
[[nodiscard]] base::Result<AccountId> prove(store::Connection& connection,
                                            const std::string& login,
                                            const std::string& password,
                                            calendar::Moment now);
void note_failed_sign_in(journal::Turn& turn, const std::string& login);
[[nodiscard]] SignedIn begin_session(journal::Turn& turn, AccountId account);
void end_session(journal::Turn& turn, const std::string& token);

// Sessions end after half an hour without a request, twelve hours at most. Finding one writes
// nothing: when `needs_extension` says so, at most once in five minutes, the request's session is
// moved on in a turn of its own that nobody need wait for.
[[nodiscard]] std::optional<Session> find_session(store::Connection& connection,
                                                  std::string_view token,
                                                  calendar::Moment now);
[[nodiscard]] bool needs_extension(const Session& session, calendar::Moment now);
void extend_session(journal::Turn& turn, const std::string& token);

} // namespace identity
