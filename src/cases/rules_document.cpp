// The street's rules as a document that people read and change: TOML.

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "cases/rules.hpp"
#include "text/names.hpp"
#include "text/toml.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Why;
using calendar::Limit;
using calendar::LimitUnit;

// 0 when it is none, or none that we count with.
int whole_number(std::string_view digits) {
    int number = 0;
    const auto* end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? number : 0;
}

base::Result<Limit> read_limit(const toml::node& node) {
    const auto line = static_cast<std::int64_t>(node.source().begin.line);
    Limit limit;
    if (const auto number = node.value_exact<std::int64_t>()) {
        limit.amount = static_cast<int>(std::clamp<std::int64_t>(*number, 0, 1'000));
    } else if (const auto words = node.value_exact<std::string>()) {
        const auto space = words->find(' ');
        const auto unit = space == std::string::npos ? std::string() : words->substr(space + 1);
        limit.amount = whole_number(std::string_view(*words).substr(0, space));
        if (unit == "office_hours") {
            limit.unit = LimitUnit::OfficeHours;
        } else if (unit == "clock_hours") {
            limit.unit = LimitUnit::ClockHours;
        } else if (unit != "working_days") {
            return refuse(Why::Invalid, "cases.rules_limit", {{"line", line}});
        }
    }
    if (limit.amount < 1 || limit.amount > 500) {
        return refuse(Why::Invalid, "cases.rules_limit", {{"line", line}});
    }
    return limit;
}

base::Result<int> read_count(const toml::node& node) {
    const auto number = node.value_exact<std::int64_t>();
    if (!number || *number < 1 || *number > 1'000) {
        return refuse(Why::Invalid, "cases.rules_number", {{"line", node.source().begin.line}});
    }
    return static_cast<int>(*number);
}

base::Result<const toml::array*> read_array(const toml::node& node) {
    const auto* array = node.as_array();
    if (array == nullptr) {
        return refuse(Why::Invalid, "cases.rules_list", {{"line", node.source().begin.line}});
    }
    return array;
}

base::Result<std::vector<std::string>> read_strings(const toml::node& node) {
    const auto array = read_array(node);
    if (!array) {
        return base::refusal_of(array);
    }
    std::vector<std::string> strings;
    strings.reserve((*array)->size());
    for (const auto& each : **array) {
        strings.push_back(each.value_exact<std::string>().value_or(""));
    }
    if (strings.empty() || std::ranges::count(strings, std::string()) > 0) {
        return refuse(Why::Invalid, "cases.rules_list", {{"line", node.source().begin.line}});
    }
    return strings;
}

base::Result<std::vector<voices::Kind>> read_kinds(const toml::node& node) {
    const auto strings = read_strings(node);
    if (!strings) {
        return base::refusal_of(strings);
    }
    std::vector<voices::Kind> kinds;
    for (const auto& name : *strings) {
        const auto kind = text::named<voices::Kind>(name);
        if (!kind) {
            return refuse(Why::Invalid,
                          "cases.rules_unknown_word",
                          {{"line", node.source().begin.line}, {"word", name}});
        }
        kinds.push_back(*kind);
    }
    return kinds;
}

// Reads the members of a table one by one; the first refusal stops it. A name nobody reads is
// refused, so that a typing error never passes for a rule.
class TableReader {
public:
    explicit TableReader(const toml::table& table) : table_(table) {}

    template <class Value, class Read>
    TableReader& member(std::string_view name, Value& into, Read read) {
        names_.push_back(name);
        const auto* node = table_.get(name);
        if (node != nullptr && !refusal_) {
            auto value = read(*node);
            if (value) {
                into = std::move(*value);
            } else {
                refusal_ = value.error();
            }
        }
        return *this;
    }

    [[nodiscard]] base::Result<bool> done() const {
        if (refusal_) {
            return tl::unexpected<base::Refusal>(*refusal_);
        }
        for (const auto& [name, node] : table_) {
            if (std::find(names_.begin(), names_.end(), name.str()) == names_.end()) {
                return refuse(
                    Why::Invalid,
                    "cases.rules_unknown_word",
                    {{"line", node.source().begin.line}, {"word", std::string(name.str())}});
            }
        }
        return true;
    }

private:
    const toml::table& table_;
    std::vector<std::string_view> names_;
    std::optional<base::Refusal> refusal_;
};

base::Result<std::string> read_text(const toml::node& node) {
    const auto text = node.value_exact<std::string>();
    if (!text || text->empty() || text->size() > 300 || text->find('\n') != std::string::npos) {
        return refuse(Why::Invalid, "cases.rules_text", {{"line", node.source().begin.line}});
    }
    return *text;
}

base::Result<SpecialLimit> read_special(const toml::table& table) {
    SpecialLimit special;
    const auto done = TableReader(table)
                          .member("asks", special.asks, read_kinds)
                          .member("categories", special.categories, read_strings)
                          .member("answer", special.answer, read_limit)
                          .done();
    if (!done) {
        return base::refusal_of(done);
    }
    if (special.answer.amount == 0) {
        return refuse(Why::Invalid, "cases.rules_limit", {{"line", table.source().begin.line}});
    }
    return special;
}

// A word of a closed list.
template <class Choice>
base::Result<Choice> read_choice(const toml::node& node) {
    const auto name = node.value_exact<std::string>().value_or("");
    const auto choice = text::named<Choice>(name);
    if (!choice) {
        return refuse(Why::Invalid,
                      "cases.rules_unknown_word",
                      {{"line", node.source().begin.line}, {"word", name}});
    }
    return *choice;
}

// Words of a closed list; none at all will do.
base::Result<std::vector<Signing>> read_signings(const toml::node& node) {
    const auto* array = node.as_array();
    if (array == nullptr) {
        return refuse(Why::Invalid, "cases.rules_list", {{"line", node.source().begin.line}});
    }
    std::vector<Signing> signings;
    for (const auto& each : *array) {
        const auto signing = read_choice<Signing>(each);
        if (!signing) {
            return base::refusal_of(signing);
        }
        signings.push_back(*signing);
    }
    return signings;
}

base::Result<WaitingRule> read_waiting(const toml::table& table) {
    WaitingRule rule;
    const auto done = TableReader(table)
                          .member("asks", rule.asks, read_kinds)
                          .member("categories", rule.categories, read_strings)
                          .done();
    if (!done) {
        return base::refusal_of(done);
    }
    return rule;
}

base::Result<MatterRule> read_matter(const toml::table& table) {
    MatterRule matter;
    const auto done = TableReader(table)
                          .member("committee", matter.committee, read_text)
                          .member("categories", matter.categories, read_strings)
                          .done();
    if (!done) {
        return base::refusal_of(done);
    }
    if (matter.committee.empty() || matter.categories.empty()) {
        return refuse(Why::Invalid, "cases.rules_matter", {{"line", table.source().begin.line}});
    }
    return matter;
}

base::Result<RoutingRule> read_route(const toml::table& table) {
    RoutingRule rule;
    std::string to;
    const auto done = TableReader(table)
                          .member("chinese", rule.chinese, read_text)
                          .member("english", rule.english, read_text)
                          .member("asks", rule.asks, read_kinds)
                          .member("categories", rule.categories, read_strings)
                          .member("places", rule.places, read_strings)
                          .member("to", to, read_text)
                          .member("to_unit", rule.to_unit, read_text)
                          .done();
    if (!done) {
        return base::refusal_of(done);
    }
    rule.to = text::named<alliance::UnitKind>(to);
    const bool is_known = to.empty() || rule.to.has_value();
    if (rule.chinese.empty() || rule.english.empty() || !is_known ||
        to.empty() == rule.to_unit.empty()) {
        return refuse(Why::Invalid, "cases.rules_route", {{"line", table.source().begin.line}});
    }
    return rule;
}

template <class Value>
base::Result<Value> read_as_table(const toml::node& node,
                                  base::Result<Value> (*read)(const toml::table&)) {
    const auto* table = node.as_table();
    if (table == nullptr) {
        return refuse(Why::Invalid, "cases.rules_list", {{"line", node.source().begin.line}});
    }
    return read(*table);
}

template <class Value>
base::Result<std::vector<Value>> read_list(const toml::node& node,
                                           base::Result<Value> (*read)(const toml::table&)) {
    const auto array = read_array(node);
    if (!array) {
        return base::refusal_of(array);
    }
    std::vector<Value> values;
    values.reserve((*array)->size());
    for (const auto& each : **array) {
        auto value = read_as_table(each, read);
        if (!value) {
            return base::refusal_of(value);
        }
        values.push_back(std::move(*value));
    }
    return values;
}

template <class Value>
auto list_of(base::Result<Value> (*read)(const toml::table&)) {
    return [read](const toml::node& node) { return read_list(node, read); };
}

// A table inside the document, whose members go into the same rules.
template <class Members>
auto table_of(Members members) {
    return [members](const toml::node& node) -> base::Result<bool> {
        const auto* table = node.as_table();
        if (table == nullptr) {
            return refuse(Why::Invalid, "cases.rules_list", {{"line", node.source().begin.line}});
        }
        TableReader reader(*table);
        members(reader);
        return reader.done();
    };
}

auto returns_into(Rules& rules) {
    return table_of([&rules](TableReader& reader) {
        reader.member("within", rules.returns.within, read_limit)
            .member("decided", rules.returns.decided, read_limit);
    });
}

auto extension_into(Rules& rules) {
    return table_of([&rules](TableReader& reader) {
        reader.member("times", rules.extension.times, read_count)
            .member("working_days_max", rules.extension.working_days_max, read_count);
    });
}

auto suspension_into(Rules& rules) {
    return table_of([&rules](TableReader& reader) {
        reader.member("review_days_max", rules.suspension.review_days_max, read_count)
            .member("clock", rules.suspension.clock, read_choice<Pause>);
    });
}

auto waiting_into(Rules& rules) {
    return table_of([&rules](TableReader& reader) {
        reader.member("stops", rules.waiting_stops, list_of(read_waiting));
    });
}

auto signing_into(Rules& rules) {
    return table_of([&rules](TableReader& reader) {
        reader.member("plans_of", rules.signed_plans, read_signings);
    });
}

base::Result<Rules> rules_in(const toml::table& document) {
    Rules rules;
    bool is_read = false;
    const auto limits = [&rules](TableReader& reader) {
        reader.member("contact", rules.contact, read_limit)
            .member("answer", rules.answer, read_limit)
            .member("supervised", rules.supervised, read_limit)
            .member("rehandled", rules.rehandled, read_limit)
            .member("check", rules.check, read_limit)
            .member("call_back", rules.call_back, read_limit)
            .member("question", rules.question, read_limit)
            .member("special", rules.special, list_of(read_special));
    };
    const auto ladder = [&rules](TableReader& reader) {
        reader.member("owner_acts", rules.owner_acts, read_limit)
            .member("supervise_after_times", rules.supervise_after_times, read_count);
    };
    const auto call_back = [&rules](TableReader& reader) {
        reader.member("tries", rules.call_back_tries, read_count);
    };
    const auto undo = [&rules](TableReader& reader) {
        reader.member("minutes", rules.undo_minutes, read_count);
    };
    const auto power = [&rules](TableReader& reader) {
        reader.member("committee", rules.power_committee, read_text)
            .member("workshop", rules.power_workshop, read_text);
    };
    const auto done = TableReader(document)
                          .member("limits", is_read, table_of(limits))
                          .member("ladder", is_read, table_of(ladder))
                          .member("call_back", is_read, table_of(call_back))
                          .member("undo", is_read, table_of(undo))
                          .member("intervention", is_read, table_of(power))
                          .member("matter", rules.matters, list_of(read_matter))
                          .member("returns", is_read, returns_into(rules))
                          .member("extension", is_read, extension_into(rules))
                          .member("suspension", is_read, suspension_into(rules))
                          .member("waiting", is_read, waiting_into(rules))
                          .member("signing", is_read, signing_into(rules))
                          .member("route", rules.routing, list_of(read_route))
                          .done();
    if (!done) {
        return base::refusal_of(done);
    }
    return rules;
}

} // namespace

std::span<const std::string_view> enum_names(Signing) {
    static constexpr std::array<std::string_view, 2> names = {"supervised", "rehandled"};
    return names;
}

std::span<const std::string_view> enum_names(Pause) {
    static constexpr std::array<std::string_view, 2> names = {"runs", "stops"};
    return names;
}

base::Result<Rules> read_rules(std::string_view toml) {
    const auto parsed = toml::parse(toml);
    if (!parsed) {
        return refuse(
            Why::Invalid, "cases.rules_not_toml", {{"line", parsed.error().source().begin.line}});
    }
    return rules_in(parsed.table());
}

} // namespace cases
