// What is typed before the program runs: bin/run says what it does without a build, and the unit
// that deploy/ offers to systemd is understood in full and shuts the program in.

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "cli/scratch.hpp"

namespace {

namespace fs = std::filesystem;

struct Said {
    int exit_code = 0;
    std::string words;
};

Said run(const std::string& line) {
    Said said;
    FILE* pipe = popen((line + " 2>&1").c_str(), "r");
    std::array<char, 4096> piece{};
    while (std::fgets(piece.data(), static_cast<int>(piece.size()), pipe) != nullptr) {
        said.words += piece.data();
    }
    said.exit_code = WEXITSTATUS(pclose(pipe));
    return said;
}

// The unit with a program that is there on this machine, which `verify` asks for.
class Service : public testing::Test {
protected:
    void SetUp() override {
        if (run("systemd-analyze --version").exit_code != 0) {
            GTEST_SKIP() << "there is no systemd-analyze here";
        }
        std::ifstream file("deploy/songyuan.service");
        const std::string unit(std::istreambuf_iterator<char>(file), {});
        const auto here =
            std::regex_replace(unit, std::regex("/usr/local/bin/songyuan"), "/bin/true");
        std::ofstream(path()) << here;
    }
    [[nodiscard]] std::string path() const { return scratch_.path() / "songyuan.service"; }

private:
    cli::ScratchFolder scratch_;
};

TEST_F(Service, IsUnderstoodInFull) {
    const auto said = run("systemd-analyze verify --man=no " + path());

    EXPECT_EQ(said.exit_code, 0);
    EXPECT_EQ(said.words, "");
}

TEST_F(Service, NamesADocumentThatItsInstallByHandBrings) {
    std::ifstream file("deploy/songyuan.service");
    const std::string unit(std::istreambuf_iterator<char>(file), {});
    std::smatch named;

    ASSERT_TRUE(std::regex_search(unit, named, std::regex("Documentation=file://(\\S+)")));

    EXPECT_NE(unit.find("docs/operating.md " + named[1].str() + "\n"), std::string::npos);
}

TEST(Newcomer, WhoAsksHowItRunsWaitsForNoBuild) {
    const auto said = run("timeout 20 bin/run --help");

    EXPECT_EQ(said.exit_code, 0);
    EXPECT_TRUE(said.words.starts_with("bin/run [OPTION …]: ")) << said.words;
}

TEST_F(Service, IsShutIn) {
    const auto said = run("systemd-analyze security --offline=true --threshold=20 " + path());

    EXPECT_EQ(said.exit_code, 0) << said.words;
}

} // namespace
