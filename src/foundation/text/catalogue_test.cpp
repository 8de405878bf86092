#include "text/catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/fault.hpp"

namespace text {
namespace {

using testing::StartsWith;
using testing::ThrowsMessage;

auto reading(const std::vector<EmbeddedFile>& files) {
    return [files] { const Catalogues catalogues(files); };
}

Catalogues two_sentences() {
    const EmbeddedFile files[] = {
        {"i18n/zh_CN/cases.toml",
         "hello = \"您好\"\n"
         "no_such_case = \"没有 {case} 号事项。\""},
        {"i18n/en/cases.toml", "hello = \"Hello\"\nno_such_case = \"There is no case {case}.\""},
        {"i18n/README.md", "not a catalogue"},
    };
    return Catalogues(files);
}

TEST(Catalogue, SaysASentenceInThePersonsLanguage) {
    const auto catalogues = two_sentences();

    EXPECT_EQ(catalogues.in(Language::Chinese).say("cases.hello"), "您好");
    EXPECT_EQ(catalogues.in(Language::English).say("cases.hello"), "Hello");
    EXPECT_TRUE(catalogues.in(Language::English).has("cases.hello"));
    EXPECT_FALSE(catalogues.in(Language::English).has("hello"));
    EXPECT_EQ(catalogues.in(Language::English).sentences().size(), 2U);
}

TEST(Catalogue, FillsTheNamesOfARefusal) {
    const auto catalogues = two_sentences();
    const base::Refusal refusal{
        base::Why::NotFound, "cases.no_such_case", {{"case", 7}, {"more", "{case}"}}, "case"};

    EXPECT_EQ(catalogues.in(Language::Chinese).say(refusal), "没有 7 号事项。");
    EXPECT_EQ(catalogues.in(Language::English).say(refusal), "There is no case 7.");
}

TEST(Catalogue, DoesNotFillNamesThatAPersonTyped) {
    const auto catalogues = two_sentences();

    EXPECT_EQ(catalogues.in(Language::English).say("cases.no_such_case", {{"case", "{case}"}}),
              "There is no case {case}.");
}

TEST(Catalogue, BreaksItsPromiseWithoutSentenceOrArgument) {
    const auto catalogues = two_sentences();
    const auto& english = catalogues.in(Language::English);

    EXPECT_THROW((void)english.say("cases.goodbye"), base::BrokenPromise);
    EXPECT_THROW((void)english.say("cases.no_such_case", {}), base::BrokenPromise);
}

TEST(Catalogue, NamesWhatOneLanguageLacks) {
    EXPECT_THAT(reading({{"i18n/zh_CN/a.toml", "b = \"乙\""}}),
                ThrowsMessage<base::Fault>("the sentence a.b stands in i18n/zh_CN/ only"));
    EXPECT_THAT(reading({{"i18n/en/a.toml", "b = \"B\""}}),
                ThrowsMessage<base::Fault>("the sentence a.b stands in i18n/en/ only"));
    EXPECT_THAT(
        reading({{"i18n/zh_CN/a.toml", "b = \"{x}{y}\""}, {"i18n/en/a.toml", "b = \"{y}{z}\""}}),
        ThrowsMessage<base::Fault>(
            "the sentence a.b has other {names} in i18n/zh_CN/ than in i18n/en/"));
    EXPECT_NO_THROW(reading(
        {{"i18n/zh_CN/a.toml", "b = \"{x}{y}\""}, {"i18n/en/a.toml", "b = \"{y} {x}\""}})());
}

TEST(Catalogue, NamesTheFileItCannotRead) {
    const auto english = [](std::string_view content) {
        return reading({{"i18n/en/a.toml", content}});
    };

    EXPECT_THAT(english("b = \"B\"\nc = oops"),
                ThrowsMessage<base::Fault>(StartsWith("i18n/en/a.toml, line 2: ")));
    EXPECT_THAT(english("b = \"B\"\nb = \"C\""),
                ThrowsMessage<base::Fault>(StartsWith("i18n/en/a.toml, line 2: ")));
    EXPECT_THAT(english("b = 3"),
                ThrowsMessage<base::Fault>("i18n/en/a.toml: b is no sentence under a plain key"));
    EXPECT_THAT(english("[b]\nc = \"C\""),
                ThrowsMessage<base::Fault>("i18n/en/a.toml: b is no sentence under a plain key"));
    EXPECT_THAT(english("b = \"{No}\""),
                ThrowsMessage<base::Fault>("i18n/en/a.toml: b has a brace that holds no name"));
    EXPECT_THAT(english("b = \"x}\""),
                ThrowsMessage<base::Fault>("i18n/en/a.toml: b has a brace that holds no name"));
}

TEST(Catalogue, WritesDatesAsThePersonReadsThem) {
    const auto catalogues = two_sentences();
    const auto& chinese = catalogues.in(Language::Chinese);
    const auto& english = catalogues.in(Language::English);
    const auto tuesday = calendar::parse_moment("2026-11-24 17:30").value();
    const auto last_year = calendar::parse_moment("2025-12-31 23:59").value();
    const auto next_year = calendar::parse_moment("2027-01-04 09:05").value();

    EXPECT_EQ(chinese.date(tuesday, last_year), "2026年11月24日 周二");
    EXPECT_EQ(chinese.date(tuesday, tuesday), "11月24日 周二");
    EXPECT_EQ(english.date(tuesday, tuesday), "Tue 24 Nov");
    EXPECT_EQ(chinese.date_and_time(tuesday, tuesday), "11月24日 周二 17:30");
    EXPECT_EQ(english.date_and_time(tuesday, tuesday), "Tue 24 Nov 17:30");
    EXPECT_EQ(chinese.date(next_year, tuesday), "2027年1月4日 周一");
    EXPECT_EQ(english.date_and_time(next_year, tuesday), "Mon 4 Jan 2027 09:05");
}

TEST(Language, IsTheBestThatTheBrowserAccepts) {
    EXPECT_EQ(accepted_language(""), Language::Chinese);
    EXPECT_EQ(accepted_language("en"), Language::English);
    EXPECT_EQ(accepted_language("fr, EN-gb;q=0.5"), Language::English);
    EXPECT_EQ(accepted_language("zh-TW,zh;q=0.9,en;q=0.8"), Language::Chinese);
    EXPECT_EQ(accepted_language("en;q=0.8 , zh;q=0.9"), Language::Chinese);
    EXPECT_EQ(accepted_language("en-US,en;q=0.9,zh-CN;q=0.8"), Language::English);
    EXPECT_EQ(accepted_language("en;q=0"), Language::Chinese);
    EXPECT_EQ(accepted_language("fr,de;q=0.7"), Language::Chinese);
    EXPECT_EQ(accepted_language(";;,,;q=,en;q=x"), Language::Chinese);
    EXPECT_EQ(tag(Language::Chinese), "zh-CN");
    EXPECT_EQ(tag(Language::English), "en");
}

} // namespace
} // namespace text
