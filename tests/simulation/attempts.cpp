#include "tests/simulation/attempts.hpp"

#include <array>

#include "alliance/closures.hpp"
#include "alliance/records_joining.hpp"
#include "office/office.hpp"

namespace simulation {

namespace {

using alliance::UnitId;
using calendar::Moment;
using calendar::OfficeDay;

constexpr int applications_looked_at = 20;

// Any unit but the desk; its office may close.
UnitId some_office(const town::Street& street) {
    for (const auto& [unit, staff] : street.staff) {
        if (unit != street.desk) {
            return unit;
        }
    }
    return {};
}

// So far ahead that nothing is announced there yet.
alliance::AnnounceClosure closure_ahead(UnitId office, Moment at, std::chrono::days length) {
    const OfficeDay from = calendar::office_day(at) + std::chrono::days(100);
    return {office, from, from + length, alliance::ClosureReason::Training, ""};
}

struct Member {
    UnitId body;
    UnitId unit;
};

std::optional<Member> some_member(store::Connection& connection) {
    for (const auto& body : alliance::units(connection, alliance::UnitKind::SpecialCommittee)) {
        const auto members = alliance::members_of(connection, body.id);
        if (!members.empty()) {
            return Member{body.id, members.front().id};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<std::string> Attempts::try_next(Moment at) {
    struct Attempt {
        const char* sentence;
        bool (Attempts::*is_taken)(Moment);
    };
    static constexpr std::array attempts = {
        Attempt{"an office was closed on days that are past", &Attempts::close_what_is_past},
        Attempt{"an office was closed on a day off", &Attempts::close_on_a_day_off},
        Attempt{"an office was closed for fifteen days", &Attempts::close_for_too_long},
        Attempt{"an office was closed twice", &Attempts::close_what_is_closed},
        Attempt{"the desk was closed", &Attempts::close_the_desk},
        Attempt{"somebody without power closed an office", &Attempts::close_without_power},
        Attempt{"what is over was opened again", &Attempts::open_what_is_over},
        Attempt{"an applicant was answered twice", &Attempts::answer_an_applicant_twice},
        Attempt{"a unit joined a body twice", &Attempts::join_twice},
        Attempt{"a unit left without a reason", &Attempts::leave_without_a_reason}};
    const auto& attempt = attempts[next_++ % attempts.size()];
    if ((this->*attempt.is_taken)(at)) {
        return attempt.sentence;
    }
    ++refused_;
    return std::nullopt;
}

bool Attempts::is_closed_by(const alliance::ActingSeat& seat,
                            const alliance::AnnounceClosure& asked,
                            Moment at) {
    return ground_
        .ask(seat.actor(),
             at,
             [&](journal::Turn& turn) { return alliance::announce_closure(turn, seat, asked); })
        .has_value();
}

bool Attempts::close_what_is_past(Moment at) {
    const OfficeDay today = calendar::office_day(at);
    return is_closed_by(street_.secretariat(),
                        {some_office(street_),
                         today - std::chrono::days(7),
                         today - std::chrono::days(1),
                         alliance::ClosureReason::Training,
                         ""},
                        at);
}

bool Attempts::close_on_a_day_off(Moment at) {
    const auto calendar = office::working_days(ground_.store());
    OfficeDay off = calendar::office_day(at) + std::chrono::days(1);
    while (calendar.is_working_day(off)) {
        off += std::chrono::days(1);
    }
    return is_closed_by(street_.secretariat(),
                        {some_office(street_), off, off, alliance::ClosureReason::Training, ""},
                        at);
}

bool Attempts::close_for_too_long(Moment at) {
    return is_closed_by(
        street_.secretariat(), closure_ahead(some_office(street_), at, std::chrono::days(14)), at);
}

bool Attempts::close_what_is_closed(Moment at) {
    for (const auto& each : alliance::closures_from(ground_.store(), calendar::office_day(at))) {
        if (each.from > calendar::office_day(at)) {
            return is_closed_by(
                street_.secretariat(), {each.unit, each.from, each.until, each.reason, ""}, at);
        }
    }
    return false;
}

bool Attempts::close_the_desk(Moment at) {
    return is_closed_by(
        street_.secretariat(), closure_ahead(street_.desk, at, std::chrono::days(6)), at);
}

// Somebody of the desk who is neither its dispatcher nor its secretariat, as far as powers go.
bool Attempts::close_without_power(Moment at) {
    auto seat = street_.secretariat();
    seat.powers = {};
    return is_closed_by(seat, closure_ahead(some_office(street_), at, std::chrono::days(6)), at);
}

bool Attempts::open_what_is_over(Moment at) {
    const auto first = alliance::closure(ground_.store(), alliance::ClosureId{1});
    const auto seat = street_.secretariat();
    if (!first || calendar::office_day(at) <= first->until) {
        return false;
    }
    return ground_
        .ask(seat.actor(),
             at,
             [&](journal::Turn& turn) { return alliance::cancel_closure(turn, seat, first->id); })
        .has_value();
}

bool Attempts::answer_an_applicant_twice(Moment at) {
    for (const auto& each : alliance::applications(ground_.store(), applications_looked_at)) {
        if (each.state != alliance::ApplicationState::Waiting) {
            return ground_
                .ask(street_.secretariat().actor(),
                     at,
                     [&](journal::Turn& turn) {
                         return alliance::decline(turn, each.id, "再答一次");
                     })
                .has_value();
        }
    }
    return false;
}

bool Attempts::join_twice(Moment at) {
    const auto member = some_member(ground_.store());
    return member && ground_
                         .ask(street_.secretariat().actor(),
                              at,
                              [&](journal::Turn& turn) {
                                  return alliance::join_body(turn, member->body, member->unit);
                              })
                         .has_value();
}

bool Attempts::leave_without_a_reason(Moment at) {
    const auto member = some_member(ground_.store());
    return member &&
           ground_
               .ask(street_.secretariat().actor(),
                    at,
                    [&](journal::Turn& turn) {
                        return alliance::leave_body(turn, {member->body, member->unit, {}});
                    })
               .has_value();
}

} // namespace simulation
