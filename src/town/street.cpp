#include "town/street.hpp"

#include <fmt/format.h>

#include "identity/identity.hpp"

namespace town {
namespace {

constexpr const char* password_of_made_up_people = "songyuan-demo";

class Builder {
    template <class Asked>
    auto must(const Asked& asked) {
        return ground_.must(journal::operator_at_the_machine(), at_, asked);
    }

public:
    Builder(Ground& ground, const StreetPlan& plan, Moment at, Dice& dice)
        : ground_(ground), plan_(plan), at_(at), dice_(dice) {}

    Street build() {
        found();
        build_places();
        for (const auto& body : plan_.bodies) {
            bodies_.push_back(add_unit(body));
        }
        for (const auto& unit : plan_.units) {
            const auto id = add_unit(unit);
            for (const int body : unit.bodies) {
                must([&](journal::Turn& turn) {
                    return alliance::join_body(turn, bodies_[static_cast<std::size_t>(body)], id);
                });
            }
        }
        street_.desk = alliance::duty_desk(ground_.store());
        street_.kinds[street_.desk] = alliance::UnitKind::DutyDesk;
        add_seats(street_.desk, plan_.desk);
        for (auto& compound : street_.compounds) {
            compound.committee =
                street_.committees.at(places::above(ground_.store(), compound.id).committee);
        }
        return std::move(street_);
    }

private:
    // The seat every new desk has may do everything; on this street its work is shared out.
    void found() {
        if (alliance::street(ground_.store()).code.empty()) {
            must([](journal::Turn& turn) {
                return alliance::found_street(turn, {subdistrict, street_name});
            });
        }
        must([](journal::Turn& turn) { return alliance::name_street(turn, street_name); });
        const auto desk = alliance::duty_desk(ground_.store());
        for (const auto& seat : alliance::seats_of(ground_.store(), desk)) {
            must([&](journal::Turn& turn) {
                return alliance::close_seat(turn, seat.id, "改按分工设席位");
            });
        }
    }

    void build_places() {
        for (const auto& name : plan_.committees) {
            committees_.push_back(must([&](journal::Turn& turn) {
                return places::add_place(turn, {places::Level::Committee, {}, {}, name, {}, {}});
            }));
        }
        for (const auto& compound : plan_.compounds) {
            Compound built;
            built.name = compound.name;
            built.weight = compound.weight;
            built.id = must([&](journal::Turn& turn) {
                const auto committee = committees_[static_cast<std::size_t>(compound.committee)];
                return places::add_place(
                    turn, {places::Level::Compound, committee, {}, compound.name, {}, {}});
            });
            for (int number = 1; number <= compound.entrances; ++number) {
                built.doors.push_back(build_entrance(built.id, compound, number));
            }
            street_.compounds.push_back(std::move(built));
        }
    }

    Door build_entrance(PlaceId compound, const CompoundPlan& plan, int number) {
        return must([&](journal::Turn& turn) -> base::Result<Door> {
            Door door{{}, fmt::format("{}号", number), {}};
            const auto id = places::add_place(
                turn, {places::Level::Entrance, compound, {}, door.name, plan.lane, {}});
            if (!id) {
                return base::refusal_of(id);
            }
            door.id = *id;
            for (int at = 0; at < plan.floors * plan.flats; ++at) {
                const auto room = fmt::format("{}0{}室", at / plan.flats + 1, at % plan.flats + 1);
                const auto dwelling =
                    places::add_place(turn, {places::Level::Dwelling, door.id, {}, room, {}, {}});
                if (!dwelling) {
                    return base::refusal_of(dwelling);
                }
                door.dwellings.push_back(*dwelling);
            }
            return door;
        });
    }

    // A residents' committee is reached by telephone; nobody has a number that begins like these.
    static std::string telephone_of(const UnitPlan& plan) {
        return plan.committee < 0 ? std::string()
                                  : fmt::format("021-0000{:04}", plan.committee + 1);
    }

    UnitId add_unit(const UnitPlan& plan) {
        const auto id = must([&](journal::Turn& turn) {
            return alliance::add_unit(
                turn, {plan.kind, plan.name, plan.short_name, telephone_of(plan), plan.duty});
        });
        street_.kinds[id] = plan.kind;
        if (plan.committee >= 0) {
            const auto place = committees_[static_cast<std::size_t>(plan.committee)];
            serve(id, place);
            street_.committees[place] = id;
        }
        for (const int compound : plan.compounds) {
            serve(id, street_.compounds[static_cast<std::size_t>(compound)].id);
        }
        add_seats(id, plan.seats);
        return id;
    }

    void serve(UnitId unit, PlaceId place) {
        must([&](journal::Turn& turn) { return alliance::serve_place(turn, unit, place); });
    }

    void add_seats(UnitId unit, const std::vector<SeatPlan>& seats) {
        for (const auto& seat : seats) {
            Staff staff;
            staff.acting.unit = unit;
            staff.acting.powers = seat.powers;
            staff.is_away = true;
            staff.acting.seat = must([&](journal::Turn& turn) {
                return alliance::add_seat(turn, {unit, seat.title, seat.powers});
            });
            if (!seat.is_vacant) {
                staff = seat_somebody(
                    ground_, street_, {staff, seat.login, end_of(seat)}, {at_, dice_});
                staff.stays = !seat.login.empty();
            }
            street_.staff[unit].push_back(staff);
        }
    }

    // A term ends at midnight.
    [[nodiscard]] std::optional<Moment> end_of(const SeatPlan& seat) const {
        return seat.term_days == 0
                   ? std::nullopt
                   : std::optional(calendar::moment_at(
                         calendar::office_day(at_) + std::chrono::days(seat.term_days), {}));
    }

    Ground& ground_;
    const StreetPlan& plan_;
    Moment at_;
    Dice& dice_;
    Street street_;
    std::vector<PlaceId> committees_;
    std::vector<UnitId> bodies_;
};

} // namespace

const Staff* Street::somebody(UnitId unit,
                              alliance::Power power,
                              journal::AccountId other_than) const {
    const auto found = staff.find(unit);
    if (found == staff.end()) {
        return nullptr;
    }
    for (const auto& each : found->second) {
        if (!each.is_away && each.acting.powers.has(power) && each.acting.account != other_than) {
            return &each;
        }
    }
    return nullptr;
}

alliance::ActingSeat Street::convener(UnitId body) const {
    const Staff* own = somebody(body, alliance::Power::Convene);
    const Staff* found = own != nullptr ? own : somebody(desk, alliance::Power::Convene);
    base::ensure(found != nullptr, "somebody of the street may convene");
    return found->acting;
}

alliance::ActingSeat Street::secretariat() const {
    const Staff* found = somebody(desk, alliance::Power::Administer);
    base::ensure(found != nullptr, "somebody of the street may administer");
    return found->acting;
}

Street build_street(Ground& ground, const StreetPlan& plan, Moment at, Dice& dice) {
    return Builder(ground, plan, at, dice).build();
}

Staff seat_somebody(Ground& ground, Street& street, const Seating& seating, const Chance& chance) {
    Staff staff = seating.seat;
    const int number = ++street.people;
    const auto login = seating.login.empty() ? fmt::format("person-{:04}", number) : seating.login;
    const auto name = person_name(chance.dice);
    return ground.must(journal::operator_at_the_machine(),
                       chance.at,
                       [&](journal::Turn& turn) -> base::Result<Staff> {
                           const auto account = identity::add_account(
                               turn, login, password_of_made_up_people, identity::Strength::Light);
                           if (!account) {
                               return base::refusal_of(account);
                           }
                           const auto person = alliance::add_person(turn, {name, {}, *account});
                           if (!person) {
                               return base::refusal_of(person);
                           }
                           const auto appointed = alliance::appoint(
                               turn, {staff.acting.seat, *person, {}, seating.until});
                           if (!appointed) {
                               return base::refusal_of(appointed);
                           }
                           staff.acting.account = *account;
                           staff.acting.person = *person;
                           staff.is_away = false;
                           return staff;
                       });
}

} // namespace town
