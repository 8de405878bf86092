// Puts somebody into a seat in one step: a person known already or a new one, with an account known
// already, a new one, or none.

#pragma once

#include <optional>
#include <string>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "journal/turn.hpp"

namespace alliance {

struct AppointSomebody {
    SeatId seat;
    PersonId person; // 0: a new one, with the name and telephone below.
    std::string name;
    std::string telephone;
    std::string login;    // Empty: without an account.
    std::string password; // For an account that is not there yet.
    std::optional<Moment> until;
};

[[nodiscard]] base::Result<bool> appoint_somebody(journal::Turn& turn,
                                                  const AppointSomebody& asked);

} // namespace alliance
