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

bool has_namesake(const TemplatesKnown& known, const WriteTemplate& asked) {
    const auto name = text::normalise(asked.name);
    return std::ranges::any_of(known.all, [&](const AnswerTemplate& other) {
        return other.id != asked.id && !other.is_retired && other.use == *asked.use &&
               other.category == asked.category && text::normalise(other.name) == name;
    });
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

} // namespace

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
    if (!known.is_category_known) {
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
    return TemplateWritten{asked.id,
                           *version,
                           *asked.use,
                           asked.category.empty() ? std::nullopt : std::optional(asked.category),
                           *name,
                           *words};
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
    const bool is_known =
        asked.category.empty() || voices::category(turn.store(), asked.category).has_value();
    auto decided = decide_writing({templates(turn.store()), is_known}, asked);
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
        const bool is_of_this_street =
            each.category.empty() || voices::category(turn.store(), each.category).has_value();
        if (is_of_this_street) {
            const auto done = write_template(turn, each);
            base::ensure(done.has_value(), "what many streets say is fit to be said");
            ++written;
        }
    }
    return written;
}

} // namespace cases
