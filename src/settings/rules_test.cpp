#include "settings/rules.hpp"

#include <gtest/gtest.h>

#include "text/names.hpp"

namespace settings {
namespace {

// Each line with how it fares: "goes answer = 5".
std::vector<std::string> said(std::string_view before, std::string_view after) {
    std::vector<std::string> lines;
    for (const auto& line : compare(before, after)) {
        const std::string fate(text::name_of(line.fate));
        lines.push_back(line.text.empty() ? fate : fate + " " + line.text);
    }
    return lines;
}

using Said = std::vector<std::string>;

TEST(TwoVersions, ShowALineThatChangedAndThoseAroundIt) {
    EXPECT_EQ(said("a\nb\nc\nanswer = 5\nd\ne\nf\n", "a\nb\nc\nanswer = 3\nd\ne\nf\n"),
              (Said{"left_out",
                    "stays b",
                    "stays c",
                    "goes answer = 5",
                    "comes answer = 3",
                    "stays d",
                    "stays e",
                    "left_out"}));
}

TEST(TwoVersions, ShowALineThatMovedAsGoneAndCome) {
    EXPECT_EQ(said("a\nb\nc\n", "b\nc\na\n"), (Said{"goes a", "stays b", "stays c", "comes a"}));
}

TEST(TwoVersions, ShowNothingWhenTheyAreTheSame) {
    EXPECT_TRUE(compare("a\nb\n", "a\nb\n").empty());
    EXPECT_TRUE(compare("a\nb\n", "a\nb").empty()) << "a last line needs no end";
    EXPECT_TRUE(compare("", "").empty());
}

TEST(TwoVersions, ShowADocumentThatBeginsOrEnds) {
    EXPECT_EQ(said("", "a\n"), Said{"comes a"});
    EXPECT_EQ(said("a\n", ""), Said{"goes a"});
}

TEST(TwoVersions, AreShownWholeWhenTheyAreLongAndHaveNothingInCommon) {
    std::string before;
    std::string after;
    for (int line = 0; line < 4'000; ++line) {
        before += "a" + std::to_string(line) + "\n";
        after += "b" + std::to_string(line) + "\n";
    }

    const auto lines = compare(before, after);

    ASSERT_EQ(lines.size(), 8'000U);
    EXPECT_EQ(lines.front(), (Line{Fate::Goes, "a0"}));
    EXPECT_EQ(lines.back(), (Line{Fate::Comes, "b3999"}));
}

TEST(TwoVersions, MeanTheSameWhereOnlyTheirExplanationsDiffer) {
    EXPECT_TRUE(means_the_same("[a]\nx = 1\n", "# 说明\n[a]\nx  = 1 # 一\n"));
    EXPECT_FALSE(means_the_same("[a]\nx = 1\n", "[a]\nx = 2\n"));
    EXPECT_FALSE(means_the_same("[a]\nx = 1\n", "[a]\nx = 1\ny = 2\n"));
    EXPECT_FALSE(means_the_same("[a]\nx = [1, 2]\n", "[a]\nx = [2, 1]\n"));
}

} // namespace
} // namespace settings
