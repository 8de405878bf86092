// Whatever people press, in whatever order: a refusal leaves the journal as it was, an open case is
// watched by a timer or by the street, an ended one by nobody, and the tables are those that the
// journal gives (each test of the neighbourhood ends with that).

#include <rapidcheck.h>

#include "cases/parts.hpp"
#include "cases/test_neighbourhood.hpp"

namespace cases {
namespace {

class AnyCourse : public Neighbourhood {
protected:
    AskAct anything() {
        AskAct asked;
        asked.note = *rc::gen::element<std::string>("", "已联系。");
        asked.reason = *rc::gen::element<std::string>("", "另有原因。");
        asked.answer = "修好了。";
        asked.turn_to = "居委会。";
        asked.words = "（已遮盖）";
        asked.category = *rc::gen::element<std::string>("lift", "parking");
        asked.unit = *rc::gen::element(company_, owners_, committee_, street_);
        asked.due = town_.now + std::chrono::hours(*rc::gen::inRange(-24, 240));
        asked.matter = *rc::gen::element<std::string>("", "请查一查。");
        asked.department = "派出所";
        asked.day = calendar::office_day(town_.now);
        asked.power_outcome = *rc::gen::element(PowerOutcome::Solved, PowerOutcome::HandedUp);
        asked.into = CaseId{*rc::gen::inRange<std::int64_t>(0, 4)};
        asked.return_reason = ReturnReason::NotOurDuty;
        asked.plan = "三天内换好。";
        asked.responsible = "经理";
        asked.channel = Channel::Phone;
        asked.is_reached = *rc::gen::element(true, true, false);
        asked.outcome = *rc::gen::element(Outcome::Satisfied,
                                          Outcome::Basically,
                                          Outcome::Dissatisfied,
                                          Outcome::Dissatisfied,
                                          Outcome::Unreached);
        return asked;
    }

    void something_happens(CaseId id) {
        const auto before = now(id);
        const auto size = town_.journal().size();
        AskAct asked = anything();
        asked.id = id;
        asked.act = static_cast<Act>(*rc::gen::inRange(0, static_cast<int>(Act::Undo) + 1));
        const Seat seat = *rc::gen::element(repairer_, manager_, neighbour_, officer_);
        const bool is_the_reporter = asked.act == Act::Rate || asked.act == Act::Withdraw;
        const auto done = town_.ask(
            [&](journal::Turn& turn) {
                return is_the_reporter ? cases::act_as_reporter(turn, asked)
                                       : cases::act(turn, seat, asked);
            },
            is_the_reporter ? journal::resident() : seat.actor());
        const auto after = now(id);

        RC_ASSERT(done || town_.journal().size() == size);
        RC_ASSERT(!done || town_.journal().size() > size);
        RC_ASSERT(after.first_handler == before.first_handler || asked.act == Act::AcceptReturn ||
                  asked.act == Act::Undo);
        RC_ASSERT(after.whole_due == before.whole_due || asked.act == Act::OverrideDeadline ||
                  asked.act == Act::GrantExtension || asked.act == Act::Undo);
        RC_ASSERT(!after.has_waiting_return() || after.stage == Stage::Assigned);
        RC_ASSERT(!after.has_waiting_extension() || !is_end(after.stage));
        RC_ASSERT(is_end(after.stage) == after.ended_at.has_value());
        RC_ASSERT(!is_end(after.stage) || (!after.handover && !after.intervention));
        RC_ASSERT(after.stage != Stage::Submitted || missing_parts(town_.store(), id).empty());
        RC_ASSERT(is_end(after.stage) || wakes_at(after) || after.level == Level::Street);
        RC_ASSERT(!is_end(after.stage) || !wakes_at(after));
    }
};

TEST_F(AnyCourse, KeepsWhatIsPromisedOfEveryCase) {
    town_.now = at("2026-11-20 09:00");
    const bool holds = rc::check("any acts in any order", [this] {
        const auto id = raise();
        const int steps = *rc::gen::inRange(5, 30);
        for (int step = 0; step < steps; ++step) {
            something_happens(id);
            const auto later =
                town_.now + std::chrono::minutes(*rc::gen::element(0, 1, 9, 30, 200, 600));
            live_until(calendar::iso_moment(later));
        }
    });
    EXPECT_TRUE(holds);
}

} // namespace
} // namespace cases
