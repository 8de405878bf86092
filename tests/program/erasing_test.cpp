// The operator erases what a resident wrote: the program itself does it, the record stays sound and
// the deletion register says so.

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

} // namespace
} // namespace program
