#include "text/normalise.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace text {
namespace {

using namespace std::string_literals;

TEST(Normalise, WhatTwoNeighboursTypeDifferentlyBecomesEqual) {
    EXPECT_EQ(normalise("新村３號樓電梯"), normalise("新村3号楼电梯"));
    EXPECT_EQ(normalise("ＷiFi"), "wifi");
    EXPECT_EQ(normalise("LIFT 3"), "lift 3");
    EXPECT_EQ(normalise("㎡"), "m2");
    EXPECT_EQ(normalise("ﾃﾚﾋﾞ"), normalise("テレビ"));
    EXPECT_EQ(normalise("zero\u200Bwidth"), "zerowidth");
    EXPECT_EQ(normalise(""), "");
}

TEST(Normalise, ACharacterBecomesTheSameWhereverItStands) {
    EXPECT_EQ(normalise("乾淨"), "干净");
    EXPECT_EQ(normalise("乾坤"), "干坤");
    EXPECT_EQ(normalise("裏裡里"), "里里里");
}

TEST(Normalise, LeavesOtherScriptsAlone) {
    EXPECT_EQ(normalise("停水🚰𠀀 ё"), "停水🚰𠀀 ё");
}

TEST(Utf8, IsToldFromWhatIsNot) {
    EXPECT_TRUE(is_utf8("电梯 lift 🛗"));
    EXPECT_TRUE(is_utf8(""));
    EXPECT_FALSE(is_utf8("\xB5\xE7\xCC\xDD"s)) << "GBK";
    EXPECT_FALSE(is_utf8("\xC0\xAF"s)) << "overlong";
    EXPECT_FALSE(is_utf8("\xED\xA0\x80"s)) << "surrogate";
    EXPECT_FALSE(is_utf8("\xE7\x94"s)) << "cut short";
    EXPECT_FALSE(is_utf8("\xF4\x90\x80\x80"s)) << "behind the last character";
}

TEST(Length, CountsCharacters) {
    EXPECT_EQ(length("电梯 3"), 4U);
    EXPECT_EQ(length("🛗"), 1U);
    EXPECT_EQ(length(""), 0U);
}

TEST(Shorten, SaysThatSomethingWasLeftOut) {
    EXPECT_EQ(shorten("停在两层之间", 4), "停在两层…");
    EXPECT_EQ(shorten("停在两层", 4), "停在两层");
    EXPECT_EQ(shorten("停", 0), "…");
    EXPECT_EQ(shorten("", 0), "");
}

TEST(Tidy, TakesWhatNobodySeesAway) {
    EXPECT_EQ(tidy("  \t电梯坏了 \r\n\r\n"), "电梯坏了");
    EXPECT_EQ(tidy("\uFEFF　电梯　坏了　"), "电梯　坏了");
    EXPECT_EQ(tidy("一\r\n二\r三\u2028四"), "一\n二\n三\n四");
    EXPECT_EQ(tidy("电\x07梯\u202E坏\u0085了"), "电梯坏了");
    EXPECT_EQ(tidy("a\tb"), "a b");
    EXPECT_EQ(tidy("电\0梯"s), "电梯");
    EXPECT_EQ(tidy(" \x01 "), "");
    EXPECT_EQ(tidy("👨‍👩‍👧"), "👨‍👩‍👧");
}

TEST(Tokens, AreOverlappingPairsOfChineseCharactersWordsAndNumbers) {
    EXPECT_EQ(index_tokens("3號樓電梯壞了"), "3 号楼 楼电 电梯 梯坏 坏了");
    EXPECT_EQ(index_tokens("WiFi信号，差！B2层"), "wifi 信号 差 b 2 层");
    EXPECT_EQ(index_tokens("٣ ё-mail"), "٣ ё mail");
    EXPECT_EQ(index_tokens("……！"), "");
    EXPECT_EQ(index_tokens(""), "");
}

TEST(Tokens, OfAQueryAreAllFoundInTheTextItQuotes) {
    const std::string text =
        " " + index_tokens("瞿溪新村3号楼的電梯停在两层之间，LIFT stuck") + " ";
    for (const auto* query : {"电梯", "3号", "新村 停在", "3号楼的", "層之"}) {
        const std::string tokens = query_tokens(query);

        ASSERT_FALSE(tokens.empty()) << query;
        std::size_t begin = 0;
        while (begin < tokens.size()) {
            const auto end = std::min(tokens.find(' ', begin), tokens.size());
            const std::string token = " " + tokens.substr(begin, end - begin) + " ";
            EXPECT_NE(text.find(token), std::string::npos) << query << ":" << token;
            begin = end + 1;
        }
    }
}

TEST(Tokens, OfAQueryNeedTwoChineseCharactersAWordOrANumber) {
    EXPECT_EQ(query_tokens("梯"), "");
    EXPECT_EQ(query_tokens("梯 坏"), "");
    EXPECT_EQ(query_tokens(" \"*(…) "), "");
    EXPECT_EQ(query_tokens("梯 3"), "3");
    EXPECT_EQ(query_tokens("电梯电梯"), "电梯 梯电");
}

TEST(Tokens, StayWithinTheirBounds) {
    const std::string long_word(5000, 'a');
    std::string many_words;
    for (int word = 0; word < 1000; ++word) {
        many_words += "n" + std::to_string(word) + " ";
    }

    EXPECT_EQ(index_tokens(long_word), std::string(token_characters_max, 'a'));
    EXPECT_EQ(query_tokens(long_word), index_tokens(long_word));
    const std::string tokens = query_tokens(many_words);
    EXPECT_EQ(std::count(tokens.begin(), tokens.end(), ' ') + 1,
              static_cast<std::ptrdiff_t>(query_tokens_max));
}

TEST(Tokens, AnyBytesAtAllAreSurvived) {
    std::string bytes;
    for (int value = 0; value < 4096; ++value) {
        bytes += static_cast<char>(value * 37 % 251 + value / 64);
    }

    EXPECT_TRUE(is_utf8(index_tokens(bytes)));
    EXPECT_TRUE(is_utf8(query_tokens(bytes)));
    EXPECT_FALSE(index_tokens(bytes).empty());
}

} // namespace
} // namespace text
