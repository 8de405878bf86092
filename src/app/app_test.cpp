#include "app/app.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "app/building.hpp"
#include "app/supervisor.hpp"

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

// What a supervisor hears on its socket.
class Supervisor {
public:
    Supervisor() : listening_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::strncpy(address.sun_path, name_.c_str(), sizeof(address.sun_path) - 1);
        ::unlink(name_.c_str());
        EXPECT_EQ(::bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
        ::setenv("NOTIFY_SOCKET", name_.c_str(), 1);
    }
    ~Supervisor() {
        ::unsetenv("NOTIFY_SOCKET");
        ::close(listening_);
        ::unlink(name_.c_str());
    }
    Supervisor(const Supervisor&) = delete;
    Supervisor& operator=(const Supervisor&) = delete;
    Supervisor(Supervisor&&) = delete;
    Supervisor& operator=(Supervisor&&) = delete;

    std::string hear() {
        std::array<char, 100> bytes{};
        const auto count = ::recv(listening_, bytes.data(), bytes.size(), MSG_DONTWAIT);
        return {bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(count, 0))};
    }

private:
    std::string name_ = testing::TempDir() + "songyuan-supervisor";
    int listening_;
};

TEST(App, TellsItsSupervisorWhenItIsReadyAndWhenItStops) {
    Supervisor supervisor;

    tell_supervisor(Word::Ready);
    EXPECT_EQ(supervisor.hear(), "READY=1");
    tell_supervisor(Word::Stopping);
    EXPECT_EQ(supervisor.hear(), "STOPPING=1");
}

TEST(App, SaysNothingToNobody) {
    Supervisor supervisor;
    ::unsetenv("NOTIFY_SOCKET");

    tell_supervisor(Word::Ready);

    EXPECT_EQ(supervisor.hear(), "");
}

} // namespace
} // namespace app
