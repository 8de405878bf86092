// The street changes its rules in the browser: tried on the open cases first, put into force by who
// may, and kept in the record with every version before.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class RulesInTheBrowser : public Requests {
protected:
    [[nodiscard]] std::string document() {
        officer_.accept = "application/json";
        const auto view = street_.get("/settings/rules", officer_).json();
        officer_.accept = "text/html";
        return view["document"];
    }

    // Everything in three working days.
    [[nodiscard]] std::string quicker() {
        auto changed = document();
        changed.replace(changed.find("answer = 5"), 10, "answer = 3");
        return changed;
    }

    // What the property company did goes to the residents' committee.
    [[nodiscard]] std::string elsewhere() {
        auto changed = document();
        const auto at = changed.find("to = \"property_company\"");
        changed.replace(at, 23, "to = \"residents_committee\"");
        return changed;
    }

    Answered post(const std::string& address, const std::string& document, int seen) {
        return street_.post(
            address, {{"document", document}, {"seen", std::to_string(seen)}}, officer_);
    }
    Answered try_out(const std::string& document) {
        return post("/settings/rules/trial", document, 0);
    }
    Answered set(const std::string& document, int seen = 0) {
        return post("/settings/rules", document, seen);
    }

    Asker officer_ = street_.signed_in("jiedao");
};

TEST_F(RulesInTheBrowser, AreReadBeforeTheyWereEverChanged) {
    const auto page = street_.get("/settings/rules", officer_);

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("现在实行第 0 版")) << page.body;
    EXPECT_TRUE(page.shows("还没有改过"));
    EXPECT_TRUE(street_.get("/settings", officer_).shows("/settings/rules"));
}

TEST_F(RulesInTheBrowser, ShowWhichOpenCasesWouldBeTimedDifferently) {
    report_lift();

    const auto page = try_out(quicker());

    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(page.shows("未办结的 1 件中有 1 件会不同：0 件派给别的单位，1 件期限不同"))
        << page.body;
    EXPECT_TRUE(page.shows("answer = 3"));
    EXPECT_TRUE(page.recorded.empty());
}

TEST_F(RulesInTheBrowser, ShowWhichOpenCasesWouldGoElsewhere) {
    const auto receipt = report_lift();

    const auto page = try_out(elsewhere());

    EXPECT_TRUE(page.shows("1 件派给别的单位，0 件期限不同")) << page.body;
    EXPECT_TRUE(page.shows("/cases/" + std::to_string(receipt["case"].get<int>())));
    EXPECT_TRUE(page.shows("<del>"));
}

TEST_F(RulesInTheBrowser, SayWhenNothingWouldChange) {
    report_lift();

    EXPECT_TRUE(try_out(document()).shows("未办结的 1 件，按新规则派给谁、限几天都和现在一样"));
}

TEST_F(RulesInTheBrowser, HoldForNewCasesAndLeaveOpenOnesAlone) {
    const auto before = report_lift();
    const auto due = [&](const nlohmann::json& receipt) {
        const auto address = "/cases/" + std::to_string(receipt["case"].get<int>()) + ".json";
        return street_.get(address, officer_).json()["whole_due"]["at"];
    };
    const auto promised = due(before);

    const auto answered = set(quicker());

    EXPECT_EQ(answered.status, 303) << answered.body;
    EXPECT_EQ(answered.recorded, Kinds{"case_rules_set"});
    EXPECT_EQ(due(before), promised);
    EXPECT_LT(due(report_lift()), promised);
}

TEST_F(RulesInTheBrowser, KeepEveryVersionReadable) {
    set(quicker());
    set(elsewhere(), 1);

    const auto page = street_.get("/settings/rules", officer_);
    const auto first = street_.get("/settings/rules?version=1", officer_);

    EXPECT_TRUE(page.shows("第 2 版"));
    EXPECT_TRUE(page.shows("/settings/rules?version=1"));
    EXPECT_TRUE(first.shows("property_company"));
    EXPECT_EQ(street_.get("/settings/rules?version=9", officer_).status, 404);
    EXPECT_EQ(street_.get("/settings/rules?version=0", officer_).status, 200);
}

TEST_F(RulesInTheBrowser, AreNotChangedOverSomebodyElsesChange) {
    const auto mine = elsewhere();
    set(quicker());

    const auto late = set(mine);

    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(late.recorded.empty());
    EXPECT_TRUE(late.shows("别人已改过规则"));
    EXPECT_TRUE(late.shows("residents_committee"));
}

TEST_F(RulesInTheBrowser, RefuseWhatIsNoRuleNamingTheLineAndKeepWhatWasTyped) {
    for (const char* address : {"/settings/rules", "/settings/rules/trial"}) {
        const auto refused = post(address, "[limits]\nanswer = \"soon\"\n", 0);

        EXPECT_EQ(refused.status, 422) << address;
        EXPECT_TRUE(refused.recorded.empty());
        EXPECT_TRUE(refused.shows("soon")) << refused.body;
    }
}

TEST_F(RulesInTheBrowser, AreRecordedOnlyWhenTheyDiffer) {
    EXPECT_TRUE(set(document()).recorded.empty());
}

TEST_F(RulesInTheBrowser, AreForWhoConfigures) {
    const auto handler = street_.signed_in("wuye");
    const Form form = {{"document", document()}, {"seen", "0"}};

    EXPECT_EQ(street_.get("/settings/rules", handler).status, 403);
    EXPECT_EQ(street_.post("/settings/rules", form, handler).status, 403);
    EXPECT_EQ(street_.post("/settings/rules/trial", form, handler).status, 403);
    EXPECT_FALSE(street_.get("/settings", handler).shows("/settings/rules"));
    EXPECT_EQ(street_.get("/settings/rules").status, 303);
}

} // namespace
} // namespace tests
