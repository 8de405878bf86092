#include "plans/rules.hpp"

#include <gtest/gtest.h>

namespace plans {
namespace {

// Friday, 20 November 2026, 10:00.
const Moment friday = calendar::from_milliseconds(1'795'140'000'000);
constexpr std::chrono::hours hour{1};
constexpr std::chrono::days day{1};

const alliance::Unit committee{
    UnitId{3}, alliance::UnitKind::SpecialCommittee, "优化宜居专委会", {}, {}, {}, false};

Details training() {
    Details details;
    details.title = "物业服务提升培训";
    details.begins = friday + 13 * day;
    details.ends = friday + 13 * day + 2 * hour;
    details.venue = "党群服务中心";
    details.audience = "物业经理";
    details.seats = 40;
    return details;
}

Activity planned() {
    Activity activity;
    activity.id = ActivityId{1};
    activity.body = committee.id;
    activity.details = training();
    return activity;
}

SignUp three_people() {
    return {ActivityId{1}, {}, 3, "周安宁", "139 0000 0001"};
}

std::vector<SignedUpAlready> somebody() {
    return {{SignUpId{1}, {}, 3, false, "周安宁", "13900000001"}};
}

template <class Value>
std::string key(const base::Result<Value>& result) {
    return result ? "taken" : result.error().key;
}

TEST(APlan, SaysWhatWhereAndForWhom) {
    for (std::string Details::*field : {&Details::title, &Details::venue, &Details::audience}) {
        auto details = training();
        details.*field = " ";
        EXPECT_EQ(key(checked_details(details, {})), "text.please_fill_in");
    }
    auto endless = training();
    endless.summary = std::string(summary_characters_max + 1, 'a');
    EXPECT_EQ(key(checked_details(endless, {})), "text.too_long");
    auto crowded = training();
    crowded.seats = seats_max + 1;
    EXPECT_EQ(key(checked_details(crowded, {})), "plans.seats_out_of_bounds");
}

TEST(APlan, GrowsFromCategoriesAndCasesThatAreThere) {
    auto details = training();
    details.categories = {"lift"};
    details.cases = {cases::CaseId{12}};

    EXPECT_EQ(key(checked_details(details, {{"lift"}, {cases::CaseId{12}}})), "taken");
    EXPECT_EQ(key(checked_details(details, {{}, {cases::CaseId{12}}})), "plans.no_such_category");
    EXPECT_EQ(key(checked_details(details, {{"lift"}, {}})), "plans.no_such_case");
    details.categories.assign(categories_linked_max + 1, "lift");
    EXPECT_EQ(key(checked_details(details, {})), "plans.too_many_categories");
    details.categories.clear();
    details.cases.assign(cases_linked_max + 1, cases::CaseId{12});
    EXPECT_EQ(key(checked_details(details, {})), "plans.too_many_cases");
}

TEST(APlan, IsABodysAndLiesAhead) {
    const auto with = [](Moment begins, Moment ends) {
        auto details = training();
        details.begins = begins;
        details.ends = ends;
        return key(decide_planning(committee, details, ActivityId{1}, friday));
    };
    EXPECT_EQ(with(friday + hour, friday + 3 * hour), "taken");
    EXPECT_EQ(with(friday, friday + hour), "plans.begins_too_early");
    EXPECT_EQ(with(friday + 800 * day, friday + 801 * day), "plans.begins_too_late");
    EXPECT_EQ(with(friday + day, friday + day), "plans.ends_wrongly");
    EXPECT_EQ(with(friday + day, friday + 9 * day), "plans.ends_wrongly");
    EXPECT_EQ(key(decide_planning({}, training(), ActivityId{1}, friday)), "plans.no_such_body");
    auto company = committee;
    company.kind = alliance::UnitKind::PropertyCompany;
    EXPECT_EQ(key(decide_planning(company, training(), ActivityId{1}, friday)),
              "plans.no_such_body");
}

TEST(APlan, CanBeChangedUntilItBegins) {
    auto activity = planned();
    EXPECT_EQ(key(decide_changing(activity, training(), friday)), "taken");
    EXPECT_EQ(key(decide_changing(activity, training(), friday + 14 * day)), "plans.has_begun");
    activity.signed_up = 41;
    EXPECT_EQ(key(decide_changing(activity, training(), friday)), "plans.more_have_signed_up");
    activity.state = State::Cancelled;
    EXPECT_EQ(key(decide_changing(activity, training(), friday)), "plans.is_cancelled");
}

TEST(APlan, IsCancelledOnceAndSaysWhy) {
    auto activity = planned();
    EXPECT_EQ(key(decide_cancelling(activity, "")), "text.please_fill_in");
    EXPECT_EQ(key(decide_cancelling(activity, "台风")), "taken");
    activity.state = State::Held;
    EXPECT_EQ(key(decide_cancelling(activity, "台风")), "plans.is_held");
}

TEST(SigningUp, TakesPeopleWhileThereIsRoom) {
    auto activity = planned();
    const auto sign = [&](const SignUp& asked) {
        return key(decide_signing_up(activity, {}, asked, SignUpId{2}, friday));
    };
    EXPECT_EQ(sign(three_people()), "taken");
    activity.signed_up = 38;
    EXPECT_EQ(sign(three_people()), "plans.room_for_fewer");
    activity.signed_up = 40;
    EXPECT_EQ(sign(three_people()), "plans.is_full");
    activity.details.seats.reset();
    EXPECT_EQ(sign(three_people()), "taken");
    auto crowd = three_people();
    crowd.people = people_a_sign_up_max + 1;
    EXPECT_EQ(sign(crowd), "plans.people_out_of_bounds");
}

TEST(SigningUp, NeedsANameAndATelephoneNotUsedYet) {
    const auto sign = [](const SignUp& asked, const std::vector<SignedUpAlready>& others) {
        return key(decide_signing_up(planned(), others, asked, SignUpId{2}, friday));
    };
    auto nameless = three_people();
    nameless.name = "";
    EXPECT_EQ(sign(nameless, {}), "text.please_fill_in");
    auto odd = three_people();
    odd.telephone = "home";
    EXPECT_EQ(sign(odd, {}), "text.not_a_telephone");
    EXPECT_EQ(sign(three_people(), somebody()), "plans.has_signed_up");
    auto gone = somebody();
    gone.front().is_cancelled = true;
    EXPECT_EQ(sign(three_people(), gone), "taken");
    EXPECT_EQ(sign(three_people(), std::vector<SignedUpAlready>(sign_ups_max)), "plans.is_full");
}

TEST(SigningUp, EndsWhenTheActivityBeginsOrIsCancelled) {
    auto activity = planned();
    const auto sign = [&](Moment now) {
        return key(decide_signing_up(activity, {}, three_people(), SignUpId{2}, now));
    };
    EXPECT_EQ(sign(activity.details.begins), "plans.has_begun");
    activity.state = State::Cancelled;
    EXPECT_EQ(sign(friday), "plans.is_cancelled");
}

TEST(SigningUp, IsTakenBackOnceBeforeItBegins) {
    auto signed_up = somebody().front();
    EXPECT_EQ(key(decide_cancelling_sign_up(planned(), signed_up, friday)), "taken");
    EXPECT_EQ(key(decide_cancelling_sign_up(planned(), signed_up, friday + 14 * day)),
              "plans.has_begun");
    EXPECT_EQ(key(decide_cancelling_sign_up(planned(), {}, friday)), "plans.no_such_sign_up");
    signed_up.is_cancelled = true;
    EXPECT_EQ(key(decide_cancelling_sign_up(planned(), signed_up, friday)),
              "plans.sign_up_is_cancelled");
}

TEST(TheRecord, NeedsThoseWhoCameAndWhatWasSaid) {
    const Moment after = planned().details.ends;
    const auto put = [&](const Hold& asked) {
        return key(decide_holding(planned(), somebody(), asked, after));
    };
    EXPECT_EQ(put({ActivityId{1}, {SignUpId{1}}, 0, "讲了信用新规。"}), "taken");
    EXPECT_EQ(put({ActivityId{1}, {}, 5, "讲了信用新规。"}), "taken");
    EXPECT_EQ(put({ActivityId{1}, {}, 0, "讲了信用新规。"}), "plans.nobody_came");
    EXPECT_EQ(put({ActivityId{1}, {}, 5, " "}), "text.please_fill_in");
    EXPECT_EQ(put({ActivityId{1}, {}, -1, "讲了"}), "plans.others_out_of_bounds");
    EXPECT_EQ(put({ActivityId{1}, {SignUpId{8}}, 0, "讲了"}), "plans.no_such_sign_up");
}

TEST(TheRecord, IsWrittenOnceAndNotBeforeItBegan) {
    auto activity = planned();
    const Hold record{ActivityId{1}, {}, 5, "讲了信用新规。"};
    EXPECT_EQ(key(decide_holding(activity, {}, record, friday)), "plans.has_not_begun");
    activity.state = State::Held;
    EXPECT_EQ(key(decide_holding(activity, {}, record, friday + 14 * day)), "plans.is_held");
}

TEST(Photos, BelongToARecordAndAreSixAtMost) {
    auto activity = planned();
    EXPECT_EQ(key(check_photo(activity, {}, "a")), "plans.record_first");
    activity.state = State::Held;
    EXPECT_EQ(key(check_photo(activity, {}, "a")), "taken");
    std::vector<Photo> photos(photos_max, {PhotoId{1}, ActivityId{1}, 9, "a", false});
    EXPECT_EQ(key(check_photo(activity, photos, "b")), "plans.too_many_photos");
    photos.resize(1);
    EXPECT_EQ(key(check_photo(activity, photos, "a")), "plans.photo_is_there");
    photos.front().is_removed = true;
    EXPECT_EQ(key(check_photo(activity, photos, "a")), "taken");
}

TEST(Photos, AreRemovedWithAReason) {
    const Photo photo{PhotoId{1}, ActivityId{1}, 9, "a", false};
    EXPECT_EQ(key(decide_removing_photo(photo, "")), "text.please_fill_in");
    EXPECT_EQ(key(decide_removing_photo(photo, "本人不同意")), "taken");
    EXPECT_EQ(key(decide_removing_photo({}, "本人不同意")), "plans.no_such_photo");
}

} // namespace
} // namespace plans
