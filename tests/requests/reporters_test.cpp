// What people do with their own report, by its tracking code: what they see, and exactly which
// facts are recorded.

#include <algorithm>
#include <cctype>

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class ReportersRequests : public Requests {};

TEST_F(ReportersRequests, WhoJoinsFollowsAndSeesTheAnswerButNotTheWords) {
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

TEST_F(ReportersRequests, ATrackingCodeIsForgivenItsSpelling) {
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

TEST_F(ReportersRequests, TheTrackingPageSaysWhoActsNextAndByWhen) {
    const auto receipt = report_lift();

    const auto view = street_.get(track(receipt), program()).json();

    EXPECT_EQ(view["title"], "等瞿溪新村物业联系您");
    EXPECT_EQ(view["due"]["signal"], "on_time");
    EXPECT_EQ(view["next"],
              "瞿溪新村物业会在 11月23日 周一 17:30 前联系您，11月27日 周五 17:30 前答复。");
    EXPECT_EQ(view["committee"]["telephone"], "021-63120000");
    EXPECT_TRUE(street_.get(track(receipt)).shows("停在两层之间"));
    EXPECT_TRUE(street_.get(track(receipt), english()).shows("will contact you"));
}

TEST_F(ReportersRequests, ASatisfiedResidentClosesTheCase) {
    const auto receipt = report_lift();
    answer(receipt);
    ASSERT_TRUE(street_.get(track(receipt)).shows("基本满意"));

    const auto answered = street_.post(track(receipt) + "/rating", {{"outcome", "satisfied"}});

    EXPECT_EQ(answered.status, 303);
    EXPECT_EQ(answered.recorded, (Kinds{"resident_called_back", "case_closed"}));
    const auto again = street_.post(track(receipt) + "/rating", {{"outcome", "satisfied"}});
    EXPECT_EQ(again.recorded, Kinds{});
}

TEST_F(ReportersRequests, NotSolvedNeedsAReasonAndGoesRoundAgain) {
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

TEST_F(ReportersRequests, WhoReportedMayAddWordsAndCorrectTheContact) {
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

TEST_F(ReportersRequests, AnUploadThatIsNoPhotoIsRefused) {
    const auto receipt = report_lift();

    const auto none = street_.post(track(receipt) + "/photos", {});
    const auto text = street_.post_photo(track(receipt) + "/photos", "not a picture at all");

    EXPECT_EQ(none.status, 422);
    EXPECT_TRUE(none.shows("请先选一张照片"));
    EXPECT_EQ(text.status, 422);
    EXPECT_EQ(text.recorded, Kinds{});
    EXPECT_EQ(street_.get(track(receipt) + "/photos/1").status, 404);
}

TEST_F(ReportersRequests, WhoeverReportedMayTakeItBack) {
    const auto receipt = report_lift();

    const auto answered = street_.post(track(receipt) + "/withdrawal", {{"reason", "自己好了"}});

    EXPECT_EQ(answered.recorded, (Kinds{"voice_withdrawn", "case_withdrawn"}));
    const auto page = street_.get(track(receipt));
    EXPECT_TRUE(page.shows("您已撤回"));
    EXPECT_FALSE(page.shows("/withdrawal"));
    EXPECT_EQ(street_.post(track(receipt) + "/words", {{"words", "再说"}}).recorded, Kinds{});
}

TEST_F(ReportersRequests, WhoJoinedTakesBackOnlyTheirOwnVoice) {
    report_lift();
    const auto second = report({{"words", "我家也乘不了"}, {"place", "瞿溪新村"}, {"joins", 1}});

    const auto answered = street_.post(track(second) + "/withdrawal", {});

    EXPECT_EQ(answered.recorded, (Kinds{"voice_withdrawn", "case_follower_left"}));
    EXPECT_EQ(street_.get("/cases/1", program()).json()["stage"]["code"], "assigned");
}

TEST_F(ReportersRequests, WhoReportedFirstTakesNothingFromTheNeighbourWhoJoined) {
    const auto first = report_lift();
    const auto second = report({{"words", "我家也乘不了"}, {"place", "瞿溪新村"}, {"joins", 1}});
    const bool is_said_before = street_.get(track(first)).shows("还有邻居反映了同一件事");

    const auto answered = street_.post(track(first) + "/withdrawal", {});

    EXPECT_TRUE(is_said_before);
    EXPECT_EQ(answered.recorded, (Kinds{"voice_withdrawn", "case_follower_left"}));
    EXPECT_TRUE(street_.get(track(first)).shows("您的这一份已经撤回"));
    EXPECT_FALSE(street_.get(track(second)).shows("您已经撤回"));
    EXPECT_EQ(street_.get("/cases/1", program()).json()["followers"], 0);
    EXPECT_EQ(street_.post(track(second) + "/withdrawal", {}).recorded,
              (Kinds{"voice_withdrawn", "case_withdrawn"}));
}

TEST_F(ReportersRequests, WhatCouldNotBeSolvedSaysWhyAndWhomToTurnTo) {
    const auto receipt = report_lift();
    contact(receipt);
    auto ending = on(receipt, cases::Act::CloseUnresolved);
    ending.reason = "厂家已停产，没有配件。";
    ending.turn_to = "市场监管所";
    street_.act("jiedao", ending);

    const auto page = street_.get(track(receipt));

    EXPECT_TRUE(page.shows("这件事没能解决"));
    EXPECT_TRUE(page.shows("厂家已停产"));
    EXPECT_TRUE(page.shows("市场监管所"));
    EXPECT_TRUE(page.shows("data-signal=\"unresolved\""));
}

TEST_F(ReportersRequests, TheLargerVersionFoldsNothingAndKeepsTheTelephoneInSight) {
    const auto receipt = report_lift();

    Asker larger;
    larger.cookies = "elder=1";

    const auto page = street_.get(track(receipt), larger);

    EXPECT_TRUE(page.shows("<details class=\"act-form\" open>"));
    EXPECT_FALSE(page.shows("<details class=\"act-form\">"));
    EXPECT_TRUE(page.shows("href=\"tel:021-63120000\""));
}

} // namespace
} // namespace tests
