// Keeps the alliance's tables: applies its events, and finds units, people and seats again.

#pragma once

#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "journal/entry.hpp"
#include "store/connection.hpp"

namespace alliance {

void apply_founded(store::Connection& to, const StreetFounded& event, const journal::Entry& entry);
void apply_named(store::Connection& to, const StreetNamed& event, const journal::Entry& entry);
void apply_demo(store::Connection& to, const StoreMarkedAsDemo& event, const journal::Entry& entry);
void apply_demo_login(store::Connection& to,
                      const DemoLoginOffered& event,
                      const journal::Entry& entry);

void apply_unit_added(store::Connection& to, const UnitAdded& event, const journal::Entry& entry);
void apply_unit_changed(store::Connection& to,
                        const UnitChanged& event,
                        const journal::Entry& entry);
void apply_unit_closed(store::Connection& to, const UnitClosed& event, const journal::Entry& entry);
void apply_served(store::Connection& to, const PlaceServed& event, const journal::Entry& entry);
void apply_no_longer_served(store::Connection& to,
                            const PlaceNoLongerServed& event,
                            const journal::Entry& entry);
void apply_joined(store::Connection& to, const UnitJoined& event, const journal::Entry& entry);
void apply_left(store::Connection& to, const UnitLeft& event, const journal::Entry& entry);

void apply_person_added(store::Connection& to,
                        const PersonAdded& event,
                        const journal::Entry& entry);
void apply_person_corrected(store::Connection& to,
                            const PersonCorrected& event,
                            const journal::Entry& entry);
void apply_account_given(store::Connection& to,
                         const AccountGiven& event,
                         const journal::Entry& entry);
void apply_seat_added(store::Connection& to, const SeatAdded& event, const journal::Entry& entry);
void apply_seat_closed(store::Connection& to, const SeatClosed& event, const journal::Entry& entry);
void apply_appointed(store::Connection& to,
                     const PersonAppointed& event,
                     const journal::Entry& entry);
void apply_vacated(store::Connection& to, const SeatVacated& event, const journal::Entry& entry);

[[nodiscard]] UnitId next_unit(store::Connection& connection);
[[nodiscard]] PersonId next_person(store::Connection& connection);
[[nodiscard]] SeatId next_seat(store::Connection& connection);

// Every entry that holds something said of this person.
[[nodiscard]] std::vector<journal::Sequence> entries_of(store::Connection& connection, PersonId id);

// A seat that this person holds, or will hold when a term begins.
[[nodiscard]] std::optional<Seat> seat_of(store::Connection& connection, PersonId id, Moment now);

[[nodiscard]] std::vector<std::string> demo_logins(store::Connection& connection);

// What kind a unit is, closed or not.
[[nodiscard]] std::optional<UnitKind> kind_of(store::Connection& connection, UnitId id);

// The units of this kind that serve one of the places of a path, the nearest place first.
[[nodiscard]] std::optional<UnitId> unit_on_path(store::Connection& connection,
                                                 UnitKind kind,
                                                 const places::Path& path);

// Units in which nobody may handle now; closed ones are among them.
[[nodiscard]] std::vector<UnitId> unattended_units(store::Connection& connection, Moment now);

[[nodiscard]] std::int64_t count_units(store::Connection& connection, UnitKind kind);
// How many seats of the unit are held now.
[[nodiscard]] std::int64_t count_held(store::Connection& connection, UnitId unit, Moment now);
// Whether somebody who can sign in holds a seat, in whatever term.
[[nodiscard]] bool is_anybody_seated(store::Connection& connection);
// When a unit joined a body.
[[nodiscard]] std::optional<Moment> member_since(store::Connection& connection,
                                                 UnitId body,
                                                 UnitId unit);

// Open seats of open units that nobody holds now, in the order they were added.
[[nodiscard]] std::vector<Seat> vacant_seats(store::Connection& connection, Moment now, int limit);

[[nodiscard]] std::vector<PersonId> all_people(store::Connection& connection);

} // namespace alliance
