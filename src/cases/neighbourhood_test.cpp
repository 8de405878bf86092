#include "cases/test_neighbourhood.hpp"

namespace cases {

std::vector<std::function<base::Result<bool>()>> Neighbourhood::way_to_the_end() {
    return {[this] { return act(repairer_, Act::Accept); },
            [this] { return act(repairer_, Act::Contact, by(Channel::Phone)); },
            [this] { return act(repairer_, Act::Work, note("已联系维保单位。")); },
            [this] { return act(repairer_, Act::Submit, answer("电梯今天下午修好。")); },
            [this] { return act(manager_, Act::Check); }};
}

void Neighbourhood::expect_the_same_when_made_anew() {
    std::string pattern = std::filesystem::temp_directory_path() / "songyuan anew XXXXXX";
    base::ensure(mkdtemp(pattern.data()) != nullptr, "a test may make a folder");
    {
        const auto scratch = store::open_sqlite(pattern, store::Durability::None);
        scratch->furnish(town_.schema);
        const auto made_anew = scratch->open_writer();
        journal::replay_all(town_.store(),
                            *made_anew,
                            journal::Target::OwnStore,
                            town_.facts,
                            [](std::int64_t, std::int64_t) {});
        const auto comparison = cli::compare_tables(town_.schema, town_.store(), *made_anew);
        if (comparison.difference) {
            ADD_FAILURE() << comparison.difference->table << " in use "
                          << comparison.difference->in_use << ", made anew "
                          << comparison.difference->made_anew;
        }
    }
    std::filesystem::remove_all(pattern);
}

namespace {

TEST_F(Neighbourhood, AReportBecomesACaseWithAnOwnerTwoDeadlinesAndARule) {
    town_.now = at("2026-11-20 09:00");

    const auto id = raise("lift", "瞿溪新村3号201");

    const auto opened = now(id);
    EXPECT_EQ(town_.recorded, (std::vector<std::string>{"voice_raised"}));
    EXPECT_EQ(kinds(id), (std::vector<std::string>{"case_opened"}));
    EXPECT_EQ(opened.handler, company_);
    EXPECT_EQ(opened.owner, company_);
    EXPECT_EQ(opened.first_handler, company_);
    EXPECT_EQ(opened.level, Level::Unit);
    EXPECT_EQ(opened.place, place("瞿溪新村"));
    EXPECT_TRUE(opened.rule.starts_with("物业管理的事 → 小区物业\n"));
    EXPECT_EQ(opened.step.due, at("2026-11-23 17:30"));
    EXPECT_EQ(opened.whole_due, at("2026-11-27 17:30"));
    EXPECT_EQ(opened.supervise_at, at("2026-12-11 17:30"));
}

TEST_F(Neighbourhood, ACaseGoesByCategoryAndPlaceToWhoeverServesThere) {
    EXPECT_EQ(now(raise("owners_committee")).handler, owners_);
    EXPECT_EQ(now(raise("neighbour_dispute")).handler, committee_);
    EXPECT_EQ(now(raise("lift", "西凌新村")).handler, lonely_company_);
    EXPECT_EQ(now(raise("lift", "瞿溪居委会")).handler, committee_);
    EXPECT_EQ(now(raise("group_letting")).handler, street_);
}

TEST_F(Neighbourhood, WhatNobodyServesGoesToTheDutyDeskWithoutARule) {
    const auto opened = now(raise("lift", ""));

    EXPECT_EQ(opened.handler, street_);
    EXPECT_EQ(opened.level, Level::Street);
    EXPECT_EQ(opened.rule, "");
}

TEST_F(Neighbourhood, ARuleWhoseUnitIsNotThereIsPassedOver) {
    town_.ask([&](journal::Turn& turn) {
        return alliance::close_unit(turn, owners_, "届满").has_value();
    });

    EXPECT_EQ(now(raise("owners_committee")).handler, committee_);
}

TEST_F(Neighbourhood, TheStreetsOwnRulesHoldForNewCasesOnly) {
    raise("lift");
    const auto& part = town_.configuration.back();
    const std::string rules =
        "[limits]\ncontact = 2\nanswer = 8\n[[route]]\nchinese = \"一\"\n"
        "english = \"one\"\nplaces = [\"瞿溪新村\"]\nto_unit = \"瞿溪业委会\"\n";
    const auto set = town_.ask([&](journal::Turn& turn) { return part.put(turn, rules); });
    town_.now = at("2026-11-20 14:00");

    const auto second = now(raise("lift"));

    EXPECT_EQ(said(set), "taken");
    EXPECT_EQ(second.handler, owners_);
    EXPECT_EQ(second.rule, "一\none");
    EXPECT_EQ(second.rules_version, 1);
    EXPECT_EQ(second.step.due, at("2026-11-24 17:30"));
    EXPECT_EQ(now(CaseId{1}).rules_version, 0);
    take(act(repairer_, Act::Accept));
    take(act(repairer_, Act::Contact, by(Channel::Visit)));
    EXPECT_EQ(now().step.due, at("2026-11-27 17:30"));
}

TEST_F(Neighbourhood, AnotherHouseholdJoinsAnOpenCaseAndNotAnEndedOne) {
    const auto id = raise();
    voices::RaiseVoice asked;
    asked.words = "我家也是。";
    asked.place = place("瞿溪新村");
    const auto join = [&] {
        return town_.ask([&](journal::Turn& turn) { return raise_and_join(turn, asked, id); },
                         journal::resident());
    };

    const auto joined = join();
    take(act_as_reporter(Act::Withdraw));
    take(act_as_reporter(Act::Withdraw));
    const auto late = join();

    ASSERT_TRUE(joined);
    EXPECT_EQ(case_of(town_.store(), joined->voice), id);
    EXPECT_EQ(said(late), "cases.nothing_to_join joins");
}

TEST_F(Neighbourhood, AHouseholdThatTakesItsVoiceBackFollowsNoMore) {
    const auto id = raise();
    voices::RaiseVoice asked;
    asked.words = "我家也是。";
    asked.place = place("瞿溪新村");
    const auto join = [&](journal::Turn& turn) { return raise_and_join(turn, asked, id); };
    const auto first = town_.ask(join, journal::resident());
    const auto second = town_.ask(join, journal::resident());
    ASSERT_TRUE(first && second);
    const auto take_back = [&](journal::Turn& turn) {
        return voices::withdraw(turn, first->voice, "已经好了");
    };

    const auto left = town_.ask(take_back, journal::resident());
    const auto again = town_.ask(take_back, journal::resident());

    ASSERT_TRUE(left);
    EXPECT_EQ(now(id).followers, 1);
    EXPECT_FALSE(now(id).ended_at);
    EXPECT_EQ(kinds(id).back(), "case_follower_left");
    EXPECT_FALSE(again) << "it is taken back once";
    EXPECT_EQ(now(id).followers, 1);
}

TEST_F(Neighbourhood, ACaseGoesOnForWhoeverStillStandsBehindIt) {
    const auto id = raise();
    voices::RaiseVoice asked;
    asked.words = "我家也是。";
    asked.place = place("瞿溪新村");
    const auto joined = town_.ask(
        [&](journal::Turn& turn) { return raise_and_join(turn, asked, id); }, journal::resident());
    ASSERT_TRUE(joined);

    take(act_as_reporter(Act::Withdraw));
    const auto after_the_first = now(id);
    const auto speaker = speaker_of(town_.store(), after_the_first);
    take(act_as_reporter(Act::Withdraw));

    EXPECT_FALSE(after_the_first.ended_at);
    EXPECT_EQ(after_the_first.followers, 0);
    EXPECT_EQ(speaker, joined->voice) << "staff talk to whoever still waits for an answer";
    EXPECT_EQ(now(id).stage, Stage::Withdrawn) << "nobody stands behind it any more";
    EXPECT_EQ(kinds(id),
              (std::vector<std::string>{
                  "case_opened", "case_followed", "case_follower_left", "case_withdrawn"}));
}

} // namespace
} // namespace cases
