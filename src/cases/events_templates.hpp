// The facts of answer templates: what the street wrote once, to be used again. Each writing is the
// whole template from then on; what was said with it in a case is a fact of that case alone.

#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"

namespace cases {

using TemplateId = base::Id<struct TemplateKind>;

// At which act a template is offered.
enum class TemplateUse {
    Contact,
    Work,
    Answer,
    Waiting,
    Extension,
    NoAction,
    Unresolved,
    CallBack
};

[[nodiscard]] inline std::span<const std::string_view> enum_names(TemplateUse) {
    static constexpr std::array<std::string_view, 8> names = {"contact",
                                                              "work",
                                                              "answer",
                                                              "waiting",
                                                              "extension",
                                                              "no_action",
                                                              "unresolved",
                                                              "call_back"};
    return names;
}

struct TemplateWritten {
    static constexpr std::string_view kind = "template_written";

    TemplateId id;
    std::int64_t version = 0;
    TemplateUse use = TemplateUse::Answer;
    std::optional<std::string> category; // A code; left out: of several or of every category.
    std::string name;
    std::string words;
    std::optional<std::vector<std::string>> categories{}; // Codes, where it is of several.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("version", self.version);
        field("use", self.use);
        field("category", self.category);
        field("name", self.name);
        field("words", self.words);
        field("categories", self.categories);
    }
};

// Offered no more, until it is written again.
struct TemplateRetired {
    static constexpr std::string_view kind = "template_retired";

    TemplateId id;
    std::int64_t version = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("version", self.version);
    }
};

} // namespace cases
