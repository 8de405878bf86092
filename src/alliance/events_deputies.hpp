// The facts of absence: who acts from whose seat, from when until when. The journal's actor of each
// act is the deputy's account at the seat, so the record says who acted for whom.

#pragma once

#include <string_view>

#include "alliance/events.hpp"
#include "calendar/moment.hpp"
#include "journal/actor.hpp"

namespace alliance {

struct SeatDeputised {
    static constexpr std::string_view kind = "seat_deputised";

    SeatId seat;
    PersonId deputy;
    calendar::Moment from;
    calendar::Moment until;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("seat", self.seat);
        field("deputy", self.deputy);
        field("from", self.from);
        field("until", self.until);
    }
};

// Whoever was absent is back early.
struct DeputyEnded {
    static constexpr std::string_view kind = "deputy_ended";

    SeatId seat;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("seat", self.seat);
    }
};

} // namespace alliance
