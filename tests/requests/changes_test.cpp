// What changed since somebody last looked: others' doings in the cases of one's unit, until one
// says that they were seen.

#include "cases/changes.hpp"

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class ChangesRequests : public Requests {
protected:
    Answered changes() { return street_.get("/desk/changes", manager_); }

    nlohmann::json listed() {
        Asker asking = manager_;
        asking.accept = "application/json";
        return street_.get("/desk/changes", asking).json();
    }

    Answered say_seen(const std::string& entry) {
        return street_.post("/desk/changes", {{"entry", entry}}, manager_);
    }

    Asker manager_ = street_.signed_in("wuye");
};

TEST_F(ChangesRequests, ShowWhatOthersDidAndNotWhatOneDidOneself) {
    const auto receipt = report_lift();
    answer(receipt);

    const auto seen = changes();

    EXPECT_TRUE(seen.shows("核查通过")) << seen.body;
    EXPECT_FALSE(seen.shows("联系上居民"));
    EXPECT_TRUE(street_.get("/desk", manager_).shows("/desk/changes"));
}

TEST_F(ChangesRequests, ShowThatTheReporterAddedSomethingWithoutTheWords) {
    const auto receipt = report_lift();
    street_.post(track(receipt) + "/words", {{"words", "里面还有一位老人"}});

    const auto seen = changes();

    EXPECT_TRUE(seen.shows("居民补充了情况")) << seen.body;
    EXPECT_FALSE(seen.shows("里面还有一位老人"));
}

TEST_F(ChangesRequests, BeginAnewWhereOneSaidTheyWereSeen) {
    const auto receipt = report_lift();
    const auto before = listed();
    ASSERT_EQ(before["rows"].size(), 1U);

    const auto said = say_seen(before["entry"].dump());
    const auto nothing_new = listed();
    street_.post(track(receipt) + "/words", {{"words", "里面还有一位老人"}});
    const auto after = listed();

    EXPECT_LT(said.status, 400) << said.body;
    EXPECT_TRUE(nothing_new["is_empty"]);
    ASSERT_EQ(after["rows"].size(), 1U);
    EXPECT_EQ(after["rows"][0]["changes"].size(), 1U);
}

TEST_F(ChangesRequests, NeverGoBackToWhatWasSeen) {
    report_lift();
    const auto last = listed()["entry"].dump();
    say_seen(last);

    say_seen("1");

    EXPECT_TRUE(listed()["is_empty"]);
}

TEST_F(ChangesRequests, AreSeenFromEachSeatByItself) {
    report_lift();
    alliance::ActingSeat from;
    from.account = identity::AccountId{7};
    from.unit = street_.property_company;

    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        EXPECT_TRUE(cases::look(turn, from, 1));
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    const auto reader = street_.readers().borrow();
    EXPECT_TRUE(cases::last_look(*reader, from.account, from.unit));
    EXPECT_FALSE(cases::last_look(*reader, from.account, street_.residents_committee));
}

TEST_F(ChangesRequests, RecordNothing) {
    report_lift();
    const auto before = listed()["entry"];

    say_seen(before.dump());

    EXPECT_EQ(listed()["entry"], before);
}

TEST_F(ChangesRequests, RefuseAnEntryThatIsNotThere) {
    const auto refused = say_seen("999999");

    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(refused.shows("记录里没有第 999999 条")) << refused.body;
    EXPECT_EQ(say_seen("often").status, 422);
}

TEST_F(ChangesRequests, LeaveOutTheCasesOfOthers) {
    report({{"words", "不知道在哪里"}});

    EXPECT_TRUE(listed()["is_empty"]);
    EXPECT_NE(street_.get("/desk/changes").status, 200) << "residents have no desk";
}

} // namespace
} // namespace tests
