#include "alliance/rules_joining.hpp"

#include <gtest/gtest.h>

namespace alliance {
namespace {

// Friday, 20 November 2026, 10:00.
const Moment friday = calendar::from_milliseconds(1'795'140'000'000);
constexpr std::chrono::days day{1};

const Unit committee{UnitId{3}, UnitKind::SpecialCommittee, "优化宜居专委会", {}, {}, {}, false};
const Unit duty_unit{UnitId{2}, UnitKind::DutyDesk, "街道值班台", {}, {}, {}, false};
const Unit known_company{UnitId{7}, UnitKind::PropertyCompany, "松石物业", {}, {}, {}, false};

ApplyToJoin asking() {
    return {"登高电梯维保公司",
            UnitKind::Member,
            UnitId{3},
            "每季度讲一次电梯安全",
            "周安宁",
            "13900000001"};
}

Applying street() {
    return {committee, {}, {}, friday + 14 * day, ApplicationId{1}};
}

Application waiting() {
    Application application;
    application.id = ApplicationId{1};
    application.name = "登高电梯维保公司";
    application.wish = UnitId{3};
    application.at = friday;
    return application;
}

Admitting secretariat() {
    return {waiting(), committee, {}, {}, UnitId{9}, friday + day};
}

Admit admission() {
    return {ApplicationId{1}, UnitId{3}, "电梯安全讲座", {}};
}

std::string key_of(const base::Result<MembershipApplied>& result) {
    return result ? "taken" : result.error().key;
}

TEST(Applying, IsOpenToEveryUnitThatSaysWhatItOffersAndHowToReachIt) {
    const auto applied = decide_applying(asking(), street());

    ASSERT_TRUE(applied);
    EXPECT_EQ(applied->name, "登高电梯维保公司");
    EXPECT_EQ(applied->wish, UnitId{3});
    EXPECT_EQ(applied->answer_due, friday + 14 * day);
}

TEST(Applying, NeedsEveryAnswerThatTheStreetNeeds) {
    for (std::string ApplyToJoin::*field : {&ApplyToJoin::name,
                                            &ApplyToJoin::offer,
                                            &ApplyToJoin::contact,
                                            &ApplyToJoin::telephone}) {
        auto asked = asking();
        asked.*field = " ";
        EXPECT_EQ(key_of(decide_applying(asked, street())), "text.please_fill_in");
    }
    auto wordy = asking();
    wordy.offer = std::string(offer_characters_max + 1, 'a');
    EXPECT_EQ(key_of(decide_applying(wordy, street())), "text.too_long");
    auto strange = asking();
    strange.telephone = "call me";
    EXPECT_EQ(key_of(decide_applying(strange, street())), "text.not_a_telephone");
}

TEST(Applying, IsNotForUnitsThatTheStreetSetsUp) {
    auto asked = asking();
    asked.kind = UnitKind::DutyDesk;

    EXPECT_EQ(key_of(decide_applying(asked, street())), "alliance.may_not_apply");
}

TEST(Applying, NamesABodyThatIsThereAndThatTheUnitIsNotIn) {
    auto known = street();
    known.wish = duty_unit;
    EXPECT_EQ(key_of(decide_applying(asking(), known)), "alliance.no_such_body");
    known = street();
    known.members = {{UnitId{9}, UnitKind::Member, "登高电梯维保公司", {}, {}, {}, false}};
    EXPECT_EQ(key_of(decide_applying(asking(), known)), "alliance.applicant_is_member");
    auto anywhere = asking();
    anywhere.wish = {};
    EXPECT_EQ(key_of(decide_applying(anywhere, {{}, {}, {}, friday, ApplicationId{1}})), "taken");
}

TEST(Applying, WaitsOnceUnderEachName) {
    auto known = street();
    known.waiting = {waiting()};
    EXPECT_EQ(key_of(decide_applying(asking(), known)), "alliance.has_applied");

    known.waiting.assign(applications_waiting_max, Application{});
    EXPECT_EQ(key_of(decide_applying(asking(), known)), "alliance.too_many_applications");
}

TEST(Admission, AddsAUnitThatTheStreetDidNotKnow) {
    const auto admitted = decide_admitting(admission(), secretariat());

    ASSERT_TRUE(admitted);
    ASSERT_TRUE(admitted->added);
    EXPECT_EQ(admitted->added->id, UnitId{9});
    EXPECT_EQ(admitted->granted.unit, UnitId{9});
    EXPECT_EQ(admitted->joined.part, "电梯安全讲座");
    EXPECT_EQ(admitted->joined.from, friday + day);
}

TEST(Admission, TakesAUnitThatIsKnownAsItIs) {
    auto known = secretariat();
    known.unit = known_company;

    const auto admitted = decide_admitting(admission(), known);

    ASSERT_TRUE(admitted);
    EXPECT_FALSE(admitted->added);
    EXPECT_EQ(admitted->joined.unit, known_company.id);
    known.members = {known_company};
    EXPECT_EQ(decide_admitting(admission(), known).error().key, "alliance.has_joined");
}

TEST(Admission, NeedsAPartABodyAndADayThatCanBe) {
    auto asked = admission();
    asked.part = "";
    EXPECT_EQ(decide_admitting(asked, secretariat()).error().field, "part");
    auto nowhere = secretariat();
    nowhere.body = {};
    EXPECT_EQ(decide_admitting(admission(), nowhere).error().key, "alliance.no_such_body");
    asked = admission();
    asked.from = friday - day;
    EXPECT_EQ(decide_admitting(asked, secretariat()).error().key, "alliance.joins_before_it_asked");
    asked.from = friday + 400 * day;
    EXPECT_EQ(decide_admitting(asked, secretariat()).error().key, "alliance.joins_too_late");
}

TEST(Admission, AndRefusalAnswerAnApplicationOnce) {
    auto known = secretariat();
    known.application->state = ApplicationState::Granted;
    EXPECT_EQ(decide_admitting(admission(), known).error().key, "alliance.application_is_decided");
    EXPECT_EQ(decide_declining(known.application, "重复").error().key,
              "alliance.application_is_decided");
    known.application.reset();
    EXPECT_EQ(decide_admitting(admission(), known).error().key, "alliance.no_such_application");
    EXPECT_EQ(decide_declining(waiting(), " ").error().key, "text.please_fill_in");
    EXPECT_TRUE(decide_declining(waiting(), "资料不全"));
}

TEST(Leaving, NeedsAMemberAndAReason) {
    EXPECT_EQ(decide_leaving({UnitId{3}, UnitId{7}, "搬走了"}, {}).error().key,
              "alliance.has_not_joined");
    EXPECT_EQ(decide_leaving({UnitId{3}, UnitId{7}, {}}, friday).error().field, "reason");
    EXPECT_EQ(decide_leaving({UnitId{3}, UnitId{7}, "搬走了"}, friday)->reason, "搬走了");
}

Seat seat_until(std::optional<Moment> until) {
    return {
        SeatId{4}, UnitId{5}, "观察员", {}, PersonId{8}, friday - 300 * day, until, friday, false};
}

TEST(Renewal, FollowsTheTermThatRuns) {
    const auto renewed = decide_renewing(seat_until(friday + 20 * day), friday + 385 * day, friday);

    ASSERT_TRUE(renewed);
    EXPECT_EQ(renewed->from, friday + 20 * day);
    EXPECT_EQ(renewed->person, PersonId{8});
}

TEST(Renewal, IsOnlyForATermThatRunsAndEnds) {
    const auto key = [](const std::optional<Seat>& seat, Moment until) {
        return decide_renewing(seat, until, friday).error().key;
    };
    EXPECT_EQ(key({}, friday), "alliance.no_such_seat");
    EXPECT_EQ(key(seat_until({}), friday + day), "alliance.term_has_no_end");
    EXPECT_EQ(key(seat_until(friday - day), friday + day), "alliance.nobody_to_renew");
    EXPECT_EQ(key(seat_until(friday + day), friday + day), "alliance.renewal_ends_too_early");
    EXPECT_EQ(key(seat_until(friday + day), friday + 3'661 * day), "alliance.term_too_long");
}

TEST(TheStreetsNumbers, AreReadAsTheyWereWritten) {
    const Rules rules{45, 7};

    EXPECT_EQ(*rules_from_toml(rules_as_toml(rules)), rules);
}

TEST(TheStreetsNumbers, AreRefusedByTheirLine) {
    EXPECT_EQ(rules_from_toml("nonsense").error().key, "alliance.rules_unreadable");
    EXPECT_EQ(rules_from_toml("a = 1").error().key, "alliance.rules_unreadable");
    const auto none = rules_from_toml("[alliance]\nrenewal_notice_days = 0\n");
    EXPECT_EQ(none.error().key, "alliance.bad_days");
    EXPECT_EQ(none.error().arguments.back().value, "2");
}

} // namespace
} // namespace alliance
