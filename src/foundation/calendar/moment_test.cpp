#include "calendar/moment.hpp"

#include <gtest/gtest.h>

#include "calendar/times_test.hpp"

namespace calendar {
namespace {

TEST(Moment, StandsOnTheOfficesWallEightHoursAfterGreenwich) {
    const Moment late_in_greenwich = at("2026-11-23T17:30:59.999Z");

    EXPECT_EQ(iso_date(office_day(late_in_greenwich)), "2026-11-24");
    EXPECT_EQ(wall_clock(late_in_greenwich), WallClock(90));
    EXPECT_EQ(moment_at(office_day(late_in_greenwich), WallClock(90)), at("2026-11-24 01:30"));
}

TEST(Moment, IsKeptAsMilliseconds) {
    const Moment moment = at("2026-11-24T10:15:00.123+08:00");

    EXPECT_EQ(to_milliseconds(moment), 1795486500123);
    EXPECT_EQ(from_milliseconds(1795486500123), moment);
    EXPECT_EQ(to_milliseconds(from_milliseconds(-1)), -1);
}

TEST(Moment, IsWrittenInTheOfficesZone) {
    EXPECT_EQ(iso_moment(at("2026-11-24T02:15:07Z")), "2026-11-24T10:15:07+08:00");
    EXPECT_EQ(iso_moment(from_milliseconds(-1)), "1970-01-01T07:59:59+08:00");
}

TEST(Moment, IsReadAsPeopleAndProgramsWriteIt) {
    const Moment quarter_past_ten = moment_at(parse_date("2026-11-24").value(), WallClock(615));

    EXPECT_EQ(at("2026-11-24 10:15"), quarter_past_ten);
    EXPECT_EQ(at("2026-11-24 10:15:00"), quarter_past_ten);
    EXPECT_EQ(at("2026-11-24T10:15:00"), quarter_past_ten);
    EXPECT_EQ(at("2026-11-24T10:15:00+08:00"), quarter_past_ten);
    EXPECT_EQ(at("2026-11-24t02:15:00z"), quarter_past_ten);
    EXPECT_EQ(at("2026-11-23T21:45:00-04:30"), quarter_past_ten);
    EXPECT_EQ(at("2026-11-24"), moment_at(parse_date("2026-11-24").value(), WallClock(0)));
    EXPECT_EQ(at("1970-01-01T00:00:00.0019999Z"), from_milliseconds(1));
}

TEST(Moment, RefusesWhatIsNoTime) {
    for (const auto* text : {"",
                             "yesterday",
                             "2026-11-24 ",
                             "2026-11-24 10",
                             "2026-11-24 24:00",
                             "2026-11-24 10:60",
                             "2026-11-24 10:15:60",
                             "2026-11-24 10:15:00.",
                             "2026-11-24 10:15 +08:00",
                             "2026-11-24T10:15:00+0800",
                             "2026-11-24T10:15:00Zulu",
                             "2026-02-29 10:15",
                             "+026-11-24 10:15"}) {
        const auto refused = parse_moment(text);

        ASSERT_FALSE(refused.has_value()) << text;
        EXPECT_EQ(refused.error().key, "calendar.not_a_moment") << text;
    }
}

TEST(Moment, KnowsWhichDatesThereAre) {
    EXPECT_EQ(iso_date(parse_date("2024-02-29").value()), "2024-02-29");
    for (const auto* text :
         {"2026-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "20261124", "2026-11-24T", ""}) {
        EXPECT_FALSE(parse_date(text).has_value()) << text;
    }
}

TEST(Moment, QuotesTheBeginningOfWhatItCouldNotReadWithoutCuttingACharacter) {
    const auto refused = parse_date("下周二下周二下周二下周二下周二下周二");

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().arguments.front().value, "下周二下周二下周二下周二下");
}

} // namespace
} // namespace calendar
