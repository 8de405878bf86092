// The door of the alliance: which units take part and what they serve, which bodies they sit in
// (three committees, two panels, one workshop, or as many as a street has), who holds which seat,
// and what a seat may do.
//
// A vacant seat is visible, and what would go to it goes to the unit above; the street's duty desk
// is always there.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/bringing.hpp"
#include "alliance/events.hpp"
#include "alliance/events_closures.hpp"
#include "alliance/joining.hpp"
#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/turn.hpp"
#include "places/places.hpp"
#include "store/connection.hpp"
#include "web/answer.hpp"
#include "web/request.hpp"

namespace alliance {

using calendar::Moment;
using places::PlaceId;

constexpr std::size_t name_characters_max = 60;
constexpr std::size_t short_name_characters_max = 20;
constexpr std::size_t duty_characters_max = 200;
constexpr std::size_t reason_characters_max = 200;

// A set of powers; bit n is the n-th power.
struct Powers {
    std::int64_t mask = 0;

    Powers() = default;
    explicit Powers(std::int64_t bits) : mask(bits) {}
    Powers(std::initializer_list<Power> powers) {
        for (const auto power : powers) {
            mask |= bit(power);
        }
    }

    [[nodiscard]] static Powers all() { return Powers((std::int64_t{1} << power_count) - 1); }
    [[nodiscard]] static std::int64_t bit(Power power) {
        return std::int64_t{1} << static_cast<int>(power);
    }
    [[nodiscard]] bool has(Power power) const { return (mask & bit(power)) != 0; }

    friend bool operator==(const Powers&, const Powers&) = default;
};

// --- The street -----------------------------------------------------------------------------

struct Street {
    std::string code; // "310101015"
    std::string name; // "半淞园路街道"
};

struct FoundStreet {
    std::string code;
    std::string name;
};

// What a new store begins with: the office, and its duty desk with one vacant seat that may do
// everything. Given once; a second time it is refused.
[[nodiscard]] base::Result<UnitId> found_street(journal::Turn& turn, const FoundStreet& asked);
[[nodiscard]] base::Result<bool> name_street(journal::Turn& turn, const std::string& name);
[[nodiscard]] Street street(store::Connection& connection);

// A demo store is one for ever: everything in it is made up.
void mark_demo(journal::Turn& turn);
[[nodiscard]] bool is_demo(store::Connection& connection);

// One more button on a demo store's sign-in page; the account must exist.
[[nodiscard]] base::Result<bool> offer_demo_login(journal::Turn& turn, const std::string& login);

// Whom a demo store's sign-in page lets be with one press, in its order; nobody elsewhere.
struct DemoPerson {
    std::string login;
    std::string title; // Of the seat.
    std::string unit;  // Its short name.
};
[[nodiscard]] std::vector<DemoPerson> demo_people(store::Connection& connection, Moment now);

// The one-time word in the address where the operator names the street and makes the first account.
// `prepare` makes it in a store where nobody who can sign in holds a seat, and answers it; nothing
// otherwise. It is kept, not recorded, and gone once used.
std::optional<std::string> prepare_first_account(journal::Turn& turn);
[[nodiscard]] std::optional<std::string> first_account_secret(store::Connection& connection);

// --- Units ----------------------------------------------------------------------------------

struct Unit {
    UnitId id;
    UnitKind kind = UnitKind::Member;
    std::string name;
    std::string short_name;
    std::string telephone; // Of the office; may be empty.
    std::string duty;      // May be empty.
    bool is_closed = false;
};

struct AddUnit {
    UnitKind kind = UnitKind::Member;
    std::string name;
    std::string short_name; // Empty: the name serves.
    std::string telephone;
    std::string duty;
};

[[nodiscard]] base::Result<UnitId> add_unit(journal::Turn& turn, const AddUnit& asked);
// The kind stays what it is.
[[nodiscard]] base::Result<UnitId> change_unit(journal::Turn& turn,
                                               UnitId id,
                                               const AddUnit& asked);
[[nodiscard]] base::Result<bool> close_unit(journal::Turn& turn,
                                            UnitId id,
                                            const std::string& reason);
[[nodiscard]] base::Result<bool> serve_place(journal::Turn& turn, UnitId id, PlaceId place);
[[nodiscard]] base::Result<bool> stop_serving(journal::Turn& turn, UnitId id, PlaceId place);
[[nodiscard]] base::Result<bool> join_body(journal::Turn& turn, UnitId body, UnitId id);
[[nodiscard]] base::Result<bool> leave_body(journal::Turn& turn, const UnitLeft& asked);

// A special committee, a panel or a workshop: what units and invited people take part in.
[[nodiscard]] bool is_body(UnitKind kind);

[[nodiscard]] std::optional<Unit> unit(store::Connection& connection, UnitId id);
// Open units, in the order they were added.
[[nodiscard]] std::vector<Unit> units(store::Connection& connection);
[[nodiscard]] std::vector<Unit> units(store::Connection& connection, UnitKind kind);
[[nodiscard]] std::vector<Unit> members_of(store::Connection& connection, UnitId body);
// Since when a unit takes part in a body, and with what.
struct Membership {
    UnitId body;
    UnitId unit;
    Moment since;
    std::string part; // May be empty.
};
[[nodiscard]] std::vector<Membership> memberships_in(store::Connection& connection, UnitId body);
[[nodiscard]] std::vector<Membership> memberships_of(store::Connection& connection, UnitId unit);
[[nodiscard]] std::vector<Unit> bodies_of(store::Connection& connection, UnitId unit);
[[nodiscard]] std::vector<PlaceId> served_places(store::Connection& connection, UnitId unit);

// The open unit of this kind that serves the place or the nearest place above it: a residents'
// committee serves its committee's place, a property company a compound or a building of it.
[[nodiscard]] std::optional<UnitId> unit_serving(store::Connection& connection,
                                                 UnitKind kind,
                                                 PlaceId place);

[[nodiscard]] UnitId duty_desk(store::Connection& connection);

// Who stands above a unit in what concerns a place: above a property company or an owners'
// committee the residents' committee there, above that and all others the duty desk, above the
// duty desk nobody.
[[nodiscard]] std::optional<UnitId> level_above(store::Connection& connection,
                                                UnitId id,
                                                PlaceId place);

// Nobody sits, now, in any seat of the unit that may handle; a closed unit is unattended too.
[[nodiscard]] bool is_unattended(store::Connection& connection, UnitId unit, Moment now);

// The unit itself, or the first above it that is attended; the duty desk at last.
[[nodiscard]] UnitId unit_acting_for(store::Connection& connection,
                                     UnitId unit,
                                     PlaceId place,
                                     Moment now);

// The unattended units whose work this unit sees now, by the places they serve; without itself.
[[nodiscard]] std::vector<UnitId> units_looked_after(store::Connection& connection,
                                                     UnitId id,
                                                     Moment now);

// On which of these days the unit's office is closed, and who is asked meanwhile, as one sentence
// for residents; empty when it works on all of them. Deadlines stay.
struct ClosedDaysAsked {
    UnitId unit;
    PlaceId place; // What it is about: decides who stands above the unit.
    Moment now;
    Moment until;
};
[[nodiscard]] std::string closed_days_line(store::Connection& connection,
                                           const ClosedDaysAsked& asked,
                                           const text::Catalogue& words);

// --- People and seats -----------------------------------------------------------------------

struct Person {
    PersonId id;
    std::optional<std::string> name; // Nothing when it was erased.
    std::optional<std::string> telephone;
    AccountId account; // 0 without one.
};

struct AddPerson {
    std::string name;
    std::string telephone; // May be empty.
    AccountId account;     // 0: without one.
};

struct Seat {
    SeatId id;
    UnitId unit;
    std::string title;
    Powers powers;
    PersonId person; // 0 when vacant.
    std::optional<Moment> from;
    std::optional<Moment> until;
    Moment vacant_since; // When nobody sits here: since when.
    bool is_closed = false;

    // Somebody sits here, and the term runs.
    [[nodiscard]] bool is_held(Moment now) const {
        return person.value != 0 && !is_closed && from && *from <= now && (!until || now < *until);
    }
};

struct AddSeat {
    UnitId unit;
    std::string title;
    Powers powers;
};

[[nodiscard]] base::Result<PersonId> add_person(journal::Turn& turn, const AddPerson& asked);
// The account stays what it is.
[[nodiscard]] base::Result<bool> correct_person(journal::Turn& turn,
                                                PersonId id,
                                                const AddPerson& asked);
[[nodiscard]] base::Result<bool> give_account(journal::Turn& turn, PersonId id, AccountId account);
[[nodiscard]] base::Result<SeatId> add_seat(journal::Turn& turn, const AddSeat& asked);
[[nodiscard]] base::Result<bool> close_seat(journal::Turn& turn,
                                            SeatId id,
                                            const std::string& reason);

struct Appoint {
    SeatId seat;
    PersonId person;
    std::optional<Moment> from;  // Nothing: from now on.
    std::optional<Moment> until; // Nothing: until it is vacated.
};
[[nodiscard]] base::Result<bool> appoint(journal::Turn& turn, const Appoint& asked);
[[nodiscard]] base::Result<bool> vacate(journal::Turn& turn, SeatId id, const std::string& reason);

[[nodiscard]] std::optional<Person> person(store::Connection& connection, PersonId id);
[[nodiscard]] std::optional<PersonId> person_of_account(store::Connection& connection,
                                                        AccountId account);
[[nodiscard]] std::optional<Seat> seat(store::Connection& connection, SeatId id);
// Seats that are not closed, in the order they were added.
[[nodiscard]] std::vector<Seat> seats_of(store::Connection& connection, UnitId unit);
// Seats in which the account's person sits now, then those for whose holder they stand in.
[[nodiscard]] std::vector<Seat> seats_of_account(store::Connection& connection,
                                                 AccountId account,
                                                 Moment now);
// The units where the account's person sits now themselves; not those where they only stand in.
[[nodiscard]] std::vector<UnitId> own_units(store::Connection& connection,
                                            AccountId account,
                                            Moment now);
// Held seats whose term ends within the street's time of notice, soonest first.
[[nodiscard]] std::vector<Seat> terms_ending(store::Connection& connection, Moment now);

// The seat somebody acts from who chose none: the first of them.
[[nodiscard]] std::optional<Seat> seat_for(store::Connection& connection,
                                           AccountId account,
                                           Moment now);

// "王**": how a name stands where the public may read it.
[[nodiscard]] std::string masked_name(std::string_view name);

// --- For routes -----------------------------------------------------------------------------

// Who asks, and from which seat: the form's or query's field "acting_seat", else the cookie of that
// name, where it is one of theirs; else their first. Nothing for residents and for staff without a
// seat.
struct ActingSeat {
    SeatId seat;
    UnitId unit;
    Powers powers;
    PersonId person;
    AccountId account;

    [[nodiscard]] journal::Actor actor() const { return journal::staff(account, seat); }
};
[[nodiscard]] std::optional<ActingSeat> acting(const web::Request& request);

// "经理 · 瞿溪物业": how the frame of a page names who acts; the login for staff without a seat,
// empty for residents.
[[nodiscard]] std::string acting_name(const web::Request& request);

// The seat they act from when it has the power; a refusal that says what is missing otherwise.
[[nodiscard]] base::Result<ActingSeat> acting_with(const web::Request& request, Power power);

// Days on which a unit's office is closed; said by its lead seat or the street.
struct AnnounceClosure {
    UnitId unit;
    calendar::OfficeDay from;
    calendar::OfficeDay until;
    std::optional<ClosureReason> reason;
    std::string note;
};

[[nodiscard]] base::Result<ClosureId> announce_closure(journal::Turn& turn,
                                                       const ActingSeat& seat,
                                                       const AnnounceClosure& asked);
[[nodiscard]] base::Result<bool> cancel_closure(journal::Turn& turn,
                                                const ActingSeat& seat,
                                                ClosureId id);

// Who stands in for a seat's holder while they are away. Refused is what makes no sense: an empty
// seat, nobody to do it, the holder, somebody without a seat of their own, a time that is over or
// longer than 90 days, a second deputy.
struct Deputise {
    SeatId seat;
    PersonId deputy;
    Moment from;
    Moment until; // From this moment on no longer.
};
[[nodiscard]] base::Result<bool> deputise(journal::Turn& turn, const Deputise& asked);
[[nodiscard]] base::Result<bool> end_deputy(journal::Turn& turn, SeatId seat);

// Who convenes a body plans and speaks for it; so does the duty desk where a seat may convene.
[[nodiscard]] base::Result<bool> may_convene(store::Connection& connection,
                                             const ActingSeat& seat,
                                             UnitId body);

// What an act of staff is given: the numbers in the path, the fields of the form, and the seat it
// is done from. It outlives its request.
struct Asked {
    std::vector<std::int64_t> ids;
    web::Fields form;
    ActingSeat seat;
};

// Does it in a turn and answers where to go next.
using Act = std::function<base::Result<std::string>(journal::Turn&, const Asked&)>;

// A writing route for those who hold the power, from the seat they act from.
[[nodiscard]] web::Writing act_with(Power power, Act act);

} // namespace alliance
