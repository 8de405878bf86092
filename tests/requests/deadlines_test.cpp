// How deadlines are told: what may still move says so wherever it stands, and a desk's numbers miss
// nothing that presses.

#include "tests/requests/requests.hpp"
#include "voices/voices.hpp"

namespace tests {
namespace {

class DeadlineRequests : public Requests {
protected:
    void pass_days(int days) { street_.pass(std::chrono::days(days)); }

    // Handled by the street's duty desk: nothing says where it is.
    void report_somewhere(int many) {
        street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
            for (int more = 0; more < many; ++more) {
                voices::RaiseVoice asked;
                asked.words = "电梯又停了";
                voices::raise(turn, asked).value();
            }
            return base::Result<nlohmann::json>(nlohmann::json());
        });
    }
};

TEST_F(DeadlineRequests, AnUnannouncedYearsDatesAreProvisionalOnEveryPage) {
    pass_days(41); // Thursday, 31 December: who contacts has until January, which nobody knows yet.
    const auto receipt = report_lift();
    const auto slip = "/slip/" + receipt["tracking_code"].get<std::string>();
    const auto street = street_.signed_in("jiedao");
    Asker in_english = street;
    in_english.language = "en";

    for (const auto& page : {slip, track(receipt)}) {
        EXPECT_TRUE(street_.get(page).shows("17:30（暂定）")) << page;
        EXPECT_NE(street_.get(page).body.find("17:30（暂定）</span>"), std::string::npos) << page;
        EXPECT_TRUE(street_.get(page).shows("暂定：那一年的放假安排还没公布")) << page;
    }
    EXPECT_TRUE(street_.get("/cases/1").shows("暂定：那一年的放假安排还没公布"));
    EXPECT_TRUE(street_.get("/cases", street).shows("17:30（暂定）"));
    EXPECT_TRUE(street_.get("/cases", in_english).shows("(provisional)"));
    EXPECT_TRUE(street_.get("/desk", street_.signed_in("wuye")).shows("暂定"));
}

TEST_F(DeadlineRequests, ADateThatHasPassedIsNoPromiseAnyMore) {
    const auto receipt = report_lift();

    pass_days(4); // Tuesday, 24 November: nobody was contacted, the answer is not due yet.
    street_.signed_in("jiedao"); // What was due before a turn fires with it.

    EXPECT_EQ(street_.get(track(receipt), program()).json()["next"],
              "瞿溪新村物业应在 11月23日 周一 17:30 前联系您，期限已经过了。现在由瞿溪居委会督促。"
              "11月27日 周五 17:30 前答复您，这一点不变。");
    pass_days(4);
    EXPECT_FALSE(street_.get(track(receipt)).shows("这一点不变"));
}

TEST_F(DeadlineRequests, AFirmDateIsNotMarked) {
    const auto receipt = report_lift();

    for (const auto& page : {track(receipt), std::string("/cases"), std::string("/cases/1")}) {
        EXPECT_FALSE(street_.get(page).shows("暂定")) << page;
    }
}

TEST_F(DeadlineRequests, ADeskIsFilteredAndSaysWhatClimbed) {
    const auto receipt = report_lift();
    const auto climbed =
        report({{"words", "路灯坏了"}, {"place", "瞿溪新村"}, {"category", "lift"}});
    contact(receipt);
    pass_days(3);
    street_.pass(std::chrono::hours(8)); // Monday, 18:00: nobody has contacted the second.
    const auto wuye = street_.signed_in("wuye");

    EXPECT_TRUE(street_.get("/desk", wuye).shows("已升级至瞿溪居委会"));
    const auto contacted = street_.get("/desk?stage=contacted&category=lift", wuye);
    EXPECT_TRUE(contacted.shows("href=\"/cases/1\""));
    EXPECT_FALSE(contacted.shows("href=\"/cases/2\""));
    const auto elsewhere = street_.get("/desk?category=parking", wuye);
    EXPECT_TRUE(elsewhere.shows("没有符合这些条件的件"));
    EXPECT_TRUE(elsewhere.shows("逾期 1")) << "the tallies are the whole desk's";
    EXPECT_EQ(street_.get("/desk?stage=nonsense", wuye).status, 422);
}

TEST_F(DeadlineRequests, ADeskMissesNothingThatPressesAndSaysWhereItStoppedCounting) {
    report_somewhere(2);
    pass_days(3); // Monday.
    report_somewhere(1'002);
    pass_days(1); // Tuesday: the first two are late, the others due today.

    const auto desk = street_.get("/desk", street_.signed_in("jiedao"));

    EXPECT_TRUE(desk.shows("data-signal=\"overdue\">逾期 2</li>")) << desk.body;
    EXPECT_TRUE(desk.shows("1000+</li>"));
    EXPECT_TRUE(desk.shows("data-signal=\"on_time\">进行中 0</li>"));
}

} // namespace
} // namespace tests
