#include "cli/configuration.hpp"

#include <gtest/gtest.h>

namespace cli {
namespace {

ConfigurationPart part(const std::string& name, const std::vector<std::string>& tables) {
    ConfigurationPart made;
    made.name = name;
    made.as_toml = [name](store::Connection&) { return "[" + name + "]\n"; };
    made.tables = tables;
    return made;
}

const std::vector<ConfigurationPart> parts = {part("cases", {"limits", "route"}),
                                              part("categories", {})};

std::string line_of(const base::Refusal& refusal) {
    for (const auto& argument : refusal.arguments) {
        if (argument.name == "line") {
            return argument.value;
        }
    }
    return "none";
}

TEST(Configuration, IsTakenApartIntoWholePartsWithTheirComments) {
    const std::string cases =
        "# How fast\n\n[limits]\nanswer = 5 # days\n\n[[route]]\nto = [\n"
        "  \"a\",\n]\n";
    const std::string categories = "# What about\n[[categories]]\ncode = \"lift\"\n";

    const auto taken = take_apart(parts, "\n" + cases + "\n\n" + categories);

    ASSERT_TRUE(taken.has_value());
    ASSERT_EQ(taken->size(), 2U);
    EXPECT_EQ(taken->at(0).part->name, "cases");
    EXPECT_EQ(taken->at(0).toml, cases);
    EXPECT_EQ(taken->at(0).lines_before, 1);
    EXPECT_EQ(taken->at(1).part->name, "categories");
    EXPECT_EQ(taken->at(1).toml, categories);
}

TEST(Configuration, NamesTheLineOfTheWholeFile) {
    const auto taken = take_apart(parts, "[limits]\nanswer = 5\n\n[[categories]]\ncode = 7\n");
    ASSERT_TRUE(taken.has_value());

    const base::Refusal in_part{base::Why::Invalid, "any", {{"line", 2}}, {}};

    EXPECT_EQ(line_of(taken->at(1).in_file(in_part)), "5");
}

TEST(Configuration, IsTakenInTheOrderOfTheRoomsAndTellsEachPartOfTheOthers) {
    const auto taken = take_apart(parts, "[[categories]]\ncode = 7\n\n[limits]\nanswer = 5\n");
    ASSERT_TRUE(taken.has_value());

    EXPECT_EQ(taken->front().part->name, "cases");
    EXPECT_EQ(documents_of(*taken).at("categories"), "[[categories]]\ncode = 7\n");
}

TEST(Configuration, MayHaveOneOfItsPartsOnly) {
    const auto taken = take_apart(parts, "[[categories]]\ncode = \"lift\"\n");

    ASSERT_TRUE(taken.has_value());
    ASSERT_EQ(taken->size(), 1U);
    EXPECT_EQ(taken->front().part->name, "categories");
}

TEST(Configuration, IsRefusedWithItsLineWhereItCantBeRead) {
    const auto no_toml = take_apart(parts, "[limits]\nanswer = \n");
    const auto unknown = take_apart(parts, "[limits]\n\n[lmits]\nanswer = 5\n");
    const auto scattered =
        take_apart(parts, "[limits]\nanswer = 5\n[[categories]]\ncode = 1\n[[route]]\nto = 1\n");

    ASSERT_FALSE(no_toml.has_value());
    EXPECT_EQ(no_toml.error().key, "cli.not_toml");
    ASSERT_FALSE(unknown.has_value());
    EXPECT_EQ(unknown.error().key, "cli.config_unknown");
    EXPECT_EQ(line_of(unknown.error()), "3");
    ASSERT_FALSE(scattered.has_value());
    EXPECT_EQ(scattered.error().key, "cli.config_scattered");
    EXPECT_EQ(line_of(scattered.error()), "5");
}

} // namespace
} // namespace cli
