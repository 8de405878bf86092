// How the hotline's files look, as the street configures it: what their columns, kinds and
// categories are called, and with which words and codes answers go back. A new street begins with
// the names that are usual in Shanghai.

#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "voices/events.hpp"
#include "work_orders/events.hpp"

namespace work_orders {

// What we read of a row.
enum class Field {
    Number,
    Title,
    Words,
    Said,
    Kind,
    Category,
    Place,
    ContactName,
    ContactPhone,
    AnswerBy
};
[[nodiscard]] std::span<const std::string_view> enum_names(Field);
constexpr std::size_t field_count = 10;

// What an answer says.
enum class Says { Number, State, Code, Answer, Due, At, Unit, Case };
[[nodiscard]] std::span<const std::string_view> enum_names(Says);

struct AnswerColumn {
    Says says = Says::Number;
    std::string title;

    friend bool operator==(const AnswerColumn&, const AnswerColumn&) = default;
};

struct Format {
    std::array<std::vector<std::string>, field_count> columns; // Their titles; the first counts.
    std::map<std::string, voices::Kind> kinds;                 // Their word, normalised: ours.
    std::map<std::string, std::string> categories;             // Likewise; our code.
    std::map<Outcome, std::string> states;           // Their word; an empty one is not reported.
    std::map<std::string, std::string> return_codes; // Ours, or "no_action": theirs.
    std::vector<AnswerColumn> answers;

    // Whether the hotline hears of this at all.
    [[nodiscard]] bool reports(Outcome outcome) const;

    friend bool operator==(const Format&, const Format&) = default;
};

// Refuses naming the {line}.
[[nodiscard]] base::Result<Format> read_format(std::string_view document);

[[nodiscard]] std::string_view default_format_document();

// The codes a return may have: the reasons of a return, and "no_action".
[[nodiscard]] std::vector<std::string_view> return_reasons();

} // namespace work_orders
