#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "calendar/times_test.hpp"
#include "calendar/working_days.hpp"

namespace calendar {
namespace {

std::vector<std::string> dates(const std::vector<OfficeDay>& days) {
    std::vector<std::string> texts;
    texts.reserve(days.size());
    for (const auto each : days) {
        texts.push_back(iso_date(each));
    }
    return texts;
}

int working_days_in(const WorkingDays& calendar, int year) {
    int count = 0;
    const OfficeDay after(std::chrono::year(year + 1) / std::chrono::January / 1);
    for (OfficeDay each(std::chrono::year(year) / std::chrono::January / 1); each < after;
         each += std::chrono::days(1)) {
        count += calendar.is_working_day(each) ? 1 : 0;
    }
    return count;
}

TEST(ChineseDays, AreBuiltInFrom2004To2026) {
    const auto& years = built_in_years();

    ASSERT_EQ(years.size(), 23U);
    EXPECT_EQ(years.front().year, 2004);
    EXPECT_EQ(years.back().year, 2026);
}

TEST(ChineseDays, GiveTheNoticeOf2026) {
    const auto& year = built_in_years().back();

    EXPECT_EQ(
        dates(year.holidays),
        (std::vector<std::string>{
            "2026-01-01", "2026-01-02", "2026-01-03", "2026-02-15", "2026-02-16", "2026-02-17",
            "2026-02-18", "2026-02-19", "2026-02-20", "2026-02-21", "2026-02-22", "2026-02-23",
            "2026-04-04", "2026-04-05", "2026-04-06", "2026-05-01", "2026-05-02", "2026-05-03",
            "2026-05-04", "2026-05-05", "2026-06-19", "2026-06-20", "2026-06-21", "2026-09-25",
            "2026-09-26", "2026-09-27", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04",
            "2026-10-05", "2026-10-06", "2026-10-07"}));
    EXPECT_EQ(
        dates(year.make_up_days),
        (std::vector<std::string>{
            "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"}));
}

TEST(ChineseDays, AddUpToTheYearsWorkingDays) {
    const WorkingDays calendar(built_in_years());

    EXPECT_EQ(working_days_in(calendar, 2024), 251);
    EXPECT_EQ(working_days_in(calendar, 2025), 248);
    EXPECT_EQ(working_days_in(calendar, 2026), 248);
}

TEST(ChineseDays, AgreeWithTheTableOfAllYears) {
    std::ifstream table("../shared/data/china_calendar/working_days_per_year.csv");
    if (!table) {
        GTEST_SKIP() << "../shared/data/china_calendar is missing";
    }
    const WorkingDays calendar(built_in_years());
    std::string line;
    std::getline(table, line);

    int years = 0;
    while (std::getline(table, line)) {
        std::istringstream cells(line);
        int year = 0;
        int count = 0;
        char comma = 0;
        cells >> year >> comma >> count;
        EXPECT_EQ(working_days_in(calendar, year), count) << year;
        ++years;
    }
    EXPECT_EQ(years, 23);
}

TEST(ChineseDays, OfAFileAreGatheredIntoYearsOldestFirst) {
    const auto years = read_chinese_days(R"({
        "workdays": {"2027-10-09": "National Day,国庆节,3"},
        "holidays": {"2027-10-01": "National Day,国庆节,3", "2026-12-31": 1, "2027-01-01": null},
        "inLieuDays": {"nonsense": {"2026-12-30": []}}
    })");

    ASSERT_TRUE(years.has_value());
    EXPECT_EQ(*years,
              (std::vector<YearOfDays>{
                  {2026, {day("2026-12-31")}, {}},
                  {2027, {day("2027-01-01"), day("2027-10-01")}, {day("2027-10-09")}}}));
}

struct BadFile {
    const char* content;
    const char* key;
    const char* line;
};

TEST(ChineseDays, AreRefusedWithTheLineThatIsWrong) {
    const BadFile files[] = {
        {"", "calendar.not_the_json", "1"},
        {"[]", "calendar.not_the_json", "1"},
        {"{\n\"holidays\": {\n\"2027-01-01\" }}", "calendar.not_the_json", "3"},
        {"{\"holidays\": {\n\"2027-01-01\": 1,\n\"2027-02-30\": 1}}",
         "calendar.no_date_on_line",
         "3"},
        {"{\"holidays\": {\n\n\"1027-01-01\": 1}}", "calendar.year_out_of_range", "3"},
        {"{\"holidays\": {\"2027-01-02\": 1},\n\"workdays\": {\"2027-01-02\": 1}}",
         "calendar.day_is_both",
         "2"},
        {"{\"workdays\":\n{\"2027-01-04\": 1}}", "calendar.make_up_day_in_the_week", "2"},
    };
    for (const auto& file : files) {
        const auto refused = read_chinese_days(file.content);

        ASSERT_FALSE(refused.has_value()) << file.content;
        EXPECT_EQ(refused.error().key, file.key) << file.content;
        std::string line;
        for (const auto& argument : refused.error().arguments) {
            line = argument.name == "line" ? argument.value : line;
        }
        EXPECT_EQ(line, file.line) << file.content;
    }
    EXPECT_EQ(read_chinese_days("{}").error().key, "calendar.no_days_in_file");
}

} // namespace
} // namespace calendar
