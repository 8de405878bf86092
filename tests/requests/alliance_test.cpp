// How units come to take part in the alliance and how its terms go on, as browsers and programs ask
// for it, and exactly which facts are recorded.

#include "sheets/workbook.hpp"
#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class AllianceRequests : public Requests {
protected:
    AllianceRequests() {
        street_.turn(journal::operator_at_the_machine(), [this](journal::Turn& turn) {
            using alliance::UnitKind;
            body_ =
                alliance::add_unit(turn, {UnitKind::SpecialCommittee, "优化宜居专委会", "", "", ""})
                    .value();
            panel_ = alliance::add_unit(turn, {UnitKind::ObserverPanel, "特邀观察员", "", "", ""})
                         .value();
            const auto person = alliance::add_person(turn, {"钱小满", "", {}}).value();
            seat_ = alliance::add_seat(turn, {panel_, "观察员", {}}).value();
            alliance::appoint(turn, {seat_, person, {}, turn.now() + std::chrono::days(60)})
                .value();
            return base::Result<nlohmann::json>(nlohmann::json());
        });
    }

    [[nodiscard]] Form application() const {
        return {{"name", "登高电梯维保公司"},
                {"wish", std::to_string(body_.value)},
                {"offer", "每季度讲一次电梯安全"},
                {"contact", "周安宁"},
                {"telephone", "13900000001"}};
    }

    [[nodiscard]] Form admission() const {
        return {{"body", std::to_string(body_.value)}, {"part", "电梯安全讲座"}, {"from", ""}};
    }

    [[nodiscard]] std::string renewal() const { return of_the_seat("renewal"); }

    [[nodiscard]] std::string of_the_seat(const std::string& noun) const {
        return "/alliance/units/" + std::to_string(panel_.value) + "/seats/" +
               std::to_string(seat_.value) + "/" + noun;
    }

    alliance::UnitId body_;
    alliance::UnitId panel_;
    alliance::SeatId seat_;
};

TEST_F(AllianceRequests, AUnitAppliesAndIsAdmittedWithADateAndAPart) {
    EXPECT_TRUE(street_.get("/alliance/apply").shows("优化宜居专委会"));
    const auto applied = street_.post("/alliance/applications", application());
    EXPECT_EQ(applied.recorded, Kinds{"membership_applied"});
    EXPECT_EQ(applied.headers.at("Location"), "/alliance/applications/1");
    const auto receipt = street_.get("/alliance/applications/1");
    EXPECT_TRUE(receipt.shows("等街道答复，12月4日 周五前"));
    EXPECT_FALSE(receipt.shows("登高"));
    EXPECT_FALSE(receipt.shows("周安宁"));

    const auto jiedao = street_.signed_in("jiedao");
    EXPECT_TRUE(street_.get("/desk", jiedao).shows("登高电梯维保公司申请加入联盟"));
    EXPECT_TRUE(street_.get("/alliance/applications/1", jiedao).shows("13900000001"));
    const auto admitted = street_.post("/alliance/applications/1/admission", admission(), jiedao);

    EXPECT_EQ(admitted.recorded, (Kinds{"unit_added", "membership_granted", "unit_joined"}));
    EXPECT_TRUE(street_.get("/alliance/units/" + std::to_string(body_.value))
                    .shows("电梯安全讲座 · 11月20日 周五 起"));
    EXPECT_TRUE(street_.get("/alliance/applications/1").shows("已接纳"));
    EXPECT_FALSE(street_.get("/desk", jiedao).shows("申请加入联盟"));
}

TEST_F(AllianceRequests, WhoHoldsASeatIsCorrectedWhereSeatsAreKept) {
    const auto manage = "/alliance/units/" + std::to_string(panel_.value) + "/manage";
    const auto jiedao = street_.signed_in("jiedao");
    EXPECT_TRUE(street_.get(manage, jiedao).shows("value=\"钱小满\""));

    const auto corrected = street_.post(of_the_seat("correction"),
                                        {{"person_name", "钱晓满"}, {"telephone", "13900000002"}},
                                        jiedao);
    const auto refused = street_.post(
        of_the_seat("correction"), {{"person_name", ""}, {"telephone", "13900000003"}}, jiedao);

    EXPECT_EQ(corrected.recorded, Kinds{"person_corrected"});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.shows("13900000003"));
    EXPECT_TRUE(refused.recorded.empty());
    const auto unit = street_.get("/alliance/units/" + std::to_string(panel_.value), jiedao);
    EXPECT_TRUE(unit.shows("钱晓满"));
    EXPECT_TRUE(unit.shows("13900000002"));
    EXPECT_EQ(street_.post(of_the_seat("correction"), {{"person_name", "某人"}}).status, 401);
    EXPECT_EQ(
        street_
            .post(of_the_seat("correction"), {{"person_name", "某人"}}, street_.signed_in("wuye"))
            .status,
        403);
}

TEST_F(AllianceRequests, NobodyIsCorrectedWhereNobodySits) {
    const auto jiedao = street_.signed_in("jiedao");
    street_.post(of_the_seat("vacancy"), {{"reason", "搬走了"}}, jiedao);

    const auto refused = street_.post(of_the_seat("correction"), {{"person_name", "某人"}}, jiedao);

    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(refused.recorded.empty());
}

TEST_F(AllianceRequests, AnApplicationThatLacksSomethingIsShownAgainAsItWasTyped) {
    auto form = application();
    form.back().second = "call me";

    const auto refused = street_.post("/alliance/applications", form);

    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.shows("每季度讲一次电梯安全"));
    EXPECT_TRUE(refused.shows("电话里只能有数字"));
    EXPECT_EQ(refused.recorded, Kinds{});
}

TEST_F(AllianceRequests, ARefusalHasAReasonThatThePublicDoesNotRead) {
    street_.post("/alliance/applications", application());
    const auto jiedao = street_.signed_in("jiedao");
    const std::string decline = "/alliance/applications/1/refusal";

    EXPECT_EQ(street_.post(decline, {{"reason", ""}}, jiedao).status, 422);
    const auto declined = street_.post(decline, {{"reason", "资料不全"}}, jiedao);

    EXPECT_EQ(declined.recorded, Kinds{"membership_declined"});
    EXPECT_FALSE(street_.get("/alliance/applications/1").shows("资料不全"));
    EXPECT_TRUE(street_.get("/alliance/applications/1", jiedao).shows("资料不全"));
    EXPECT_EQ(street_.post(decline, {{"reason", "再想想"}}, jiedao).status, 409);
    EXPECT_EQ(street_.get("/alliance/applications/7").status, 404);
}

TEST_F(AllianceRequests, OnlyTheSecretariatAnswersAndOnlyItSeesTheLists) {
    street_.post("/alliance/applications", application());
    const auto wuye = street_.signed_in("wuye");

    EXPECT_EQ(street_.post("/alliance/applications/1/admission", admission(), wuye).status, 403);
    EXPECT_EQ(street_.get("/alliance/applications", wuye).status, 403);
    EXPECT_EQ(street_.get("/alliance/letters", wuye).status, 403);
    EXPECT_EQ(street_.get("/alliance/letters/1", wuye).status, 403);
    EXPECT_EQ(street_.get("/alliance/letters", program()).status, 401);
    for (const auto* list : {"/alliance/applications.xlsx", "/alliance/letters.xlsx"}) {
        EXPECT_EQ(street_.get(list, wuye).status, 403) << list;
        EXPECT_EQ(street_.get(list).status, 303) << list;
        const auto rows =
            sheets::read_workbook(street_.get(list, street_.signed_in("jiedao")).body).value();
        EXPECT_EQ(rows.size(), 2U) << list;
    }
}

TEST_F(AllianceRequests, AMemberLeavesWithAReason) {
    const auto jiedao = street_.signed_in("jiedao");
    street_.post("/alliance/applications", application());
    const auto unit = street_.post("/alliance/applications/1/admission", admission(), jiedao)
                          .headers.at("Location");
    const auto ending = unit + "/bodies/" + std::to_string(body_.value) + "/ending";

    EXPECT_EQ(street_.post(ending, {{"reason", ""}}, jiedao).status, 422);
    EXPECT_EQ(street_.post(ending, {{"reason", "公司搬走了"}}, jiedao).recorded,
              Kinds{"unit_left"});
    EXPECT_EQ(street_.post(ending, {{"reason", "公司搬走了"}}, jiedao).status, 404);
}

TEST_F(AllianceRequests, EveryTermOfAnObserverHasALetterWithANumber) {
    const auto jiedao = street_.signed_in("jiedao");

    const auto letter = street_.get("/alliance/letters/1", jiedao);

    EXPECT_TRUE(letter.shows("半淞园路聘〔2026〕1 号"));
    EXPECT_TRUE(letter.shows("钱小满："));
    EXPECT_TRUE(letter.shows("聘期自2026年11月20日至2027年1月19日"));
    EXPECT_TRUE(letter.shows("（盖章）"));
    EXPECT_EQ(street_.get("/alliance/letters/2", jiedao).status, 404);
}

TEST_F(AllianceRequests, TheStreetIsRemindedBeforeATermEndsAndRenewsIt) {
    const auto jiedao = street_.signed_in("jiedao");
    EXPECT_FALSE(street_.get("/desk", jiedao).shows("任期到"));

    street_.pass(std::chrono::days(40));
    const auto later = street_.signed_in("jiedao");
    EXPECT_TRUE(street_.get("/desk", later).shows("任期到 2027年1月19日 周二 为止，还有 20 天"));
    EXPECT_TRUE(street_.get("/alliance/letters", later).shows("请决定是否续聘"));
    EXPECT_EQ(street_.post(renewal(), {{"until", "2027-01-10"}}, later).status, 422);
    EXPECT_EQ(street_.post(renewal(), {{"until", ""}}, later).status, 422);
    const auto renewed = street_.post(renewal(), {{"until", "2028-01-19"}}, later);

    EXPECT_EQ(renewed.recorded, Kinds{"term_renewed"});
    EXPECT_EQ(renewed.headers.at("Location"), "/alliance/letters/2");
    EXPECT_TRUE(street_.get("/alliance/letters/2", later).shows("至2028年1月19日"));
    EXPECT_FALSE(street_.get("/desk", later).shows("任期到"));
}

} // namespace
} // namespace tests
