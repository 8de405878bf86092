#include <algorithm>
#include <array>
#include <map>

#include "alliance/lists.hpp"
#include "alliance/records.hpp"
#include "alliance/rules.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"

namespace alliance {

namespace {

using base::refuse;
using base::Why;

enum SeatColumn : std::size_t {
    UnitName,
    SeatTitle,
    SeatPowers,
    PersonName,
    PersonTelephone,
    From,
    Until
};

constexpr std::array<sheets::Title, 7> seat_titles = {{{"unit", "单位"},
                                                       {"seat", "席位"},
                                                       {"powers", "权限"},
                                                       {"name", "姓名"},
                                                       {"telephone", "电话"},
                                                       {"from", "任期自"},
                                                       {"until", "任期至"}}};

std::string power_word(Power power, const text::Catalogue& words) {
    return words.say("alliance.power_" + std::string(text::name_of(power)));
}

base::Result<Powers> powers_in(const std::string& cell, const text::Catalogue& words) {
    Powers powers;
    for (const auto& word : names_in(cell)) {
        const std::string key = text::normalise(word);
        std::int64_t bit = 0;
        for (int at = 0; at < power_count; ++at) {
            const auto power = static_cast<Power>(at);
            if (key == text::name_of(power) || key == text::normalise(power_word(power, words))) {
                bit = Powers::bit(power);
            }
        }
        if (bit == 0) {
            return refuse(Why::Invalid, "alliance.no_power_named", {{"name", word}}, "file");
        }
        powers.mask |= bit;
    }
    return powers;
}

// The midnight with which a day begins, some days later.
base::Result<std::optional<Moment>> midnight_in(const std::string& cell, std::chrono::days later) {
    if (cell.empty()) {
        return std::optional<Moment>();
    }
    const auto day = calendar::parse_date(cell);
    if (!day) {
        return refuse(Why::Invalid, "alliance.no_day_named", {{"value", cell}}, "file");
    }
    return std::optional(calendar::moment_at(*day + later, calendar::WallClock(0)));
}

base::Result<SeatRow> read_seat(const sheets::Table& table,
                                const sheets::Row& cells,
                                const text::Catalogue& words) {
    for (const auto& cell : cells.cells) {
        if (!text::is_utf8(cell)) {
            return refuse(Why::Invalid, "places.not_readable", {}, "file");
        }
    }
    const auto powers = powers_in(table.cell(cells, SeatPowers), words);
    if (!powers) {
        return base::refusal_of(powers);
    }
    const auto from = midnight_in(table.cell(cells, From), std::chrono::days(0));
    if (!from) {
        return base::refusal_of(from);
    }
    const auto until = midnight_in(table.cell(cells, Until), std::chrono::days(1));
    if (!until) {
        return base::refusal_of(until);
    }
    return SeatRow{table.cell(cells, UnitName),
                   table.cell(cells, SeatTitle),
                   *powers,
                   table.cell(cells, PersonName),
                   table.cell(cells, PersonTelephone),
                   *from,
                   *until};
}

void count_seats(std::vector<sheets::List<SeatRow>::Numbered>& rows) {
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    const auto key = [](const SeatRow& row) {
        return std::pair(text::normalise(row.unit), text::normalise(row.title));
    };
    for (const auto& [line, row] : rows) {
        ++counts[key(row)];
    }
    for (auto& [line, row] : rows) {
        row.seats_named = counts[key(row)];
    }
}

std::vector<Seat> seats_titled(store::Connection& store, UnitId unit, const std::string& title) {
    auto seats = seats_of(store, unit);
    std::erase_if(seats, [&](const Seat& seat) {
        return text::normalise(seat.title) != text::normalise(title);
    });
    return seats;
}

// A term that begins later holds the seat too.
bool is_taken(const Seat& seat, Moment now) {
    return seat.person.value != 0 && (!seat.until || now < *seat.until);
}

std::optional<std::string> name_of_holder(store::Connection& store, const Seat& seat) {
    const auto holder = person(store, seat.person);
    return holder ? holder->name : std::nullopt;
}

// A seat for the row: a vacant one, or one to add while the list names more than there are.
struct SeatMeant {
    Seat seat;
    std::optional<SeatAdded> added;
};

base::Result<std::optional<SeatMeant>> decide_seat(journal::Turn& turn,
                                                   const SeatRow& row,
                                                   const Unit& unit) {
    const auto seats = seats_titled(turn.store(), unit.id, row.title);
    const auto vacant =
        std::ranges::find_if(seats, [&](const Seat& seat) { return !is_taken(seat, turn.now()); });
    if (!row.person.empty() && vacant != seats.end()) {
        return std::optional(SeatMeant{*vacant, {}});
    }
    if (seats.size() < row.seats_named) {
        const auto id = next_seat(turn.store());
        auto added = decide_adding_seat({unit.id, row.title, row.powers}, unit, id);
        if (!added) {
            return base::refusal_of(added);
        }
        Seat seat;
        seat.id = id;
        seat.unit = unit.id;
        seat.title = added->title;
        return std::optional(SeatMeant{std::move(seat), std::move(*added)});
    }
    if (row.person.empty()) {
        return std::optional<SeatMeant>();
    }
    return refuse(Why::NotAllowed, "alliance.seats_are_held", {{"title", row.title}}, "file");
}

base::Result<Taken> take_vacant(journal::Turn& turn, const SeatRow& row, const Unit& unit) {
    const auto meant = decide_seat(turn, row, unit);
    if (!meant) {
        return base::refusal_of(meant);
    }
    if (!*meant) {
        return Taken::Already;
    }
    turn.record(*(*meant)->added);
    return Taken::Added;
}

base::Result<Taken> take_held(journal::Turn& turn,
                              const SeatRow& row,
                              const Unit& unit,
                              KnownPeople& known) {
    auto& store = turn.store();
    for (const auto& seat : seats_titled(store, unit.id, row.title)) {
        if (is_taken(seat, turn.now()) && name_of_holder(store, seat) == row.person) {
            return Taken::Already;
        }
    }
    const auto meant = decide_seat(turn, row, unit);
    if (!meant) {
        return base::refusal_of(meant);
    }
    const SeatMeant& chosen = **meant;
    const auto id = known.find(store, row);
    std::optional<PersonAdded> added;
    if (!id) {
        auto decided = decide_adding_person({row.person, row.telephone, {}}, next_person(store));
        if (!decided) {
            return base::refusal_of(decided);
        }
        added = std::move(*decided);
    }
    const Person somebody{id ? *id : added->id, {}, {}, {}};
    const auto appointed = decide_appointing(
        chosen.seat, somebody, {chosen.seat.id, somebody.id, row.from, row.until}, turn.now());
    if (!appointed) {
        return base::refusal_of(appointed);
    }
    if (chosen.added) {
        turn.record(*chosen.added);
    }
    if (added) {
        turn.record(*added);
        known.add(added->id, row);
    }
    turn.record(*appointed);
    return Taken::Added;
}

sheets::Cell day_of(const std::optional<Moment>& moment) {
    return moment ? sheets::Cell(calendar::office_day(*moment)) : sheets::Cell();
}

std::vector<sheets::Cell> seat_cells(const web::Request& request,
                                     const Unit& unit,
                                     const Seat& seat) {
    std::string powers;
    for (int at = 0; at < power_count; ++at) {
        if (seat.powers.has(static_cast<Power>(at))) {
            powers +=
                (powers.empty() ? "" : "、") + power_word(static_cast<Power>(at), *request.words);
        }
    }
    std::vector<sheets::Cell> cells = {unit.name, seat.title, powers};
    const auto holder =
        seat.is_held(request.now) ? person(*request.store, seat.person) : std::optional<Person>();
    if (holder) {
        const auto last_day =
            seat.until ? std::optional(*seat.until - std::chrono::milliseconds(1)) : seat.until;
        cells.insert(cells.end(),
                     {holder->name.value_or(""),
                      holder->telephone.value_or(""),
                      day_of(seat.from),
                      day_of(last_day)});
    }
    return cells;
}

} // namespace

base::Result<sheets::List<SeatRow>> read_seats(std::string_view bytes,
                                               const text::Catalogue& words) {
    auto table = sheets::read_table(bytes, seat_titles);
    if (!table) {
        return base::refusal_of(table);
    }
    if (!table->has(UnitName) || !table->has(SeatTitle)) {
        return refuse(Why::Invalid, "alliance.seat_columns_missing", {}, "file");
    }
    auto list = sheets::read_list<SeatRow>(std::move(*table),
                                           [&](const sheets::Table& all, const sheets::Row& cells) {
                                               return read_seat(all, cells, words);
                                           });
    count_seats(list.rows);
    std::stable_partition(list.rows.begin(), list.rows.end(), [](const auto& numbered) {
        return !numbered.row.person.empty();
    });
    return list;
}

// A name alone may be another's.
std::optional<PersonId> KnownPeople::find(store::Connection& store, const SeatRow& row) {
    if (row.telephone.empty()) {
        return std::nullopt;
    }
    if (!people_) {
        people_.emplace();
        for (const PersonId id : all_people(store)) {
            const auto known = person(store, id);
            if (known && known->name && known->telephone) {
                people_->emplace(std::pair(*known->name, *known->telephone), id);
            }
        }
    }
    const auto found = people_->find(std::pair(row.person, row.telephone));
    return found == people_->end() ? std::nullopt : std::optional(found->second);
}

void KnownPeople::add(PersonId id, const SeatRow& row) {
    if (people_ && !row.telephone.empty()) {
        people_->emplace(std::pair(row.person, row.telephone), id);
    }
}

base::Result<Taken> take_seat(journal::Turn& turn, const SeatRow& row, KnownPeople& known) {
    const auto unit = unit_named(turn.store(), row.unit);
    if (!unit) {
        return base::refusal_of(unit);
    }
    return row.person.empty() ? take_vacant(turn, row, *unit) : take_held(turn, row, *unit, known);
}

sheets::Sheet people_list(const web::Request& request) {
    sheets::Sheet sheet{request.words->say("alliance.people_sheet"), {}, {}, request.now};
    for (std::size_t at = 0; at < seat_titles.size(); ++at) {
        const bool is_day = at == From || at == Until;
        sheet.columns.push_back({std::string(seat_titles[at].in(request.language)),
                                 is_day ? sheets::Holds::Day : sheets::Holds::Text});
    }
    for (const auto& unit : units(*request.store)) {
        for (const auto& seat : seats_of(*request.store, unit.id)) {
            sheet.rows.push_back(seat_cells(request, unit, seat));
        }
    }
    return sheet;
}

} // namespace alliance
