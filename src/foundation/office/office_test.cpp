#include "office/office.hpp"

#include <filesystem>
#include <string>

#include <gtest/gtest.h>
#include <unistd.h>

#include "journal/journal.hpp"
#include "journal/read.hpp"
#include "store/store.hpp"
#include "text/embedded.hpp"

namespace journal {
std::span<const text::EmbeddedFile> embedded_files();
}

namespace office {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

using calendar::Certainty;
using calendar::OfficeHours;
using calendar::WallClock;
using calendar::YearOfDays;

// A store of its own in a folder of its own, with a journal that keeps the office's facts.
class Office : public testing::Test {
protected:
    void SetUp() override {
        for (const auto& files : {journal::embedded_files(), embedded_files()}) {
            for (const auto& file : files) {
                schema.add(file.name, file.content);
            }
        }
        install(facts);
        database = store::open_sqlite(folder, store::Durability::None);
        database->furnish(schema);
        writer = database->open_writer();
        const auto no_dice = [] { return journal::Salt{}; };
        record_book = std::make_unique<journal::Journal>(
            *writer, journal::Furniture{"310101015", facts, followers, no_dice});
    }

    void TearDown() override {
        record_book.reset();
        writer.reset();
        database.reset();
        std::filesystem::remove_all(folder);
    }

    // Runs the work as a turn of its own.
    base::Result<nlohmann::json> in_a_turn(const journal::Work& work) {
        writer->begin_write();
        auto result = record_book->run(journal::operator_at_the_machine(), now, work);
        writer->commit();
        return result;
    }

    // Whether recording the year changed something.
    bool record(const YearOfDays& year) {
        return in_a_turn([&](journal::Turn& turn) -> base::Result<nlohmann::json> {
                   return nlohmann::json(record_year(turn, year));
               })
            .value()
            .get<bool>();
    }

    // Whether recording the hours changed something, or the key of the refusal.
    nlohmann::json record(const OfficeHours& hours) {
        const auto result = in_a_turn([&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            const auto recorded = record_hours(turn, hours);
            return recorded ? nlohmann::json(*recorded) : nlohmann::json(recorded.error().key);
        });
        return result.value();
    }

    base::Result<Imported> import(const std::string& file) {
        Imported imported;
        const auto result = in_a_turn([&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            const auto done = import_calendar(turn, file);
            if (!done) {
                return base::refusal_of(done);
            }
            imported = *done;
            return nlohmann::json(nullptr);
        });
        if (!result) {
            return base::refusal_of(result);
        }
        return imported;
    }

    static calendar::OfficeDay day(std::string_view text) {
        return calendar::parse_date(text).value();
    }

    const std::filesystem::path folder =
        std::filesystem::temp_directory_path() /
        ("office_" + std::to_string(getpid()) + "_" +
         testing::UnitTest::GetInstance()->current_test_info()->name());
    calendar::Moment now = calendar::parse_moment("2026-11-24 10:00").value();
    store::Schema schema;
    journal::Facts facts;
    journal::Followers followers;
    std::unique_ptr<store::Store> database;
    std::unique_ptr<store::Connection> writer;
    std::unique_ptr<journal::Journal> record_book;
};

TEST_F(Office, BeginsWithTheYearsAndHoursThatAreBuiltIn) {
    const auto days = working_days(*writer);

    EXPECT_EQ(days.version(), 0);
    EXPECT_EQ(days.hours(), OfficeHours{});
    EXPECT_FALSE(days.is_working_day(day("2026-10-01")));
    EXPECT_FALSE(days.knows(std::chrono::year(2027)));
    EXPECT_EQ(years(*writer), calendar::built_in_years());
}

TEST_F(Office, ARecordedYearHoldsFromThenOnAndMakesItsDeadlinesFirm) {
    const auto end_of_year = calendar::parse_moment("2026-12-31 10:00").value();
    const calendar::Limit one_day{1, calendar::LimitUnit::WorkingDays};
    const auto guessed = working_days(*writer).deadline(end_of_year, one_day);

    const bool is_new = record({2027, {day("2027-01-01")}, {day("2027-01-02")}});

    const auto days = working_days(*writer);
    const auto counted = days.deadline(end_of_year, one_day);
    EXPECT_TRUE(is_new);
    EXPECT_EQ(days.version(), 1);
    EXPECT_EQ(guessed.certainty, Certainty::Provisional);
    EXPECT_EQ(counted.certainty, Certainty::Firm);
    EXPECT_EQ(calendar::iso_date(calendar::office_day(counted.at)), "2027-01-02");
    EXPECT_EQ(years(*writer).back().year, 2027);
}

TEST_F(Office, TheSameYearAgainRecordsNothing) {
    const YearOfDays year{2027, {day("2027-01-01")}, {}};
    (void)record(year);

    EXPECT_FALSE(record(year));
    EXPECT_FALSE(record(calendar::built_in_years().back()));
    EXPECT_EQ(record_book->size(), 1);
}

TEST_F(Office, WhatWasRolledBackIsForgotten) {
    writer->begin_write();
    (void)record_book->run(journal::operator_at_the_machine(), now, [](journal::Turn& turn) {
        return nlohmann::json(record_year(turn, {2027, {day("2027-01-01")}, {}}));
    });
    EXPECT_FALSE(working_days(*writer).is_working_day(day("2027-01-01")));
    writer->rollback();
    record_book->recall();

    EXPECT_EQ(working_days(*writer).version(), 0);
    EXPECT_TRUE(working_days(*writer).is_working_day(day("2027-01-01")));

    (void)record({2027, {day("2027-01-04")}, {}});
    EXPECT_EQ(working_days(*writer).version(), 1);
    EXPECT_TRUE(working_days(*writer).is_working_day(day("2027-01-01")));
    EXPECT_FALSE(working_days(*writer).is_working_day(day("2027-01-04")));
}

TEST_F(Office, RecordsHoursThatStandInOrder) {
    const OfficeHours hours{{{WallClock(480), WallClock(720)}, {WallClock(780), WallClock(1200)}}};

    EXPECT_EQ(record(OfficeHours{}), false);
    EXPECT_EQ(record(hours), true);
    EXPECT_EQ(record(hours), false);
    EXPECT_EQ(working_days(*writer).hours(), hours);
    EXPECT_EQ(record_book->size(), 1);
}

TEST_F(Office, RefusesHoursInDisorder) {
    const OfficeHours::Span morning{WallClock(540), WallClock(720)};
    const OfficeHours::Span noon{WallClock(700), WallClock(800)};

    EXPECT_EQ(record(OfficeHours{{}}), "office.hours_missing");
    EXPECT_EQ(record(OfficeHours{{{WallClock(600), WallClock(540)}}}), "office.hours_overlap");
    EXPECT_EQ(record(OfficeHours{{{WallClock(600), WallClock(1440)}}}), "office.hours_overlap");
    EXPECT_EQ(record(OfficeHours{{morning, noon}}), "office.hours_overlap");
    EXPECT_EQ(record_book->size(), 0);
}

TEST_F(Office, TakesACalendarFileWholeOrNotAtAll) {
    std::string csv = "date,kind\n";
    for (int number = 10; number < 25; ++number) {
        csv += "2027-02-" + std::to_string(number) + ",holiday\n";
    }

    EXPECT_EQ(import(csv + "2028-02-30,holiday\n").error().key, "calendar.no_date_on_line");
    EXPECT_EQ(record_book->size(), 0);
    EXPECT_EQ(import(csv).value().recorded, (std::vector{2027}));
    EXPECT_EQ(import(csv).value().unchanged, (std::vector{2027}));
    EXPECT_EQ(record_book->size(), 1);
}

TEST_F(Office, IsTheSameAfterARebuild) {
    (void)record({2027, {day("2027-01-01")}, {day("2027-01-02")}});
    const auto rebuild = database->begin_rebuild(schema);
    const auto stored = journal::find_entry(*writer, 1).value();
    const auto event = nlohmann::json::parse(stored.body).at("event");

    rebuild->begin_write();
    const auto before = working_days(*rebuild).version();
    facts.replay(*rebuild, event, stored.entry);
    const auto rebuilt = years(*rebuild);
    rebuild->commit();

    EXPECT_EQ(stored.entry.kind, "office_year_recorded");
    EXPECT_EQ(event.dump(),
              "{\"holidays\":[\"2027-01-01\"],\"make_up_days\":[\"2027-01-02\"],"
              "\"version\":1,\"year\":2027}");
    EXPECT_EQ(before, 0);
    EXPECT_EQ(rebuilt, years(*writer));
}

} // namespace
} // namespace office
