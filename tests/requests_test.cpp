// Each route: its status, its page, its JSON, and exactly which facts were recorded.

#include <gtest/gtest.h>

#include "tests/neighbourhood.hpp"

namespace tests {
namespace {

using nlohmann::json;
using Kinds = std::vector<std::string>;

const Asker program{.accept = "application/json"};
const Asker english{.language = "en"};

class Requests : public testing::Test {
protected:
    json report(json typed) {
        const auto answered = street_.post_json("/voices", typed);
        EXPECT_EQ(answered.status, 201) << answered.body;
        return answered.json();
    }

    json report_lift() {
        return report({{"words", "3号楼电梯停在两层之间"}, {"place", "瞿溪新村3号"}});
    }

    std::string track(const json& receipt) {
        return "/track/" + receipt["tracking_code"].get<std::string>();
    }

    // Answered by the property company and checked by the residents' committee.
    void answer(const json& receipt) {
        const cases::CaseId id{receipt["case"].get<std::int64_t>()};
        street_.act("wuye", {.id = id, .act = cases::Act::Accept});
        street_.act("wuye",
                    {.id = id, .act = cases::Act::Contact, .channel = cases::Channel::Phone});
        street_.act("wuye",
                    {.id = id,
                     .act = cases::Act::Submit,
                     .answer = "门机皮带已更换，恢复运行。",
                     .public_line = "电梯停用已修复",
                     .is_public = true});
        street_.act("juwei", {.id = id, .act = cases::Act::Check});
    }

    Neighbourhood street_;
};

TEST_F(Requests, TheFirstPageOfAnEmptyStreetInvitesToReport) {
    const auto page = street_.get("/");

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("我要反映"));
    EXPECT_TRUE(page.shows("还没有公开的答复"));
    EXPECT_EQ(page.recorded, Kinds{});
    EXPECT_EQ(street_.get("/", program).json()["month"][1]["shown"], "—");
}

TEST_F(Requests, TheFirstPageShowsThisMonthAndTheLatestAnswers) {
    const auto receipt = report_lift();
    answer(receipt);
    street_.post(track(receipt) + "/rating", {{"outcome", "satisfied"}});

    const auto view = street_.get("/", program).json();

    EXPECT_EQ(view["month"][0]["shown"], "1 件");
    EXPECT_EQ(view["month"][1]["shown"], "1/1");
    EXPECT_EQ(view["month"][1]["percent"], "100 %");
    EXPECT_EQ(view["answers"][0]["title"], "电梯停用已修复 · 瞿溪新村");
    EXPECT_TRUE(street_.get("/", english).shows("Latest answers"));
}

TEST_F(Requests, StatementsCanBeReadInBothLanguages) {
    EXPECT_TRUE(street_.get("/privacy").shows("谁看得到"));
    EXPECT_TRUE(street_.get("/privacy", english).shows("Who sees it"));
    EXPECT_TRUE(street_.get("/accessibility").shows("无障碍"));
    EXPECT_TRUE(street_.get("/accessibility", english).shows("keyboard"));
}

TEST_F(Requests, AReportOfWordsAloneBecomesACase) {
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

TEST_F(Requests, ABrowserIsSentToTheSlip) {
    const auto answered = street_.post("/voices", {{"words", "电梯坏了"}, {"place", "瞿溪新村"}});

    ASSERT_EQ(answered.status, 303);
    const auto slip = street_.get(answered.headers.at("Location"));
    EXPECT_EQ(slip.status, 200);
    EXPECT_TRUE(slip.shows("瞿溪新村物业"));
    EXPECT_TRUE(slip.shows("记录第"));
    EXPECT_TRUE(slip.shows("<path d=\"M"));
}

TEST_F(Requests, AFormWithoutWordsComesBackWithWhatWasTyped) {
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

TEST_F(Requests, AnAddressInWordsLeadsToItsUnitAndAnUnknownOneIsKept) {
    const auto known = report({{"words", "电梯坏了"}, {"place", "瞿溪新村3号201"}});
    const auto unknown = report({{"words", "电梯坏了"}, {"place", "河边的小亭子"}});

    EXPECT_EQ(street_.get("/cases/1", program).json()["place"], "瞿溪新村");
    EXPECT_TRUE(street_.get(track(known)).shows("瞿溪新村 3号 201室"));
    EXPECT_TRUE(street_.get(track(unknown)).shows("河边的小亭子"));
}

TEST_F(Requests, WhatNobodyMayWaitForStopsTheForm) {
    const auto answered =
        street_.post("/voices", {{"words", "厨房着火了"}, {"category", "fire_now"}});

    EXPECT_EQ(answered.status, 403);
    EXPECT_EQ(answered.recorded, Kinds{});
    EXPECT_TRUE(answered.shows("href=\"tel:119\""));
    EXPECT_TRUE(answered.shows("厨房着火了"));
}

TEST_F(Requests, SimilarCasesAreShownOnceBeforeAReportFromThePage) {
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

TEST_F(Requests, WhoJoinsFollowsAndSeesTheAnswerButNotTheWords) {
    const auto first = report_lift();
    const auto second = report({{"words", "我家也乘不了"}, {"place", "瞿溪新村"}, {"joins", 1}});
    answer(first);

    const auto page = street_.get(track(second));

    EXPECT_EQ(second["case"], 1);
    EXPECT_TRUE(page.shows("门机皮带已更换"));
    EXPECT_TRUE(page.shows("我家也乘不了"));
    EXPECT_FALSE(page.shows("停在两层之间"));
    EXPECT_FALSE(page.shows("/rating"));
    const auto refused = street_.post(track(second) + "/rating", {{"outcome", "satisfied"}});
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.recorded, Kinds{});
    const auto nothing = street_.post_json("/voices", {{"words", "我也是"}, {"joins", 99}});
    EXPECT_EQ(nothing.json()["field"], "joins");
}

TEST_F(Requests, OnlyWhoMayTakeInReportsForSomebodyElse) {
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
    EXPECT_TRUE(street_.get("/report", staff).shows("替居民登记"));
    EXPECT_FALSE(street_.get("/report").shows("替居民登记"));
}

TEST_F(Requests, WhileAReportIsTypedItsConsequencesAreShown) {
    report_lift();

    const auto view =
        street_
            .get(
                "/cases/similar?place=%E7%9E%BF%E6%BA%AA%E6%96%B0%E6%9D%91&words=%E7%94%B5%E6%A2%"
                "AF%E5%9D%8F%E4%BA%86",
                program)
            .json();

    EXPECT_EQ(view["similar"][0]["id"], 1);
    EXPECT_EQ(view["suggested"]["code"], "lift");
    EXPECT_EQ(view["entrances"][0]["name"], "3号");
    EXPECT_NE(view["then"].get<std::string>().find("瞿溪新村物业"), std::string::npos);
}

TEST_F(Requests, TheSameKeyTwiceIsOneReport) {
    const Form form = {{"words", "楼道堆物"}, {"once", "the same key"}};

    const auto first = street_.post("/voices", form);
    const auto again = street_.post("/voices", form);

    EXPECT_EQ(first.headers.at("Location"), again.headers.at("Location"));
    EXPECT_EQ(again.recorded, Kinds{});
}

TEST_F(Requests, ATrackingCodeIsForgivenItsSpelling) {
    const auto code = report_lift()["tracking_code"].get<std::string>();
    std::string typed = code;
    std::erase(typed, '-');
    std::ranges::transform(typed, typed.begin(), [](unsigned char each) {
        return static_cast<char>(std::tolower(each));
    });

    EXPECT_EQ(street_.get("/track").status, 200);
    EXPECT_EQ(street_.post("/track", {{"code", typed}}).headers.at("Location"), "/track/" + code);
    const auto wrong = street_.post("/track", {{"code", "AAAA-BBBB-CCCC-DDDD"}});
    EXPECT_EQ(wrong.status, 404);
    EXPECT_TRUE(wrong.shows("没有找到这个查询码"));
    EXPECT_EQ(street_.get("/track/AAAA-BBBB-CCCC-DDDD").status, 404);
    EXPECT_EQ(street_.get("/slip/AAAA").status, 404);
}

TEST_F(Requests, TheTrackingPageSaysWhoActsNextAndByWhen) {
    const auto receipt = report_lift();

    const auto view = street_.get(track(receipt), program).json();

    EXPECT_EQ(view["title"], "等瞿溪新村物业联系您");
    EXPECT_EQ(view["due"]["signal"], "on_time");
    EXPECT_EQ(view["next"],
              "瞿溪新村物业会在 11月23日 周一 17:30 前联系您，11月27日 周五 17:30 前答复。");
    EXPECT_EQ(view["committee"]["telephone"], "021-63120000");
    EXPECT_TRUE(street_.get(track(receipt)).shows("停在两层之间"));
    EXPECT_TRUE(street_.get(track(receipt), english).shows("will contact you"));
}

TEST_F(Requests, ASatisfiedResidentClosesTheCase) {
    const auto receipt = report_lift();
    answer(receipt);
    ASSERT_TRUE(street_.get(track(receipt)).shows("基本满意"));

    const auto answered = street_.post(track(receipt) + "/rating", {{"outcome", "satisfied"}});

    EXPECT_EQ(answered.status, 303);
    EXPECT_EQ(answered.recorded, (Kinds{"resident_called_back", "case_closed"}));
    const auto again = street_.post(track(receipt) + "/rating", {{"outcome", "satisfied"}});
    EXPECT_EQ(again.recorded, Kinds{});
}

TEST_F(Requests, NotSolvedNeedsAReasonAndGoesRoundAgain) {
    const auto receipt = report_lift();
    answer(receipt);

    const auto silent = street_.post(track(receipt) + "/rating", {{"outcome", "dissatisfied"}});
    const auto said = street_.post(track(receipt) + "/rating",
                                   {{"outcome", "dissatisfied"}, {"note", "今早又停了"}});
    const auto nonsense = street_.post(track(receipt) + "/rating", {{"outcome", "perhaps"}});

    EXPECT_EQ(silent.status, 422);
    EXPECT_EQ(silent.recorded, Kinds{});
    EXPECT_TRUE(silent.shows("哪里没解决"));
    EXPECT_EQ(said.recorded, (Kinds{"resident_called_back", "case_rehandled"}));
    EXPECT_EQ(nonsense.recorded, Kinds{});
}

TEST_F(Requests, WhoReportedMayAddWordsAndCorrectTheContact) {
    const auto receipt = report_lift();

    const auto words = street_.post(track(receipt) + "/words", {{"words", "现在完全不动了"}});
    const auto contact = street_.post(track(receipt) + "/contact",
                                      {{"contact_phone", "13900000000"}, {"contact_name", "王"}});
    const auto wrong = street_.post(track(receipt) + "/contact", {{"contact_phone", "abc"}});

    EXPECT_EQ(words.recorded, Kinds{"voice_added_to"});
    EXPECT_EQ(contact.recorded, Kinds{"contact_corrected"});
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(wrong.shows("value=\"abc\""));
    const auto page = street_.get(track(receipt));
    EXPECT_TRUE(page.shows("现在完全不动了"));
    EXPECT_TRUE(page.shows("13900000000"));
}

TEST_F(Requests, AnUploadThatIsNoPhotoIsRefused) {
    const auto receipt = report_lift();

    const auto none = street_.post(track(receipt) + "/photos", {});
    const auto text = street_.post_photo(track(receipt) + "/photos", "not a picture at all");

    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(none.shows("请先选一张照片"));
    EXPECT_EQ(text.status, 422);
    EXPECT_EQ(text.recorded, Kinds{});
    EXPECT_EQ(street_.get(track(receipt) + "/photos/1").status, 404);
}

TEST_F(Requests, WhoeverReportedMayTakeItBack) {
    const auto receipt = report_lift();

    const auto answered = street_.post(track(receipt) + "/withdrawal", {{"reason", "自己好了"}});

    EXPECT_EQ(answered.recorded, (Kinds{"voice_withdrawn", "case_withdrawn"}));
    const auto page = street_.get(track(receipt));
    EXPECT_TRUE(page.shows("您已撤回"));
    EXPECT_FALSE(page.shows("/withdrawal"));
    EXPECT_EQ(street_.post(track(receipt) + "/words", {{"words", "再说"}}).recorded, Kinds{});
}

TEST_F(Requests, WhoJoinedTakesBackOnlyTheirOwnVoice) {
    report_lift();
    const auto second = report({{"words", "我家也乘不了"}, {"place", "瞿溪新村"}, {"joins", 1}});

    const auto answered = street_.post(track(second) + "/withdrawal", {});

    EXPECT_EQ(answered.recorded, Kinds{"voice_withdrawn"});
    EXPECT_EQ(street_.get("/cases/1", program).json()["stage"]["code"], "assigned");
}

TEST_F(Requests, WhatCouldNotBeSolvedSaysWhyAndWhomToTurnTo) {
    const auto receipt = report_lift();
    const cases::CaseId id{1};
    street_.act("wuye", {.id = id, .act = cases::Act::Accept});
    street_.act("wuye", {.id = id, .act = cases::Act::Contact, .channel = cases::Channel::Visit});
    street_.act("jiedao",
                {.id = id,
                 .act = cases::Act::CloseUnresolved,
                 .reason = "厂家已停产，没有配件。",
                 .turn_to = "市场监管所"});

    const auto page = street_.get(track(receipt));

    EXPECT_TRUE(page.shows("这件事没能解决"));
    EXPECT_TRUE(page.shows("厂家已停产"));
    EXPECT_TRUE(page.shows("市场监管所"));
    EXPECT_TRUE(page.shows("data-signal=\"unresolved\""));
}

TEST_F(Requests, TheLargerVersionFoldsNothingAndKeepsTheTelephoneInSight) {
    const auto receipt = report_lift();

    const auto page = street_.get(track(receipt), {.cookies = "elder=1"});

    EXPECT_TRUE(page.shows("<details class=\"act-form\" open>"));
    EXPECT_FALSE(page.shows("<details class=\"act-form\">"));
    EXPECT_TRUE(page.shows("href=\"tel:021-63120000\""));
}

TEST_F(Requests, AnybodyReadsStagesAndPublicAnswersButNobodysWords) {
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
    EXPECT_TRUE(street_.get("/cases/1", english).shows("What happened"));
}

TEST_F(Requests, StaffReadMoreAtTheSameAddress) {
    report_lift();
    const auto staff = street_.signed_in("wuye");

    EXPECT_TRUE(street_.get("/cases/1", staff).shows("停在两层之间"));
    EXPECT_TRUE(street_.get("/cases", staff).shows("停在两层之间"));
}

TEST_F(Requests, TheListIsFilteredAndPagedByKey) {
    for (int number = 0; number < 3; ++number) {
        report({{"words", "电梯坏了 " + std::to_string(number)}, {"place", "瞿溪新村"}});
    }
    report({{"words", "请问老年证怎么办"}});

    const auto first = street_.get("/cases.json?category=lift&limit=2", program);
    const auto next = first.json()["next_href"].get<std::string>();
    const auto second = street_.get(next, program);

    EXPECT_EQ(first.json()["cases"].size(), 2U);
    EXPECT_EQ(first.json()["cases"][0]["id"], 3);
    EXPECT_EQ(first.headers.at("Link"), "<" + next + ">; rel=\"next\"");
    EXPECT_EQ(second.json()["cases"].size(), 1U);
    EXPECT_EQ(second.json()["next_href"], "");
    EXPECT_EQ(street_.get("/cases.json?place=" + std::to_string(street_.compound.value), program)
                  .json()["cases"]
                  .size(),
              3U);
    EXPECT_EQ(street_.get("/cases.json?stage=closed", program).json()["cases"].size(), 0U);
}

TEST_F(Requests, AListThatCantBeReadIsRefusedNamingTheField) {
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
            street_.get("/cases.json?" + name + "=" + web::percent_encoded(value), program);

        EXPECT_GE(answered.status, 400) << name << "=" << value;
        EXPECT_LT(answered.status, 500) << name << "=" << value;
    }
    EXPECT_EQ(street_.get("/cases.json?stage=sleeping", program).json()["field"], "stage");
    EXPECT_TRUE(street_.get("/cases?place=nowhere").shows("nowhere"));
}

} // namespace
} // namespace tests
