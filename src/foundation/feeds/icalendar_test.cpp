// What a calendar's program would stumble over: long lines, characters cut in two, hours without a
// zone, signs that mean something else there.

#include "feeds/icalendar.hpp"

#include <sstream>

#include <gtest/gtest.h>

namespace feeds {
namespace {

Moment office_time(const char* moment) {
    return calendar::parse_moment(moment).value();
}

std::string with(const std::string& summary) {
    return write_calendar({"街道",
                           {{"activity-7@street.example",
                             office_time("2026-11-20 09:00"),
                             2,
                             office_time("2026-12-03 14:00"),
                             office_time("2026-12-03 16:00"),
                             summary}}});
}

std::string unfolded(std::string calendar) {
    for (auto at = calendar.find("\r\n "); at != std::string::npos; at = calendar.find("\r\n ")) {
        calendar.erase(at, 3);
    }
    return calendar;
}

TEST(Calendar, SaysWhenInTheOfficesHoursAndNamesTheirZone) {
    const auto written = with("消防培训");

    EXPECT_NE(written.find("DTSTART;TZID=Asia/Shanghai:20261203T140000\r\n"), std::string::npos);
    EXPECT_NE(written.find("DTEND;TZID=Asia/Shanghai:20261203T160000\r\n"), std::string::npos);
    EXPECT_NE(written.find("DTSTAMP:20261120T010000Z\r\n"), std::string::npos);
    EXPECT_NE(written.find("BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n"), std::string::npos);
    EXPECT_NE(written.find("SEQUENCE:2\r\n"), std::string::npos);
}

TEST(Calendar, HasNoLineOver75OctetsAndCutsNoCharacter) {
    for (std::size_t spaces = 0; spaces < 4; ++spaces) {
        std::string summary(spaces, 'a');
        for (int each = 0; each < 60; ++each) {
            summary += each % 2 == 0 ? "梯" : "𠀀";
        }

        const auto written = with(summary);

        std::istringstream lines(written);
        for (std::string line; std::getline(lines, line);) {
            ASSERT_TRUE(line.ends_with('\r'));
            EXPECT_LE(line.size() - 1, 75U);
            const auto first = static_cast<unsigned char>(line[line.starts_with(' ') ? 1 : 0]);
            EXPECT_NE(first & 0xC0U, 0x80U) << "a character was cut in two";
        }
        EXPECT_NE(unfolded(written).find("SUMMARY:" + summary + "\r\n"), std::string::npos);
    }
}

TEST(Calendar, EscapesWhatMeansSomethingElseThere) {
    EXPECT_NE(with("门, 窗; 墙\\顶\n下午\a").find("SUMMARY:门\\, 窗\\; 墙\\\\顶\\n下午\r\n"),
              std::string::npos);
}

TEST(Calendar, TellsDutiesByTheirDayAndHowFarTheyAre) {
    Calendar calendar{"我的期限", {}, {}};
    calendar.duties.push_back({"case-7@street.example",
                               office_time("2026-11-20 09:00"),
                               0,
                               office_time("2026-11-24 17:30"),
                               "办件 #7",
                               {},
                               "https://street.example/cases/7",
                               Doing::InProcess});

    const auto written = write_calendar(calendar);

    EXPECT_NE(written.find("BEGIN:VTODO\r\n"), std::string::npos);
    EXPECT_NE(written.find("DUE;TZID=Asia/Shanghai:20261124T173000\r\n"), std::string::npos);
    EXPECT_NE(written.find("STATUS:IN-PROCESS\r\n"), std::string::npos);
    EXPECT_NE(written.find("URL:https://street.example/cases/7\r\n"), std::string::npos);
}

TEST(Calendar, SaysThatSomethingWasCancelled) {
    Calendar calendar{"街道", {{"activity-7@street.example", {}, 1, {}, {}, "培训"}}, {}};
    calendar.happenings.front().holding = Holding::Cancelled;

    EXPECT_NE(write_calendar(calendar).find("STATUS:CANCELLED\r\n"), std::string::npos);
}

} // namespace
} // namespace feeds
