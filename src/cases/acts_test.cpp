// Every row of the table of acts: who may, at which stage, with which power, and who else must.

#include "cases/acts.hpp"

#include <array>

#include <gtest/gtest.h>

#include "cases/events.hpp"
#include "text/names.hpp"

namespace cases {
namespace {

constexpr AccountId asking{7};
constexpr AccountId another{8};

std::vector<Stage> all_stages() {
    std::vector<Stage> stages;
    for (std::size_t at = 0; at < enum_names(Stage{}).size(); ++at) {
        stages.push_back(static_cast<Stage>(at));
    }
    return stages;
}

Stage first_stage(const ActRow& row) {
    for (const auto stage : all_stages()) {
        if (row.from.has(stage)) {
            return stage;
        }
    }
    throw base::BrokenPromise("an act has a stage");
}

// Somebody who may do what the row says.
Asker asker_of(const ActRow& row) {
    Asker asker;
    asker.account = asking;
    asker.powers = alliance::Powers::all();
    asker.sides = row.sides;
    return asker;
}

// What must wait, or be so, for the row's act.
void let_wait_what_it_needs(const ActRow& row, Case& current) {
    if (row.second == Second::NotTheReturner) {
        current.returns.emplace().waiting.emplace().account = another;
    } else if (row.second == Second::NotTheAsker) {
        current.extensions.emplace().waiting.emplace().account = another;
    } else if (row.second == Second::NotThePlanner) {
        current.plan = {another, 0, false, {}};
    } else if (row.act == Act::Resume) {
        current.suspension.emplace();
    } else if (row.act == Act::EndWaiting) {
        current.awaited.emplace();
    }
}

// A case at which the row's act is possible.
Case case_for(const ActRow& row) {
    Case current;
    current.id = CaseId{1};
    current.stage = first_stage(row);
    current.submitter = another;
    const bool asks_for_a_proposal =
        row.act == Act::ConfirmNoAction || row.act == Act::RefuseNoAction;
    current.no_action_by = asks_for_a_proposal ? another : AccountId{};
    current.handover = Handover{UnitId{1}, UnitId{2}, {}};
    if (row.act == Act::AskDepartment || row.act == Act::HoldVisit ||
        row.act == Act::EndIntervention) {
        current.intervention = RunningIntervention{UnitId{1}, UnitId{2}, {}, 1};
    }
    current.handler = UnitId{5};
    let_wait_what_it_needs(row, current);
    return current;
}

std::string ruled(const base::Result<bool>& result) {
    return result ? "taken" : result.error().key;
}

TEST(Acts, EachHasOneRowAndANounOfItsOwn) {
    std::vector<std::string_view> nouns;
    for (const auto& row : act_table()) {
        EXPECT_EQ(&row_of(row.act), &row);
        EXPECT_EQ(std::count(nouns.begin(), nouns.end(), row.noun), 0) << row.noun;
        nouns.push_back(row.noun);
    }

    EXPECT_EQ(nouns.size(), static_cast<std::size_t>(Act::Undo) + 1);
}

TEST(Acts, AreTakenFromWhoeverHasSidePowerAndStage) {
    for (const auto& row : act_table()) {
        EXPECT_EQ(ruled(permitted(row, case_for(row), asker_of(row))), "taken") << row.noun;
    }
}

TEST(Acts, AreRefusedAtEveryOtherStage) {
    for (const auto& row : act_table()) {
        Case current = case_for(row);
        for (const auto stage : all_stages()) {
            current.stage = stage;
            const bool is_possible = row.from.has(stage);

            EXPECT_EQ(ruled(permitted(row, current, asker_of(row))),
                      is_possible ? "taken" : "cases.not_at_this_stage")
                << row.noun << " at " << text::name_of(stage);
        }
    }
}

TEST(Acts, AboveWhomNobodyStandsAnotherPersonOfTheStreetDecides) {
    Case streets_own = case_for(row_of(Act::GrantExtension));
    streets_own.owner = streets_own.handler;
    streets_own.level = Level::Street;
    Asker colleague = asker_of(row_of(Act::GrantExtension));
    colleague.unit = streets_own.handler;

    EXPECT_EQ(ruled(permitted(row_of(Act::GrantExtension), streets_own, colleague)), "taken");
    streets_own.level = Level::Committee;
    EXPECT_EQ(ruled(permitted(row_of(Act::GrantExtension), streets_own, colleague)),
              "cases.needs_another_person");
}

TEST(Acts, OfTimeAreAskedForOneByOne) {
    Case current = case_for(row_of(Act::GrantExtension));
    const auto answer = [&](Act act) {
        return ruled(permitted(row_of(act), current, asker_of(row_of(act))));
    };

    EXPECT_EQ(answer(Act::AskExtension), "cases.extension_waits");
    current.extensions.reset();
    EXPECT_EQ(answer(Act::GrantExtension), "cases.no_extension_waits");
    EXPECT_EQ(answer(Act::RefuseExtension), "cases.no_extension_waits");
    EXPECT_EQ(answer(Act::Resume), "cases.is_not_suspended");
    EXPECT_EQ(answer(Act::EndWaiting), "cases.is_not_awaited");
    current.awaited.emplace();
    EXPECT_EQ(answer(Act::AwaitResident), "cases.is_awaited");
    current.awaited.reset();
    current.suspension.emplace();
    EXPECT_EQ(answer(Act::AskExtension), "cases.is_suspended");
    EXPECT_EQ(answer(Act::AwaitResident), "cases.is_suspended");
}

TEST(Acts, AreRefusedFromEveryOtherSide) {
    for (const auto& row : act_table()) {
        for (const auto side : {Side::Handler,
                                Side::Owner,
                                Side::Committee,
                                Side::Street,
                                Side::Reporter,
                                Side::Part,
                                Side::Receiver,
                                Side::Guarantor,
                                Side::Watcher,
                                Side::Decider}) {
            Asker asker = asker_of(row);
            asker.sides = {side};
            const bool is_possible =
                row.sides.mask == 0 ? side != Side::Reporter : row.sides.has(side);

            EXPECT_EQ(ruled(permitted(row, case_for(row), asker)),
                      is_possible ? "taken" : "cases.not_your_case")
                << row.noun << " from side " << static_cast<int>(side);
        }
    }
}

TEST(Acts, AreRefusedWithoutTheirPower) {
    for (const auto& row : act_table()) {
        if (!row.power) {
            continue;
        }
        Asker asker = asker_of(row);
        asker.powers =
            alliance::Powers(alliance::Powers::all().mask & ~alliance::Powers::bit(*row.power));

        EXPECT_EQ(ruled(permitted(row, case_for(row), asker)), "cases.power_missing") << row.noun;
    }
}

TEST(Acts, OfStaffAllNeedAPowerButTakingBackOnesOwn) {
    for (const auto& row : act_table()) {
        const bool is_the_reporters = row.sides.has(Side::Reporter);

        EXPECT_EQ(row.power.has_value(), !is_the_reporters && row.act != Act::Undo) << row.noun;
    }
}

TEST(Acts, OfTheSecondPersonAreRefusedToTheFirst) {
    for (const auto& row : act_table()) {
        Case current = case_for(row);
        const bool asks_for_a_proposal =
            row.act == Act::ConfirmNoAction || row.act == Act::RefuseNoAction;
        current.submitter = asking;
        current.no_action_by = asks_for_a_proposal ? asking : AccountId{};
        if (current.returns) {
            current.returns->waiting->account = asking;
        }
        if (current.extensions) {
            current.extensions->waiting->account = asking;
        }
        if (current.plan) {
            current.plan->proposer = asking;
        }
        Asker first = asker_of(row);
        first.unit = row.second == Second::NotTheHandler ? current.handler : UnitId{};

        EXPECT_EQ(ruled(permitted(row, current, first)),
                  row.second == Second::Anyone ? "taken" : "cases.needs_another_person")
            << row.noun;
    }
}

TEST(Acts, NoActionIsProposedOnceAndConfirmedOrRefusedOnlyWhenProposed) {
    Case proposed = case_for(row_of(Act::ConfirmNoAction));
    Case fresh = case_for(row_of(Act::ProposeNoAction));
    const auto& proposing = row_of(Act::ProposeNoAction);

    EXPECT_EQ(ruled(permitted(proposing, proposed, asker_of(proposing))),
              "cases.not_at_this_stage");
    for (const auto act : {Act::ConfirmNoAction, Act::RefuseNoAction}) {
        EXPECT_EQ(ruled(permitted(row_of(act), fresh, asker_of(row_of(act)))),
                  "cases.not_at_this_stage");
    }
}

TEST(Acts, AReturnIsNeverDecidedByTheUnitThatHandedItBack) {
    for (const auto act : {Act::AcceptReturn, Act::RefuseReturn}) {
        const Case returned = case_for(row_of(act));
        Asker colleague = asker_of(row_of(act));
        colleague.unit = returned.handler;

        EXPECT_EQ(ruled(permitted(row_of(act), returned, colleague)), "cases.needs_another_person");
    }
}

TEST(Acts, OfSomebodyOutsideTheUnitAreNotThoseOfWhoOnlyStandsInThere) {
    for (const auto& row : act_table()) {
        if (row.second != Second::NotTheReturner && row.second != Second::NotTheAsker &&
            row.second != Second::NotTheHandler) {
            continue;
        }
        const Case current = case_for(row);
        Asker deputy = asker_of(row);
        deputy.unit = UnitId{6};
        deputy.own_units = {UnitId{7}};
        EXPECT_EQ(ruled(permitted(row, current, deputy)), "taken") << row.noun;

        deputy.own_units.push_back(current.handler);

        EXPECT_EQ(ruled(permitted(row, current, deputy)), "cases.needs_another_person") << row.noun;
    }
}

// The decision itself; what the resident may always do; what protects people or is promised to
// them; what somebody else owes; taking back what was just done; and an offer, which a return ends
// anyway.
constexpr std::array may_go_on_meanwhile = {Act::AcceptReturn,
                                            Act::RefuseReturn,
                                            Act::RefuseNoAction,
                                            Act::Withdraw,
                                            Act::OverrideDeadline,
                                            Act::OverrideCategory,
                                            Act::RedactWords,
                                            Act::RedactPhoto,
                                            Act::AnswerPart,
                                            Act::AcceptHandover,
                                            Act::EndHandover,
                                            Act::Undo};

TEST(Acts, WhileAReturnWaitsNothingElseDecidesWhoHandlesIt) {
    const Case returned = case_for(row_of(Act::AcceptReturn));

    for (const auto& row : act_table()) {
        Case current = case_for(row);
        current.returns = returned.returns;
        current.stage = Stage::Assigned;
        const bool may_go_on =
            std::ranges::find(may_go_on_meanwhile, row.act) != may_go_on_meanwhile.end();
        if (row.from.has(Stage::Assigned)) {
            EXPECT_EQ(ruled(permitted(row, current, asker_of(row))),
                      may_go_on ? "taken" : "cases.return_waits")
                << row.noun;
        }
    }
    Case plain = returned;
    plain.returns.reset();
    for (const auto act : {Act::AcceptReturn, Act::RefuseReturn}) {
        EXPECT_EQ(ruled(permitted(row_of(act), plain, asker_of(row_of(act)))),
                  "cases.no_return_waits");
    }
}

TEST(Acts, TextsAreTidiedBoundedAndNameTheirField) {
    const auto key_and_field = [](const auto& result) {
        return result ? std::string("taken") : result.error().key + " " + result.error().field;
    };

    EXPECT_EQ(needed_text("  修好了 \n", 10, "answer").value(), "修好了");
    EXPECT_EQ(key_and_field(needed_text("", 10, "answer")), "cases.text_missing answer");
    EXPECT_EQ(key_and_field(needed_text(" \n　", 10, "answer")), "cases.text_missing answer");
    EXPECT_EQ(key_and_field(needed_text("一二三四", 3, "answer")), "cases.text_too_long answer");
    EXPECT_EQ(key_and_field(needed_text("\xff\xfe", 9, "answer")), "cases.text_is_broken answer");
    EXPECT_EQ(key_and_field(optional_text("一二三四", 3, "note")), "cases.text_too_long note");
    EXPECT_FALSE(optional_text("  ", 3, "note").value().has_value());
}

} // namespace
} // namespace cases
