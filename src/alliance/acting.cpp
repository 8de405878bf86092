#include "alliance/alliance.hpp"
#include "alliance/forms.hpp"

namespace alliance {

namespace {

// Which seat they chose: for this request, or for all of them.
std::vector<SeatId> wishes(const web::Request& request) {
    return {SeatId{number_in(request.form.get("acting_seat"))},
            SeatId{number_in(request.query.get("acting_seat"))},
            SeatId{number_in(request.cookies.get("acting_seat"))}};
}

std::string_view key_of(Power power) {
    switch (power) {
        case Power::Handle:
            return "alliance.you_may_not_handle";
        case Power::Check:
            return "alliance.you_may_not_check";
        case Power::CallBack:
            return "alliance.you_may_not_call_back";
        case Power::Dispatch:
            return "alliance.you_may_not_dispatch";
        case Power::Intake:
            return "alliance.you_may_not_take_in";
        case Power::Override:
            return "alliance.you_may_not_override";
        case Power::Supervise:
            return "alliance.you_may_not_supervise";
        case Power::Configure:
            return "alliance.you_may_not_configure";
        case Power::Administer:
            return "alliance.you_may_not_administer";
    }
    return "alliance.you_have_no_seat";
}

} // namespace

std::optional<ActingSeat> acting(const web::Request& request) {
    if (!request.session) {
        return std::nullopt;
    }
    const AccountId account = request.session->account;
    const auto seats = seats_of_account(*request.store, account, request.now);
    if (seats.empty()) {
        return std::nullopt;
    }
    const auto from = [&](const Seat& seat) {
        return ActingSeat{seat.id, seat.unit, seat.powers, seat.person, account};
    };
    for (const SeatId wished : wishes(request)) {
        for (const auto& seat : seats) {
            if (seat.id == wished) {
                return from(seat);
            }
        }
    }
    return from(seats.front());
}

std::string acting_name(const web::Request& request) {
    const auto from = acting(request);
    const auto held = from ? seat(*request.store, from->seat) : std::nullopt;
    const auto of = from ? unit(*request.store, from->unit) : std::nullopt;
    if (held && of) {
        return held->title + " · " + of->short_name;
    }
    return request.session ? request.session->login : std::string();
}

base::Result<ActingSeat> acting_with(const web::Request& request, Power power) {
    const auto seat = acting(request);
    if (!seat) {
        return base::refuse(base::Why::NotAllowed, "alliance.you_have_no_seat");
    }
    if (!seat->powers.has(power)) {
        return base::refuse(base::Why::NotAllowed, std::string(key_of(power)));
    }
    return *seat;
}

} // namespace alliance
