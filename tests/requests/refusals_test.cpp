// What comes twice, comes too much or comes to the wrong address: it is refused by name and never
// dropped without a word.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class RefusalsRequests : public Requests {};

TEST_F(RefusalsRequests, AFieldThatStandsTwiceIsRefusedOnEveryAct) {
    const auto receipt = report_lift();
    const auto wuye = street_.signed_in("wuye");

    const auto report = street_.post("/voices", {{"words", "电梯停了"}, {"words", "楼道灯坏了"}});
    const auto added =
        street_.post(track(receipt) + "/words", {{"words", "还是停着"}, {"words", "又好了"}});
    const auto act = street_.post(
        "/cases/1/acceptance", {{"csrf", wuye.csrf}, {"note", "今天去"}, {"note", "明天去"}}, wuye);

    for (const auto& [answered, name] :
         {std::pair(&report, "“words”"), std::pair(&added, "“words”"), std::pair(&act, "“note”")}) {
        EXPECT_EQ(answered->status, 400);
        EXPECT_TRUE(answered->shows(name)) << answered->body;
        EXPECT_EQ(answered->recorded, Kinds{});
    }
    EXPECT_TRUE(report.shows("楼道灯坏了"));
    EXPECT_EQ(street_.get("/cases.json?q=a&q=b").json()["field"], "q");
}

TEST_F(RefusalsRequests, ANumberOfJsonIsNoText) {
    const auto number = street_.post_json("/voices", {{"words", 5}});
    const auto truth = street_.post_json("/voices", {{"words", "电梯停了"}, {"category", true}});
    const auto place = street_.post_json("/voices", {{"words", "电梯停了"}, {"place", 3}});

    for (const auto& [answered, name] : {std::pair(&number, "words"), {&truth, "category"}}) {
        EXPECT_EQ(answered->status, 422) << answered->body;
        EXPECT_EQ(answered->json()["field"], name);
        EXPECT_EQ(answered->recorded, Kinds{});
    }
    EXPECT_EQ(place.status, 201) << place.body;
}

TEST_F(RefusalsRequests, ListsComeAsOftenAsThingsAreChosen) {
    const auto jiedao = street_.signed_in("jiedao");

    const auto answered = street_.post(
        "/alliance/units/1/seats",
        {{"title", "值班员"}, {"powers", "handle"}, {"powers", "check"}, {"csrf", jiedao.csrf}},
        jiedao);

    EXPECT_EQ(answered.status, 303) << answered.body;
    EXPECT_EQ(answered.recorded, Kinds{"seat_added"});
}

TEST_F(RefusalsRequests, NoPhotoIsDroppedWithoutAWord) {
    const auto receipt = report_lift();
    const auto photos = track(receipt) + "/photos";

    const auto two = street_.post_pictures(photos, {{"photo", "one"}, {"photo", "two"}}, program());
    const auto misnamed = street_.post_pictures(photos, {{"picture", "one"}}, program());
    const auto with_report = street_.post_pictures("/voices", {{"photo", "one"}}, program());
    const auto with_words =
        street_.post_pictures(track(receipt) + "/words", {{"photo", "one"}}, program());
    const auto wuye = street_.signed_in("wuye");
    const auto with_act = street_.post_pictures("/cases/1/acceptance", {{"photo", "one"}}, wuye);

    EXPECT_EQ(two.json()["type"], "urn:songyuan:refusal:web.too_many_files");
    EXPECT_EQ(misnamed.json()["type"], "urn:songyuan:refusal:web.file_elsewhere");
    EXPECT_EQ(with_report.json()["type"], "urn:songyuan:refusal:report.photo_afterwards");
    EXPECT_EQ(with_words.json()["type"], "urn:songyuan:refusal:web.no_file_here");
    EXPECT_TRUE(with_act.shows("这一步不带照片")) << with_act.body;
    for (const auto* answered : {&two, &misnamed, &with_report, &with_words, &with_act}) {
        EXPECT_EQ(answered->status, 422);
        EXPECT_EQ(answered->recorded, Kinds{});
    }
}

TEST_F(RefusalsRequests, WhoGuessesPasswordsIsToldWhenToComeBack) {
    Answered answered;
    for (int tries = 0; tries < 20 && answered.status != 429; ++tries) {
        answered = street_.post("/sign-in", {{"login", "wuye"}, {"password", "not this one"}});
    }

    EXPECT_EQ(answered.status, 429);
    EXPECT_GE(std::stoi(answered.headers["Retry-After"]), 60);
}

TEST_F(RefusalsRequests, ARefusedFormLeadsBackToWhereItStood) {
    const auto receipt = report_lift();
    Asker asker;
    asker.referer = "http://localhost:8080" + track(receipt);

    const auto refused =
        street_.post(track(receipt) + "/words", {{"words", "还没好"}, {"words", "好了"}}, asker);
    asker.referer = "http://elsewhere.example" + track(receipt);
    const auto lured = street_.post("/voices", {{"words", "a"}, {"words", "b"}}, asker);

    EXPECT_TRUE(refused.shows("href=\"" + track(receipt) + "\"")) << refused.body;
    EXPECT_FALSE(lured.shows("elsewhere.example"));
    EXPECT_TRUE(street_.get("/cases/999").shows("href=\"/cases\""));
}

TEST_F(RefusalsRequests, AFormOfAnEarlierSignInComesBackWithWhatWasTyped) {
    auto jiedao = street_.signed_in("jiedao");
    jiedao.csrf = "of the sign-in before";

    const auto answered = street_.post(
        "/alliance/units/1/seats", {{"title", "夜间值班员"}, {"powers", "handle"}}, jiedao);

    EXPECT_EQ(answered.status, 403);
    EXPECT_TRUE(answered.shows("您写的都还在")) << answered.body;
    EXPECT_TRUE(answered.shows("value=\"夜间值班员\""));
    EXPECT_EQ(answered.recorded, Kinds{});
}

TEST_F(RefusalsRequests, ARatingNobodyKnowsIsMarkedAtItsField) {
    const auto receipt = report_lift();
    answer(receipt);

    const auto form = street_.post(track(receipt) + "/rating", {{"outcome", "splendid"}});
    const auto data = street_.post_json(track(receipt) + "/rating", {{"outcome", "splendid"}});

    EXPECT_EQ(form.status, 422);
    EXPECT_TRUE(form.shows("请在下面选一个")) << form.body;
    EXPECT_EQ(data.json()["field"], "outcome");
}

TEST_F(RefusalsRequests, JoiningACaseThatIsNotThereSaysSoAndKeepsWhatWasTyped) {
    const auto page = street_.post("/voices", {{"words", "楼道灯坏了"}, {"joins", "999999"}});

    EXPECT_EQ(page.status, 404);
    EXPECT_TRUE(page.shows("没有第 999999 号办件")) << page.body;
    EXPECT_TRUE(page.shows("楼道灯坏了"));
    EXPECT_EQ(page.recorded, Kinds{});
}

TEST_F(RefusalsRequests, ADateOfTheNextStepStaysOnOneLine) {
    const auto page = street_.get(track(report_lift()));

    EXPECT_TRUE(page.shows("<span class=\"unbroken\">11月23日 周一 17:30</span>")) << page.body;
}

} // namespace
} // namespace tests
