#include "web/forms.hpp"

#include <gtest/gtest.h>

#include "web/target.hpp"

namespace web {
namespace {

constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";

TEST(Forms, AReportKeepsItsWordsWhateverCharactersTheyHave) {
    const auto body =
        read_body(urlencoded, "words=%E7%94%B5%E6%A2%AF+%26+%E9%97%A8&place=3&place=5");

    ASSERT_TRUE(body);
    EXPECT_EQ(body->form.get("words"), "电梯 & 门");
    EXPECT_EQ(body->form.all("place"), (std::vector<std::string>{"3", "5"}));
}

TEST(Forms, BrokenPercentSignsAreRefusedNamingTheField) {
    for (const auto* text : {"words=%", "words=%4", "words=%zz", "words=100%"}) {
        const auto fields = read_pairs(text);

        ASSERT_FALSE(fields) << text;
        EXPECT_EQ(fields.error().key, "web.bad_percent");
        EXPECT_EQ(fields.error().field, "words");
    }
}

TEST(Forms, BytesThatAreNoTextAreRefusedNamingTheField) {
    for (const auto* text : {"words=%00", "words=a%00b", "words=%ff", "words=%ed%a0%80"}) {
        const auto fields = read_pairs(text);

        ASSERT_FALSE(fields) << text;
        EXPECT_EQ(fields.error().key, "web.unreadable_text");
        EXPECT_EQ(fields.error().field, "words");
    }
}

TEST(Forms, AFormOfThousandsOfFieldsIsNotRead) {
    std::string many;
    for (std::size_t count = 0; count <= fields_max; ++count) {
        many += "a=1&";
    }

    EXPECT_EQ(read_pairs(many).error().key, "web.too_many_fields");
}

TEST(Forms, AProgramMaySendTheSameFormAsJson) {
    const auto body = read_body("application/json; charset=utf-8",
                                R"({"words":"电梯","kind":-3,"adult":true,"unit":null,"n":1.50})");

    ASSERT_TRUE(body);
    EXPECT_EQ(body->form.get("words"), "电梯");
    EXPECT_EQ(body->form.get("kind"), "-3");
    EXPECT_EQ(body->form.get("adult"), "true");
    EXPECT_FALSE(body->form.has("unit"));
    EXPECT_EQ(body->form.get("n"), "1.50");
    EXPECT_EQ(body->not_texts, (std::vector<std::string>{"kind", "adult", "n"}));
}

TEST(Forms, JsonThatIsNoFlatFormIsRefused) {
    EXPECT_EQ(read_json_form(R"({"a":{"b":1}})").error().key, "web.nested_json");
    EXPECT_EQ(read_json_form(R"({"a":[1]})").error().field, "a");
    EXPECT_EQ(read_json_form(R"({"a":1,"a":2})").error().key, "web.field_twice");
    EXPECT_EQ(read_json_form(R"({"a":"\u0000"})").error().key, "web.unreadable_text");
    for (const auto* text : {"{", "[]", "7", "\"a\"", "{\"a\":1} x", "{\"a\":\"\xff\"}", "nul"}) {
        EXPECT_EQ(read_json_form(text).error().key, "web.bad_json") << text;
    }
    EXPECT_FALSE(read_json_form(std::string(60'000, '[')));
    EXPECT_FALSE(read_json_form(R"({"a":)" + std::string(60'000, '{')));
}

TEST(Forms, WhatIsNoFormIsRefusedAndNothingIsAnEmptyForm) {
    EXPECT_EQ(read_body("text/plain", "words=1").error().key, "web.unknown_form");
    EXPECT_TRUE(read_body("text/plain", "")->form.fields().empty());
}

TEST(Forms, ANumberKeepsToItsBounds) {
    Fields fields;
    fields.add("limit", "20");
    fields.add("most", "99999999999999999999");
    fields.add("words", "12a");

    EXPECT_EQ(fields.number("limit", 1, 50).value(), 20);
    EXPECT_EQ(fields.number("missing", 1, 50).value(), std::nullopt);
    EXPECT_EQ(fields.number("limit", 1, 10).error().key, "web.number_out_of_bounds");
    EXPECT_EQ(fields.number("most", 1, 10).error().key, "web.not_a_number");
    EXPECT_EQ(fields.number("words", 1, 10).error().field, "words");
}

TEST(Targets, APathIsReadPartByPart) {
    const auto target = read_target("/cases/7?q=%E7%94%B5%E6%A2%AF&stage=open");

    ASSERT_TRUE(target);
    EXPECT_EQ(target->path, "/cases/7");
    EXPECT_EQ(target->query.get("q"), "电梯");
    EXPECT_EQ(address_of(*target, {"stage"}), "/cases/7?q=%E7%94%B5%E6%A2%AF");
}

TEST(Targets, APathThatCouldMeanAnotherIsRefused) {
    for (const auto* text : {"/../etc/passwd",
                             "/a/%2e%2e/b",
                             "/a/./b",
                             "//evil.example",
                             "/a//b",
                             "/%5cevil.example",
                             "/a%2fb",
                             "http://evil.example/",
                             "*",
                             "",
                             "/a#b"}) {
        EXPECT_EQ(read_target(text).error().key, "web.bad_path") << text;
    }
    EXPECT_EQ(read_target("/a%00b").error().field, "path");
    EXPECT_EQ(read_target("/" + std::string(5000, 'a')).error().key, "web.url_too_long");
}

TEST(Targets, AnAddressMadeAgainStaysOnThisSite) {
    const Target odd{"/a b/\\c", {}};

    EXPECT_EQ(address_of(odd, {}), "/a%20b/%5Cc");
}

} // namespace
} // namespace web
