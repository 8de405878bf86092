// The decisions about logins, passwords, sessions, tokens and wrong tries: no table, no clock.

#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "identity/tokens.hpp"

namespace identity {

// The login as it is kept and compared.
[[nodiscard]] base::Result<std::string> decide_login(const std::string& typed);

[[nodiscard]] base::Result<std::string> decide_password(const std::string& login,
                                                        const std::string& password);

// Wrong passwords for one login.
struct Failures {
    int tries = 0;
    calendar::Moment since;
    std::optional<calendar::Moment> closed_until;

    friend bool operator==(const Failures&, const Failures&) = default;
};

[[nodiscard]] Failures after_another(const std::optional<Failures>& before, calendar::Moment now);

// Whole minutes, rounded up, until the login opens again; nothing when it is open.
[[nodiscard]] std::optional<int> minutes_closed(const Failures& failures, calendar::Moment now);

// Failures that began before this moment say nothing any more.
[[nodiscard]] calendar::Moment oldest_that_counts(calendar::Moment now);

// When a session that is used now ends.
[[nodiscard]] calendar::Moment session_end(calendar::Moment now, calendar::Moment ends_at_latest);

// The token's name as it is kept. It may last a year, and not until a day that is over.
[[nodiscard]] base::Result<std::string> decide_token(const AskToken& asked, calendar::Moment now);

} // namespace identity
