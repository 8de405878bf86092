// How two versions of a document differ, line by line: what goes, what comes, and the lines around
// them, so that whoever puts a version into force has seen each change; and whether they differ in
// more than their wording.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace settings {

enum class Fate { Stays, Goes, Comes, LeftOut };
[[nodiscard]] std::span<const std::string_view> enum_names(Fate);

struct Line {
    Fate fate = Fate::Stays;
    std::string text; // Empty where unchanged lines are left out.

    friend bool operator==(const Line&, const Line&) = default;
};

constexpr std::size_t lines_around = 2;

// Nothing when they are the same. Documents so different that counting would take long are shown
// as one that goes and one that comes.
[[nodiscard]] std::vector<Line> compare(std::string_view before, std::string_view after);

// Whether only comments, blanks and the order of names differ. A document as people read it is more
// than that, so it is a version of its own all the same; but they are told.
[[nodiscard]] bool means_the_same(std::string_view before, std::string_view after);

} // namespace settings
