// What decides about units, people and seats: what may be added, who may be appointed, what can't
// be closed. Pure functions: no clock, no table.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "text/filled.hpp"

namespace alliance {

// Nobody is given a seat for good by a date that is mistyped.
constexpr int term_years_max = 10;
constexpr std::chrono::days term_days_max{term_years_max * 366};

inline constexpr text::Blank of_reason = {"reason", reason_characters_max, text::Need::Required};

[[nodiscard]] base::Result<StreetFounded> decide_founding(const Street& current,
                                                          const FoundStreet& asked);
[[nodiscard]] base::Result<StreetNamed> decide_naming(const std::string& name);

// "半淞园路街道" has the office "半淞园路街道办事处".
[[nodiscard]] std::string office_name(std::string_view street_name);

[[nodiscard]] base::Result<UnitAdded> decide_adding_unit(const AddUnit& asked,
                                                         const std::vector<Unit>& of_this_kind,
                                                         UnitId id);
[[nodiscard]] base::Result<UnitChanged> decide_changing_unit(const std::optional<Unit>& unit,
                                                             const AddUnit& asked,
                                                             const std::vector<Unit>& of_this_kind);
[[nodiscard]] base::Result<UnitClosed> decide_closing_unit(const std::optional<Unit>& unit,
                                                           const std::string& reason);

// Committees of residents and owners and property companies work in a place of their own.
[[nodiscard]] bool serves_places(UnitKind kind);

[[nodiscard]] base::Result<PlaceServed> decide_serving(const std::optional<Unit>& unit,
                                                       const std::optional<places::Place>& place,
                                                       const std::vector<PlaceId>& served);
[[nodiscard]] base::Result<UnitJoined> decide_joining(const std::optional<Unit>& body,
                                                      const std::optional<Unit>& unit,
                                                      const std::vector<Unit>& members);

[[nodiscard]] base::Result<PersonAdded> decide_adding_person(const AddPerson& asked, PersonId id);

[[nodiscard]] base::Result<SeatAdded> decide_adding_seat(const AddSeat& asked,
                                                         const std::optional<Unit>& unit,
                                                         SeatId id);
[[nodiscard]] base::Result<SeatClosed> decide_closing_seat(const std::optional<Seat>& seat,
                                                           const std::string& reason,
                                                           Moment now);
[[nodiscard]] base::Result<PersonAppointed> decide_appointing(const std::optional<Seat>& seat,
                                                              const std::optional<Person>& person,
                                                              const Appoint& asked,
                                                              Moment now);
[[nodiscard]] base::Result<SeatVacated> decide_vacating(const std::optional<Seat>& seat,
                                                        const std::string& reason);

// Where a unit of this kind looks for the one above it.
enum class Above { ResidentsCommittee, DutyDesk, Nobody };
[[nodiscard]] Above above_of(UnitKind kind);

// Since when nobody has sat here; nothing while somebody does.
[[nodiscard]] std::optional<Moment> vacant_since(const Seat& seat, Moment now);

} // namespace alliance
