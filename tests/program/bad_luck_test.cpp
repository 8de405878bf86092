// A disk that fills up, a new version that must make its tables anew: nobody is left without an
// answer, and the street goes on by itself.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "store/store.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

const std::string report = post_json("/voices", R"({"words":"楼道灯不亮，请来修。"})");

std::string page(const std::string& path) {
    return "GET " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/html\r\nAccept-Language: en\r\n"
           "Connection: close\r\n\r\n";
}

bool has(const std::string& text, std::string_view words) {
    return text.find(words) != std::string::npos;
}

TEST(FullDisk, StopsWritingNotReadingUntilThereIsRoomAgain) {
    const Folder folder;
    const Served served(folder.path());
    ASSERT_EQ(ask(served.port(), report).value().status, 201);

    served.fill_the_disk(4'096);
    const auto refused = served.ask_until(503, report);
    const auto front = ask(served.port(), page("/")).value();
    const auto first = ask(served.port(), page("/cases/1")).value();
    const auto state = nlohmann::json::parse(ask(served.port(), get("/healthz")).value().body);

    EXPECT_TRUE(has(refused.head, "retry-after:")) << refused.head;
    EXPECT_TRUE(has(refused.body, "urn:songyuan:refusal:web.read_only")) << refused.body;
    EXPECT_EQ(front.status, 200);
    EXPECT_TRUE(has(front.body, "you can read but not send")) << front.body;
    EXPECT_EQ(first.status, 200);
    EXPECT_TRUE(state.at("read_only").get<bool>());

    served.make_room();
    const auto taken = nlohmann::json::parse(served.ask_until(201, report).body);
    EXPECT_FALSE(has(ask(served.port(), page("/")).value().body, "you can read but not send"));
    const auto verified = run({"verify", "--tables", "--data", folder.path().string()});
    EXPECT_EQ(verified.code, 0) << verified.out;
    EXPECT_EQ(taken.at("case"), 2);
}

TEST(NewVersion, TellsEverybodyToWaitWhileItsTablesAreMade) {
    const Folder folder;
    const auto street = (folder.path() / "street").string();
    ASSERT_EQ(run({"simulate", "--cases", "1500", "--data", street}).code, 0);
    store::open_sqlite(street)->open_writer()->script(
        "UPDATE marks SET value = 'of an older program' WHERE name = 'cache_version'");

    const Served served(street, Served::Patience::None);
    const auto waiting = served.ask_until(503, page("/cases/1"));
    const auto health = ask(served.port(), get("/healthz"));

    EXPECT_TRUE(has(waiting.head, "retry-after: 5")) << waiting.head;
    EXPECT_TRUE(has(waiting.head, "content-type: text/html")) << waiting.head;
    EXPECT_TRUE(has(waiting.body, "请稍后再来")) << waiting.body;
    EXPECT_TRUE(has(waiting.body, "Please come back in a moment")) << waiting.body;
    if (health && health->status == 503) {
        EXPECT_EQ(nlohmann::json::parse(health->body).at("status"), "rebuilding");
    }
    EXPECT_EQ(served.ask_until(200, page("/cases/1")).status, 200);
    const auto state = nlohmann::json::parse(ask(served.port(), get("/healthz")).value().body);
    EXPECT_EQ(state.at("status"), "ok");
    EXPECT_EQ(run({"verify", "--tables", "--data", street}).code, 0);
}

} // namespace
} // namespace program
