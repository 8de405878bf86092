#include "office/rules.hpp"

#include <fstream>
#include <iterator>
#include <string>

#include <gtest/gtest.h>

namespace office {
namespace {

using calendar::YearOfDays;

std::vector<YearOfDays> none() {
    return {};
}

// Eleven days off in January and one make-up day, as CSV.
std::string a_small_year() {
    std::string csv = "date,kind\n";
    for (int day = 11; day < 22; ++day) {
        csv += "2027-01-" + std::to_string(day) + ",holiday\n";
    }
    return csv + "2027-01-23,workday\n";
}

calendar::OfficeDay day(std::string_view text) {
    return calendar::parse_date(text).value();
}

std::string refusal_of(std::string_view file) {
    const auto refused = read_calendar(file, none());
    if (refused) {
        return "taken";
    }
    std::string said = refused.error().key;
    for (const auto& argument : refused.error().arguments) {
        said += " " + argument.name + "=" + argument.value;
    }
    return said;
}

TEST(CalendarFile, MayBeCsvWithItsColumnsInAnyOrder) {
    const auto plain = read_calendar(a_small_year(), none());
    auto chinese = std::string("\xEF\xBB\xBF名称,类型,日期\r\n");
    for (const auto holiday : plain.value().front().holidays) {
        chinese += "春节,放假," + calendar::iso_date(holiday) + "\r\n";
    }
    chinese += "春节,补班, 2027-01-23\r\n";

    ASSERT_EQ(plain->size(), 1U);
    EXPECT_EQ(plain->front().holidays.size(), 11U);
    EXPECT_EQ(plain->front().make_up_days, (std::vector{day("2027-01-23")}));
    EXPECT_EQ(read_calendar(chinese, none()).value(), plain.value());
}

TEST(CalendarFile, MayBeTheJsonOfThePackage) {
    std::ifstream file("node_modules/chinese-days/dist/years/2026.json");
    const std::string json(std::istreambuf_iterator<char>(file), {});

    const auto years = read_calendar(json, none());

    EXPECT_EQ(years.value(), (std::vector{calendar::built_in_years().back()}));
}

TEST(CalendarFile, OfAllYearsAgreesWithWhatIsBuiltIn) {
    std::ifstream file("../shared/data/china_calendar/china_days.csv");
    if (!file) {
        GTEST_SKIP() << "../shared/data/china_calendar is missing";
    }
    const std::string csv(std::istreambuf_iterator<char>(file), {});

    EXPECT_EQ(read_calendar(csv, none()).value(), calendar::built_in_years());
}

TEST(CalendarFile, AddsTheLastDaysOfDecemberToWhatIsKnownOfTheirYear) {
    const std::vector<YearOfDays> known = {{2026, {day("2026-01-01")}, {day("2026-12-27")}}};
    const auto file = a_small_year() + "2026-12-31,holiday\n2026-12-27,holiday\n2026-12-26,班\n";

    const auto years = read_calendar(file, known);

    ASSERT_TRUE(years.has_value());
    ASSERT_EQ(years->size(), 2U);
    EXPECT_EQ(
        years->front(),
        (YearOfDays{
            2026, {day("2026-01-01"), day("2026-12-27"), day("2026-12-31")}, {day("2026-12-26")}}));
}

TEST(CalendarFile, IsRefusedWithItsLineAndReason) {
    EXPECT_EQ(refusal_of(""), "calendar.no_days_in_file");
    EXPECT_EQ(refusal_of("date,kind\n"), "calendar.no_days_in_file");
    EXPECT_EQ(refusal_of("{\n\"holidays\": 3"), "calendar.not_the_json line=2");
    EXPECT_EQ(refusal_of("2027-01-01\n"), "office.row_needs_date_and_kind line=1");
    EXPECT_EQ(refusal_of("2027-01-01,holiday\n元旦,holiday"),
              "calendar.no_date_on_line line=2 text=元旦");
    EXPECT_EQ(refusal_of("2027-01-01,party"), "office.unknown_kind line=1 text=party");
    EXPECT_EQ(refusal_of("2027-01-01,\"holiday"), "text.quote_never_closed line=1");
    EXPECT_EQ(refusal_of("2027-01-01,holiday\n2027-01-02,workday\n2027-01-02,holiday"),
              "calendar.day_is_both line=3 day=2027-01-02");
    EXPECT_EQ(refusal_of("2027-01-04,workday"),
              "calendar.make_up_day_in_the_week line=1 day=2027-01-04");
    EXPECT_EQ(refusal_of("1827-01-01,holiday"),
              "calendar.year_out_of_range line=1 least=1990 most=2100");
    EXPECT_EQ(refusal_of("2027-01-01,holiday"), "office.year_incomplete year=2027 days=1 least=11");
    EXPECT_EQ(refusal_of("2027-12-31,holiday"), "office.year_incomplete year=2027 days=1 least=11");
    EXPECT_EQ(refusal_of("\xB7\xC5\xBC\xD9"), "office.calendar_file_not_utf8");
    EXPECT_EQ(refusal_of(std::string(calendar_file_bytes_max + 1, ',')),
              "office.calendar_file_too_large most_kilobytes=1024");
}

} // namespace
} // namespace office
