// A monitor that somebody else wrote follows the record: Debian's certspotter, told of this log. It
// reads every leaf, makes the tree anew and compares it with the signed head; its state file tells
// what it came to. That a leaf is no certificate it complains about at length, and goes on.

#include <chrono>
#include <csignal>
#include <fstream>
#include <iterator>
#include <thread>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/scratch.hpp"
#include "proof/proof.hpp"
#include "store/store.hpp"
#include "tests/program/served.hpp"
#include "text/base64.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace std::chrono_literals;

constexpr auto patience = 20s;

std::string content_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class Monitor {
public:
    Monitor(int port, const std::string& public_key) {
        const auto url = "http://127.0.0.1:" + std::to_string(port) + "/";
        const auto id = text::to_base64(journal::as_bytes(proof::id_of_key(public_key)));
        const json log = {{"description", "a street's record"},
                          {"log_id", id},
                          {"key", text::to_base64(public_key)},
                          {"url", url},
                          {"mmd", 86400},
                          {"state", {{"usable", {{"timestamp", "2026-01-01T00:00:00Z"}}}}}};
        std::ofstream(file("logs.json")) << json{
            {"version", "1"},
            {"operators", {{{"name", "a street"}, {"email", json::array()}, {"logs", {log}}}}}};
        std::ofstream(file("watchlist")) << ".songyuan.example\n";
        start();
    }
    ~Monitor() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    Monitor(const Monitor&) = delete;
    Monitor& operator=(const Monitor&) = delete;
    Monitor(Monitor&&) = delete;
    Monitor& operator=(Monitor&&) = delete;

    // The head that it verified, or what it said when it could not.
    [[nodiscard]] json verdict() const {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < until) {
            if (const auto said = content_of(file("log"));
                said.find("error verifying") != std::string::npos) {
                return {{"verified_sth", nullptr}, {"refused", true}};
            }
            for (const auto& each : fs::recursive_directory_iterator(folder_.path())) {
                const auto state = each.path().filename() == "state.json"
                                       ? json::parse(content_of(each.path()), nullptr, false)
                                       : json();
                if (state.is_object() && state["verified_sth"].is_object()) {
                    return state;
                }
            }
            std::this_thread::sleep_for(50ms);
        }
        return {{"verified_sth", nullptr}, {"log", content_of(file("log"))}};
    }

private:
    [[nodiscard]] std::string file(const char* name) const { return folder_.path() / name; }

    void start() {
        process_ = ::fork();
        if (process_ != 0) {
            return;
        }
        const int log =
            ::open(file("log").c_str(), O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
        ::dup2(log, STDOUT_FILENO);
        ::dup2(log, STDERR_FILENO);
        ::setenv("HOME", folder_.path().c_str(), 1);
        ::execlp("certspotter",
                 "certspotter",
                 "-logs",
                 file("logs.json").c_str(),
                 "-state_dir",
                 file("state").c_str(),
                 "-watchlist",
                 file("watchlist").c_str(),
                 "-no_save",
                 "-verbose",
                 "-stdout",
                 nullptr);
        ::_exit(127);
    }

    Folder folder_;
    pid_t process_ = 0;
};

bool is_there(const char* program) {
    const std::string path = std::getenv("PATH");
    for (std::size_t at = 0; at <= path.size();) {
        const auto end = std::min(path.find(':', at), path.size());
        if (fs::exists(fs::path(path.substr(at, end - at)) / program)) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

class FollowedLog : public testing::Test {
protected:
    void SetUp() override {
        if (!is_there("certspotter")) {
            GTEST_SKIP() << "certspotter is not installed: bin/setup --tests";
        }
        const Served served(data());
        for (int number = 1; number <= 3; ++number) {
            const auto reply =
                ask(served.port(), post_json("/voices", R"({"words":"电梯停在两层之间"})"));
            ASSERT_TRUE(reply && reply->status == 201);
        }
        key_ = proof::key_in(proof::log_key_file(data())).value().public_key();
    }

    [[nodiscard]] const fs::path& data() const { return folder_.path(); }

    cli::ScratchFolder folder_;
    std::string key_;
};

TEST_F(FollowedLog, IsAcceptedByAMonitorThatSomebodyElseWrote) {
    const Served served(data());
    const auto sth = json::parse(ask(served.port(), get("/ct/v1/get-sth"))->body);

    const auto state = Monitor(served.port(), key_).verdict();

    ASSERT_TRUE(state["verified_sth"].is_object()) << state;
    EXPECT_EQ(state["verified_sth"]["tree_size"], sth["tree_size"]);
    EXPECT_EQ(state["verified_sth"]["sha256_root_hash"], sth["sha256_root_hash"]);
    EXPECT_EQ(state["verified_position"]["size"], sth["tree_size"]);
}

TEST_F(FollowedLog, IsRefusedOnceAByteOfAnOldEntryIsAnother) {
    const auto altered = data() / "copy";
    fs::create_directory(altered);
    fs::copy_file(data() / "log-key.pem", altered / "log-key.pem");
    const auto backup = run({"backup", (data() / "copy.db").string(), "--data", data().string()});
    ASSERT_EQ(backup.code, 0) << backup.out;
    fs::copy_file(data() / "copy.db", altered / "songyuan.db");
    store::open_sqlite(altered)->open_writer()->script(
        "UPDATE entries SET body = replace(body, '310101015', '310101016') WHERE sequence = 1");

    const Served served(altered);
    const auto state = Monitor(served.port(), key_).verdict();

    EXPECT_TRUE(state["verified_sth"].is_null()) << state;
    EXPECT_TRUE(state.contains("refused")) << state;
    const auto verified = run({"verify", "--data", altered.string(), "--json"});
    EXPECT_EQ(verified.code, 1);
    EXPECT_EQ(json::parse(verified.out)["damage"]["entry"], 1) << verified.out;
}

// Somebody who has the store but not the key makes a sound record of their own.
TEST_F(FollowedLog, MadeAnewWithoutTheKeyIsFoundByItsKeptHeads) {
    const auto sound = run({"verify", "--data", data().string(), "--json"});
    EXPECT_EQ(sound.code, 0) << sound.out;
    EXPECT_GE(json::parse(sound.out)["heads"], 1);
    store::open_sqlite(data())->open_writer()->script(
        "UPDATE signed_heads SET root = substr(root, 2) || substr(root, 1, 1)");

    const auto verified = run({"verify", "--data", data().string(), "--json"});

    EXPECT_EQ(verified.code, 1);
    EXPECT_TRUE(json::parse(verified.out)["damage"].is_null()) << "in itself it is sound";
    EXPECT_EQ(json::parse(verified.out)["wrong"], "proof.kept_head_is_another") << verified.out;
}

TEST_F(FollowedLog, IsSignedWithAKeyThatOnlyTheOwnerReads) {
    const auto rights = fs::status(data() / "log-key.pem").permissions();

    EXPECT_EQ(rights & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
}

} // namespace
} // namespace program
