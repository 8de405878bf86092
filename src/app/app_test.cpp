#include "app/app.hpp"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/building.hpp"

namespace app {
namespace {

// The exit code of a command line.
int run_line(std::vector<std::string> words) {
    words.insert(words.begin(), "songyuan");
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    return run(static_cast<int>(words.size()), arguments.data());
}

TEST(Building, HasWhatTheRoomsBring) {
    Building building;
    const auto& installation = building.installation();

    EXPECT_FALSE(installation.schema.tables().empty());
    EXPECT_FALSE(installation.routes.table().empty());
    EXPECT_FALSE(installation.pages.empty());
    EXPECT_FALSE(installation.timers.empty());
    EXPECT_FALSE(installation.configuration.empty());
}

TEST(App, ExplainsEachOfItsVerbs) {
    for (const char* verb : {"serve", "demo", "simulate", "verify", "rebuild"}) {
        EXPECT_EQ(run_line({verb, "--help"}), 0) << verb;
    }
    EXPECT_EQ(run_line({"import", "voices", "--help"}), 0);
    EXPECT_EQ(run_line({"import", "places", "--help"}), 0);
    EXPECT_EQ(run_line({"export", "cases", "--help"}), 0);
}

TEST(App, RefusesAnAddressItCantListenOn) {
    const std::string folder = testing::TempDir() + "songyuan-app-test";

    EXPECT_EQ(run_line({"serve", "--data", folder, "--listen", "nowhere"}), 1);
    EXPECT_EQ(run_line({"serve", "--data", folder, "--public-url", "nowhere"}), 1);
    EXPECT_EQ(run_line({"serve", "--data", folder, "--trusted-proxy", "nowhere"}), 1);
    EXPECT_EQ(run_line({"serve", "--listen", "127.0.0.1:0"}), 2);
}

} // namespace
} // namespace app
