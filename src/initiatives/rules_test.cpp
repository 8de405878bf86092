#include "initiatives/rules.hpp"

#include <gtest/gtest.h>

namespace initiatives {
namespace {

const alliance::Unit committee{
    UnitId{3}, alliance::UnitKind::SpecialCommittee, "优化宜居专委会", {}, {}, {}, false};
const alliance::Unit company{
    UnitId{7}, alliance::UnitKind::PropertyCompany, "松石物业", {}, {}, {}, false};

Initiative sorting() {
    Initiative initiative;
    initiative.id = InitiativeId{1};
    initiative.body = committee.id;
    initiative.title = "生活垃圾分类倡议书";
    return initiative;
}

Initiative over() {
    auto initiative = sorting();
    initiative.ended = Moment{};
    return initiative;
}

template <class Value>
std::string key(const base::Result<Value>& result) {
    return result ? "taken" : result.error().key;
}

TEST(AnInitiative, IsABodysAndHasATitleAndAText) {
    const auto publish = [](const std::string& title, const std::string& words) {
        return key(decide_publishing(committee, {{}, committee.id, title, words}, InitiativeId{1}));
    };
    EXPECT_EQ(publish("垃圾分类", "我们倡议：\n一、定时定点。"), "taken");
    EXPECT_EQ(publish(" ", "我们倡议"), "text.please_fill_in");
    EXPECT_EQ(publish("垃圾分类", ""), "text.please_fill_in");
    EXPECT_EQ(publish("垃圾分类", std::string(text_characters_max + 1, 'a')), "text.too_long");
    EXPECT_EQ(key(decide_publishing(company, {{}, company.id, "a", "b"}, InitiativeId{1})),
              "alliance.no_such_body");
}

TEST(AnInitiative, EndsOnceAndSaysWhy) {
    EXPECT_EQ(key(decide_ending(sorting(), "")), "text.please_fill_in");
    EXPECT_EQ(key(decide_ending(sorting(), "签满一年")), "taken");
    EXPECT_EQ(key(decide_ending(over(), "签满一年")), "initiatives.has_ended");
}

TEST(Signing, IsForUnitsOnceAndNotForBodies) {
    EXPECT_EQ(key(decide_signing_for(sorting(), company, Before::NotSigned)), "taken");
    EXPECT_EQ(key(decide_signing_for(sorting(), company, Before::Signed)),
              "initiatives.unit_has_signed");
    EXPECT_EQ(key(decide_signing_for(sorting(), committee, Before::NotSigned)),
              "initiatives.units_sign");
    EXPECT_EQ(key(decide_signing_for(over(), company, Before::NotSigned)), "initiatives.has_ended");
}

TEST(Signing, IsForPeopleWhoSayWhoTheyAreOnce) {
    const auto sign = [](const Initiative& initiative, const Signer& signer, Before before) {
        return key(decide_signing(initiative, signer, before, SignatureId{1}));
    };
    const Signer somebody{"周安宁", "139 0000 0001"};
    EXPECT_EQ(sign(sorting(), somebody, Before::NotSigned), "taken");
    EXPECT_EQ(sign(sorting(), somebody, Before::Signed), "initiatives.has_signed");
    EXPECT_EQ(sign(sorting(), {"", "13900000001"}, Before::NotSigned), "text.please_fill_in");
    EXPECT_EQ(sign(sorting(), {"周安宁", "home"}, Before::NotSigned), "text.not_a_telephone");
    EXPECT_EQ(sign(sorting(), {"周安宁", "0"}, Before::NotSigned), "text.not_a_telephone");
    EXPECT_EQ(sign(over(), somebody, Before::NotSigned), "initiatives.has_ended");
}

TEST(Signing, KnowsATelephoneHoweverItIsTyped) {
    EXPECT_EQ(telephone_digits("139 0000-0001"), "13900000001");
    EXPECT_EQ(telephone_digits("+86 139 0000 0001"), "13900000001");
    EXPECT_EQ(telephone_digits("0086-13900000001"), "13900000001");
    EXPECT_EQ(telephone_digits("+86 (21) 6300 0001"), telephone_digits("021-63000001"));
    EXPECT_EQ(telephone_digits("8600 0001"), "86000001") << "a number here may begin so";
}

} // namespace
} // namespace initiatives
