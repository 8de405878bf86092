// Legal questions, as residents and the workshop ask for them over the web: asked, answered within
// the limit or climbing, put on the shelf without names, and exactly which facts are recorded.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class ConsultationRequests : public Requests {
protected:
    ConsultationRequests() {
        street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
            const auto workshop = alliance::add_unit(
                turn, {alliance::UnitKind::LegalWorkshop, "法律服务工作室", "", "", ""});
            const auto account = identity::add_account(
                turn, "lvshi", "a password for tests", identity::Strength::Light);
            const auto person = alliance::add_person(turn, {"周律", "", account.value()});
            const auto seat =
                alliance::add_seat(turn, {workshop.value(), "值班律师", {alliance::Power::Handle}});
            alliance::appoint(turn, {seat.value(), person.value(), {}, {}}).value();
            return base::Result<nlohmann::json>(nlohmann::json());
        });
    }

    std::string ask() {
        const auto asked = street_.post("/consultations",
                                        {{"question", "电梯里的广告费归谁？"}, {"name", "周安宁"}});
        EXPECT_EQ(asked.recorded, Kinds{"consultation_asked"});
        return asked.headers.at("Location");
    }
};

TEST_F(ConsultationRequests, AQuestionIsAnsweredToWhoeverHasItsCode) {
    const auto own = ask();
    EXPECT_TRUE(street_.get(own).shows("等法律服务工作室答复，11月25日 周三 17:30 前"));
    EXPECT_EQ(street_.get("/consultations/1").status, 404);
    EXPECT_EQ(street_.get("/consultations/mine/1-AAAA-AAAA-AAAA").status, 404);
    const auto lawyer = street_.signed_in("lvshi");
    EXPECT_TRUE(street_.get("/desk", lawyer).shows("法律咨询 1 号"));
    EXPECT_TRUE(street_.get("/consultations/1", lawyer).shows("周安宁"));

    const auto answered = street_.post(
        "/consultations/1/answer", {{"answer", "归业主共有（民法典第二百八十二条）。"}}, lawyer);

    EXPECT_EQ(answered.recorded, Kinds{"consultation_answered"});
    EXPECT_TRUE(street_.get(own).shows("归业主共有"));
    EXPECT_FALSE(street_.get("/desk", lawyer).shows("法律咨询 1 号"));
    EXPECT_EQ(street_.post("/consultations/1/answer", {{"answer", "再说一遍"}}, lawyer).status,
              409);
}

TEST_F(ConsultationRequests, TheShelfIsWrittenAnewAndSearched) {
    ask();
    const auto lawyer = street_.signed_in("lvshi");
    const Form anew = {{"public_question", "小区电梯广告的收入归谁？"},
                       {"public_answer", "扣除合理成本后归业主共有。"}};
    EXPECT_EQ(street_.post("/consultations/1/publication", anew, lawyer).status, 403);
    street_.post("/consultations/1/answer", {{"answer", "归业主共有。"}}, lawyer);

    const auto published = street_.post("/consultations/1/publication", anew, lawyer);

    EXPECT_EQ(published.recorded, Kinds{"consultation_published"});
    EXPECT_TRUE(street_.get("/consultations?q=电梯广告").shows("小区电梯广告的收入归谁"));
    EXPECT_TRUE(street_.get("/consultations?q=停车").shows("没有找到"));
    EXPECT_TRUE(street_.get("/consultations/1").shows("扣除合理成本后"));
    EXPECT_FALSE(street_.get("/consultations/1").shows("周安宁"));
    const auto taken_down =
        street_.post("/consultations/1/publication/ending", {{"reason", "写得不准"}}, lawyer);
    EXPECT_EQ(taken_down.recorded, (Kinds{"consultation_taken_down", "values_erased"}));
    EXPECT_TRUE(street_.get("/consultations?q=电梯广告").shows("没有找到"));
    EXPECT_EQ(street_.get("/consultations/1").status, 404);
    EXPECT_FALSE(street_.get("/record").shows("写得不准"));
    EXPECT_TRUE(street_.get("/record").shows("撤下公开的解答"));
}

TEST_F(ConsultationRequests, PastItsLimitItClimbsToTheStreetWhichMayAnswerToo) {
    const auto own = ask();
    const auto early = street_.signed_in("jiedao");
    EXPECT_EQ(street_.post("/consultations/1/answer", {{"answer", "归业主"}}, early).status, 403);

    street_.pass(std::chrono::days(6));
    street_.turn(journal::operator_at_the_machine(),
                 [](journal::Turn&) { return base::Result<nlohmann::json>(nlohmann::json()); });
    const auto jiedao = street_.signed_in("jiedao");

    EXPECT_TRUE(street_.get(own).shows("超过期限没有答复，已请街道值班台一起督促"));
    EXPECT_TRUE(street_.get("/desk", jiedao).shows("法律咨询 1 号"));
    EXPECT_EQ(
        street_.post("/consultations/1/answer", {{"answer", "归业主共有。"}}, jiedao).recorded,
        Kinds{"consultation_answered"});
}

TEST_F(ConsultationRequests, AnEmptyQuestionIsRefusedAndAnOwnersCommitteeAsksFromItsSeat) {
    const auto refused = street_.post("/consultations", {{"question", " "}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.recorded, Kinds{});

    const auto wuye = street_.signed_in("wuye");
    street_.post("/consultations", {{"question", "物业费怎么催？"}}, wuye);

    EXPECT_TRUE(
        street_.get("/consultations/1", street_.signed_in("lvshi")).shows("瞿溪物业服务有限公司"));
    EXPECT_EQ(street_.get("/consultations/waiting", program()).status, 401);
}

} // namespace
} // namespace tests
