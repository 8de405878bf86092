// What is told to the outside: prepared in the turn of what happened, recorded with each try, and
// without a word of anybody.

#include "notices/notices.hpp"

#include "notices/rules.hpp"
#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using namespace std::chrono_literals;

class Outward : public Requests {
protected:
    std::vector<notices::Notice> waiting() {
        auto all = waiting_for(notices::Channel::Mail);
        const auto hooks = waiting_for(notices::Channel::Hook);
        all.insert(all.end(), hooks.begin(), hooks.end());
        return all;
    }
    std::vector<notices::Notice> waiting_for(notices::Channel channel) {
        return notices::due(*street_.readers().borrow(), channel, street_.now(), 100);
    }
    void fail(notices::NoticeId id) {
        street_.turn(journal::timer(), [id](journal::Turn& turn) {
            notices::note_failed(turn, id, notices::Failure::NoConnection);
            return base::Result<nlohmann::json>(nlohmann::json());
        });
    }
    void succeed(notices::NoticeId id) {
        street_.turn(journal::timer(), [id](journal::Turn& turn) {
            notices::note_sent(turn, id);
            return base::Result<nlohmann::json>(nlohmann::json());
        });
    }
};

TEST_F(Outward, NothingIsToldUnlessTheMachineHasAWayOut) {
    report_lift();

    EXPECT_TRUE(waiting().empty());
}

TEST_F(Outward, ANewCaseIsToldOnEachWay) {
    street_.tell_by({notices::Channel::Mail, notices::Channel::Hook});

    const auto answered = street_.post_json(
        "/voices", {{"words", "3号楼电梯停在两层之间"}, {"place", "瞿溪新村3号"}});

    EXPECT_EQ(std::ranges::count(answered.recorded, "notice_prepared"), 2);
    ASSERT_EQ(waiting().size(), 2U);
    EXPECT_EQ(waiting()[0].what, notices::What::Opened);
    EXPECT_EQ(waiting()[1].channel, notices::Channel::Hook);
}

TEST_F(Outward, WhatWasSentIsNotSentAgain) {
    street_.tell_by({notices::Channel::Hook});
    report_lift();
    const auto id = waiting().at(0).id;

    succeed(id);
    fail(id); // A late word about another try changes nothing.

    street_.pass(48h);
    EXPECT_TRUE(waiting().empty());
    EXPECT_EQ(notices::count(*street_.readers().borrow(), notices::State::Sent), 1);
}

TEST_F(Outward, WhatFailedWaitsLongerEachTimeAndIsGivenUpAloud) {
    street_.tell_by({notices::Channel::Hook});
    report_lift();
    const auto id = waiting().at(0).id;

    fail(id);
    EXPECT_TRUE(waiting().empty());
    street_.pass(1min);
    EXPECT_EQ(waiting().size(), 1U);
    for (int tries = 2; tries <= 7; ++tries) {
        fail(id);
    }

    street_.pass(48h);
    EXPECT_TRUE(waiting().empty());
    auto officer = street_.signed_in("jiedao");
    EXPECT_TRUE(street_.get("/notices", officer).shows("试了 7 次，不再发送"));
    EXPECT_TRUE(street_.get("/operation", officer).shows("有 1 条通知多次没能发出"));
}

TEST_F(Outward, TheListNamesNobodyAndIsForWhoAdministers) {
    street_.tell_by({notices::Channel::Mail});
    report({{"words", "三楼漏水"}, {"name", "凤仙"}, {"telephone", "13812345678"}});

    const auto page = street_.get("/notices", street_.signed_in("jiedao"));

    EXPECT_TRUE(page.shows("新收一件")) << page.body;
    EXPECT_FALSE(page.shows("漏水"));
    EXPECT_FALSE(page.shows("13812345678"));
    EXPECT_EQ(street_.get("/notices", street_.signed_in("wuye")).status, 403);
    EXPECT_EQ(street_.get("/notices").status, 303);
}

// From the report to the answer: a hook hears of each step that stands in the public timeline.
TEST_F(Outward, AHookHearsOfEachStepThatAnybodyMaySee) {
    street_.tell_by({notices::Channel::Hook});
    const auto receipt = report_lift();
    answer(receipt);

    const auto path = "/cases/" + std::to_string(receipt["case"].get<std::int64_t>());
    std::vector<std::string> told;
    for (const auto& notice : waiting()) {
        told.emplace_back(notices::kind_of(notice.what));
    }
    std::vector<std::string> shown;
    const auto view = street_.get(path, program()).json();
    for (const auto& step : view["timeline"]) {
        shown.insert(shown.begin(), step["kind"].get<std::string>());
    }
    EXPECT_EQ(told, shown);
    EXPECT_GE(told.size(), 5U);
}

} // namespace
} // namespace tests
