#include "cases/templates.hpp"

#include <algorithm>
#include <array>

#include "cases/records_templates.hpp"
#include "text/filled.hpp"
#include "text/normalise.hpp"
#include "voices/voices.hpp"

namespace cases {

namespace {

using base::refuse;
using base::Why;

constexpr std::array<std::string_view, 5> known_blanks = {"件号", "地点", "期限", "单位", "类别"};

constexpr std::array<std::string TemplateValues::*, 5> values_of_blanks = {
    &TemplateValues::number,
    &TemplateValues::place,
    &TemplateValues::deadline,
    &TemplateValues::unit,
    &TemplateValues::category};

// Calls `put` with each stretch of text and `fill` with what stands between braces.
template <class Put, class Fill>
void walk(std::string_view words, const Put& put, const Fill& fill) {
    while (!words.empty()) {
        const auto opens = words.find('{');
        const auto closes = words.find('}', opens == std::string_view::npos ? 0 : opens);
        if (opens == std::string_view::npos || closes == std::string_view::npos) {
            break;
        }
        put(words.substr(0, opens));
        fill(words.substr(opens + 1, closes - opens - 1));
        words.remove_prefix(closes + 1);
    }
    put(words);
}

// A blank that nothing fills would be read by a resident as it stands.
base::Result<bool> check_blanks(std::string_view words) {
    std::string unknown;
    walk(
        words,
        [](std::string_view) {},
        [&](std::string_view blank) {
            if (std::ranges::find(known_blanks, blank) == known_blanks.end()) {
                unknown = blank;
            }
        });
    if (!unknown.empty()) {
        return refuse(Why::Invalid, "cases.template_blank_unknown", {{"blank", unknown}}, "words");
    }
    return true;
}

// Both are for every category, or there is one for which both are.
bool are_side_by_side(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return (one.empty() && other.empty()) || std::ranges::any_of(one, [&](const std::string& code) {
               return std::ranges::find(other, code) != other.end();
           });
}

bool has_namesake(const TemplatesKnown& known, const WriteTemplate& asked) {
    const auto name = text::normalise(asked.name);
    return std::ranges::any_of(known.all, [&](const AnswerTemplate& other) {
        return other.id != asked.id && !other.is_retired && other.use == *asked.use &&
               are_side_by_side(other.categories, asked.categories) &&
               text::normalise(other.name) == name;
    });
}

// Each once, in the order they were named.
std::vector<std::string> without_repeats(const std::vector<std::string>& codes) {
    std::vector<std::string> kept;
    for (const auto& code : codes) {
        if (std::ranges::find(kept, code) == kept.end()) {
            kept.push_back(code);
        }
    }
    return kept;
}

// Who writes over a template has read what stands there now.
base::Result<std::int64_t> next_version(const TemplatesKnown& known, const WriteTemplate& asked) {
    if (asked.id.value == 0) {
        if (known.all.size() >= templates_max) {
            return refuse(Why::TooMany, "cases.templates_too_many", {{"most", templates_max}});
        }
        return 1;
    }
    const auto before = std::ranges::find(known.all, asked.id, &AnswerTemplate::id);
    if (before == known.all.end()) {
        return refuse(Why::NotFound, "cases.no_such_template");
    }
    if (before->version != asked.seen) {
        return refuse(Why::TooLate, "cases.template_changed_meanwhile");
    }
    return before->version + 1;
}

bool are_known(store::Connection& connection, const WriteTemplate& asked) {
    return std::ranges::all_of(asked.categories, [&](const std::string& code) {
        return voices::category(connection, code).has_value();
    });
}

} // namespace

bool AnswerTemplate::is_of(std::string_view category) const {
    return categories.empty() || std::ranges::find(categories, category) != categories.end();
}

std::span<const std::string_view> template_blanks() {
    return known_blanks;
}

std::string filled_template(std::string_view words, const TemplateValues& values) {
    std::string filled;
    walk(
        words,
        [&](std::string_view stretch) { filled += stretch; },
        [&](std::string_view blank) {
            const auto known = std::ranges::find(known_blanks, blank);
            base::ensure(known != known_blanks.end(), "a template was checked before it was kept");
            filled +=
                values.*values_of_blanks.at(static_cast<std::size_t>(known - known_blanks.begin()));
        });
    return filled;
}

base::Result<bool> check_gaps(const AskAct& asked) {
    struct Typed {
        const char* field;
        const std::string& words;
    };
    for (const Typed& each : {Typed{"answer", asked.answer},
                              Typed{"note", asked.note},
                              Typed{"reason", asked.reason}}) {
        if (each.words.find(template_gap) != std::string::npos) {
            return refuse(Why::Invalid, "cases.template_gap_left", {}, each.field);
        }
    }
    return true;
}

base::Result<TemplateWritten> decide_writing(const TemplatesKnown& known,
                                             const WriteTemplate& asked) {
    const auto version = next_version(known, asked);
    if (!version) {
        return base::refusal_of(version);
    }
    if (!asked.use) {
        return refuse(Why::Invalid, "cases.template_needs_use", {}, "use");
    }
    if (!known.are_categories_known) {
        return refuse(Why::NotFound, "cases.template_no_such_category", {}, "category");
    }
    const auto name =
        text::filled({"name", template_name_characters_max, text::Need::Required}, asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    if (has_namesake(known, asked)) {
        return refuse(Why::AlreadyDone, "cases.template_is_there", {{"name", *name}}, "name");
    }
    const auto words = text::filled_lines(
        {"words", template_words_characters_max, text::Need::Required}, asked.words);
    if (!words) {
        return base::refusal_of(words);
    }
    if (const auto checked = check_blanks(*words); !checked) {
        return base::refusal_of(checked);
    }
    TemplateWritten written{asked.id, *version, *asked.use, {}, *name, *words, {}};
    auto categories = without_repeats(asked.categories);
    if (categories.size() == 1) {
        written.category = std::move(categories.front());
    } else if (!categories.empty()) {
        written.categories = std::move(categories);
    }
    return written;
}

base::Result<TemplateRetired> decide_retiring(const std::optional<AnswerTemplate>& known) {
    if (!known) {
        return refuse(Why::NotFound, "cases.no_such_template");
    }
    if (known->is_retired) {
        return refuse(Why::AlreadyDone, "cases.template_is_retired");
    }
    return TemplateRetired{known->id, known->version + 1};
}

base::Result<TemplateId> write_template(journal::Turn& turn, const WriteTemplate& asked) {
    auto decided = decide_writing({templates(turn.store()), are_known(turn.store(), asked)}, asked);
    if (!decided) {
        return base::refusal_of(decided);
    }
    if (decided->id.value == 0) {
        decided->id = next_template(turn.store());
    }
    turn.record(*decided);
    return decided->id;
}

base::Result<bool> retire_template(journal::Turn& turn, TemplateId id) {
    const auto decided = decide_retiring(find_template(turn.store(), id));
    if (!decided) {
        return base::refusal_of(decided);
    }
    turn.record(*decided);
    return true;
}

base::Result<int> write_default_templates(journal::Turn& turn) {
    if (!templates(turn.store()).empty()) {
        return refuse(Why::AlreadyDone, "cases.templates_are_there");
    }
    int written = 0;
    for (const auto& each : default_templates()) {
        if (are_known(turn.store(), each)) {
            const auto done = write_template(turn, each);
            base::ensure(done.has_value(), "what many streets say is fit to be said");
            ++written;
        }
    }
    return written;
}

} // namespace cases
