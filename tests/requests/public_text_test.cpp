// What residents say is read by staff and by themselves. Nothing of it is ever shown to the public,
// at no stage of a case; what the public reads, staff wrote for it.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using cases::Act;

class PublicText : public Requests {
protected:
    // Everything anybody can ask for about the case.
    std::string all_that_anybody_reads() {
        std::string all;
        for (const auto* address : {"/",
                                    "/cases",
                                    "/cases?q=%E9%92%B1%E9%98%BF%E5%A7%A8",
                                    "/cases?q=%E4%B8%A4%E5%B1%82%E4%B9%8B%E9%97%B4",
                                    "/cases?category=lift",
                                    "/cases/1",
                                    "/cases/similar?place=%E7%9E%BF%E6%BA%AA%E6%96%B0%E6%9D%91"
                                    "&category=lift&words=%E7%94%B5%E6%A2%AF"}) {
            all += street_.get(address).body;
            all += street_.get(address, program()).body;
        }
        return all;
    }

    void expect_nothing_of_the_residents(const std::string& moment) {
        const auto all = all_that_anybody_reads();
        for (const auto* own : {"两层之间", "钱阿姨", "13800001111", "201", "还是停", "补一句"}) {
            // What was searched for stands in the search field again.
            auto left = all;
            for (const auto* field : {"value=\"钱阿姨\"",
                                      "value=\"两层之间\"",
                                      "\"q\":\"钱阿姨\"",
                                      "\"q\":\"两层之间\""}) {
                for (auto at = left.find(field); at != std::string::npos; at = left.find(field)) {
                    left.erase(at, std::string_view(field).size());
                }
            }
            EXPECT_EQ(left.find(own), std::string::npos) << own << " when " << moment;
        }
    }

    nlohmann::json report_with_everything() {
        return report({{"words", "3号201门口电梯停在两层之间，老人下不了楼"},
                       {"place", "瞿溪新村3号201"},
                       {"category", "lift"},
                       {"contact_name", "钱阿姨"},
                       {"contact_phone", "13800001111"}});
    }
};

TEST_F(PublicText, NeverHoldsAResidentsOwnWordsAtAnyStage) {
    const auto receipt = report_with_everything();
    expect_nothing_of_the_residents("just reported");
    street_.post(track(receipt) + "/words", {{"words", "补一句：是西边那台"}});
    expect_nothing_of_the_residents("words were added");

    contact(receipt);
    expect_nothing_of_the_residents("contacted");
    auto answered = on(receipt, Act::Submit);
    answered.answer = "门机皮带已更换，恢复运行。";
    answered.public_line = "电梯停用已修复";
    answered.is_public = true;
    street_.act("wuye", answered);
    expect_nothing_of_the_residents("answered");
    EXPECT_EQ(all_that_anybody_reads().find("门机皮带"), std::string::npos);

    street_.act("juwei", on(receipt, Act::Check));
    expect_nothing_of_the_residents("checked");
    EXPECT_NE(all_that_anybody_reads().find("门机皮带"), std::string::npos);

    auto dissatisfied = on(receipt, Act::CallBack);
    dissatisfied.outcome = cases::Outcome::Dissatisfied;
    dissatisfied.note = "还是停";
    street_.act("juwei", dissatisfied);
    expect_nothing_of_the_residents("re-handled");
    EXPECT_EQ(all_that_anybody_reads().find("门机皮带"), std::string::npos);
}

TEST_F(PublicText, LeavesOutAnAnswerThatIsMeantForTheReporterOnly) {
    const auto receipt = report_with_everything();
    contact(receipt);
    auto answered = on(receipt, Act::Submit);
    answered.answer = "已与钱阿姨约好周三上门。";
    street_.act("wuye", answered);

    street_.act("juwei", on(receipt, Act::Check));

    expect_nothing_of_the_residents("checked");
    EXPECT_EQ(all_that_anybody_reads().find("周三上门"), std::string::npos);
    EXPECT_TRUE(street_.get(track(receipt)).shows("周三上门"));
}

TEST_F(PublicText, TwoPeoplePressAtOnceAndTheSecondIsToldWhatChanged) {
    report_with_everything();
    const auto worker = street_.signed_in("wuye");
    const auto street = street_.signed_in("jiedao");
    const auto page = street_.get("/cases/1", street).body;
    const auto at = page.find("name=\"seen\" value=\"");
    ASSERT_NE(at, std::string::npos);
    const auto seen = page.substr(at + 19, page.find('"', at + 19) - at - 19);

    const auto first = street_.post("/cases/1/acceptance", {{"seen", seen}}, worker);
    const auto late = street_.post(
        "/cases/1/deadline-override",
        {{"seen", seen}, {"due", "2026-12-01"}, {"reason", "配件要从外地调，写了很久的一段理由"}},
        street);

    EXPECT_EQ(first.status, 303) << first.body;
    EXPECT_EQ(first.recorded, Kinds{"case_accepted"});
    EXPECT_EQ(late.status, 409) << late.body;
    EXPECT_EQ(late.recorded, Kinds{});
    EXPECT_TRUE(late.shows("刚刚有了新进展"));
    EXPECT_TRUE(late.shows("写了很久的一段理由"));
    EXPECT_TRUE(late.shows("已接单"));
}

} // namespace
} // namespace tests
