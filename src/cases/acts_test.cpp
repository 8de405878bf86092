// Every row of the table of acts: who may, at which stage, with which power, and who else must.

#include "cases/acts.hpp"

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
    throw base::Fault("an act has a stage");
}

// Somebody who may do what the row says.
Asker asker_of(const ActRow& row) {
    Asker asker;
    asker.account = asking;
    asker.powers = alliance::Powers::all();
    asker.sides = row.sides;
    return asker;
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
                                Side::Watcher}) {
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

TEST(Acts, OfTheSecondPersonAreRefusedToTheFirst) {
    for (const auto& row : act_table()) {
        Case current = case_for(row);
        const bool asks_for_a_proposal =
            row.act == Act::ConfirmNoAction || row.act == Act::RefuseNoAction;
        current.submitter = asking;
        current.no_action_by = asks_for_a_proposal ? asking : AccountId{};

        EXPECT_EQ(ruled(permitted(row, current, asker_of(row))),
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
