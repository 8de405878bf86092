// Two streets, each the real program: one hands a category to the other's Open311 server, with a
// key that was given while that server ran.

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/program/served.hpp"

namespace program {
namespace {

constexpr int key_characters = 64;
constexpr std::size_t tracking_code_characters = 19; // YURR-E2HK-5KNF-FPMP

std::string key_for(const std::string& name, const Folder& folder) {
    const auto added = run({"open311-client", "add", name, "--json", "--data", folder.path()});
    EXPECT_EQ(added.code, 0) << added.out;
    const auto begin = added.out.find('{');
    return nlohmann::json::parse(
        added.out.substr(begin, added.out.find('}') + 1 - begin))["api_key"];
}

TEST(Open311, AKeyIsGivenAndTakenBackWhileTheServerRuns) {
    const Folder folder;
    const Served street(folder.path());

    const auto key = key_for("水务", folder);

    EXPECT_EQ(key.size(), static_cast<std::size_t>(key_characters));
    const auto asked = get("/open311/v2/services.json?api_key=" + key);
    EXPECT_EQ(ask(street.port(), asked)->status, 200);
    EXPECT_NE(run({"open311-client", "list", "--data", folder.path()}).out.find("水务"),
              std::string::npos);
    EXPECT_EQ(run({"open311-client", "add", "水务", "--data", folder.path()}).code, 1);
    EXPECT_EQ(run({"open311-client", "remove", "水务", "--data", folder.path()}).code, 0);
    EXPECT_EQ(ask(street.port(), asked)->status, 403);
}

TEST(Open311, APictureComesWithAReport) {
    const Folder folder;
    const Served street(folder.path());
    const auto key = key_for("市民热线", folder);
    std::ifstream picture("src/town/pictures/bins_before.jpg", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(picture), {}};
    const auto posting =
        "/open311/v2/requests.json?service_code=litter&lat=31.2&long=121.4"
        "&description=bins&api_key=" +
        key;

    const auto posted = ask(street.port(), post_photo(posting, bytes));

    ASSERT_EQ(posted->status, 200) << posted->body;
    const auto notice = nlohmann::json::parse(posted->body)[0]["service_notice"].get<std::string>();
    const std::string before = "查询码 ";
    const auto code = notice.substr(notice.find(before) + before.size(), tracking_code_characters);
    const auto tracked = ask(street.port(), get("/track/" + code + ".json"));
    ASSERT_EQ(tracked->status, 200) << code;
    EXPECT_EQ(nlohmann::json::parse(tracked->body)["mine"]["photos"].size(), 1U);
    const auto shown = ask(street.port(), get("/open311/v2/requests/1.json"));
    EXPECT_TRUE(nlohmann::json::parse(shown->body)[0]["media_url"].is_null());
}

TEST(Open311, OneStreetHandsACaseToAnother) {
    const Folder there;
    const Served other(there.path());
    const auto key = key_for("淞园治慧", there);
    const Folder here;
    std::ofstream(here.path() / "songyuan.toml")
        << "[site]\npublic_url = \"https://street.example\"\n"
        << "[[open311]]\ncategory = \"water_supply\"\nservice_code = \"water_supply\"\n"
        << "updates = true\nkey = \"" << key << "\"\n"
        << "endpoint = \"http://127.0.0.1:" << other.port() << "/open311/v2\"\n";
    const Served street(here.path());

    const auto reported =
        ask(street.port(),
            post_json("/voices", R"({"words": "三天没水了", "category": "water_supply"})"));

    ASSERT_EQ(reported->status, 201) << reported->body;
    const auto arrived = other.ask_until(200, get("/open311/v2/requests/1.json"));
    EXPECT_EQ(nlohmann::json::parse(arrived.body)[0]["service_code"], "water_supply");
    EXPECT_EQ(arrived.body.find("三天没水了"), std::string::npos);
}

} // namespace
} // namespace program
