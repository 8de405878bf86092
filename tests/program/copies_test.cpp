// The power fails while a store is copied or restored: the file that people look for is whole or
// is not there, and trying again works.

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "cli/scratch.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;

constexpr int crashes_of_copies = 5;

// A street that was just founded, and one good copy of it.
class Copies : public testing::Test {
protected:
    Copies() {
        const Served served(store());
        EXPECT_EQ(run({"backup", first_copy(), "--data", store()}).code, 0);
    }

    [[nodiscard]] std::string at(const std::string& name) const { return scratch_.path() / name; }
    [[nodiscard]] std::string store() const { return at("street"); }
    [[nodiscard]] std::string first_copy() const { return at("first.db"); }

private:
    cli::ScratchFolder scratch_;
};

TEST_F(Copies, AreWholeOrNotThereAfterACrash) {
    for (int crash = 0; crash < crashes_of_copies; ++crash) {
        const auto copy = at("copy" + std::to_string(crash) + ".db");
        run_until(copy + ".part", {"backup", copy, "--data", store()});

        if (!fs::exists(copy)) {
            EXPECT_EQ(run({"backup", copy, "--data", store()}).code, 0);
        }
        EXPECT_EQ(run({"restore", "--check", copy}).code, 0);
    }
}

TEST_F(Copies, AreRestoredWhollyOrNotAtAll) {
    for (int crash = 0; crash < crashes_of_copies; ++crash) {
        const auto folder = at("restored" + std::to_string(crash));
        run_until(folder + "/songyuan.db.part", {"restore", first_copy(), "--data", folder});

        if (!fs::exists(folder + "/songyuan.db")) {
            EXPECT_EQ(run({"restore", first_copy(), "--data", folder}).code, 0);
        }
        EXPECT_EQ(run({"verify", "--tables", "--data", folder}).code, 0);
    }
}

} // namespace
} // namespace program
