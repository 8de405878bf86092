// What the alliance does together, as browsers and programs ask for it: planning, signing up, the
// record and its photos, and exactly which facts are recorded.

#include "plans/plans.hpp"

#include "sheets/workbook.hpp"
#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class PlansRequests : public Requests {
protected:
    PlansRequests() {
        street_.turn(journal::operator_at_the_machine(), [this](journal::Turn& turn) {
            body_ =
                alliance::add_unit(
                    turn, {alliance::UnitKind::SpecialCommittee, "物业服务提升专委会", "", "", ""})
                    .value();
            return base::Result<nlohmann::json>(nlohmann::json());
        });
        jiedao_ = street_.signed_in("jiedao");
    }

    [[nodiscard]] Form training() const {
        return {{"body", std::to_string(body_.value)},
                {"kind", "training"},
                {"title", "物业服务提升培训"},
                {"day", "2026-12-03"},
                {"begins", "14:00"},
                {"ends", "16:00"},
                {"venue", "党群服务中心"},
                {"audience", "物业经理"},
                {"seats", "4"},
                {"categories", "property_service"}};
    }

    void plan() {
        const auto planned = street_.post("/plans", training(), jiedao_);
        ASSERT_EQ(planned.recorded, Kinds{"activity_planned"}) << planned.body;
    }

    static Form somebody(const std::string& people) {
        return {{"name", "周安宁"}, {"telephone", "139 0000 0001"}, {"people", people}};
    }

    alliance::UnitId body_;
    Asker jiedao_;
};

TEST_F(PlansRequests, AnActivityIsPlannedReadAndSignedUpFor) {
    plan();
    EXPECT_TRUE(street_.get("/plans").shows("报名 0/4"));
    EXPECT_TRUE(street_.get("/plans/1").shows("12月3日 周四 14:00–16:00"));

    const auto signed_up = street_.post("/plans/1/sign-ups", somebody("3"));

    EXPECT_EQ(signed_up.recorded, Kinds{"activity_signed_up"});
    const auto thanks = street_.get(signed_up.headers.at("Location"));
    EXPECT_TRUE(thanks.shows("报上了"));
    EXPECT_TRUE(thanks.shows("报名 3/4"));
    EXPECT_FALSE(thanks.shows("周安宁"));
    EXPECT_TRUE(street_.get("/plans/1", jiedao_).shows("周安宁"));
    EXPECT_EQ(street_.post("/plans/1/sign-ups", somebody("1")).status, 409);
    auto others = somebody("2");
    others[1].second = "13900000002";
    const auto refused = street_.post("/plans/1/sign-ups", others);
    EXPECT_TRUE(refused.shows("只剩 1 个名额"));
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_EQ(street_.post("/plans/1/sign-ups/1/ending", {}, jiedao_).recorded,
              Kinds{"activity_sign_up_cancelled"});
    EXPECT_TRUE(street_.get("/plans/1").shows("报名 0/4"));
}

TEST_F(PlansRequests, APlanThatLacksSomethingIsShownAgainAsItWasTyped) {
    auto form = training();
    form[3].second = "2026-11-01";

    const auto refused = street_.post("/plans", form, jiedao_);

    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.shows("开始时间已经过了"));
    EXPECT_TRUE(refused.shows("党群服务中心"));
    EXPECT_EQ(refused.recorded, Kinds{});
    form[4].second = "two";
    EXPECT_TRUE(street_.post("/plans", form, jiedao_).shows("请写成时:分"));
    form.push_back({"cases", "none"});
    form[3].second = "2026-12-03";
    form[4].second = "14:00";
    EXPECT_TRUE(street_.post("/plans", form, jiedao_).shows("请写办件编号"));
    form.back().second = "77";
    EXPECT_TRUE(street_.post("/plans", form, jiedao_).shows("没有办件 77 号"));
}

TEST_F(PlansRequests, OnlyWhoConvenesPlansAndSeesWhoComes) {
    const auto wuye = street_.signed_in("wuye");
    EXPECT_EQ(street_.post("/plans", training(), wuye).status, 403);
    EXPECT_EQ(street_.get("/plans/new", wuye).status, 403);
    EXPECT_EQ(street_.get("/plans/new", program()).status, 401);
    plan();
    street_.post("/plans/1/sign-ups", somebody("1"));
    EXPECT_FALSE(street_.get("/plans/1", wuye).shows("周安宁"));
    EXPECT_EQ(street_.get("/plans/1/sign-ups.xlsx", wuye).status, 403);
    const auto list = street_.get("/plans/1/sign-ups.xlsx", jiedao_);
    EXPECT_EQ(sheets::read_workbook(list.body).value().at(1).cells.at(1), "139 0000 0001");
    EXPECT_EQ(street_.post("/plans/1/cancellation", {{"reason", "不办了"}}, wuye).status, 403);
    EXPECT_EQ(street_.get("/plans/9").status, 404);
}

TEST_F(PlansRequests, ItEndsOnRecordWithPhotosThatCanBeTakenDown) {
    plan();
    street_.post("/plans/1/sign-ups", somebody("3"));
    const Form record = {{"came", "1"}, {"others", "2"}, {"record", "讲了企业信用新规定。"}};
    EXPECT_EQ(street_.post("/plans/1/record", record, jiedao_).status, 403);
    street_.pass(std::chrono::days(14));
    jiedao_ = street_.signed_in("jiedao");
    EXPECT_TRUE(street_.get("/desk", jiedao_).shows("还没有写记录"));

    const auto held = street_.post("/plans/1/record", record, jiedao_);

    EXPECT_EQ(held.recorded, Kinds{"activity_held"});
    EXPECT_TRUE(street_.get("/plans/1").shows("到场 5 人"));
    EXPECT_TRUE(street_.get("/plans/1").shows("讲了企业信用新规定"));
    EXPECT_FALSE(street_.get("/desk", jiedao_).shows("还没有写记录"));
    EXPECT_EQ(street_.post("/plans/1/record", record, jiedao_).status, 409);
    EXPECT_EQ(street_.post("/plans/1/photos", {}, jiedao_).status, 422);
    street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
        const auto account = identity::find_account(turn.store(), "jiedao").value().id;
        const auto seat = alliance::seat_for(turn.store(), account, turn.now()).value();
        const auto added = plans::add_photo(
            turn, {seat.id, seat.unit, seat.powers, seat.person, account}, {1}, "\xFF\xD8\xFF");
        return base::Result<nlohmann::json>(added.value().value);
    });
    EXPECT_EQ(street_.get("/plans/1/photos/1").status, 200);
    const auto removed =
        street_.post("/plans/1/photos/1/removal", {{"reason", "本人不同意"}}, jiedao_);
    EXPECT_EQ(removed.recorded, (Kinds{"activity_photo_removed", "values_erased"}));
    EXPECT_EQ(street_.get("/plans/1/photos/1").status, 404);
    EXPECT_FALSE(street_.get("/record").shows("本人不同意"));
    EXPECT_TRUE(street_.get("/record").shows("个人信息保护法 第四十七条"));
}

TEST_F(PlansRequests, ItIsChangedOrCancelledInFrontOfEverybody) {
    plan();
    EXPECT_TRUE(street_.get("/plans/1/change", jiedao_).shows("2026-12-03"));
    auto moved = training();
    moved[3].second = "2026-12-10";
    EXPECT_EQ(street_.post("/plans/1/details", moved, jiedao_).recorded, Kinds{"activity_changed"});
    EXPECT_TRUE(street_.get("/plans/1").shows("12月10日 周四"));

    const auto cancelled = street_.post("/plans/1/cancellation", {{"reason", "台风"}}, jiedao_);

    EXPECT_EQ(cancelled.recorded, Kinds{"activity_cancelled"});
    EXPECT_TRUE(street_.get("/plans/1").shows("已取消：台风"));
    EXPECT_EQ(street_.post("/plans/1/sign-ups", somebody("1")).status, 409);
}

} // namespace
} // namespace tests
