#include "cases/overview.hpp"

#include "cases/test_neighbourhood.hpp"
#include "cases/trends.hpp"

namespace cases {
namespace {

class Overview : public Neighbourhood {
protected:
    // The line of the company that handles what happens in 瞿溪新村.
    Line companys_line() {
        const auto pressing = pressing_at(town_.store(), town_.now);
        for (auto& line : lines_of(town_.store(), Scope::Unit, long_time(), pressing)) {
            if (line.key == std::to_string(company_.value)) {
                return line;
            }
        }
        return {};
    }
};

TEST_F(Overview, AFirstContactAfterItsLimitCountsAsLateForEver) {
    raise();
    live_until("2026-11-23 09:00");
    take(act(repairer_, Act::Accept));
    live_until("2026-11-26 17:00");
    take(act(repairer_, Act::Contact, by(Channel::Phone)));

    EXPECT_EQ(companys_line().figures.of(Figure::ContactedLate), 1);
    EXPECT_EQ(companys_line().figures.of(Figure::ContactedInTime), 0);
}

TEST_F(Overview, WhatFellDueAndIsNotThereCountsAsLateBeforeItComes) {
    raise();
    live_until("2026-11-26 17:00");

    EXPECT_EQ(companys_line().figures.of(Figure::ContactedLate), 1);
    EXPECT_EQ(share_in(companys_line().figures, Column::Contacted).whole, 1);
    EXPECT_EQ(companys_line().figures.of(Figure::AnsweredLate), 0);
    EXPECT_EQ(companys_line().figures.of(Figure::Overdue), 1);

    live_until("2026-12-31 17:00");

    EXPECT_EQ(companys_line().figures.of(Figure::ContactedLate), 1);
    EXPECT_EQ(companys_line().figures.of(Figure::AnsweredLate), 1);
    EXPECT_EQ(share_in(companys_line().figures, Column::Answered).whole, 1);
}

TEST_F(Overview, WhatIsDueTodayIsSaidOnItsDayUntilItsHour) {
    raise();
    const auto due = find(town_.store(), CaseId{1})->step.due;

    town_.now = due - std::chrono::minutes(1);
    EXPECT_EQ(companys_line().figures.of(Figure::DueToday), 1);
    EXPECT_EQ(companys_line().figures.of(Figure::Overdue), 0);

    town_.now = due;
    EXPECT_EQ(companys_line().figures.of(Figure::DueToday), 0);
    EXPECT_EQ(companys_line().figures.of(Figure::Overdue), 1);

    town_.now = due - std::chrono::days(1);
    EXPECT_EQ(companys_line().figures.of(Figure::DueToday), 0);
    EXPECT_EQ(companys_line().figures.of(Figure::Overdue), 0);
}

TEST(Figures, WhereNothingOfItStandsItOpensWhatSpeaksAgainstIt) {
    Figures figures;
    figures.add(Figure::Received, 3);
    figures.add(Figure::AnsweredLate, 3);

    EXPECT_EQ(opened_by(figures, Column::Answered), Figure::AnsweredLate);
    EXPECT_EQ(opened_by(figures, Column::Returned), Figure::Received);
    EXPECT_EQ(share_in(figures, Column::Returned).whole, 3);
    EXPECT_EQ(figure_in(Column::Days), Figure::Answered);
}

TEST_F(Overview, AnAnswerInTimeStaysSoWhenTheCaseGoesRoundAgain) {
    bring_to(Stage::Rehandling);

    EXPECT_EQ(companys_line().figures.of(Figure::AnsweredInTime), 1);
    EXPECT_EQ(companys_line().figures.of(Figure::Dissatisfied), 1);
    EXPECT_EQ(companys_line().figures.of(Figure::Rehandled), 1);
    EXPECT_EQ(companys_line().figures.of(Figure::Resolved), 0);
}

TEST_F(Overview, TheMedianIsTheMiddleOfTheWaits) {
    bring_to(Stage::Submitted);

    EXPECT_EQ(companys_line().median_days, 0);
}

TEST_F(Overview, ACaseOfAnotherCategoryCountsThere) {
    raise();
    AskAct asked = because("看错了。");
    asked.category = "parking";
    take(act(officer_, Act::OverrideCategory, asked));

    const auto lines = lines_of(town_.store(), Scope::Category, long_time(), {});
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].key, "lift");
    EXPECT_EQ(lines[0].figures.of(Figure::Received), 0);
    EXPECT_EQ(lines[1].figures.of(Figure::Received), 1);
}

TEST_F(Overview, WhatWasReceivedStandsInItsWeek) {
    raise();
    const auto today = calendar::office_day(town_.now);

    const auto this_week = weeks_of(town_.store(), Scope::Street, today + std::chrono::days{1});
    const auto next_week = weeks_of(town_.store(), Scope::Street, today + std::chrono::days{8});

    EXPECT_EQ(this_week.front().second.at(weeks_shown - 1), 1);
    EXPECT_EQ(next_week.front().second.at(weeks_shown - 2), 1);
    EXPECT_TRUE(weeks_of(town_.store(), Scope::Street, today).empty());
}

TEST(Figures, AYearIsReadFromItsMonthsAndTheDaysAroundThem) {
    using std::chrono::local_days;
    using std::chrono::year;
    const local_days from{year(2025) / 11 / 22};
    const local_days until{year(2026) / 11 / 23};

    const auto pieces = pieces_of({from, until});

    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[0].span, Span::Month);
    EXPECT_EQ(pieces[0].days.from, local_days(year(2025) / 12 / 1));
    EXPECT_EQ(pieces[0].days.until, local_days(year(2026) / 11 / 1));
    EXPECT_EQ(pieces[1].days.from, from);
    EXPECT_EQ(pieces[1].days.until, pieces[0].days.from);
    EXPECT_EQ(pieces[2].days.from, pieces[0].days.until);
    EXPECT_EQ(pieces[2].days.until, until);
}

TEST(Figures, LessThanAMonthIsReadFromItsDays) {
    using std::chrono::local_days;
    using std::chrono::year;
    const local_days from{year(2026) / 1 / 31};
    const local_days until{year(2026) / 2 / 28};

    const auto pieces = pieces_of({from, until});

    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0].span, Span::Day);
    EXPECT_EQ(pieces[0].days.from, from);
    EXPECT_EQ(pieces[0].days.until, until);
}

TEST(Figures, AWholeMonthIsReadFromOneRow) {
    using std::chrono::local_days;
    using std::chrono::year;

    const auto pieces =
        pieces_of({local_days(year(2025) / 12 / 1), local_days(year(2026) / 1 / 1)});

    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0].span, Span::Month);
}

TEST(Trends, TheWorstIsWhatRoseMostAgainstItsOwnPast) {
    const Weeks steady = {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    const Weeks rising = {1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 6};

    const auto worst = worst_of({{"lift", steady}, {"parking", rising}});

    ASSERT_TRUE(worst);
    EXPECT_EQ(worst->key, "parking");
    EXPECT_EQ(worst->trend.lately, 15);
    EXPECT_EQ(worst->trend.usually, 4);
    EXPECT_EQ(worst->others, steady);
    EXPECT_FALSE(worst_of({{"lift", steady}}));
    EXPECT_FALSE(worst_of({}));
}

TEST(Trends, ALineStandsInItsBox) {
    const Weeks rising = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4};

    const auto points = points_of(rising, {110, 20, 4});

    EXPECT_TRUE(points.starts_with("0,20 10,20 "));
    EXPECT_TRUE(points.ends_with(" 110,0"));
}

} // namespace
} // namespace cases
