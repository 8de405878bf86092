// A stop that was asked for: what is under way is answered first, it is over within five seconds,
// and what the server wrote about its day names nobody.

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>

#include "tests/program/served.hpp"

namespace program {
namespace {

using namespace std::chrono_literals;

constexpr const char* report_with_a_telephone =
    R"({"words":"三楼漏水，请联系我。","name":"\u51e4\u4ed9","telephone":"13812345678"})";

TEST(Stops, AnswerWhatIsUnderWayAndEndWithinFiveSeconds) {
    const Folder folder;
    Served served(folder.path());
    std::atomic<bool> is_stopped = false;
    std::atomic<int> acknowledged = 0;
    std::thread neighbour([&] {
        while (!is_stopped) {
            const auto reply = ask(served.port(), post_json("/voices", report_with_a_telephone));
            acknowledged += reply && reply->status == 201 ? 1 : 0;
        }
    });
    while (acknowledged < 5) {
        std::this_thread::yield();
    }

    const auto asked = std::chrono::steady_clock::now();
    const int exit_code = served.stop();
    const auto took = std::chrono::steady_clock::now() - asked;
    is_stopped = true;
    neighbour.join();

    EXPECT_EQ(exit_code, 0);
    EXPECT_LT(took, 5s);
    const auto cases = run({"export", "cases", "--data", folder.path().string()}).out;
    const auto kept = std::ranges::count(cases, '\n') - 1; // A line each, below the heads.
    EXPECT_GE(kept, acknowledged.load());
}

TEST(Stops, LeaveALogWithoutPersonalData) {
    const Folder folder;
    Served served(folder.path());

    for (const auto& request : {post_json("/voices", report_with_a_telephone),
                                get("/cases?words=13812345678"),
                                post_json("/voices", R"({"words":13812345678})"),
                                get("/nobody-13812345678")}) {
        EXPECT_TRUE(ask(served.port(), request).has_value()) << request;
    }

    EXPECT_EQ(served.stop(), 0);
    const auto log = served.log();
    EXPECT_NE(log.find("serves"), std::string::npos) << log;
    for (const char* personal : {"13812345678", "凤仙", "漏水"}) {
        EXPECT_EQ(log.find(personal), std::string::npos) << log;
    }
}

} // namespace
} // namespace program
