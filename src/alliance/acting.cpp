#include <algorithm>

#include "alliance/alliance.hpp"
#include "web/form_view.hpp"

namespace alliance {

namespace {

// Which seat they chose: for this request, or for all of them.
std::vector<SeatId> wishes(const web::Request& request) {
    return {SeatId{web::number_in(request.form.get("acting_seat"))},
            SeatId{web::number_in(request.query.get("acting_seat"))},
            SeatId{web::number_in(request.cookies.get("acting_seat"))}};
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
        case Power::Convene:
            return "alliance.you_may_not_convene";
        case Power::Observe:
            return "alliance.you_may_not_observe";
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
        const auto seat = std::ranges::find(seats, wished, &Seat::id);
        if (seat != seats.end()) {
            return from(*seat);
        }
    }
    return from(seats.front());
}

std::string acting_name(const web::Request& request) {
    const auto from = acting(request);
    const auto held = from ? seat(*request.store, from->seat) : std::nullopt;
    const auto of = from ? unit(*request.store, from->unit) : std::nullopt;
    if (held && of) {
        auto name = held->title + " · " + of->short_name;
        const bool stands_in = person_of_account(*request.store, from->account) != held->person;
        return stands_in ? request.words->say("alliance.as_deputy", {{"seat", name}}) : name;
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

base::Result<bool> may_convene(store::Connection& connection, const ActingSeat& seat, UnitId body) {
    if (!seat.powers.has(Power::Convene)) {
        return base::refuse(base::Why::NotAllowed, std::string(key_of(Power::Convene)));
    }
    if (seat.unit != body && seat.unit != duty_desk(connection)) {
        return base::refuse(base::Why::NotAllowed, "alliance.not_your_body");
    }
    return true;
}

web::Writing act_with(Power power, Act act) {
    return [power, act](const web::Request& request) -> base::Result<web::Command> {
        const auto seat = acting_with(request, power);
        if (!seat) {
            return base::refusal_of(seat);
        }
        // An account made by a program would outlive the token it came with.
        if (request.session->program && !request.form.get("login").empty()) {
            return base::refuse(base::Why::NotAllowed, "alliance.accounts_by_browser", {}, "login");
        }
        Asked asked;
        asked.form = request.form;
        asked.seat = *seat;
        for (std::size_t at = 0; at < request.parameters.size(); ++at) {
            asked.ids.push_back(request.parameter_id(at));
        }
        web::Command command;
        command.actor = seat->actor();
        command.work = [act, asked](journal::Turn& turn) -> base::Result<nlohmann::json> {
            const auto next = act(turn, asked);
            if (!next) {
                return base::refusal_of(next);
            }
            return nlohmann::json(*next);
        };
        command.answer = [](const web::Request&,
                            const nlohmann::json& next) -> base::Result<web::Answer> {
            return web::Answer(web::Created{next.get<std::string>(), {{"url", next}}});
        };
        return command;
    };
}

} // namespace alliance
