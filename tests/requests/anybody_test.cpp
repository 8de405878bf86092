// Each address that anybody may ask: its status, its page, its JSON, and exactly which facts were
// recorded.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class PublicRequests : public Requests {};

TEST_F(PublicRequests, TheFirstPageOfAnEmptyStreetInvitesToReport) {
    const auto page = street_.get("/");

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("我要反映"));
    EXPECT_TRUE(page.shows("还没有公开的答复"));
    EXPECT_EQ(page.recorded, Kinds{});
    EXPECT_EQ(street_.get("/", program()).json()["month"][1]["shown"], "—");
}

TEST_F(PublicRequests, TheFirstPageShowsThisMonthAndTheLatestAnswers) {
    const auto receipt = report_lift();
    answer(receipt);
    street_.post(track(receipt) + "/rating", {{"outcome", "satisfied"}});

    const auto view = street_.get("/", program()).json();

    EXPECT_EQ(view["month"][0]["shown"], "1 件");
    EXPECT_EQ(view["month"][1]["shown"], "1/1");
    EXPECT_EQ(view["month"][1]["percent"], "100 %");
    EXPECT_EQ(view["answers"][0]["title"], "电梯停用已修复 · 瞿溪新村");
    EXPECT_TRUE(street_.get("/", english()).shows("Latest answers"));
}

TEST_F(PublicRequests, StatementsCanBeReadInBothLanguages) {
    EXPECT_TRUE(street_.get("/privacy").shows("谁看得到"));
    EXPECT_TRUE(street_.get("/privacy", english()).shows("Who sees it"));
    EXPECT_TRUE(street_.get("/accessibility").shows("无障碍"));
    EXPECT_TRUE(street_.get("/accessibility", english()).shows("keyboard"));
}

TEST_F(PublicRequests, AReportOfWordsAloneBecomesACase) {
    const auto answered = street_.post_json("/voices", {{"words", "有件小事想说说"}});

    EXPECT_EQ(answered.status, 201);
    EXPECT_EQ(answered.recorded, (Kinds{"voice_raised", "case_opened"}));
    const auto receipt = answered.json();
    EXPECT_EQ(receipt.size(), 4U);
    EXPECT_EQ(receipt["voice"], 1);
    EXPECT_EQ(receipt["case"], 1);
    EXPECT_GT(receipt["entry"].get<int>(), 0);
    EXPECT_EQ(answered.headers.at("Location"),
              "/slip/" + receipt["tracking_code"].get<std::string>());
}

TEST_F(PublicRequests, ABrowserIsSentToTheSlip) {
    const auto answered = street_.post("/voices", {{"words", "电梯坏了"}, {"place", "瞿溪新村"}});

    ASSERT_EQ(answered.status, 303);
    const auto slip = street_.get(answered.headers.at("Location"));
    EXPECT_EQ(slip.status, 200);
    EXPECT_TRUE(slip.shows("瞿溪新村物业"));
    EXPECT_TRUE(slip.shows("记录第"));
    EXPECT_TRUE(slip.shows("<path d=\"M"));
}

TEST_F(PublicRequests, AFormWithoutWordsComesBackWithWhatWasTyped) {
    const auto answered = street_.post("/voices",
                                       {{"words", " "},
                                        {"place", "瞿溪新村3号"},
                                        {"where_exactly", "大堂"},
                                        {"contact_phone", "13800000000"}});

    EXPECT_EQ(answered.status, 422);
    EXPECT_EQ(answered.recorded, Kinds{});
    EXPECT_TRUE(answered.shows("value=\"瞿溪新村3号\""));
    EXPECT_TRUE(answered.shows("value=\"大堂\""));
    EXPECT_TRUE(answered.shows("value=\"13800000000\""));
    EXPECT_TRUE(answered.shows("aria-invalid=\"true\""));
    const auto problem = street_.post_json("/voices", {{"place", "瞿溪新村"}});
    EXPECT_EQ(problem.status, 422);
    EXPECT_EQ(problem.json()["field"], "words");
}

TEST_F(PublicRequests, AnAddressInWordsLeadsToItsUnitAndAnUnknownOneIsKept) {
    const auto known = report({{"words", "电梯坏了"}, {"place", "瞿溪新村3号201"}});
    const auto unknown = report({{"words", "电梯坏了"}, {"place", "河边的小亭子"}});

    EXPECT_EQ(street_.get("/cases/1", program()).json()["place"], "瞿溪新村");
    EXPECT_TRUE(street_.get(track(known)).shows("瞿溪新村 3号 201室"));
    EXPECT_TRUE(street_.get(track(unknown)).shows("河边的小亭子"));
}

TEST_F(PublicRequests, WhatNobodyMayWaitForStopsTheForm) {
    const auto answered =
        street_.post("/voices", {{"words", "厨房着火了"}, {"category", "fire_now"}});

    EXPECT_EQ(answered.status, 403);
    EXPECT_EQ(answered.recorded, Kinds{});
    EXPECT_TRUE(answered.shows("href=\"tel:119\""));
    EXPECT_TRUE(answered.shows("厨房着火了"));
}

TEST_F(PublicRequests, SimilarCasesAreShownOnceBeforeAReportFromThePage) {
    report_lift();
    Form form = {{"words", "电梯又不动了"}, {"place", "瞿溪新村"}, {"page", "report"}};

    const auto asked_back = street_.post("/voices", form);
    form.emplace_back("joins", "0");
    const auto different = street_.post("/voices", form);

    EXPECT_EQ(asked_back.status, 409);
    EXPECT_EQ(asked_back.recorded, Kinds{});
    EXPECT_TRUE(asked_back.shows("电梯又不动了"));
    EXPECT_TRUE(asked_back.shows("就是这件，我也关注"));
    EXPECT_EQ(different.status, 303);
    EXPECT_EQ(different.recorded, (Kinds{"voice_raised", "case_opened"}));
}

TEST_F(PublicRequests, OnlyWhoMayTakeInReportsForSomebodyElse) {
    const auto staff = street_.signed_in("juwei");
    const auto taken_down =
        street_.post("/voices", {{"words", "电话里说楼道灯不亮"}, {"source", "phone"}}, staff);
    const auto resident = street_.post_json("/voices", {{"words", "灯"}, {"source", "phone"}});
    const auto unknown = street_.post_json("/voices", {{"words", "灯"}, {"source", "pigeon"}});

    EXPECT_EQ(taken_down.status, 303);
    EXPECT_EQ(taken_down.recorded, (Kinds{"voice_raised", "case_opened"}));
    EXPECT_EQ(resident.status, 403);
    EXPECT_EQ(resident.recorded, Kinds{});
    EXPECT_EQ(unknown.json()["field"], "source");
    EXPECT_TRUE(street_.get("/report", staff).shows("居民是怎么来的"));
    EXPECT_FALSE(street_.get("/report").shows("居民是怎么来的"));
}

TEST_F(PublicRequests, WhileAReportIsTypedItsConsequencesAreShown) {
    report_lift();

    const auto view =
        street_
            .get(
                "/cases/similar?place=%E7%9E%BF%E6%BA%AA%E6%96%B0%E6%9D%91&words=%E7%94%B5%E6%A2%"
                "AF%E5%9D%8F%E4%BA%86",
                program())
            .json();

    EXPECT_EQ(view["similar"][0]["id"], 1);
    EXPECT_EQ(view["suggested"]["code"], "lift");
    EXPECT_EQ(view["entrances"][0]["name"], "3号");
    EXPECT_NE(view["then"].get<std::string>().find("瞿溪新村物业"), std::string::npos);
}

TEST_F(PublicRequests, TheSameKeyTwiceIsOneReport) {
    const Form form = {{"words", "楼道堆物"}, {"once", "the same key"}};

    const auto first = street_.post("/voices", form);
    const auto again = street_.post("/voices", form);

    EXPECT_EQ(first.headers.at("Location"), again.headers.at("Location"));
    EXPECT_EQ(again.recorded, Kinds{});
}

TEST_F(PublicRequests, AnybodyReadsStagesAndPublicAnswersButNobodysWords) {
    const auto receipt = report_lift();
    answer(receipt);

    const auto page = street_.get("/cases/1");
    const auto list = street_.get("/cases");

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("电梯停用已修复"));
    EXPECT_TRUE(page.shows("门机皮带已更换"));
    EXPECT_FALSE(page.shows("停在两层之间"));
    EXPECT_FALSE(page.shows("3号"));
    EXPECT_TRUE(list.shows("电梯停用已修复"));
    EXPECT_FALSE(list.shows("停在两层之间"));
    EXPECT_EQ(street_.get("/cases/99").status, 404);
    EXPECT_EQ(street_.get("/cases/nonsense").status, 404);
    EXPECT_TRUE(street_.get("/cases/1", english()).shows("What happened"));
}

TEST_F(PublicRequests, StaffReadMoreAtTheSameAddress) {
    report_lift();
    const auto staff = street_.signed_in("wuye");

    EXPECT_TRUE(street_.get("/cases/1", staff).shows("停在两层之间"));
    EXPECT_TRUE(street_.get("/cases", staff).shows("停在两层之间"));
}

TEST_F(PublicRequests, TheListIsFilteredAndPagedByKey) {
    for (int number = 0; number < 3; ++number) {
        report({{"words", "电梯坏了 " + std::to_string(number)}, {"place", "瞿溪新村"}});
    }
    report({{"words", "请问老年证怎么办"}});

    const auto first = street_.get("/cases.json?category=lift&limit=2", program());
    const auto next = first.json()["next_href"].get<std::string>();
    const auto second = street_.get(next, program());

    EXPECT_EQ(first.json()["cases"].size(), 2U);
    EXPECT_EQ(first.json()["cases"][0]["id"], 3);
    EXPECT_EQ(first.headers.at("Link"), // Whoever follows it stays in JSON.
              "</cases.json" + next.substr(next.find('?')) + ">; rel=\"next\"");
    EXPECT_EQ(second.json()["cases"].size(), 1U);
    EXPECT_EQ(second.json()["next_href"], "");
    EXPECT_EQ(street_.get("/cases.json?place=" + std::to_string(street_.compound.value), program())
                  .json()["cases"]
                  .size(),
              3U);
    EXPECT_EQ(street_.get("/cases.json?stage=closed", program()).json()["cases"].size(), 0U);
}

TEST_F(PublicRequests, AListThatCantBeReadIsRefusedNamingTheField) {
    const std::vector<std::pair<std::string, std::string>> wrong = {{"stage", "sleeping"},
                                                                    {"category", "dragons"},
                                                                    {"place", "nowhere"},
                                                                    {"limit", "0"},
                                                                    {"limit", "101"},
                                                                    {"limit", "many"},
                                                                    {"before", "-1"},
                                                                    {"q", "x\xff"}};
    for (const auto& [name, value] : wrong) {
        const auto answered =
            street_.get("/cases.json?" + name + "=" + web::percent_encoded(value), program());

        EXPECT_GE(answered.status, 400) << name << "=" << value;
        EXPECT_LT(answered.status, 500) << name << "=" << value;
    }
    EXPECT_EQ(street_.get("/cases.json?stage=sleeping", program()).json()["field"], "stage");
    EXPECT_TRUE(street_.get("/cases?place=nowhere").shows("nowhere"));
}

} // namespace
} // namespace tests
