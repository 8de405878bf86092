// Initiatives, as browsers ask for them: published, signed by units and people, taken back, ended,
// and exactly which facts are recorded.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class InitiativesRequests : public Requests {
protected:
    InitiativesRequests() : jiedao_(street_.signed_in("jiedao")) {
        const auto body = street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
            const auto added = alliance::add_unit(
                turn, {alliance::UnitKind::SpecialCommittee, "优化宜居专委会", "", "", ""});
            return base::Result<nlohmann::json>(added.value().value);
        });
        call_ = {{"body", body.dump()},
                 {"title", "生活垃圾分类倡议书"},
                 {"text", "我们倡议：\n一、定时定点投放。"}};
    }

    Asker jiedao_;
    Form call_;
    const Form somebody_ = {{"name", "周安宁"}, {"telephone", "139 0000 0001"}};
};

TEST_F(InitiativesRequests, UnitsAndPeopleSignAndOnlyTheirNumberIsShown) {
    EXPECT_EQ(street_.post("/initiatives", call_, jiedao_).recorded, Kinds{"initiative_published"});
    const auto wuye = street_.signed_in("wuye");
    EXPECT_TRUE(street_.get("/initiatives/1", wuye).shows("代表单位签名： 瞿溪物业服务有限公司"));

    const auto unit = street_.post("/initiatives/1/unit-signatures", {}, wuye);
    const auto person = street_.post("/initiatives/1/signatures", somebody_);

    EXPECT_EQ(unit.recorded, Kinds{"initiative_signed_by_unit"});
    EXPECT_EQ(person.recorded, Kinds{"initiative_signed"});
    for (const auto& asker : {Asker{}, wuye, jiedao_}) {
        const auto page = street_.get("/initiatives/1", asker);
        EXPECT_TRUE(page.shows("单位 1 家、居民 1 人签名"));
        EXPECT_TRUE(page.shows("瞿溪物业服务有限公司"));
        EXPECT_FALSE(page.shows("周安宁"));
    }
    EXPECT_EQ(street_.post("/initiatives/1/unit-signatures", {}, wuye).status, 409);
    EXPECT_EQ(
        street_.post("/initiatives/1/signatures", {{"name", "别人"}, {"telephone", "13900000001"}})
            .status,
        409);
}

TEST_F(InitiativesRequests, ASignatureIsTakenBackByWhoGaveItAndErased) {
    street_.post("/initiatives", call_, jiedao_);
    street_.post("/initiatives/1/signatures", somebody_);
    const std::string ending = "/initiatives/1/signatures/ending";

    EXPECT_EQ(street_.post(ending, {{"name", "别人"}, {"telephone", "13900000001"}}).status, 404);
    const auto taken_back = street_.post(ending, somebody_);

    EXPECT_EQ(taken_back.recorded, (Kinds{"initiative_signature_taken_back", "values_erased"}));
    EXPECT_TRUE(street_.get("/initiatives/1").shows("居民 0 人"));
    EXPECT_EQ(street_.post(ending, somebody_).status, 404);
    EXPECT_EQ(street_.post("/initiatives/1/signatures", somebody_).recorded,
              Kinds{"initiative_signed"});
}

TEST_F(InitiativesRequests, OnlyWhoConvenesPublishesAndEnds) {
    const auto wuye = street_.signed_in("wuye");
    EXPECT_EQ(street_.post("/initiatives", call_, wuye).status, 403);
    EXPECT_EQ(street_.get("/initiatives/new", wuye).status, 403);
    EXPECT_TRUE(street_.get("/initiatives/new", jiedao_).shows("优化宜居专委会"));
    street_.post("/initiatives", call_, jiedao_);
    EXPECT_EQ(street_.post("/initiatives/1/ending", {{"reason", "够了"}}, wuye).status, 403);

    const auto ended = street_.post("/initiatives/1/ending", {{"reason", "签满一年"}}, jiedao_);

    EXPECT_EQ(ended.recorded, Kinds{"initiative_ended"});
    EXPECT_TRUE(street_.get("/initiatives").shows("签满一年"));
    EXPECT_EQ(street_.post("/initiatives/1/signatures", somebody_).status, 409);
    EXPECT_EQ(street_.get("/initiatives/7").status, 404);
}

} // namespace
} // namespace tests
