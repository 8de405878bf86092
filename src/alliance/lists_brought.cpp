#include "alliance/lists_brought.hpp"

#include <map>

#include "text/normalise.hpp"

namespace alliance {

namespace {

using nlohmann::json;

// A row adds at most one place a level and its code, or a unit with what it serves.
constexpr int entries_a_row_max = 6;

template <class Record, class TakeRow>
base::Result<Brought> if_read(base::Result<sheets::List<Record>> list, const TakeRow& take) {
    if (!list) {
        return base::refusal_of(list);
    }
    Brought all{std::move(list->table), {}, std::move(list->refused)};
    for (auto& [line, row] : list->rows) {
        all.rows.push_back(
            {line, [take, record = std::move(row)](journal::Turn& turn, KnownPeople& known) {
                 return take(turn, record, known);
             }});
    }
    return all;
}

// Bytes that are no text are left out.
json texts(const std::vector<std::string>& cells) {
    json readable = json::array();
    for (const auto& cell : cells) {
        readable.push_back(text::is_utf8(cell) ? cell : std::string());
    }
    return readable;
}

json refused_row(const Brought& list, std::size_t line, const base::Refusal& refusal) {
    json arguments = json::array();
    for (const auto& argument : refusal.arguments) {
        arguments.push_back({argument.name, argument.value});
    }
    return {{"line", line},
            {"cells", texts(list.table.cells_of(line))},
            {"key", refusal.key},
            {"arguments", arguments}};
}

} // namespace

base::Result<Brought> read_places_brought(std::string_view bytes, const text::Catalogue&) {
    return if_read(places::read_rows(bytes),
                   [](journal::Turn& turn, const places::PlaceRow& row, KnownPeople&) {
                       return places::take_row(turn, row);
                   });
}

base::Result<Brought> read_units_brought(std::string_view bytes, const text::Catalogue& words) {
    return if_read(
        read_units(bytes, words),
        [](journal::Turn& turn, const UnitRow& row, KnownPeople&) { return take_unit(turn, row); });
}

base::Result<Brought> read_people_brought(std::string_view bytes, const text::Catalogue& words) {
    return if_read(read_seats(bytes, words), take_seat);
}

base::Result<json> take_brought(journal::Turn& turn, const Brought& list, AccountId account) {
    std::map<std::size_t, json> refused;
    for (const auto& row : list.refused) {
        refused[row.line] = refused_row(list, row.line, row.refusal);
    }
    KnownPeople known;
    std::int64_t taken = 0;
    std::int64_t already = list.known;
    std::int64_t left = 0;
    for (const auto& row : list.rows) {
        if (turn.entries().size() + entries_a_row_max > list.entries_max) {
            ++left;
            continue;
        }
        const auto one = row.take(turn, known);
        if (!one) {
            refused[row.line] = refused_row(list, row.line, one.error());
        } else {
            ++(*one == Taken::Added ? taken : already);
        }
    }
    json result{{"taken", taken},
                {"already", already},
                {"left", left},
                {"account", account.value},
                {"heading", texts(list.table.heading())},
                {"refused", json::array()}};
    for (auto& [line, row] : refused) {
        result["refused"].push_back(std::move(row));
    }
    return result;
}

std::string reason_of_row(const json& row, const text::Catalogue& words) {
    base::Arguments arguments;
    for (const auto& argument : row.at("arguments")) {
        arguments.emplace_back(argument[0].get<std::string>(), argument[1].get<std::string>());
    }
    return words.say(row.at("key").get<std::string>(), arguments);
}

sheets::Sheet refused_sheet(const json& heading,
                            const json& refused,
                            const text::Catalogue& words,
                            Moment now) {
    std::vector<sheets::Returned> rows;
    for (const auto& row : refused) {
        rows.push_back({row.at("line").get<std::size_t>(),
                        row.at("cells").get<std::vector<std::string>>(),
                        reason_of_row(row, words)});
    }
    return sheets::returned_sheet(heading.get<std::vector<std::string>>(), rows, words, now);
}

} // namespace alliance
