#include "work_orders/rules.hpp"

#include <algorithm>

#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace work_orders {
namespace {

using base::refuse;
using base::Result;
using base::Why;

std::string cell_of(const sheets::Row& row, const Places& places, Field field) {
    const auto place = places[static_cast<std::size_t>(field)];
    return place && *place < row.cells.size() ? text::tidy(row.cells[*place]) : std::string();
}

bool is_number(const std::string& written) {
    const bool has_gap = written.find_first_of(" \t\n") != std::string::npos;
    return !written.empty() && !has_gap && text::length(written) <= number_characters_max;
}

Result<std::optional<Moment>> moment_in(const std::string& written, const char* field) {
    if (written.empty()) {
        return std::optional<Moment>();
    }
    const auto read = voices::read_time(written);
    if (!read) {
        return refuse(Why::Invalid, "work_orders.time_unreadable", {}, field);
    }
    return std::optional(*read);
}

// The kind decides how many days there are: what we can't tell is asked, not guessed.
Result<std::optional<voices::Kind>> kind_in(const std::string& written, const Format& format) {
    if (written.empty()) {
        return std::optional<voices::Kind>();
    }
    const auto kind = format.kinds.find(text::normalise(written));
    if (kind == format.kinds.end()) {
        return refuse(Why::Invalid, "work_orders.kind_unknown", {}, "kind");
    }
    return std::optional(kind->second);
}

Result<bool> check_readable(const sheets::Row& row) {
    if (!std::ranges::all_of(row.cells, text::is_utf8)) {
        return refuse(Why::Invalid, "work_orders.not_readable");
    }
    return true;
}

} // namespace

Result<Places> find_places(const std::vector<std::string>& heading,
                           const Format& format,
                           std::initializer_list<Field> needs) {
    // A list of nothing, [], names no columns: on that day there was no order.
    if (heading.empty()) {
        return Places{};
    }
    // The heading is recorded with the file, and only text can be.
    if (!std::ranges::all_of(heading, text::is_utf8)) {
        return refuse(Why::Invalid, "work_orders.not_readable", {}, "file");
    }
    std::vector<std::string> titles;
    for (const auto& title : heading) {
        titles.push_back(text::normalise(text::tidy(title)));
    }
    Places places;
    for (std::size_t field = 0; field < field_count; ++field) {
        for (const auto& title : format.columns[field]) {
            const auto found = std::ranges::find(titles, title);
            if (found != titles.end() && !places[field]) {
                places[field] = static_cast<std::size_t>(found - titles.begin());
            }
        }
    }
    for (const auto needed : needs) {
        const auto at = static_cast<std::size_t>(needed);
        if (!places[at]) {
            const auto& titles_known = format.columns[at];
            return refuse(Why::Invalid,
                          "work_orders.column_missing",
                          {{"title", titles_known.empty() ? "" : titles_known.front()}},
                          "file");
        }
    }
    return places;
}

std::string number_in(const sheets::Row& row, const Places& places) {
    const auto place = places[static_cast<std::size_t>(Field::Number)];
    if (!place || *place >= row.cells.size() || !text::is_utf8(row.cells[*place])) {
        return {};
    }
    auto number = text::tidy(row.cells[*place]);
    return is_number(number) ? number : std::string();
}

Result<Order> read_order(const sheets::Row& row,
                         const Places& places,
                         const Format& format,
                         calendar::WallClock closing) {
    if (const auto readable = check_readable(row); !readable) {
        return base::refusal_of(readable);
    }
    Order order;
    order.line = static_cast<std::int64_t>(row.line);
    order.number = number_in(row, places);
    if (order.number.empty()) {
        return refuse(Why::Invalid, "work_orders.number_missing", {}, "number");
    }
    order.title = cell_of(row, places, Field::Title);
    order.words = cell_of(row, places, Field::Words);
    const auto said = moment_in(cell_of(row, places, Field::Said), "said");
    const auto answer_by = moment_in(cell_of(row, places, Field::AnswerBy), "answer_by");
    const auto asks = kind_in(cell_of(row, places, Field::Kind), format);
    if (!said || !answer_by) {
        return base::refusal_of(said ? answer_by : said);
    }
    if (!asks) {
        return base::refusal_of(asks);
    }
    order.said = *said;
    order.asks = *asks;
    order.answer_by = *answer_by;
    if (order.answer_by && calendar::wall_clock(*order.answer_by) == calendar::WallClock(0)) {
        *order.answer_by += closing;
    }
    order.category = cell_of(row, places, Field::Category);
    const auto mapped = format.categories.find(text::normalise(order.category));
    order.category = mapped == format.categories.end() ? order.category : mapped->second;
    order.place = cell_of(row, places, Field::Place);
    order.contact_name = cell_of(row, places, Field::ContactName);
    order.contact_phone = cell_of(row, places, Field::ContactPhone);
    return order;
}

std::string title_of(const Order& order) {
    const std::string title = "12345 " + order.number;
    return order.title.empty()
               ? title
               : text::shorten(title + " " + order.title, voices::title_characters_max - 1);
}

Result<Again> decide_again(const Order& order, const Known& known) {
    const bool is_said = !known.words || order.words.empty() || *known.words == order.words ||
                         std::ranges::count(known.later_words, order.words) > 0;
    if (is_said) {
        return Again::Nothing;
    }
    if (known.ended) {
        return refuse(Why::TooLate, "work_orders.ended_already", {}, "number");
    }
    return Again::Adds;
}

std::optional<Outcome> outcome_at(cases::Stage stage) {
    using cases::Stage;
    switch (stage) {
        case Stage::Checked:
        case Stage::Closed:
            return Outcome::Answered;
        case Stage::ClosedUnresolved:
            return Outcome::Unresolved;
        case Stage::NoAction:
            return Outcome::Returned;
        case Stage::Withdrawn:
            return Outcome::Withdrawn;
        case Stage::Assigned:
        case Stage::Accepted:
        case Stage::Contacted:
        case Stage::InWork:
        case Stage::Submitted:
        case Stage::Rehandling:
        case Stage::Merged:
            break;
    }
    return std::nullopt;
}

std::optional<Outcome> report_between(std::optional<Outcome> before, std::optional<Outcome> after) {
    if (before == after) {
        return std::nullopt;
    }
    return after ? after : Outcome::Reopened;
}

int change_of(std::optional<Outcome> before, Outcome outcome) {
    if (outcome == Outcome::Extended) {
        return 0;
    }
    if (outcome == Outcome::Reopened) {
        return before ? 1 : 0;
    }
    return before ? 0 : -1;
}

std::vector<Difference> differences_in(const Sums& sums) {
    std::vector<Difference> differences;
    const auto told = sums.taken + sums.added + sums.again + sums.refused;
    if (told != sums.received) {
        differences.push_back(
            {"work_orders.rows_differ",
             {{"received", sums.received}, {"told", told}, {"difference", sums.received - told}}});
    }
    const auto left = sums.before + sums.taken + sums.reopened - sums.answered;
    if (left != sums.outstanding) {
        differences.push_back({"work_orders.outstanding_differs",
                               {{"left", left},
                                {"outstanding", sums.outstanding},
                                {"difference", sums.outstanding - left}}});
    }
    return differences;
}

} // namespace work_orders
