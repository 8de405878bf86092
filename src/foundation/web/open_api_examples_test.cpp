#include "web/open_api_examples.hpp"

#include <gtest/gtest.h>

namespace web {
namespace {

using nlohmann::json;

TEST(Examples, TellTheNamesAndKindsOfAnAnswer) {
    const auto schema = schema_like({{"id", 7}, {"rows", {{{"line", "电梯"}}}}, {"next", nullptr}});

    const auto& told = schema["anyOf"][0]["properties"];
    EXPECT_EQ(told["id"]["type"], json({"integer", "null"}));
    EXPECT_EQ(told["rows"]["type"], json({"array", "boolean", "null"}));
    const auto& row = told["rows"]["items"]["anyOf"][0]["properties"];
    EXPECT_EQ(row["line"]["type"], json({"string", "boolean", "null"}));
    EXPECT_EQ(told["next"], json::object());
}

TEST(Examples, ABodyHoldsEachFieldThatHasOne) {
    const std::vector<Taken> fields = {{"reason", {}, {{"type", "string"}}, "合并"}, {"note", {}}};

    EXPECT_EQ(body_with(fields), json({{"reason", "合并"}}));
    EXPECT_EQ(body_with({}), json::object());
}

} // namespace
} // namespace web
