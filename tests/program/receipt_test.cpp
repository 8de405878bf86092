// Three who trust nobody: a resident reports and keeps the receipt, an observer's machine witnesses
// the record, and an auditor checks with both and without any server.

#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/program/served.hpp"

namespace program {
namespace {

class Receipt : public testing::Test {
protected:
    [[nodiscard]] std::string path(const char* name) const { return (folder_.path() / name); }

    [[nodiscard]] Ran witness(const Served& served, const std::vector<std::string>& more) const {
        std::vector<std::string> arguments = {"witness",
                                              "http://127.0.0.1:" + std::to_string(served.port()),
                                              "--keep",
                                              path("library"),
                                              "--once"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        return run(arguments);
    }

    // The key that the observer's machine shows, and the operator adds.
    [[nodiscard]] std::string introduce(const Served& served) const {
        const auto shown = witness(served, {"--lang", "en"}).out;
        const auto begins = shown.find("office: ") + 8;
        const auto key = shown.substr(begins, shown.find('\n') - begins);
        EXPECT_EQ(run({"witnesses", "add", "社区图书馆", key, "--data", path("street")}).code, 0);
        return key;
    }

    [[nodiscard]] std::string keep(const nlohmann::json& receipt) const {
        std::ofstream(path("receipt.json")) << receipt.dump();
        return path("receipt.json");
    }

private:
    Folder folder_;
};

TEST_F(Receipt, OfAResidentHoldsWithTheWitnessesWordAndWithoutAServer) {
    nlohmann::json receipt;
    std::string key;
    {
        const Served served(path("street"));
        key = introduce(served);
        const auto reply = ask(served.port(), post_json("/voices", R"({"words":"电梯坏了。"})"));
        ASSERT_EQ(reply->status, 201);
        const auto entries =
            nlohmann::json::parse(ask(served.port(), get("/healthz"))->body)["entries"]
                .get<std::int64_t>();
        ASSERT_EQ(witness(served, {"--json"}).code, 0);
        const auto address = "/record/entries/" + std::to_string(entries) + "/receipt";
        receipt = nlohmann::json::parse(ask(served.port(), get(address))->body);
    }
    ASSERT_EQ(receipt["witnesses"].size(), 1U) << receipt;

    const auto checked =
        run({"verify-receipt", keep(receipt), "--witness", key, "--json", "--lang", "en"});
    const auto by_another = run({"verify-receipt", keep(receipt), "--witness", "AAAA"});
    auto forged = receipt;
    forged["witnesses"][0]["timestamp"] = receipt["witnesses"][0]["timestamp"].get<int64_t>() + 1;
    const auto altered = run({"verify-receipt", keep(forged), "--json"});
    auto silent = receipt;
    silent["witnesses"] = nlohmann::json::array();
    const auto without = run({"verify-receipt", keep(silent), "--witness", key});

    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_EQ(nlohmann::json::parse(checked.out)["witnesses"][0]["name"], "社区图书馆");
    EXPECT_EQ(by_another.code, 1);
    EXPECT_EQ(altered.code, 1);
    EXPECT_EQ(nlohmann::json::parse(altered.out)["why"], "proof.witness_not_signed");
    EXPECT_EQ(without.code, 1);
}

} // namespace
} // namespace program
