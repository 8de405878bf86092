#include "work_orders/format.hpp"

#include <algorithm>
#include <optional>

#include "cases/events.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"
#include "text/toml.hpp"

namespace work_orders {
namespace {

using base::refuse;
using base::Result;
using base::Why;

constexpr std::size_t words_characters_max = 60;
constexpr std::size_t rows_of_a_table_max = 500;
constexpr std::string_view no_action = "no_action";

std::int64_t line_of(const toml::node& node) {
    return static_cast<std::int64_t>(node.source().begin.line);
}

tl::unexpected<base::Refusal> unknown_word(const toml::node& node, std::string_view word) {
    return refuse(Why::Invalid,
                  "work_orders.format_unknown_word",
                  {{"line", line_of(node)}, {"word", text::shorten(word, words_characters_max)}});
}

// A word of theirs; an empty one only where that means something.
enum class Empty { Refused, Meant };
Result<std::string> word_in(const toml::node& node, Empty empty) {
    auto word = node.value_exact<std::string>();
    const bool fits = word && text::length(*word) <= words_characters_max &&
                      text::tidy(*word) == *word && (!word->empty() || empty == Empty::Meant);
    if (!fits) {
        return refuse(Why::Invalid, "work_orders.format_word", {{"line", line_of(node)}});
    }
    return std::move(*word);
}

Result<const toml::table*> table_in(const toml::node& node) {
    const auto* table = node.as_table();
    if (table == nullptr || table->size() > rows_of_a_table_max) {
        return refuse(Why::Invalid, "work_orders.format_table", {{"line", line_of(node)}});
    }
    return table;
}

// Reads each row of a table; the first refusal stops it.
template <class ReadRow>
Result<bool> each_row(const toml::node& node, const ReadRow& read_row) {
    const auto table = table_in(node);
    if (!table) {
        return base::refusal_of(table);
    }
    for (const auto& [key, value] : **table) {
        if (const Result<bool> read = read_row(std::string(key.str()), value); !read) {
            return base::refusal_of(read);
        }
    }
    return true;
}

Result<bool> read_columns(const toml::node& node, Format& format) {
    return each_row(node, [&](const std::string& name, const toml::node& row) -> Result<bool> {
        const auto field = text::named<Field>(name);
        const auto* titles = row.as_array();
        if (!field) {
            return unknown_word(row, name);
        }
        if (titles == nullptr || titles->size() > rows_of_a_table_max) {
            return refuse(Why::Invalid, "work_orders.format_list", {{"line", line_of(row)}});
        }
        for (const auto& each : *titles) {
            const auto title = word_in(each, Empty::Refused);
            if (!title) {
                return base::refusal_of(title);
            }
            format.columns[static_cast<std::size_t>(*field)].push_back(text::normalise(*title));
        }
        return true;
    });
}

Result<bool> read_kinds(const toml::node& node, Format& format) {
    return each_row(node, [&](const std::string& theirs, const toml::node& row) -> Result<bool> {
        const auto name = row.value_exact<std::string>().value_or("");
        const auto kind = text::named<voices::Kind>(name);
        if (!kind) {
            return unknown_word(row, name);
        }
        format.kinds[text::normalise(theirs)] = *kind;
        return true;
    });
}

Result<bool> read_categories(const toml::node& node, Format& format) {
    return each_row(node, [&](const std::string& theirs, const toml::node& row) -> Result<bool> {
        const auto code = word_in(row, Empty::Refused);
        if (!code) {
            return base::refusal_of(code);
        }
        format.categories[text::normalise(theirs)] = *code;
        return true;
    });
}

Result<bool> read_states(const toml::node& node, Format& format) {
    return each_row(node, [&](const std::string& ours, const toml::node& row) -> Result<bool> {
        const auto outcome = text::named<Outcome>(ours);
        const auto word = word_in(row, Empty::Meant);
        if (!outcome) {
            return unknown_word(row, ours);
        }
        if (!word) {
            return base::refusal_of(word);
        }
        format.states[*outcome] = *word;
        return true;
    });
}

Result<bool> read_codes(const toml::node& node, Format& format) {
    return each_row(node, [&](const std::string& ours, const toml::node& row) -> Result<bool> {
        const auto code = word_in(row, Empty::Meant);
        if (std::ranges::count(return_reasons(), ours) == 0) {
            return unknown_word(row, ours);
        }
        if (!code) {
            return base::refusal_of(code);
        }
        format.return_codes[ours] = *code;
        return true;
    });
}

Result<bool> read_answers(const toml::node& node, Format& format) {
    const auto* columns = node.as_array();
    if (columns == nullptr || columns->empty() || columns->size() > rows_of_a_table_max) {
        return refuse(Why::Invalid, "work_orders.format_list", {{"line", line_of(node)}});
    }
    for (const auto& each : *columns) {
        std::optional<Says> says;
        std::string title;
        const auto read =
            each_row(each, [&](const std::string& name, const toml::node& row) -> Result<bool> {
                auto word = word_in(row, Empty::Refused);
                if (!word) {
                    return base::refusal_of(word);
                }
                if (name == "says") {
                    says = text::named<Says>(*word);
                } else if (name == "title") {
                    title = std::move(*word);
                } else {
                    return unknown_word(row, name);
                }
                return true;
            });
        if (!read) {
            return base::refusal_of(read);
        }
        if (!says || title.empty()) {
            return refuse(Why::Invalid, "work_orders.format_answer", {{"line", line_of(each)}});
        }
        format.answers.push_back({*says, std::move(title)});
    }
    return true;
}

struct Part {
    std::string_view name;
    Result<bool> (*read)(const toml::node&, Format&);
};
constexpr std::array<Part, 6> parts = {{{"columns", read_columns},
                                        {"kinds", read_kinds},
                                        {"categories", read_categories},
                                        {"states", read_states},
                                        {"return_codes", read_codes},
                                        {"answers", read_answers}}};

Result<bool> read_part(const std::string& name, const toml::node& node, Format& format) {
    const auto part = std::ranges::find(parts, name, &Part::name);
    return part == parts.end() ? unknown_word(node, name) : part->read(node, format);
}

// Without these nothing could be taken, and no answer found its order again.
Result<bool> check(const Format& format) {
    const auto& number = format.columns[static_cast<std::size_t>(Field::Number)];
    const auto& words = format.columns[static_cast<std::size_t>(Field::Words)];
    if (number.empty() || words.empty()) {
        return refuse(Why::Invalid, "work_orders.format_columns_missing", {{"line", 1}});
    }
    const bool has_number = std::ranges::count(format.answers, Says::Number, &AnswerColumn::says);
    const bool has_state = std::ranges::count(format.answers, Says::State, &AnswerColumn::says);
    if (!has_number || !has_state) {
        return refuse(Why::Invalid, "work_orders.format_answers_missing", {{"line", 1}});
    }
    return true;
}

} // namespace

std::span<const std::string_view> enum_names(Field) {
    static constexpr std::array<std::string_view, field_count> names = {"number",
                                                                        "title",
                                                                        "words",
                                                                        "said",
                                                                        "kind",
                                                                        "category",
                                                                        "place",
                                                                        "contact_name",
                                                                        "contact_phone",
                                                                        "answer_by"};
    return names;
}

std::span<const std::string_view> enum_names(Says) {
    static constexpr std::array<std::string_view, 8> names = {
        "number", "state", "code", "answer", "due", "at", "unit", "case"};
    return names;
}

bool Format::reports(Outcome outcome) const {
    const auto state = states.find(outcome);
    return state != states.end() && !state->second.empty();
}

std::vector<std::string_view> return_reasons() {
    const auto names = cases::enum_names(cases::ReturnReason{});
    std::vector<std::string_view> reasons(names.begin(), names.end());
    reasons.push_back(no_action);
    return reasons;
}

Result<Format> read_format(std::string_view document) {
    const auto parsed = toml::parse(document);
    if (!parsed) {
        return refuse(Why::Invalid,
                      "work_orders.format_not_toml",
                      {{"line", parsed.error().source().begin.line}});
    }
    Format format;
    for (const auto& [name, node] : parsed.table()) {
        if (name.str() != "work_orders") {
            return unknown_word(node, name.str());
        }
        const auto read = each_row(node, [&](const std::string& part, const toml::node& row) {
            return read_part(part, row, format);
        });
        if (!read) {
            return base::refusal_of(read);
        }
    }
    if (const auto checked = check(format); !checked) {
        return base::refusal_of(checked);
    }
    return format;
}

} // namespace work_orders
