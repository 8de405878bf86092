// Every edge of the table of acts, walked: at each stage from which a row leads, it is refused to
// somebody without its power, from another side, and to the first person where another is needed;
// without its reason, and without each field it can't do without; and then the act is taken. And
// from every other stage each act is refused.

#include <array>

#include "cases/test_edges.hpp"

namespace cases {
namespace {

// A field that an act can't do without, beside the reason that the table names, and how it is left
// empty.
struct Needed {
    Act act;
    const char* field;
    void (*leave_empty)(AskAct&);
};

constexpr auto without_note = [](AskAct& asked) { asked.note = " "; };
constexpr auto without_answer = [](AskAct& asked) { asked.answer = " "; };
constexpr auto without_words = [](AskAct& asked) { asked.words = " "; };
constexpr auto without_turn_to = [](AskAct& asked) { asked.turn_to = " "; };
constexpr auto without_plan = [](AskAct& asked) { asked.plan = " "; };
constexpr auto without_responsible = [](AskAct& asked) { asked.responsible = " "; };
constexpr auto without_matter = [](AskAct& asked) { asked.matter = " "; };
constexpr auto without_department = [](AskAct& asked) { asked.department = " "; };
constexpr auto without_category = [](AskAct& asked) { asked.category = ""; };
constexpr auto without_unit = [](AskAct& asked) { asked.unit = {}; };
constexpr auto without_case = [](AskAct& asked) { asked.into = {}; };
constexpr auto without_photo = [](AskAct& asked) { asked.photo = {}; };
constexpr auto without_due = [](AskAct& asked) { asked.due.reset(); };
constexpr auto without_day = [](AskAct& asked) { asked.day.reset(); };
constexpr auto without_channel = [](AskAct& asked) { asked.channel.reset(); };
constexpr auto without_outcome = [](AskAct& asked) { asked.outcome.reset(); };
constexpr auto without_result = [](AskAct& asked) { asked.power_outcome.reset(); };
constexpr auto without_code = [](AskAct& asked) { asked.return_reason.reset(); };

constexpr std::array needed = {Needed{Act::Contact, "channel", without_channel},
                               Needed{Act::Work, "note", without_note},
                               Needed{Act::Submit, "answer", without_answer},
                               Needed{Act::CallBack, "outcome", without_outcome},
                               Needed{Act::Rate, "outcome", without_outcome},
                               Needed{Act::CloseUnresolved, "turn_to", without_turn_to},
                               Needed{Act::Assign, "unit", without_unit},
                               Needed{Act::OverrideDeadline, "due", without_due},
                               Needed{Act::OverrideCategory, "category", without_category},
                               Needed{Act::OverrideOwner, "unit", without_unit},
                               Needed{Act::RedactWords, "words", without_words},
                               Needed{Act::RedactPhoto, "photo", without_photo},
                               Needed{Act::AskPart, "unit", without_unit},
                               Needed{Act::AskPart, "matter", without_matter},
                               Needed{Act::AskPart, "due", without_due},
                               Needed{Act::AnswerPart, "note", without_note},
                               Needed{Act::OfferHandover, "unit", without_unit},
                               Needed{Act::Merge, "into", without_case},
                               Needed{Act::Split, "matter", without_matter},
                               Needed{Act::Split, "category", without_category},
                               Needed{Act::Intervene, "matter", without_matter},
                               Needed{Act::Intervene, "due", without_due},
                               Needed{Act::AskDepartment, "department", without_department},
                               Needed{Act::AskDepartment, "matter", without_matter},
                               Needed{Act::AskDepartment, "due", without_due},
                               Needed{Act::HoldVisit, "note", without_note},
                               Needed{Act::HoldVisit, "day", without_day},
                               Needed{Act::EndIntervention, "note", without_note},
                               Needed{Act::EndIntervention, "power_outcome", without_result},
                               Needed{Act::AskQuestion, "matter", without_matter},
                               Needed{Act::Return, "return_reason", without_code},
                               Needed{Act::AcceptReturn, "unit", without_unit},
                               Needed{Act::AskExtension, "due", without_due},
                               Needed{Act::Suspend, "plan", without_plan},
                               Needed{Act::Suspend, "responsible", without_responsible},
                               Needed{Act::Suspend, "due", without_due},
                               Needed{Act::ProposePlan, "plan", without_plan}};

class EdgeOfTheTable : public EveryEdge, public testing::WithParamInterface<Edge> {
protected:
    void expect_refused_with_something_missing(const ActRow& row, const Seat& seat) {
        const AskAct asked = typed_for(row.act);
        if (row.power) {
            Seat powerless = seat;
            powerless.powers =
                alliance::Powers(seat.powers.mask & ~alliance::Powers::bit(*row.power));
            EXPECT_EQ(said(done(powerless, row.act, asked)), "cases.power_missing");
        }
        if (row.reason == ReasonIs::Needed) {
            AskAct silent = asked;
            silent.reason = " ";
            EXPECT_EQ(said(done(seat, row.act, silent)), "cases.text_missing reason");
        }
        for (const auto& each : needed) {
            if (each.act == row.act) {
                AskAct silent = asked;
                each.leave_empty(silent);
                const auto refused = done(seat, row.act, silent);
                EXPECT_TRUE(!refused && refused.error().field == each.field) << said(refused);
            }
        }
    }

    // From elsewhere, with every power; and staff in the place of a resident.
    void expect_refused_from_another_side(const ActRow& row) {
        EXPECT_EQ(said(act(stranger_, row.act, typed_for(row.act))),
                  row.act == Act::Undo ? "cases.not_your_act" : "cases.not_your_case");
    }

    // Whoever did what this is about, from whichever seat they come now.
    void expect_refused_to_the_first_person(const ActRow& row, const Seat& seat) {
        const bool is_nobodys_answer =
            row.second == Second::NotTheSubmitter && now().submitter.value == 0;
        if (row.second == Second::Anyone || is_nobodys_answer) {
            return;
        }
        Seat again = seat;
        again.account = repairer_.account;
        EXPECT_EQ(said(row.sides.has(Side::Reporter)
                           ? as_reporter(again.actor(), row.act, typed_for(row.act))
                           : act(again, row.act, typed_for(row.act))),
                  "cases.needs_another_person");
    }

    base::Result<bool> as_reporter(const journal::Actor& actor, Act what, AskAct asked) {
        asked.id = CaseId{1};
        asked.act = what;
        return town_.ask([&](journal::Turn& turn) { return cases::act_as_reporter(turn, asked); },
                         actor);
    }
};

TEST_P(EdgeOfTheTable, IsRefusedWhereSomethingIsMissingAndWalkedWhereNothingIs) {
    const auto what = GetParam().act;
    const auto stage = GetParam().from;
    const auto& row = row_of(what);
    arrange(what, stage);
    ASSERT_EQ(now().stage, stage);
    const Seat seat = doer(what, stage);
    const auto size = town_.journal().size();

    expect_refused_with_something_missing(row, seat);
    expect_refused_from_another_side(row);
    expect_refused_to_the_first_person(row, seat);
    EXPECT_EQ(town_.journal().size(), size);
    take(done(seat, what, typed_for(what)));

    EXPECT_GT(town_.journal().size(), size);
    EXPECT_EQ(now().last_act, now().last_entry);
}

INSTANTIATE_TEST_SUITE_P(Acts,
                         EdgeOfTheTable,
                         testing::ValuesIn(all_edges()),
                         [](const testing::TestParamInfo<Edge>& edge) {
                             std::string name(edge.param.noun);
                             std::ranges::replace(name, '-', '_');
                             return name + "_when_" + std::string(text::name_of(edge.param.from));
                         });

class WrongStage : public EveryEdge, public testing::WithParamInterface<Stage> {};

TEST_P(WrongStage, RefusesEveryActThatDoesNotLeadFromThere) {
    bring_there(GetParam());
    const auto size = town_.journal().size();

    for (const auto& row : act_table()) {
        if (!row.from.has(GetParam())) {
            EXPECT_EQ(said(done(officer_, row.act, all_that_is_asked())), "cases.not_at_this_stage")
                << row.noun;
        }
    }

    EXPECT_EQ(town_.journal().size(), size);
}

INSTANTIATE_TEST_SUITE_P(Acts,
                         WrongStage,
                         testing::ValuesIn([] {
                             std::vector<Stage> stages;
                             for (std::size_t at = 0; at < enum_names(Stage{}).size(); ++at) {
                                 stages.push_back(static_cast<Stage>(at));
                             }
                             return stages;
                         }()),
                         [](const testing::TestParamInfo<Stage>& stage) {
                             return std::string(text::name_of(stage.param));
                         });

} // namespace
} // namespace cases
