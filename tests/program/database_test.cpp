// A street on PostgreSQL: two processes on one schema, a database that crashes under load, a
// neighbourhood that moves in and out. Nothing that was acknowledged is lost.

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/program/bad_luck.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

using std::chrono::steady_clock;

const std::string dark_stairs = post_json("/voices", R"({"words":"楼道灯不亮，请来修。"})");

// These tests want PostgreSQL itself, not only a store.
class Database : public testing::Test {
protected:
    void SetUp() override {
        if (std::getenv("SONGYUAN_STORES_IN") == nullptr) {
            GTEST_SKIP() << "they are run once, where stores are in PostgreSQL";
        }
    }
};

// People who report without a pause until they are asked to stop; what was acknowledged to them.
class Reporters {
public:
    explicit Reporters(const Served& served) {
        for (int person = 0; person < 4; ++person) {
            people_.emplace_back([this, &served] { report(served); });
        }
    }
    ~Reporters() { stop(); }
    Reporters(const Reporters&) = delete;
    Reporters& operator=(const Reporters&) = delete;
    Reporters(Reporters&&) = delete;
    Reporters& operator=(Reporters&&) = delete;

    void wait_for(std::size_t enough) {
        while (acknowledged().size() < enough) {
            std::this_thread::yield();
        }
    }

    std::vector<std::int64_t> stop() {
        is_stopping_ = true;
        for (auto& person : people_) {
            person.join();
        }
        people_.clear();
        return acknowledged();
    }

private:
    void report(const Served& served) {
        while (!is_stopping_) {
            const auto reply = ask(served.port(), dark_stairs);
            if (reply && reply->status == 201) {
                const std::lock_guard lock(mutex_);
                acknowledged_.push_back(nlohmann::json::parse(reply->body).at("case"));
            }
        }
    }

    std::vector<std::int64_t> acknowledged() {
        const std::lock_guard lock(mutex_);
        return acknowledged_;
    }

    std::mutex mutex_;
    std::vector<std::int64_t> acknowledged_;
    std::atomic<bool> is_stopping_ = false;
    std::vector<std::thread> people_;
};

void expect_all_there(const Served& served, const std::vector<std::int64_t>& cases) {
    for (const auto id : cases) {
        const auto reply = ask(served.port(), get("/cases/" + std::to_string(id) + ".json"));
        EXPECT_EQ(reply.value_or(Reply{}).status, 200) << id;
    }
}

nlohmann::json verified(const store::Address& address) {
    const auto ran = run(at(address, {"verify", "--tables", "--json"}));
    EXPECT_EQ(ran.code, 0) << ran.out;
    return nlohmann::json::parse(ran.out);
}

std::int64_t entries_seen(const Served& served) {
    return nlohmann::json::parse(ask(served.port(), get("/healthz")).value().body).at("entries");
}

TEST_F(Database, IsWrittenToByAnotherProcessWhenTheFirstDies) {
    const store::TestAddress place("songyuan first");
    Served first(*place);
    const Served second(*place);
    const auto turned_away = ask(second.port(), dark_stairs).value();
    EXPECT_EQ(turned_away.status, 503);
    EXPECT_NE(turned_away.head.find("retry-after:"), std::string::npos) << turned_away.head;

    Reporters reporters(first);
    reporters.wait_for(60);
    const auto shown = entries_seen(first);
    while (entries_seen(second) < shown) {
        std::this_thread::yield(); // It looks four times a second.
    }
    first.kill();
    const auto killed = steady_clock::now();
    const auto taken = second.ask_until(201, dark_stairs);
    const auto took_over_within = steady_clock::now() - killed;
    auto acknowledged = reporters.stop();
    acknowledged.push_back(nlohmann::json::parse(taken.body).at("case"));

    EXPECT_LT(took_over_within, std::chrono::seconds(5));
    expect_all_there(second, acknowledged);
    EXPECT_GE(verified(*place).at("entries").get<std::size_t>(), 2 * acknowledged.size());
}

TEST_F(Database, WaitsForWhoeverIsFoundingTheStreet) {
    const store::TestAddress place("songyuan founded");
    const auto store = store::open(*place);
    auto founder = store->open_writer();
    founder->begin_write();
    const Served served(*place, Served::Patience::None);
    const auto said = served.log_that_says("waits_for_founder");

    founder.reset();

    EXPECT_NE(said.find("holder"), std::string::npos) << said;
    EXPECT_EQ(served.ask_until(201, dark_stairs).status, 201);
}

TEST_F(Database, IsFoundedOnceWhenSeveralBeginTogether) {
    const store::TestAddress place("songyuan together");
    std::deque<Served> served;
    for (int process = 0; process < 3; ++process) {
        served.emplace_back(*place, Served::Patience::None);
    }

    int writers = 0;
    for (const auto& each : served) {
        static_cast<void>(each.ask_until(200, get("/healthz")));
        writers += ask(each.port(), dark_stairs).value().status == 201 ? 1 : 0;
    }

    EXPECT_EQ(writers, 1);
    verified(*place);
}

TEST_F(Database, LosesNothingWhenItCrashesAndTheStreetGoesOnByItself) {
    const Mortal database;
    const Folder folder;
    const store::Address place(folder.path(), database.address());
    const Served served(place);
    Reporters reporters(served);
    reporters.wait_for(60);

    database.crash();
    const auto page = served.ask_until(503, get("/cases/1.json"));
    const auto turned_away = served.ask_until(503, dark_stairs);
    database.begin_again();
    const auto taken = served.ask_until(201, dark_stairs);
    auto acknowledged = reporters.stop();
    acknowledged.push_back(nlohmann::json::parse(taken.body).at("case"));

    EXPECT_NE(page.head.find("retry-after:"), std::string::npos) << page.head;
    EXPECT_NE(page.body.find("web.store_away"), std::string::npos) << page.body;
    EXPECT_NE(turned_away.head.find("retry-after:"), std::string::npos) << turned_away.head;
    expect_all_there(served, acknowledged);
    verified(place);
}

// Lines that stayed open from before must not be what anybody hears of.
TEST_F(Database, IsReadFromAgainWithoutAWordOnceItIsBack) {
    const Mortal database;
    const Folder folder;
    const Served served(store::Address(folder.path(), database.address()));
    EXPECT_EQ(ask(served.port(), get("/cases.json")).value().status, 200);

    database.crash();
    database.begin_again();
    const auto page = ask(served.port(), get("/cases.json"));

    EXPECT_EQ(page.value().status, 200) << page.value().body;
}

TEST_F(Database, IsCountedByTheWatchmanWhileItIsAway) {
    const Mortal database;
    const Folder folder;
    const Served served(store::Address(folder.path(), database.address()));

    database.crash();
    static_cast<void>(served.ask_until(503, get("/readyz")));
    const auto metrics = ask(served.port(), get("/metrics")).value();

    EXPECT_EQ(metrics.status, 200) << metrics.body;
    EXPECT_NE(metrics.body.find("songyuan_read_only 1"), std::string::npos) << metrics.body;
    EXPECT_EQ(metrics.body.find("songyuan_open_cases{"), std::string::npos);
    database.begin_again();
}

TEST_F(Database, LosesNothingWhenTheNetworkToItIsCutAndTheStreetGoesOnByItself) {
    const Cable cable;
    if (!cable.is_there()) {
        GTEST_SKIP() << "only root may lay a network of its own: " << cable.said();
    }
    const Folder folder;
    const Mortal database(cable);
    const store::Address place(folder.path(), database.address());
    const Served served(place);
    Reporters reporters(served);
    reporters.wait_for(60);

    cable.pull();
    const auto turned_away = served.ask_until(503, dark_stairs);
    const auto page = served.ask_until(503, get("/cases/1.json"));
    cable.plug_in();
    const auto taken = served.ask_until(201, dark_stairs);
    auto acknowledged = reporters.stop();
    acknowledged.push_back(nlohmann::json::parse(taken.body).at("case"));

    EXPECT_NE(turned_away.head.find("retry-after:"), std::string::npos) << turned_away.head;
    EXPECT_NE(page.body.find("web.store_away"), std::string::npos) << page.body;
    expect_all_there(served, acknowledged);
    verified(place);
}

TEST_F(Database, LosesNothingWhenItsDiskIsFullAndTheStreetGoesOnByItself) {
    const SmallDisk disk;
    if (!disk.is_there()) {
        GTEST_SKIP() << "only root may mount a disk of its own";
    }
    const Folder folder;
    const Mortal database(disk.path() + "/postgresql");
    const store::Address place(folder.path(), database.address());
    const Served served(place);
    Reporters reporters(served);
    reporters.wait_for(60);

    disk.fill();
    const auto turned_away = served.ask_until(503, dark_stairs);
    const auto page = ask(served.port(), get("/cases/1.json")).value();
    disk.make_room();
    const auto taken = served.ask_until(201, dark_stairs);
    auto acknowledged = reporters.stop();
    acknowledged.push_back(nlohmann::json::parse(taken.body).at("case"));

    EXPECT_NE(turned_away.head.find("retry-after:"), std::string::npos) << turned_away.head;
    EXPECT_NE(turned_away.body.find("web.read_only"), std::string::npos) << turned_away.body;
    EXPECT_EQ(page.status, 200);
    expect_all_there(served, acknowledged);
    verified(place);
}

TEST_F(Database, IsMovedIntoAndOutOfWithTheSameRoot) {
    const Folder folder;
    const auto street = folder.path() / "street";
    const auto back = folder.path() / "back";
    const store::TestAddress place("songyuan moved");
    ASSERT_EQ(run({"simulate", "--cases", "60", "--data", street.string()}).code, 0);
    const auto before = verified(street);

    const auto in = run({"move",
                         "--from",
                         street.string(),
                         "--to",
                         (*place).database,
                         "--data",
                         place.folder().string(),
                         "--json"});
    ASSERT_EQ(in.code, 0) << in.out;
    EXPECT_EQ(verified(*place).at("root"), before.at("root"));
    const auto out = run({"move",
                          "--from",
                          (*place).database,
                          "--to",
                          back.string(),
                          "--data",
                          place.folder().string(),
                          "--json"});

    ASSERT_EQ(out.code, 0) << out.out;
    const auto after = verified(back);
    EXPECT_EQ(after.at("root"), before.at("root"));
    EXPECT_EQ(after.at("entries"), before.at("entries"));
    EXPECT_EQ(after.at("values"), before.at("values"));
    EXPECT_EQ(run({"move", "--from", street.string(), "--to", back.string()}).code, 1);
}

} // namespace
} // namespace program
