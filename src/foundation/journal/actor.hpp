// Who acts: proved by identity, and from which seat. A resident acts without an account; what
// happens by itself (a deadline passing) is done by the timer.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace journal {

using AccountId = base::Id<struct AccountKind>;
using SeatId = base::Id<struct SeatKind>;

enum class ActorKind { Resident, Staff, Timer, Operator };

struct Actor {
    ActorKind kind = ActorKind::Timer;
    AccountId account; // 0 unless staff.
    SeatId seat;       // 0 unless staff.

    friend bool operator==(const Actor&, const Actor&) = default;
};

[[nodiscard]] inline Actor resident() {
    return {ActorKind::Resident, {}, {}};
}
[[nodiscard]] inline Actor timer() {
    return {ActorKind::Timer, {}, {}};
}
[[nodiscard]] inline Actor operator_at_the_machine() {
    return {ActorKind::Operator, {}, {}};
}
[[nodiscard]] inline Actor staff(AccountId account, SeatId seat) {
    return {ActorKind::Staff, account, seat};
}

// "resident", "staff:3:12", "timer", "operator": how an actor stands in the journal.
[[nodiscard]] std::string to_text(const Actor& actor);
[[nodiscard]] Actor actor_from_text(std::string_view text);

} // namespace journal
