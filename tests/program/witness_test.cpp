// A witness on another machine, and a street that shows two people two records.

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/scratch.hpp"
#include "tests/program/served.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json content_of_json(const fs::path& path) {
    std::ifstream file(path);
    return json::parse(file, nullptr, false);
}

class Witness : public testing::Test {
protected:
    Witness() { const Served founded(street()); }

    [[nodiscard]] std::string street() const { return scratch_.path() / "street"; }
    [[nodiscard]] fs::path kept() const { return scratch_.path() / "witness"; }

    // Another record with the same past and the same key.
    [[nodiscard]] std::string forked() const {
        const auto folder = scratch_.path() / "forked";
        const auto copy = (scratch_.path() / "copy.db").string();
        EXPECT_EQ(run({"backup", copy, "--data", street()}).code, 0);
        EXPECT_EQ(run({"restore", copy, "--data", folder.string()}).code, 0);
        fs::copy_file(fs::path(street()) / "log-key.pem", folder / "log-key.pem");
        return folder;
    }

    static void report(const Served& served, const std::string& words) {
        const auto reply = ask(served.port(), post_json("/voices", json{{"words", words}}.dump()));
        ASSERT_TRUE(reply && reply->status == 201);
    }

    [[nodiscard]] Ran look(const Served& served) const {
        return run({"witness",
                    "http://127.0.0.1:" + std::to_string(served.port()),
                    "--keep",
                    kept().string(),
                    "--once",
                    "--json"});
    }

    cli::ScratchFolder scratch_;
};

TEST_F(Witness, VouchesForARecordThatIsOnlyAddedTo) {
    const Served served(street());
    EXPECT_EQ(json::parse(look(served).out)["finding"], "first");
    EXPECT_EQ(json::parse(look(served).out)["finding"], "unchanged");
    report(served, "电梯停在两层之间");

    const auto grown = look(served);

    EXPECT_EQ(grown.code, 0);
    EXPECT_EQ(json::parse(grown.out)["finding"], "grown");
    const auto rights = fs::status(kept() / "witness-key.pem").permissions();
    EXPECT_EQ(rights & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Witness, IsShownOnceTheOperatorKnowsIt) {
    const Served served(street());
    (void)look(served);
    const auto introduced = run({"witness",
                                 "http://127.0.0.1:" + std::to_string(served.port()),
                                 "--keep",
                                 kept().string(),
                                 "--once",
                                 "--lang",
                                 "en"});
    const auto begins = introduced.out.find("office: ") + 8;
    const auto key = introduced.out.substr(begins, introduced.out.find('\n') - begins);
    ASSERT_EQ(run({"witnesses", "add", "图书馆", key, "--data", street()}).code, 0)
        << introduced.out;

    EXPECT_EQ(look(served).code, 0);

    const auto view = json::parse(ask(served.port(), get("/record.json"))->body);
    EXPECT_EQ(view["heads"][0]["vouched_by"], "图书馆") << view["heads"];
}

TEST_F(Witness, RaisesTheAlarmOverASplitView) {
    const auto other = forked();
    {
        const Served served(street());
        report(served, "电梯停在两层之间");
        ASSERT_EQ(look(served).code, 0);
    }
    const Served served(other);
    report(served, "电梯一直是好的");

    const auto seen = look(served);

    EXPECT_EQ(seen.code, 1);
    EXPECT_EQ(json::parse(seen.out)["finding"], "split_view") << seen.out;
    const auto evidence = content_of_json(kept() / "alarm.json");
    EXPECT_EQ(evidence["seen"]["head"]["tree_size"], evidence["shown"]["head"]["tree_size"]);
    EXPECT_NE(evidence["seen"]["head"]["sha256_root_hash"],
              evidence["shown"]["head"]["sha256_root_hash"]);
    EXPECT_EQ(look(served).code, 1) << "until somebody has looked";
}

TEST_F(Witness, RaisesTheAlarmOverAnAlteredPastWhateverWasAddedToIt) {
    const auto other = forked();
    {
        const Served served(street());
        report(served, "电梯停在两层之间");
        ASSERT_EQ(look(served).code, 0);
    }
    const Served served(other);
    report(served, "电梯一直是好的");
    report(served, "没有别的事");

    const auto seen = look(served);

    EXPECT_EQ(seen.code, 1);
    EXPECT_EQ(json::parse(seen.out)["finding"], "no_proof") << seen.out;
}

TEST_F(Witness, FollowsTheRecordToANewKey) {
    const Served served(street());
    ASSERT_EQ(look(served).code, 0);
    ASSERT_EQ(run({"log-key", "rotate", "--data", street()}).code, 0);

    const auto seen = look(served);

    EXPECT_EQ(seen.code, 0);
    EXPECT_EQ(json::parse(seen.out)["is_new_key"], true) << seen.out;
    const auto keys = json::parse(run({"log-key", "show", "--data", street(), "--json"}).out);
    EXPECT_EQ(keys.size(), 2U);
}

TEST_F(Witness, SaysWhenNobodyAnswers) {
    EXPECT_EQ(run({"witness", "http://127.0.0.1:9", "--keep", kept().string(), "--once"}).code, 1);
}

// From the page to the command line, without the server.
TEST_F(Witness, AndAnybodyElseCanCheckAReceipt) {
    const auto file = (scratch_.path() / "receipt.json").string();
    {
        const Served served(street());
        report(served, "电梯停在两层之间");
        std::ofstream(file) << ask(served.port(), get("/record/entries/3/receipt"))->body;
    }

    const auto checked = run({"verify-receipt", file, "--json"});

    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_EQ(json::parse(checked.out)["entry"], 3);
    const auto log = json::parse(checked.out)["log_id"].get<std::string>();
    EXPECT_EQ(run({"verify-receipt", file, "--log", log}).code, 0);
    EXPECT_EQ(run({"verify-receipt", file, "--log", "another"}).code, 1);

    auto receipt = content_of_json(file);
    receipt["entry"] = 4;
    std::ofstream(file) << receipt;
    EXPECT_EQ(run({"verify-receipt", file}).code, 1);
    EXPECT_EQ(run({"verify-receipt", file + ".none"}).code, 1);
    EXPECT_EQ(run({"verify-receipt"}).code, 2);
}

} // namespace
} // namespace program
