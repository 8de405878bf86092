// Absence with a deputy: for a while another person sees and does what a seat may, from that seat.
// The holder stays the holder, and may go on acting too.

#pragma once

#include <optional>
#include <vector>

#include "alliance/alliance.hpp"
#include "alliance/events_deputies.hpp"

namespace alliance {

struct Deputy {
    PersonId person;
    Moment from;
    Moment until;

    [[nodiscard]] bool is_over(Moment now) const { return until <= now; }
};

// What was said last of this seat; it may be over.
[[nodiscard]] std::optional<Deputy> deputy_of(store::Connection& connection, SeatId seat);

// The rule of deputise: pure.
struct Absence {
    std::optional<Seat> seat;
    std::optional<Person> deputy;
    std::optional<Deputy> before;
    bool deputy_may_sign_in = false; // Their account is open.
    bool deputy_sits_somewhere = false;
};
// With what is to be known of this seat and this deputy now.
[[nodiscard]] Absence absence_of(store::Connection& connection,
                                 const std::optional<Seat>& seat,
                                 PersonId deputy,
                                 Moment now);
// Somebody who may stand in for this seat at all: not its holder, signs in, and sits somewhere.
[[nodiscard]] base::Result<bool> may_stand_in(const Absence& known);
[[nodiscard]] base::Result<SeatDeputised> decide_deputising(const Absence& known,
                                                            const Deputise& asked,
                                                            Moment now);

// Whoever stood in did so for the holder who named them: a new holder begins without.
void drop_deputy(store::Connection& to, SeatId seat);

void apply_deputised(store::Connection& to,
                     const SeatDeputised& event,
                     const journal::Entry& entry);
void apply_deputy_ended(store::Connection& to,
                        const DeputyEnded& event,
                        const journal::Entry& entry);

} // namespace alliance
