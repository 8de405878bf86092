// Answer templates: texts that a street writes once, by act and category, for whoever handles cases
// to begin from. A template fills a text box and nothing else: what is sent is what somebody sends.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "cases/cases.hpp"
#include "cases/events_templates.hpp"
#include "journal/turn.hpp"

namespace cases {

constexpr int templates_max = 200;
constexpr std::size_t template_name_characters_max = 30;
constexpr std::size_t template_words_characters_max = 1'000;

struct AnswerTemplate {
    TemplateId id;
    std::int64_t version = 0;
    TemplateUse use = TemplateUse::Answer;
    std::vector<std::string> categories; // Codes; none: of every category.
    std::string name;
    std::string words;
    bool is_retired = false;

    [[nodiscard]] bool is_of(std::string_view category) const;
};

struct WriteTemplate {
    TemplateId id; // 0: a new one.
    std::optional<TemplateUse> use;
    std::vector<std::string> categories;
    std::string name;
    std::string words;
    std::int64_t seen = 0; // The version that was read before writing; 0 for a new one.
};

[[nodiscard]] base::Result<TemplateId> write_template(journal::Turn& turn,
                                                      const WriteTemplate& asked);
[[nodiscard]] base::Result<bool> retire_template(journal::Turn& turn, TemplateId id);

// What many streets say, for one that has written nothing yet.
[[nodiscard]] std::span<const WriteTemplate> default_templates();

// Those in use and retired, by use and number; those offered for a category, its own first.
[[nodiscard]] std::vector<AnswerTemplate> templates(store::Connection& connection);
[[nodiscard]] std::vector<AnswerTemplate> templates_for(store::Connection& connection,
                                                        const std::string& category);
[[nodiscard]] std::optional<AnswerTemplate> find_template(store::Connection& connection,
                                                          TemplateId id);

// --- The rules: pure ------------------------------------------------------------------------

// What stands for a {blank} in a case.
struct TemplateValues {
    std::string number;
    std::string place;
    std::string deadline;
    std::string unit;
    std::string category;
};
[[nodiscard]] std::string filled_template(std::string_view words, const TemplateValues& values);

// The {blanks} that may stand in a template, in Chinese.
[[nodiscard]] std::span<const std::string_view> template_blanks();

// What a template leaves to the hand that fills it in. Whoever acts fills it before it is sent.
constexpr std::string_view template_gap = "＿＿";
[[nodiscard]] base::Result<bool> check_gaps(const AskAct& asked);

struct TemplatesKnown {
    std::vector<AnswerTemplate> all;
    bool are_categories_known = false; // True for none.
};
[[nodiscard]] base::Result<TemplateWritten> decide_writing(const TemplatesKnown& known,
                                                           const WriteTemplate& asked);
[[nodiscard]] base::Result<TemplateRetired> decide_retiring(
    const std::optional<AnswerTemplate>& known);

} // namespace cases
