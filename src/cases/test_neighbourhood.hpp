// A neighbourhood for this room's tests: a committee, a compound with a property company and an
// owners' committee, another compound whose committee has nobody, and the street's duty desk. It
// tells its own time; after every test its tables are made anew from the journal and compared.

#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "alliance/install.hpp"
#include "cases/cases.hpp"
#include "cases/figures.hpp"
#include "cases/install.hpp"
#include "cases/lists.hpp"
#include "cases/pressing.hpp"
#include "cases/records.hpp"
#include "cases/search.hpp"
#include "cases/test_times.hpp"
#include "cli/tables.hpp"
#include "cli/trial.hpp"
#include "journal/marks.hpp"
#include "journal/verify.hpp"
#include "places/install.hpp"
#include "text/names.hpp"
#include "voices/install.hpp"

namespace cases {

// "taken", or the key of a refusal and the field it names: "cases.text_missing reason".
template <class Value>
std::string said(const base::Result<Value>& result) {
    if (result) {
        return "taken";
    }
    const auto& field = result.error().field;
    return result.error().key + (field.empty() ? "" : " " + field);
}

class Neighbourhood : public testing::Test {
protected:
    using Seat = alliance::ActingSeat;
    using Power = alliance::Power;
    using UnitKind = alliance::UnitKind;

    Neighbourhood() : town_({places::install, alliance::install, voices::install, cases::install}) {
        town_.store().begin_write();
        journal::set_mark(town_.store(), "server_key", "the same key every time");
        town_.store().commit();
        town_.now = at("2026-01-05 09:00");
        street_ = *town_.ask([](journal::Turn& turn) {
            return alliance::found_street(turn, {"310101015", "半淞园路街道"});
        });
        committee_ = unit(UnitKind::ResidentsCommittee, "瞿溪居委会", "瞿溪");
        lonely_committee_ = unit(UnitKind::ResidentsCommittee, "西凌居委会", "西凌");
        company_ = unit(UnitKind::PropertyCompany, "瞿溪物业", "瞿溪新村");
        owners_ = unit(UnitKind::OwnersCommittee, "瞿溪业委会", "瞿溪新村");
        lonely_company_ = unit(UnitKind::PropertyCompany, "西凌物业", "西凌新村");
        repairer_ = somebody(company_, {Power::Handle});
        manager_ = somebody(company_, {Power::Handle, Power::Check, Power::Dispatch});
        neighbour_ = somebody(
            committee_,
            {Power::Handle, Power::Check, Power::CallBack, Power::Dispatch, Power::Intake});
        officer_ = somebody(street_, alliance::Powers::all());
        town_.now = at("2026-11-20 10:00");
    }

    void TearDown() override {
        expect_the_same_when_made_anew();
        expect_figures_to_be_those_of_the_cases();
    }

    // Whatever happened: each scope's counts are what its cases count for, and open just those;
    // a time is the sum of its parts, however it is cut.
    void expect_figures_to_be_those_of_the_cases() {
        const auto pressing = pressing_at(town_.store(), town_.now);
        for (const auto scope : {Scope::Street, Scope::Unit, Scope::Place, Scope::Category}) {
            std::map<std::string, Figures> expected;
            for (CaseId id{1}; id < next_case_id(town_.store()); ++id.value) {
                const auto current = *find(town_.store(), id);
                expected[key_in(scope, current)] += figures_of(current);
                expected[key_in(scope, current)] += figures_that_press(current);
            }
            for (const auto& line : lines_of(town_.store(), scope, long_time(), pressing)) {
                EXPECT_EQ(line.figures, expected[line.key]) << text::name_of(scope) << line.key;
                for (std::size_t at = 0; at < figure_count; ++at) {
                    const auto figure = static_cast<Figure>(at);
                    const Behind asked{scope, line.key, figure, long_time()};
                    EXPECT_EQ(std::ssize(cases_behind(town_.store(), asked, town_.now)),
                              std::min<std::int64_t>(line.figures.of(figure), behind_a_page + 1));
                }
                expected.erase(line.key);
            }
            EXPECT_TRUE(expected.empty());
        }
        const auto today = calendar::office_day(town_.now);
        auto parts = figures_between(town_.store(), {long_time().from, today}, pressing);
        parts += figures_between(town_.store(), {today, long_time().until}, pressing);
        EXPECT_EQ(parts, all_figures());
    }

    static Days long_time() {
        using std::chrono::January;
        using std::chrono::local_days;
        using std::chrono::year;
        return {local_days(year(2020) / January / 1), local_days(year(2040) / January / 1)};
    }

    Figures all_figures() {
        return figures_between(town_.store(), long_time(), pressing_at(town_.store(), town_.now));
    }

    // What an open case counts for at this hour, said once more and from the case alone.
    Figures figures_that_press(const Case& current) const {
        Figures figures;
        if (current.ended_at) {
            return figures;
        }
        const bool rests =
            current.is_step_stopped() || (current.suspension && !current.suspension->is_review_due);
        const bool is_late = !rests && current.step.due <= town_.now;
        const bool is_today =
            calendar::office_day(current.step.due) == calendar::office_day(town_.now);
        const bool is_counted_late = current.late && current.late->contacted;
        const bool is_unanswered = !current.answered_at && current.whole_due < town_.now;
        figures.add(Figure::Overdue, is_late ? 1 : 0);
        figures.add(Figure::DueToday, !rests && !is_late && is_today ? 1 : 0);
        figures.add(Figure::ContactedLate,
                    is_late && !current.contacted_at && !is_counted_late ? 1 : 0);
        figures.add(Figure::AnsweredLate, is_unanswered ? 1 : 0);
        return figures;
    }

    // --- Furnishing ---

    UnitId unit(UnitKind kind, const std::string& name, const std::string& place) {
        return *town_.ask([&](journal::Turn& turn) -> base::Result<UnitId> {
            const bool is_a_committee = kind == UnitKind::ResidentsCommittee;
            places::PlaceRow row;
            row.committee = is_a_committee ? name : place.substr(0, 6) + "居委会";
            row.compound = is_a_committee ? "" : place;
            row.entrance = is_a_committee ? "" : "3";
            row.dwelling = is_a_committee ? "" : "201";
            const auto taken = places::take_row(turn, row);
            auto id = alliance::add_unit(turn, {kind, name, "", "021-5555", ""});
            const auto served = alliance::serve_place(
                turn, *id, *places::find_by_words(turn.store(), is_a_committee ? name : place));
            base::ensure(taken && served, "the neighbourhood can be furnished");
            return id;
        });
    }

    Seat somebody(UnitId unit, alliance::Powers powers) {
        Seat seat;
        seat.unit = unit;
        seat.powers = powers;
        seat.account = AccountId{++accounts_};
        town_.ask([&](journal::Turn& turn) {
            seat.person = *alliance::add_person(turn, {"某人", "", seat.account});
            seat.seat = *alliance::add_seat(turn, {unit, "经办", powers});
            return alliance::appoint(turn, {seat.seat, seat.person, {}, {}}).has_value();
        });
        return seat;
    }

    // --- Living ---

    places::PlaceId place(const std::string& words) {
        return *places::find_by_words(town_.store(), words);
    }

    CaseId raise(voices::RaiseVoice asked) {
        const auto raised = town_.ask(
            [&](journal::Turn& turn) { return voices::raise(turn, asked); }, journal::resident());
        base::ensure(raised.has_value(), "the voice is taken");
        return *case_of(town_.store(), raised->voice);
    }

    CaseId raise(const std::string& category = "lift", const std::string& where = "瞿溪新村") {
        voices::RaiseVoice asked;
        asked.words = "3号楼电梯停在两层之间。";
        asked.category = category;
        asked.place = where.empty() ? places::PlaceId{} : place(where);
        return raise(asked);
    }

    base::Result<bool> act(const Seat& seat, Act act, AskAct asked = {}) {
        asked.id = asked.id.value == 0 ? CaseId{1} : asked.id;
        asked.act = act;
        return town_.ask([&](journal::Turn& turn) { return cases::act(turn, seat, asked); },
                         seat.actor());
    }

    base::Result<bool> act_as_reporter(Act act, AskAct asked = {}) {
        asked.id = CaseId{1};
        asked.act = act;
        return town_.ask([&](journal::Turn& turn) { return cases::act_as_reporter(turn, asked); },
                         journal::resident());
    }

    // Brings case 1 to a stage by the shortest way.
    void bring_to(Stage stage) {
        raise();
        if (stage == Stage::NoAction || stage == Stage::Withdrawn) {
            stage == Stage::Withdrawn
                ? take(act_as_reporter(Act::Withdraw))
                : take(act(repairer_, Act::ProposeNoAction, because("已由市政处理。")));
            if (stage == Stage::NoAction) {
                take(act(neighbour_, Act::ConfirmNoAction));
            }
            return;
        }
        for (const auto& step : way_to_the_end()) {
            if (now().stage == stage) {
                return;
            }
            take(step());
        }
        if (stage == Stage::Rehandling) {
            take(act(neighbour_, Act::CallBack, outcome(Outcome::Dissatisfied, "还是停。")));
        } else if (stage == Stage::Closed) {
            take(act(neighbour_, Act::CallBack, outcome(Outcome::Satisfied)));
        } else if (stage == Stage::ClosedUnresolved) {
            take(act(neighbour_, Act::CloseUnresolved, unresolved()));
        }
    }

    // As the rules ask of a case that is supervised or goes round again.
    void have_a_plan_signed(CaseId id = CaseId{1}) {
        AskAct asked;
        asked.id = id;
        asked.plan = "三天内换好，经理每天到场。";
        take(act(repairer_, Act::ProposePlan, asked));
        take(act(officer_, Act::SignPlan, asked));
    }

    void take(const base::Result<bool>& result) { EXPECT_EQ(said(result), "taken"); }

    Case now(CaseId id = CaseId{1}) { return *find(town_.store(), id); }

    // Fires every timer until then, each at its own time.
    void live_until(std::string_view moment) {
        const Moment until = at(moment);
        for (int fired = 64; fired == 64;) {
            town_.store().begin_write();
            fired = journal::fire_due(
                town_.journal(), town_.timers, {until, journal::FiringClock::AtTheirTime, 64});
            town_.store().commit();
        }
        town_.now = until;
    }

    // What is found of the words that were said and answered until now.
    std::vector<CaseId> found(Searched where, const std::string& typed) {
        town_.store().begin_write();
        while (feed_indexes(town_.store()) == journal::Fed::More) {
        }
        town_.store().commit();
        return search(town_.store(), where, typed, {}, 50).cases;
    }

    // The kinds of a case's steps from one on, in order.
    std::vector<std::string> kinds(CaseId id = CaseId{1}) {
        std::vector<std::string> found;
        for (const auto& step : timeline(town_.store(), id)) {
            found.push_back(step.kind);
        }
        return found;
    }

    // --- What is typed ---

    static AskAct because(const std::string& reason) {
        AskAct asked;
        asked.reason = reason;
        return asked;
    }
    static AskAct note(const std::string& words) {
        AskAct asked;
        asked.note = words;
        return asked;
    }
    static AskAct by(Channel channel) {
        AskAct asked;
        asked.channel = channel;
        return asked;
    }
    static AskAct answer(const std::string& words) {
        AskAct asked;
        asked.answer = words;
        return asked;
    }
    static AskAct outcome(Outcome outcome, const std::string& words = "") {
        AskAct asked = note(words);
        asked.outcome = outcome;
        return asked;
    }
    static AskAct unresolved() {
        AskAct asked = because("要等维修资金表决。");
        asked.turn_to = "业委会，每周三下午接待。";
        return asked;
    }
    static AskAct to_unit(UnitId unit, const std::string& reason) {
        AskAct asked = because(reason);
        asked.unit = unit;
        return asked;
    }

    cli::Trial town_;
    UnitId street_;
    UnitId committee_;
    UnitId company_;
    UnitId owners_;
    UnitId lonely_committee_; // Nobody sits there, nor in its company.
    UnitId lonely_company_;
    Seat repairer_;
    Seat manager_;
    Seat neighbour_;
    Seat officer_;

private:
    std::vector<std::function<base::Result<bool>()>> way_to_the_end();
    void expect_the_same_when_made_anew();

    std::int64_t accounts_ = 0;
};

} // namespace cases
