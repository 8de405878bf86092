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
    Office() {
        for (const auto& files : {journal::embedded_files(), embedded_files()}) {
            for (const auto& file : files) {
                schema_.add(file.name, file.content);
            }
        }
        install(facts_);
        store_ = store::open_sqlite(folder_, store::Durability::None);
        store_->furnish(schema_);
        writer_ = store_->open_writer();
        journal_ = std::make_unique<journal::Journal>(
            *writer_,
            journal::Furniture{"310101015", facts_, followers_, [] { return journal::Salt{}; }});
    }

    ~Office() override {
        journal_.reset();
        writer_.reset();
        store_.reset();
        std::filesystem::remove_all(folder_);
    }

    base::Result<nlohmann::json> in_a_turn(const journal::Work& work) {
        return journal_->run(journal::operator_at_the_machine(), now_, work);
    }

    // Records the year in a turn and answers whether something changed.
    bool record(const YearOfDays& year) {
        writer_->begin_write();
        const auto result = in_a_turn([&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            return nlohmann::json(record_year(turn, year));
        });
        writer_->commit();
        return result.value().get<bool>();
    }

    static calendar::OfficeDay day(std::string_view text) {
        return calendar::parse_date(text).value();
    }

    const std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() /
        ("office_" + std::to_string(getpid()) + "_" +
         testing::UnitTest::GetInstance()->current_test_info()->name());
    calendar::Moment now_ = calendar::parse_moment("2026-11-24 10:00").value();
    store::Schema schema_;
    journal::Facts facts_;
    journal::Followers followers_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Connection> writer_;
    std::unique_ptr<journal::Journal> journal_;
};

TEST_F(Office, BeginsWithTheYearsAndHoursThatAreBuiltIn) {
    const auto days = working_days(*writer_);

    EXPECT_EQ(days.version(), 0);
    EXPECT_EQ(days.hours(), OfficeHours{});
    EXPECT_FALSE(days.is_working_day(day("2026-10-01")));
    EXPECT_FALSE(days.knows(std::chrono::year(2027)));
    EXPECT_EQ(years(*writer_), calendar::built_in_years());
}

TEST_F(Office, ARecordedYearHoldsFromThenOnAndMakesItsDeadlinesFirm) {
    const auto end_of_year = calendar::parse_moment("2026-12-31 10:00").value();
    const calendar::Limit one_day{1, calendar::LimitUnit::WorkingDays};
    const auto guessed = working_days(*writer_).deadline(end_of_year, one_day);

    const bool is_new = record({2027, {day("2027-01-01")}, {day("2027-01-02")}});

    const auto days = working_days(*writer_);
    const auto counted = days.deadline(end_of_year, one_day);
    EXPECT_TRUE(is_new);
    EXPECT_EQ(days.version(), 1);
    EXPECT_EQ(guessed.certainty, Certainty::Provisional);
    EXPECT_EQ(counted.certainty, Certainty::Firm);
    EXPECT_EQ(calendar::iso_date(calendar::office_day(counted.at)), "2027-01-02");
    EXPECT_EQ(years(*writer_).back().year, 2027);
}

TEST_F(Office, TheSameYearAgainRecordsNothing) {
    const YearOfDays year{2027, {day("2027-01-01")}, {}};
    (void)record(year);

    EXPECT_FALSE(record(year));
    EXPECT_FALSE(record(calendar::built_in_years().back()));
    EXPECT_EQ(journal_->size(), 1);
}

TEST_F(Office, WhatWasRolledBackIsForgotten) {
    writer_->begin_write();
    (void)in_a_turn([&](journal::Turn& turn) -> base::Result<nlohmann::json> {
        return nlohmann::json(record_year(turn, {2027, {day("2027-01-01")}, {}}));
    });
    EXPECT_FALSE(working_days(*writer_).is_working_day(day("2027-01-01")));
    writer_->rollback();
    journal_->recall();

    EXPECT_EQ(working_days(*writer_).version(), 0);
    EXPECT_TRUE(working_days(*writer_).is_working_day(day("2027-01-01")));

    (void)record({2027, {day("2027-01-04")}, {}});
    EXPECT_EQ(working_days(*writer_).version(), 1);
    EXPECT_TRUE(working_days(*writer_).is_working_day(day("2027-01-01")));
    EXPECT_FALSE(working_days(*writer_).is_working_day(day("2027-01-04")));
}

TEST_F(Office, RecordsHoursThatStandInOrder) {
    const OfficeHours hours{{{WallClock(480), WallClock(720)}, {WallClock(780), WallClock(1200)}}};
    const auto record_in_turn = [&](const OfficeHours& asked) {
        writer_->begin_write();
        const auto result = in_a_turn([&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            const auto recorded = record_hours(turn, asked);
            if (!recorded) {
                return base::refusal_of(recorded);
            }
            return nlohmann::json(*recorded);
        });
        writer_->commit();
        return result;
    };

    EXPECT_EQ(record_in_turn(OfficeHours{}).value(), false);
    EXPECT_EQ(record_in_turn(hours).value(), true);
    EXPECT_EQ(record_in_turn(hours).value(), false);
    EXPECT_EQ(working_days(*writer_).hours(), hours);
    EXPECT_EQ(record_in_turn({{}}).error().key, "office.hours_missing");
    EXPECT_EQ(record_in_turn({{{WallClock(600), WallClock(540)}}}).error().key,
              "office.hours_overlap");
    EXPECT_EQ(record_in_turn({{{WallClock(600), WallClock(1440)}}}).error().key,
              "office.hours_overlap");
    EXPECT_EQ(record_in_turn({{{WallClock(540), WallClock(720)}, {WallClock(700), WallClock(800)}}})
                  .error()
                  .key,
              "office.hours_overlap");
    EXPECT_EQ(journal_->size(), 1);
}

TEST_F(Office, TakesACalendarFileWholeOrNotAtAll) {
    std::string csv = "date,kind\n";
    for (int number = 10; number < 25; ++number) {
        csv += "2027-02-" + std::to_string(number) + ",holiday\n";
    }
    const auto import = [&](const std::string& file) {
        writer_->begin_write();
        Imported imported;
        const auto result = in_a_turn([&](journal::Turn& turn) -> base::Result<nlohmann::json> {
            const auto done = import_calendar(turn, file);
            if (!done) {
                return base::refusal_of(done);
            }
            imported = *done;
            return nlohmann::json(nullptr);
        });
        writer_->commit();
        return result ? base::Result<Imported>(imported) : base::refusal_of(result);
    };

    EXPECT_EQ(import(csv + "2028-02-30,holiday\n").error().key, "calendar.no_date_on_line");
    EXPECT_EQ(journal_->size(), 0);
    EXPECT_EQ(import(csv).value().recorded, (std::vector{2027}));
    EXPECT_EQ(import(csv).value().unchanged, (std::vector{2027}));
    EXPECT_EQ(journal_->size(), 1);
}

TEST_F(Office, IsTheSameAfterARebuild) {
    (void)record({2027, {day("2027-01-01")}, {day("2027-01-02")}});
    const auto rebuild = store_->begin_rebuild(schema_);
    const auto stored = journal::find_entry(*writer_, 1).value();
    const auto event = nlohmann::json::parse(stored.body).at("event");

    rebuild->begin_write();
    const auto before = working_days(*rebuild).version();
    facts_.replay(*rebuild, event, stored.entry);
    const auto rebuilt = years(*rebuild);
    rebuild->commit();

    EXPECT_EQ(stored.entry.kind, "office_year_recorded");
    EXPECT_EQ(event.dump(),
              "{\"holidays\":[\"2027-01-01\"],\"make_up_days\":[\"2027-01-02\"],"
              "\"version\":1,\"year\":2027}");
    EXPECT_EQ(before, 0);
    EXPECT_EQ(rebuilt, years(*writer_));
}

} // namespace
} // namespace office
