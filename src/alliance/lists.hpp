// The alliance as lists, to hand out and to bring: its units with what they serve and where they
// take part, and its people by the seats they hold. What is handed out can be brought again and
// changes nothing; what is brought adds what is missing and alters nothing that is there.

#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "alliance/alliance.hpp"
#include "sheets/table.hpp"
#include "web/request.hpp"

namespace alliance {

// A unit, by its name.
struct UnitRow {
    std::optional<UnitKind> kind; // Needed for one that is not there yet.
    AddUnit details;
    std::vector<std::string> served; // Places, by words that name them without doubt.
    std::vector<std::string> bodies; // By name or short name.
};
[[nodiscard]] base::Result<sheets::List<UnitRow>> read_units(std::string_view bytes,
                                                             const text::Catalogue& words);
[[nodiscard]] base::Result<Taken> take_unit(journal::Turn& turn, const UnitRow& row);
[[nodiscard]] sheets::Sheet units_list(const web::Request& request);

// A seat of a unit and who holds it. The list says how many seats of a title a unit has: what is
// missing is added; nobody is ever put out of a seat.
struct SeatRow {
    std::string unit; // By name or short name.
    std::string title;
    Powers powers; // For a seat that is not there yet.
    std::string person;
    std::string telephone;
    std::optional<Moment> from;
    std::optional<Moment> until;
    std::size_t seats_named = 1; // How many rows of the list have this unit and title.
};
// Seats that somebody holds first, the vacant ones last: who is named takes what is vacant.
[[nodiscard]] base::Result<sheets::List<SeatRow>> read_seats(std::string_view bytes,
                                                             const text::Catalogue& words);

// Everybody by name and telephone number, read once a list: names stand in no index, since they may
// be erased. It knows what one turn knows, and is thrown away with it.
class KnownPeople {
public:
    [[nodiscard]] std::optional<PersonId> find(store::Connection& store, const SeatRow& row);
    void add(PersonId id, const SeatRow& row);

private:
    std::optional<std::map<std::pair<std::string, std::string>, PersonId>> people_;
};
[[nodiscard]] base::Result<Taken> take_seat(journal::Turn& turn,
                                            const SeatRow& row,
                                            KnownPeople& known);
[[nodiscard]] sheets::Sheet people_list(const web::Request& request);

// "瞿溪新村、西凌新村" names two.
[[nodiscard]] std::vector<std::string> names_in(std::string_view cell);

// The open unit of this name, or the only one of this short name.
[[nodiscard]] base::Result<Unit> unit_named(store::Connection& connection, const std::string& name);

} // namespace alliance
