// The operator erases what a resident wrote: the program itself does it, the record stays sound and
// the deletion register says so.

#include <map>
#include <string>

#include <gtest/gtest.h>

#include "cases/records.hpp"
#include "store/store.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

std::string first_ended_case(const std::string& street) {
    const auto reader = store::open_sqlite(street)->open_reader();
    cases::CaseId id{1};
    while (!cases::find(*reader, id)->ended_at) {
        ++id.value;
    }
    return std::to_string(id.value);
}

// An index of SQLite's is written in segments; what was taken out of one is in its file until all
// are written anew as one.
std::map<std::string, std::int64_t> segments_of_indexes(const std::string& street) {
    const auto reader = store::open_sqlite(street)->open_reader();
    std::map<std::string, std::int64_t> segments;
    for (const auto& [name] : reader->rows<std::string>(
             "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")) {
        const auto counting =
            "SELECT count(DISTINCT id >> 37) FROM " + name + "_data WHERE id > 10";
        segments[name] = reader->value<std::int64_t>(counting.c_str()).value();
    }
    return segments;
}

TEST(Erasing, AnEndedCaseLosesItsWordsAndTheRecordStaysSound) {
    const Folder folder;
    const auto street = (folder.path() / "street").string();
    ASSERT_EQ(run({"simulate", "--cases", "600", "--data", street}).code, 0);
    const auto id = first_ended_case(street);

    const auto erased = run({"erase", "case", id, "--rule", "满三年", "--data", street});

    EXPECT_EQ(erased.code, 0) << erased.out;
    const auto verified = run({"verify", "--tables", "--data", street});
    EXPECT_EQ(verified.code, 0) << verified.out;
}

TEST(Erasing, ScrubbingWritesEveryIndexAnew) {
    const Folder folder;
    const auto street = (folder.path() / "street").string();
    ASSERT_EQ(run({"demo", "--data", street}).code, 0);
    const auto before = segments_of_indexes(street);

    const auto scrubbed = run({"scrub", "--data", street});

    EXPECT_EQ(scrubbed.code, 0) << scrubbed.out;
    EXPECT_EQ(before.size(), 3U);
    EXPECT_GT(before.at("consultation_index"), 1);
    for (const auto& [index, segments] : segments_of_indexes(street)) {
        EXPECT_EQ(segments, 1) << index;
    }
}

TEST(Erasing, SomebodyWhoStillHoldsASeatKeepsTheirName) {
    const Folder folder;
    const auto street = (folder.path() / "street").string();
    ASSERT_EQ(run({"simulate", "--cases", "60", "--data", street}).code, 0);

    const auto held = run({"erase", "person", "1", "--rule", "本人要求", "--data", street});
    const auto nobody = run({"erase", "person", "9999", "--rule", "本人要求", "--data", street});

    EXPECT_EQ(held.code, 1) << held.out;
    EXPECT_EQ(nobody.code, 1) << nobody.out;
}

} // namespace
} // namespace program
