// A story is a text that a committee member can read: who did what, when, and what was seen then.
// One line is one thing; words stand in "quotes". Lines may be English or Chinese, see README.md.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stories {

struct Line {
    int number = 0;
    std::string text;
};

struct Story {
    std::string file; // As it stands in the folder.
    std::string title;
    std::vector<Line> lines; // Without the title, empty lines and remarks (#).
};

// Stops a story that can't be told.
void must(bool is_so, const std::string& what);

[[nodiscard]] std::vector<Story> stories_in(const std::string& folder);

// Reads a line from left to right.
class Words {
public:
    explicit Words(std::string_view text) : rest_(text) { skip_spaces(); }

    // Takes the phrase when the rest begins with it.
    bool take(std::string_view phrase);

    // What stands in the next quotes, "…" or “…”; nothing when there are none next.
    std::optional<std::string> quoted();
    std::string quoted_or_empty() { return quoted().value_or(""); }

    // Everything up to the next quote or comma, without spaces around it.
    std::string plain();

    [[nodiscard]] bool is_empty() const { return rest_.empty(); }
    [[nodiscard]] std::string_view rest() const { return rest_; }

private:
    void skip_spaces();

    std::string_view rest_;
};

} // namespace stories
