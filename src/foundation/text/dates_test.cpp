#include "text/dates.hpp"

#include <chrono>
#include <string>

#include <gtest/gtest.h>

#include "text/catalogue.hpp"

namespace text {
namespace {

std::string around(const std::string& date) {
    return "期限 3 天，到" + date + "，2号楼 on 5 May";
}

TEST(DatesInSentences, AreFoundAsTheCataloguesWriteThem) {
    const auto now = calendar::moment_at(*calendar::parse_date("2026-11-24"), {});
    for (const auto language : languages) {
        const Catalogue words(language, {});
        for (int day = 0; day < 500; ++day) {
            const auto moment = now + std::chrono::days(day) + std::chrono::minutes(545);
            for (const auto& date : {words.date(moment, now), words.date_and_time(moment, now)}) {
                const auto found = find_date(around(date));

                ASSERT_TRUE(found.has_value()) << date;
                EXPECT_EQ(around(date).substr(found->begin, found->end - found->begin), date);
                EXPECT_FALSE(find_date(around(date), found->end)) << date;
            }
        }
    }
}

TEST(DatesInSentences, KeepTheirMarkThatTheyMayMove) {
    for (const std::string date : {"1月4日 周一 17:30（暂定）", "2027年1月4日 周一（暂定）"}) {
        EXPECT_EQ(find_date("最迟" + date + "答复"), (Stretch{6, 6 + date.size()})) << date;
    }
    EXPECT_EQ(find_date("1月4日 周一（节后第一天）"), (Stretch{0, 15}));
}

TEST(DatesInSentences, AreNothingElse) {
    for (const auto* sentence : {"",
                                 " ",
                                 "日 周",
                                 "今日 周二",
                                 "月24日 周二",
                                 "11月日 周二",
                                 "11月24日 周边",
                                 "Mon 4",
                                 "Mon 4 Jam",
                                 "Son 4 Jan",
                                 "4 Jan 2027"}) {
        EXPECT_FALSE(find_date(sentence)) << sentence;
    }
    EXPECT_EQ(find_date("Mon 4 Jan 202"), (Stretch{0, 9}));
    EXPECT_EQ(find_date("Mon 4 Jan 09:5"), (Stretch{0, 9}));
}

} // namespace
} // namespace text
