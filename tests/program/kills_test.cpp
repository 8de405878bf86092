// The power fails while people report: whatever was acknowledged is there afterwards, the record
// verifies, and nothing has to be repaired.

#include <atomic>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/program/served.hpp"

namespace program {
namespace {

constexpr int crashes = 20;
constexpr int reporters = 4;

struct Acknowledged {
    std::int64_t case_id = 0;
    std::int64_t entry = 0;
};

// Several people report without a pause until the server is killed after `enough` answers.
std::vector<Acknowledged> report_until_killed(Served& served, int enough) {
    std::vector<Acknowledged> acknowledged;
    std::mutex mutex;
    std::atomic<bool> is_killed = false;
    const auto go_on_reporting = [&] {
        while (!is_killed) {
            const auto reply =
                ask(served.port(), post_json("/voices", R"({"words":"楼道灯不亮，请来修。"})"));
            if (!reply || reply->status != 201) {
                continue;
            }
            const auto answer = nlohmann::json::parse(reply->body);
            const std::lock_guard lock(mutex);
            acknowledged.push_back({answer.at("case"), answer.at("entry")});
            if (static_cast<int>(acknowledged.size()) == enough) {
                served.kill();
                is_killed = true;
            }
        }
    };
    std::vector<std::thread> people;
    for (int person = 0; person < reporters; ++person) {
        people.emplace_back(go_on_reporting);
    }
    for (auto& person : people) {
        person.join();
    }
    return acknowledged;
}

TEST(Kills, WhatWasAcknowledgedIsThereAfterACrash) {
    const store::TestAddress place("songyuan kills");
    std::vector<Acknowledged> promised;

    for (int crash = 0; crash < crashes; ++crash) {
        Served served(*place);
        for (const auto& one : promised) {
            const auto path = "/cases/" + std::to_string(one.case_id) + ".json";
            const auto reply = ask(served.port(), get(path));
            ASSERT_TRUE(reply.has_value());
            EXPECT_EQ(reply->status, 200) << path << " after crash " << crash;
        }
        promised = report_until_killed(served, 20 + 7 * crash);

        const auto verified = run(at(*place, {"verify", "--json"}));
        ASSERT_EQ(verified.code, 0) << verified.out;
        const auto entries = nlohmann::json::parse(verified.out).at("entries").get<std::int64_t>();
        for (const auto& one : promised) {
            EXPECT_LE(one.entry, entries) << "crash " << crash;
        }
    }
}

} // namespace
} // namespace program
