#include "calendar/working_days.hpp"

#include <gtest/gtest.h>

#include "base/fault.hpp"
#include "calendar/times_test.hpp"

namespace calendar {
namespace {

const WorkingDays& calendar() {
    static const WorkingDays days(built_in_years());
    return days;
}

Limit working_days(int amount) {
    return {amount, LimitUnit::WorkingDays};
}
Limit office_hours(int amount) {
    return {amount, LimitUnit::OfficeHours};
}

// What the slower eye sees: one day after the other.
int counted_one_by_one(const WorkingDays& days, OfficeDay from, OfficeDay until) {
    int count = 0;
    for (OfficeDay each = from; each < until; each += std::chrono::days(1)) {
        count += days.is_working_day(each) ? 1 : 0;
    }
    return count;
}

TEST(WorkingDays, CountTheDeadlinesOfTheRealCalendar) {
    struct Row {
        const char* received;
        const char* due[4]; // After 1, 3, 5 and 15 working days.
    };
    const Row rows[] = {
        {"2026-02-13 10:00", {"2026-02-14", "2026-02-25", "2026-02-27", "2026-03-12"}},
        {"2026-04-30 10:00", {"2026-05-06", "2026-05-08", "2026-05-11", "2026-05-25"}},
        {"2026-09-30 10:00", {"2026-10-08", "2026-10-10", "2026-10-13", "2026-10-27"}},
        {"2025-12-31 10:00", {"2026-01-04", "2026-01-06", "2026-01-08", "2026-01-22"}},
    };
    for (const auto& row : rows) {
        for (std::size_t column = 0; column < 4; ++column) {
            const auto limit = working_days(std::array{1, 3, 5, 15}[column]);

            const auto deadline = calendar().deadline(at(row.received), limit);

            EXPECT_EQ(deadline.at, moment_at(day(row.due[column]), WallClock(1050)))
                << row.received << " + " << limit.amount;
            EXPECT_EQ(deadline.certainty, Certainty::Firm);
        }
    }
}

TEST(WorkingDays, ReceiptAfterClosingOrOnAClosedDayCountsAsTheNextWorkingDays) {
    const auto due = [](std::string_view received) {
        return calendar().deadline(at(received), working_days(1)).at;
    };

    EXPECT_EQ(due("2026-11-23 08:00"), at("2026-11-24 17:30"));
    EXPECT_EQ(due("2026-11-23 17:30"), at("2026-11-24 17:30"));
    EXPECT_EQ(due("2026-11-23 17:30:00.001"), at("2026-11-25 17:30"));
    EXPECT_EQ(due("2026-11-20 18:00"), at("2026-11-24 17:30"));
    EXPECT_EQ(due("2026-11-21 10:00"), at("2026-11-24 17:30"));
    EXPECT_EQ(due("2026-11-22 23:00"), at("2026-11-24 17:30"));
}

TEST(WorkingDays, FourOfficeHoursFromFridayAfternoonEndOnMondayAtNoon) {
    EXPECT_EQ(calendar().deadline(at("2026-11-20 16:30"), office_hours(4)).at,
              at("2026-11-23 12:00"));
}

TEST(WorkingDays, OfficeHoursRunOnlyWhileTheOfficeIsOpen) {
    const auto due = [](std::string_view start, int hours) {
        return calendar().deadline(at(start), office_hours(hours)).at;
    };

    EXPECT_EQ(due("2026-11-23 09:00", 7), at("2026-11-23 17:30"));
    EXPECT_EQ(due("2026-11-23 03:00", 1), at("2026-11-23 10:00"));
    EXPECT_EQ(due("2026-11-23 12:30", 1), at("2026-11-23 14:30"));
    EXPECT_EQ(due("2026-11-21 10:00", 8), at("2026-11-24 10:00"));
    EXPECT_EQ(due("2026-09-30 17:00", 1), at("2026-10-08 09:30"));
    EXPECT_EQ(due("2026-11-21 10:00", 0), at("2026-11-21 10:00"));
    EXPECT_EQ(due("1969-12-31 16:30", 4), at("1970-01-01 12:00"));
}

TEST(WorkingDays, ClockHoursAlwaysRun) {
    const auto deadline = calendar().deadline(at("2030-01-05 23:00"), {2, LimitUnit::ClockHours});

    EXPECT_EQ(deadline, (Deadline{at("2030-01-06 01:00"), Certainty::Firm}));
}

TEST(WorkingDays, ADeadlineInAYearWithoutDataIsProvisional) {
    const auto last_of_2026 = calendar().deadline(at("2026-12-30 10:00"), working_days(1));
    const auto into_2027 = calendar().deadline(at("2026-12-30 10:00"), working_days(2));
    const auto hours_into_2027 = calendar().deadline(at("2026-12-31 16:30"), office_hours(2));

    EXPECT_EQ(last_of_2026, (Deadline{at("2026-12-31 17:30"), Certainty::Firm}));
    EXPECT_EQ(into_2027, (Deadline{at("2027-01-01 17:30"), Certainty::Provisional}));
    EXPECT_EQ(hours_into_2027, (Deadline{at("2027-01-01 10:00"), Certainty::Provisional}));
    EXPECT_TRUE(calendar().knows(std::chrono::year(2026)));
    EXPECT_FALSE(calendar().knows(std::chrono::year(2027)));
    EXPECT_FALSE(calendar().knows(std::chrono::year(2003)));
}

TEST(WorkingDays, AYearThatIsGivenAgainHoldsFromThenOn) {
    auto years = built_in_years();
    years.push_back({2026, {day("2026-11-24")}, {day("2026-11-28")}});
    years.push_back({2028, {day("2028-01-03")}, {}});
    const WorkingDays changed(years, {}, 2);

    EXPECT_EQ(changed.version(), 2);
    EXPECT_TRUE(changed.is_working_day(day("2026-10-01")));
    EXPECT_FALSE(changed.is_working_day(day("2026-11-24")));
    EXPECT_TRUE(changed.is_working_day(day("2026-11-28")));
    EXPECT_FALSE(changed.is_working_day(day("2028-01-03")));
    EXPECT_TRUE(changed.is_working_day(day("2027-01-01")));
    EXPECT_FALSE(changed.knows(std::chrono::year(2027)));
    EXPECT_TRUE(changed.knows(std::chrono::year(2028)));
}

void expect_the_same_count(const WorkingDays& days, OfficeDay from, OfficeDay until) {
    const Moment start = moment_at(from, WallClock(700));
    const Moment end = moment_at(until, WallClock(600));

    const int count =
        counted_one_by_one(days, from + std::chrono::days(1), until + std::chrono::days(1));

    EXPECT_EQ(days.working_days_between(start, end), count) << iso_date(from) << iso_date(until);
    EXPECT_EQ(days.working_days_between(end, start), -count) << iso_date(from) << iso_date(until);
}

TEST(WorkingDays, CountTheSameAcrossYearsAsOneDayAfterTheOther) {
    for (const auto* from :
         {"1968-12-28", "2003-12-27", "2015-06-30", "2026-12-20", "2031-03-01"}) {
        for (int distance = 0; distance < 5000; distance += 499) {
            const OfficeDay until = day(from) + std::chrono::days(distance);
            expect_the_same_count(calendar(), day(from), until);
            expect_the_same_count(WorkingDays(), day(from), until);
        }
    }
}

TEST(WorkingDays, EachDeadlineLiesAsManyWorkingDaysAheadAsItsLimit) {
    for (int start_day = 0; start_day < 9000; start_day += 37) {
        const Moment start =
            moment_at(day("2003-06-01") + std::chrono::days(start_day), WallClock(600));
        for (const int amount : {0, 1, 5, 15, 400}) {
            const auto due = calendar().deadline(start, working_days(amount)).at;
            const int closed = calendar().is_working_day(office_day(start)) ? 0 : 1;

            EXPECT_TRUE(calendar().is_working_day(office_day(due)));
            EXPECT_EQ(calendar().working_days_between(start, due), amount + closed);
        }
    }
}

TEST(WorkingDays, BeforeAMomentKeepTheTimeOnTheWall) {
    EXPECT_EQ(calendar().working_days_before(at("2026-11-24 17:30"), 1), at("2026-11-23 17:30"));
    EXPECT_EQ(calendar().working_days_before(at("2026-11-23 17:30"), 1), at("2026-11-20 17:30"));
    EXPECT_EQ(calendar().working_days_before(at("2026-11-22 08:00"), 1), at("2026-11-20 08:00"));
    EXPECT_EQ(calendar().working_days_before(at("2026-10-08 17:30"), 3), at("2026-09-28 17:30"));
    EXPECT_EQ(calendar().working_days_before(at("2026-11-22 08:00"), 0), at("2026-11-22 08:00"));
}

TEST(WorkingDays, OfficeTimeLeavesOutNightsNoonsAndHolidays) {
    using std::chrono::minutes;
    EXPECT_EQ(calendar().office_time(at("2026-11-20 16:30"), at("2026-11-23 10:00")), minutes(120));
    EXPECT_EQ(calendar().office_time(at("2026-11-23 10:00"), at("2026-11-20 16:30")),
              minutes(-120));
    EXPECT_EQ(calendar().office_time(at("2026-11-23 11:30"), at("2026-11-23 14:00")), minutes(60));
    EXPECT_EQ(calendar().office_time(at("2026-10-01 00:00"), at("2026-10-08 00:00")), minutes(0));
    EXPECT_EQ(calendar().office_time(at("2026-01-01 00:00"), at("2027-01-01 00:00")),
              248 * minutes(420));
}

TEST(WorkingDays, HalfTheOfficeTimeIsHalfway) {
    EXPECT_EQ(calendar().halfway(at("2026-11-20 16:30"), at("2026-11-23 10:00")),
              at("2026-11-20 17:30"));
    EXPECT_EQ(calendar().halfway(at("2026-11-23 09:00"), at("2026-11-27 17:30")),
              at("2026-11-25 14:00"));
    EXPECT_EQ(calendar().halfway(at("2026-11-21 10:00"), at("2026-11-21 14:00")),
              at("2026-11-21 12:00"));
    EXPECT_EQ(calendar().halfway(at("2026-11-23 10:00"), at("2026-11-23 10:00")),
              at("2026-11-23 10:00"));
}

TEST(WorkingDays, TheNextOfficeHourBeginsAfterNoonNightAndHoliday) {
    const auto next = [](std::string_view now) { return calendar().next_office_hour(at(now)); };

    EXPECT_EQ(next("2026-11-24 08:00"), at("2026-11-24 09:00"));
    EXPECT_EQ(next("2026-11-24 09:00"), at("2026-11-24 10:00"));
    EXPECT_EQ(next("2026-11-24 11:20"), at("2026-11-24 13:30"));
    EXPECT_EQ(next("2026-11-24 16:30"), at("2026-11-25 09:00"));
    EXPECT_EQ(next("2026-09-30 17:30"), at("2026-10-08 09:00"));
}

TEST(WorkingDays, TheNextOfficeMorningIsTheNextWorkingDaysOpening) {
    const auto next = [](std::string_view now) { return calendar().next_office_morning(at(now)); };

    EXPECT_EQ(next("2026-11-24 08:59"), at("2026-11-24 09:00"));
    EXPECT_EQ(next("2026-11-24 09:00"), at("2026-11-25 09:00"));
    EXPECT_EQ(next("2026-11-21 08:00"), at("2026-11-23 09:00"));
    EXPECT_EQ(next("2026-11-20 23:00"), at("2026-11-23 09:00"));
}

TEST(WorkingDays, AStreetMayKeepOtherHours) {
    const OfficeHours all_day{{{WallClock(480), WallClock(1200)}}};
    const WorkingDays days(built_in_years(), all_day);

    EXPECT_EQ(days.deadline(at("2026-11-24 19:00"), working_days(1)).at, at("2026-11-25 20:00"));
    EXPECT_EQ(days.deadline(at("2026-11-24 19:00"), office_hours(2)).at, at("2026-11-25 09:00"));
    EXPECT_EQ(days.hours(), all_day);
}

TEST(WorkingDays, RefuseHoursInDisorder) {
    const OfficeHours overlapping{
        {{WallClock(540), WallClock(720)}, {WallClock(700), WallClock(800)}}};

    EXPECT_THROW(WorkingDays({}, OfficeHours{{}}), base::BrokenPromise);
    EXPECT_THROW(WorkingDays({}, overlapping), base::BrokenPromise);
    EXPECT_THROW(WorkingDays({}, OfficeHours{{{WallClock(540), WallClock(1440)}}}),
                 base::BrokenPromise);
}

} // namespace
} // namespace calendar
