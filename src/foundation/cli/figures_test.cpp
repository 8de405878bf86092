// What the operator is told in figures, and what they are woken for.

#include "cli/figures.hpp"

#include <chrono>

#include <gtest/gtest.h>

#include "cli/program_test.hpp"

namespace cli {
namespace {

using namespace std::chrono_literals;

// A house that does well on this Friday morning.
Figures well() {
    Figures figures;
    figures.now = calendar::from_milliseconds(1'795'140'000'000);
    figures.last_entry = figures.now - 5min;
    figures.store_bytes = 40'000'000;
    figures.free_bytes = 9'000'000'000;
    figures.backup = Backup{figures.now - 8h, 120, ""};
    figures.server = journal::WriterState{};
    return figures;
}

TEST(Alarms, AreSilentWhenAllIsWell) {
    EXPECT_TRUE(alarms(well()).empty());
}

TEST(Alarms, RingWhenThereIsNoCopyOrAnOldOne) {
    auto figures = well();
    figures.backup = std::nullopt;
    EXPECT_EQ(alarms(figures), std::vector{Alarm::NeverBackedUp});

    figures.backup = Backup{figures.now - 49h, 120, ""};
    EXPECT_EQ(alarms(figures), std::vector{Alarm::BackupOld});
}

TEST(Alarms, RingWhenTheDiskHasNoRoomForAnotherCopy) {
    auto figures = well();
    figures.free_bytes = 400'000'000;
    EXPECT_EQ(alarms(figures), std::vector{Alarm::NoRoom});

    figures.free_bytes = 9'000'000'000;
    figures.store_bytes = 9'000'000'001;
    EXPECT_EQ(alarms(figures), std::vector{Alarm::NoRoom});
}

TEST(Alarms, RingWhenNothingCanBeRecordedOrTimeStandsStill) {
    auto figures = well();
    figures.server->is_read_only = true;
    figures.last_entry = figures.now + 2min;

    EXPECT_EQ(alarms(figures), (std::vector{Alarm::ReadOnly, Alarm::ClockBehind}));
}

TEST(Figures, SaySizesInWords) {
    EXPECT_EQ(size_in_words(0), "0 B");
    EXPECT_EQ(size_in_words(1023), "1023 B");
    EXPECT_EQ(size_in_words(1024), "1.0 KB");
    EXPECT_EQ(size_in_words(1'600'000), "1.5 MB");
    EXPECT_EQ(size_in_words(9'000'000'000), "8.3 GB");
}

TEST(Status, IsToldWithAndWithoutAServer) {
    Program program;
    EXPECT_EQ(program.run({"status"}), 1);
    EXPECT_FALSE(std::filesystem::exists(program.data()));
    program.add_user("wang");

    EXPECT_EQ(program.run({"status", "--json"}), 1); // No copy was made yet.
    const auto alone = nlohmann::json::parse(program.out());
    EXPECT_EQ(alone["entries"], 1);
    EXPECT_EQ(alone["is_served"], false);
    EXPECT_EQ(alone["alarms"][0]["kind"], "never_backed_up");

    program.run({"backup", program.data().parent_path() / "copy.db"});
    Server server(program);
    EXPECT_EQ(program.run({"status", "--json"}), 0) << program.out();
    EXPECT_EQ(nlohmann::json::parse(program.out())["is_served"], true);
    EXPECT_EQ(server.errands, 1);
    EXPECT_EQ(program.run({"status"}), 0);
    EXPECT_NE(program.out().find("Last copy: "), std::string::npos) << program.out();
}

} // namespace
} // namespace cli
