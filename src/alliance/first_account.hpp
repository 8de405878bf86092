// The first account of a street: made once, by whoever knows the one-time word that the program
// printed when it was first started. Its person takes the duty desk's seat.

#pragma once

#include <string>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "journal/turn.hpp"

namespace alliance {

struct FirstAccount {
    std::string secret;
    std::string street;
    std::string person_name;
    std::string login;
    std::string password;
};

[[nodiscard]] base::Result<AccountId> make_first_account(journal::Turn& turn,
                                                         const FirstAccount& asked);

} // namespace alliance
