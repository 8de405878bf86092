#include "town/alliance_year.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include <fmt/format.h>

#include "office/office.hpp"

namespace town {
namespace {

using alliance::Power;
using alliance::UnitKind;

constexpr calendar::WallClock deeds_begin{8 * 60 + 40};
constexpr calendar::WallClock before_the_office{7 * 60};

// How often something begins on a working day, out of a thousand.
constexpr int activities_per_mille = 90;
constexpr int questions_per_mille = 250;
constexpr int initiatives_per_mille = 30;
constexpr int applicants_per_mille = 60;
constexpr int closures_per_mille = 60;
constexpr int absences_per_mille = 90;

constexpr int admitted_per_mille = 700;
constexpr int leaving_per_mille = 300;
constexpr int reopened_per_mille = 300;
constexpr int back_early_per_mille = 300;
constexpr std::chrono::days a_year{365};
constexpr int telephones_max = 10'000; // Then they come again.

} // namespace

AllianceYear::AllianceYear(Ground& ground, Street& street, std::uint64_t seed, Moment begins)
    : ground_(ground), street_(street), days_(office::working_days(ground.store())), dice_(seed) {
    begin_day(calendar::office_day(begins));
}

void AllianceYear::live_until(Moment moment) {
    while (!planned_.empty() && planned_.top().at <= moment) {
        const Planned next = planned_.top();
        planned_.pop();
        next.carry_out(next.at);
    }
}

void AllianceYear::on(Moment at, Deed deed) {
    planned_.push({at, ++numbers_, std::move(deed)});
}

void AllianceYear::begin_day(calendar::OfficeDay day) {
    struct Habit {
        int per_mille = 0;
        void (AllianceYear::*begin)(Moment) = nullptr;
    };
    static constexpr std::array habits = {
        Habit{activities_per_mille, &AllianceYear::plan_activity},
        Habit{questions_per_mille, &AllianceYear::ask_the_workshop},
        Habit{initiatives_per_mille, &AllianceYear::call_upon_everybody},
        Habit{applicants_per_mille, &AllianceYear::apply},
        Habit{closures_per_mille, &AllianceYear::close_an_office},
        Habit{absences_per_mille, &AllianceYear::be_away}};
    on(calendar::moment_at(day, deeds_begin), [this, day](Moment at) {
        sign_what_is_open(at);
        if (days_.is_working_day(day)) {
            renew_terms(at);
            for (const auto& habit : habits) {
                if (dice_.per_mille(habit.per_mille)) {
                    (this->*habit.begin)(at);
                }
            }
        }
        begin_day(day + Days(1));
    });
}

Moment AllianceYear::morning_after(Moment at, int working_days) const {
    auto day = calendar::office_day(at);
    for (int left = working_days; left > 0;) {
        day += Days(1);
        left -= days_.is_working_day(day) ? 1 : 0;
    }
    return calendar::moment_at(day, deeds_begin);
}

UnitId AllianceYear::body(UnitKind kind, std::size_t position) const {
    return alliance::units(ground_.store(), kind).at(position).id;
}

UnitId AllianceYear::some_committee() {
    return dice_.pick(alliance::units(ground_.store(), UnitKind::SpecialCommittee)).id;
}

std::string AllianceYear::telephone() {
    return fmt::format("1390000{:04}", ++telephones_ % telephones_max);
}

UnitId AllianceYear::some_unit() {
    std::vector<UnitId> staffed;
    for (const auto& [unit, staff] : street_.staff) {
        if (unit != street_.desk && !staff.empty()) {
            staffed.push_back(unit);
        }
    }
    return dice_.pick(staffed);
}

// --- Joining, leaving, terms ------------------------------------------------------------------

void AllianceYear::apply(Moment at) {
    const UnitId wish = dice_.per_mille(500) ? some_committee() : UnitId{};
    const auto id = ground_.must(journal::resident(), at, [&](journal::Turn& turn) {
        return alliance::apply_to_join(turn,
                                       {fmt::format("邻里第{}服务社", ++applicants_),
                                        UnitKind::Member,
                                        wish,
                                        "周末能派志愿者上门，也能借出会议室。",
                                        person_name(dice_),
                                        telephone()});
    });
    on(morning_after(at, dice_.between(1, 9)), [this, id](Moment when) { decide(id, when); });
}

void AllianceYear::decide(alliance::ApplicationId id, Moment at) {
    const auto seat = street_.secretariat();
    if (!dice_.per_mille(admitted_per_mille)) {
        ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
            return alliance::decline(turn, id, "这一类服务已有单位承担，已电话说明");
        });
        return;
    }
    const UnitId to = some_committee();
    const UnitId unit = ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return alliance::admit(turn, {id, to, "周末上门服务", {}});
    });
    if (dice_.per_mille(leaving_per_mille)) {
        on(at + Days(dice_.between(40, 90)), [this, to, unit](Moment when) {
            const auto keeper = street_.secretariat();
            ground_.must(keeper.actor(), when, [&](journal::Turn& turn) {
                return alliance::leave_body(turn, {to, unit, "业务调整，迁出本街道"});
            });
        });
    }
}

void AllianceYear::renew_terms(Moment at) {
    const auto seat = street_.secretariat();
    for (const auto& ending : alliance::terms_ending(ground_.store(), at)) {
        ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
            return alliance::renew_term(turn, ending.id, *ending.until + a_year);
        });
    }
}

// --- Closed days --------------------------------------------------------------------------------

void AllianceYear::close_an_office(Moment at) {
    const UnitId unit = some_unit();
    const auto from = calendar::office_day(morning_after(at, dice_.between(2, 15)));
    const auto until = from + Days(dice_.between(0, 2));
    const auto seat = who_closes(unit);
    const auto closed = ground_.ask(seat.actor(), at, [&](journal::Turn& turn) {
        return alliance::announce_closure(
            turn, seat, {unit, from, until, alliance::ClosureReason::Training, "电话照常有人接"});
    });
    if (!closed || !dice_.per_mille(reopened_per_mille)) {
        return;
    }
    const auto opens = calendar::moment_at(from - Days(dice_.between(0, 1)), deeds_begin);
    on(opens, [this, unit, id = *closed](Moment when) {
        const auto opening = who_closes(unit);
        ground_.must(opening.actor(), when, [&](journal::Turn& turn) {
            return alliance::cancel_closure(turn, opening, id);
        });
    });
}

alliance::ActingSeat AllianceYear::who_closes(UnitId unit) const {
    const auto& staff = street_.staff.at(unit);
    const auto leads = [](const Staff& each) {
        return each.acting.powers.has(Power::Handle) && each.acting.powers.has(Power::Check);
    };
    const auto lead = std::ranges::find_if(staff, leads);
    if (lead != staff.end() && !lead->is_away) {
        return lead->acting;
    }
    return street_.somebody(street_.desk, Power::Dispatch)->acting;
}

// --- Absence ------------------------------------------------------------------------------------

// From midnight on, so that nobody changes in the middle of a day's work.
void AllianceYear::be_away(Moment at) {
    const UnitId unit = some_unit();
    const Chair chair{
        unit,
        static_cast<std::size_t>(dice_.below(static_cast<int>(street_.staff.at(unit).size())))};
    const Staff& absent = street_.staff.at(unit)[chair.number];
    const Staff* found = colleague(chair);
    if (absent.is_away || found == nullptr || stood_in_for_.contains(absent.acting.seat)) {
        return;
    }
    const auto day = calendar::office_day(at) + Days(dice_.between(1, 3));
    const Moment from = calendar::moment_at(day, {});
    const Moment until = calendar::moment_at(day + Days(dice_.between(2, 9)), {});
    const auto own = absent.acting;
    const auto deputy = found->acting;
    ground_.must(own.actor(), at, [&](journal::Turn& turn) {
        return alliance::deputise(turn, {own.seat, deputy.person, from, until});
    });
    stood_in_for_.insert(own.seat);
    on(from, [this, chair, deputy](Moment) { stand_in(chair, deputy); });
    if (dice_.per_mille(back_early_per_mille)) {
        on(calendar::moment_at(day + Days(1), before_the_office),
           [this, chair, own](Moment when) { come_back_early(chair, own, when); });
    } else {
        on(until, [this, chair, own](Moment) { come_back(chair, own); });
    }
}

// Of the same unit, else of the street's desk: who sits there themselves.
const Staff* AllianceYear::colleague(const Chair& chair) const {
    const auto& absent = street_.staff.at(chair.unit)[chair.number];
    for (const UnitId unit : {chair.unit, street_.desk}) {
        for (const auto& each : street_.staff.at(unit)) {
            const bool is_free = !each.is_away && each.acting.seat != absent.acting.seat &&
                                 !stood_in_for_.contains(each.acting.seat);
            if (is_free) {
                return &each;
            }
        }
    }
    return nullptr;
}

void AllianceYear::stand_in(const Chair& chair, const alliance::ActingSeat& deputy) {
    Staff& staff = street_.staff.at(chair.unit)[chair.number];
    if (!staff.is_away && stood_in_for_.contains(staff.acting.seat)) {
        staff.acting.account = deputy.account;
    }
}

void AllianceYear::come_back_early(const Chair& chair, const alliance::ActingSeat& own, Moment at) {
    const Staff& staff = street_.staff.at(chair.unit)[chair.number];
    if (staff.acting.person == own.person && !staff.is_away) {
        ground_.must(own.actor(), at, [&](journal::Turn& turn) {
            return alliance::end_deputy(turn, own.seat);
        });
    }
    come_back(chair, own);
}

// Unless somebody else sits there by now.
void AllianceYear::come_back(const Chair& chair, const alliance::ActingSeat& own) {
    stood_in_for_.erase(own.seat);
    Staff& staff = street_.staff.at(chair.unit)[chair.number];
    if (staff.acting.person == own.person) {
        staff.acting.account = own.account;
    }
}

} // namespace town
