// Finding cases by words and in lists.

#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

using Ids = std::vector<CaseId>;

voices::RaiseVoice saying(const std::string& words, const std::string& category = "lift") {
    voices::RaiseVoice asked;
    asked.words = words;
    asked.category = category;
    return asked;
}

TEST_F(Neighbourhood, NothingIsFoundBeforeAnythingWasSaid) {
    EXPECT_EQ(search(town_.store(), Searched::Everything, "电梯", {}, 50).cases, Ids{});
}

TEST_F(Neighbourhood, StaffFindACaseByWordsTelephoneNameAndAnswer) {
    auto asked = saying("電梯停在兩層之間");
    asked.contact_name = "钱阿姨";
    asked.contact_phone = "138 1234 5678";
    asked.where_exactly = "3号201";
    asked.place = place("瞿溪新村");
    raise(asked);
    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    take(act(repairer_, Act::Submit, answer("钢丝绳已经更换。")));

    for (const auto* typed :
         {"电梯", "兩層", "两层", "13812345678", "钱阿姨", "钢丝绳", "瞿溪新村"}) {
        EXPECT_EQ(found(Searched::Everything, typed), Ids{CaseId{1}}) << typed;
    }
    EXPECT_EQ(found(Searched::Everything, "自行车"), Ids{});
}

TEST_F(Neighbourhood, ThePublicFindsOnlyWhatIsPublicAndAnswersOnceTheyAreChecked) {
    raise();
    AskAct said_to_all = answer("钢丝绳已经更换。");
    said_to_all.is_public = true;
    said_to_all.public_line = "电梯修好了";
    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    take(act(repairer_, Act::Submit, said_to_all));

    EXPECT_EQ(found(Searched::PublicText, "两层"), Ids{});
    EXPECT_EQ(found(Searched::PublicText, "钢丝绳"), Ids{});
    take(act(manager_, Act::Check));
    EXPECT_EQ(found(Searched::PublicText, "钢丝绳"), Ids{CaseId{1}});
    EXPECT_EQ(found(Searched::PublicText, "两层"), Ids{});
}

TEST_F(Neighbourhood, ThePublicDoesNotFindAnAnswerThatWasTakenBack) {
    raise();
    AskAct said_to_all = answer("钢丝绳已经更换。");
    said_to_all.is_public = true;
    said_to_all.public_line = "电梯修好了";
    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Contact, by(Channel::Phone)));
    take(act(repairer_, Act::Submit, said_to_all));
    take(act(manager_, Act::Check));
    ASSERT_EQ(found(Searched::PublicText, "钢丝绳"), Ids{CaseId{1}});

    take(act(manager_, Act::Undo));
    EXPECT_EQ(found(Searched::PublicText, "钢丝绳"), Ids{});
    take(act(manager_, Act::Check));
    EXPECT_EQ(found(Searched::PublicText, "修好"), Ids{CaseId{1}});

    take(act(neighbour_, Act::CallBack, outcome(Outcome::Dissatisfied, "还是停")));
    EXPECT_EQ(found(Searched::PublicText, "钢丝绳"), Ids{});
    EXPECT_EQ(found(Searched::PublicText, "瞿溪新村"), Ids{CaseId{1}});
    EXPECT_EQ(found(Searched::Everything, "钢丝绳"), Ids{CaseId{1}});
}

TEST_F(Neighbourhood, ThePublicFindsACaseByItsCategoryOfToday) {
    raise();
    ASSERT_EQ(found(Searched::PublicText, "电梯故障"), Ids{CaseId{1}});

    auto asked = because("说的是停车。");
    asked.category = "parking";
    take(act(officer_, Act::OverrideCategory, asked));

    EXPECT_EQ(found(Searched::PublicText, "电梯故障"), Ids{});
    EXPECT_EQ(found(Searched::PublicText, "停车"), Ids{CaseId{1}});
}

TEST_F(Neighbourhood, OfRedactedWordsThePublicFindsOnlyWhatIsLeft) {
    auto asked = saying("隔壁老王的电瓶车占道");
    asked.public_already = true;
    raise(asked);
    ASSERT_EQ(found(Searched::PublicText, "老王"), Ids{CaseId{1}});

    auto redacting = because("写了邻居的名字。");
    redacting.words = "邻居的电瓶车占道";
    take(act(officer_, Act::RedactWords, redacting));

    EXPECT_EQ(found(Searched::PublicText, "老王"), Ids{});
    EXPECT_EQ(found(Searched::PublicText, "电瓶车"), Ids{CaseId{1}});
}

TEST_F(Neighbourhood, OfWordsThatWerePublicAlreadyThePublicFindsTheWordsAndNotTheContact) {
    auto asked = saying("地铁口共享单车乱停放");
    asked.public_already = true;
    asked.contact_name = "钱阿姨";
    asked.contact_phone = "13812345678";
    raise(asked);

    EXPECT_EQ(found(Searched::PublicText, "共享单车"), Ids{CaseId{1}});
    EXPECT_EQ(found(Searched::PublicText, "13812345678"), Ids{});
    EXPECT_EQ(found(Searched::PublicText, "钱阿姨"), Ids{});
}

TEST_F(Neighbourhood, ACaseIsFoundOnceThoughSeveralOfItsWordsFitAndPagesGoOn) {
    for (int each = 0; each < 5; ++each) {
        const auto id = raise();
        const auto added = town_.ask([&](journal::Turn& turn) {
            return voices::add_words(turn, now(id).voice, "还是电梯的事。");
        });
        ASSERT_TRUE(added);
    }

    EXPECT_EQ(found(Searched::Everything, "电梯").size(), 5U);
    const auto first = search(town_.store(), Searched::Everything, "电梯", {}, 2).cases;
    const auto next = search(town_.store(), Searched::Everything, "电梯", first.back(), 2).cases;
    EXPECT_EQ(first, (Ids{CaseId{5}, CaseId{4}}));
    EXPECT_EQ(next, (Ids{CaseId{3}, CaseId{2}}));
}

TEST_F(Neighbourhood, ListsAreNewestFirstAndFiltered) {
    raise("lift");
    raise("parking");
    raise("lift", "西凌新村");
    take(act_as_reporter(Act::Withdraw));
    const auto ids = [&](const Filter& filter) {
        Ids found;
        for (const auto& each : list(town_.store(), filter)) {
            found.push_back(each.id);
        }
        return found;
    };
    Filter ended;
    ended.stage = Stage::Withdrawn;
    Filter open;
    open.stage = Stage::Assigned;
    Filter lifts;
    lifts.category = "lift";
    Filter here;
    here.place = place("瞿溪新村");
    Filter under_the_committee;
    under_the_committee.place = place("西凌居委会");
    Filter handled;
    handled.handler = company_;
    Filter second_page;
    second_page.before = CaseId{3};
    second_page.limit = 1;

    EXPECT_EQ(ids({}), (Ids{CaseId{3}, CaseId{2}, CaseId{1}}));
    EXPECT_EQ(ids(ended), Ids{CaseId{1}});
    EXPECT_EQ(ids(open), (Ids{CaseId{3}, CaseId{2}}));
    EXPECT_EQ(ids(lifts), (Ids{CaseId{3}, CaseId{1}}));
    EXPECT_EQ(ids(here), (Ids{CaseId{2}, CaseId{1}}));
    EXPECT_EQ(ids(under_the_committee), Ids{CaseId{3}});
    EXPECT_EQ(ids(handled), (Ids{CaseId{2}, CaseId{1}}));
    EXPECT_EQ(ids(second_page), Ids{CaseId{2}});
}

TEST_F(Neighbourhood, SimilarAreTheOpenOnesOfTheSameCategoryAndCompound) {
    raise("lift");
    raise("parking");
    raise("lift", "西凌新村");
    raise("lift");
    take(act_as_reporter(Act::Withdraw));

    const auto found = similar(town_.store(), "lift", place("瞿溪新村"), 5);

    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found.front().id, CaseId{4});
}

} // namespace
} // namespace cases
