// A small street lives for a year on the program's own commands, and an auditor who shares none of
// its rules looks at the record every night.

#include <array>

#include <gtest/gtest.h>

#include "alliance/install.hpp"
#include "cases/install.hpp"
#include "cli/tables.hpp"
#include "cli/trial.hpp"
#include "consultations/install.hpp"
#include "initiatives/install.hpp"
#include "journal/erasure.hpp"
#include "journal/verify.hpp"
#include "places/install.hpp"
#include "plans/install.hpp"
#include "store/test_address.hpp"
#include "tests/simulation/attempts.hpp"
#include "tests/simulation/auditor.hpp"
#include "town/alliance_year.hpp"
#include "town/life.hpp"
#include "voices/install.hpp"

namespace simulation {
namespace {

constexpr std::int64_t cases_of_a_year = 1'900; // Six a working day, fewer when offices are closed.
constexpr int reports_a_day = 6;

const std::vector<cli::Trial::Install> rooms = {
    places::install,
    alliance::install,
    voices::install,
    cases::install,
    plans::install,
    initiatives::install,
    consultations::install,
    [](cli::Installation& house) { journal::keep_erasures(house.facts); }};

// What must have happened within a year, or nobody has looked at it.
constexpr std::array of_cases_together = {"part_asked",
                                          "part_answered",
                                          "part_given_up",
                                          "part_escalated",
                                          "case_handed_over",
                                          "handover_ended",
                                          "case_took_in",
                                          "case_split_off",
                                          "intervention_asked",
                                          "visit_held",
                                          "intervention_ended"};
constexpr std::array of_cases_in_time = {"case_returned",
                                         "return_accepted",
                                         "return_refused",
                                         "extension_granted",
                                         "extension_refused",
                                         "case_suspended",
                                         "review_fell_due",
                                         "case_resumed",
                                         "resident_awaited",
                                         "waiting_ended"};
constexpr std::array of_the_alliance = {"membership_applied",
                                        "membership_granted",
                                        "membership_declined",
                                        "unit_joined",
                                        "unit_left",
                                        "term_renewed",
                                        "closure_announced",
                                        "closure_cancelled",
                                        "seat_deputised",
                                        "deputy_ended",
                                        "activity_planned",
                                        "activity_changed",
                                        "activity_cancelled",
                                        "activity_signed_up",
                                        "activity_sign_up_cancelled",
                                        "activity_held",
                                        "activity_photo_added",
                                        "activity_photo_removed",
                                        "consultation_asked",
                                        "consultation_climbed",
                                        "consultation_answered",
                                        "consultation_published",
                                        "consultation_taken_down",
                                        "initiative_published",
                                        "initiative_ended",
                                        "initiative_signed",
                                        "initiative_signed_by_unit",
                                        "initiative_signature_taken_back"};

class Year {
public:
    explicit Year(std::uint64_t seed)
        : trial_(rooms),
          ground_(trial_.journal(), trial_.timers, trial_.feeds),
          span_{seed,
                cases_of_a_year,
                reports_a_day,
                calendar::parse_moment("2026-11-20 08:00").value(),
                {}},
          dice_(seed) {
        const calendar::WorkingDays days(calendar::built_in_years());
        begins_ = town::begins(span_, days);
        street_ = town::build_street(
            ground_, town::plan_street(town::small_street(), seed), begins_, dice_);
    }

    void live() {
        town::Life life(ground_, street_, span_);
        town::AllianceYear alliance(ground_, street_, span_.seed, begins_);
        int day = 0;
        const auto after_day = [&](Moment midnight) {
            look_at_the_day(midnight);
            if (++day % 7 == 0) {
                ground_.commit();
                verify_the_tree();
            }
            if (day == 180) {
                compare_with_a_rebuilt_house();
            }
        };
        life.live(after_day, [&](Moment until) { alliance.live_until(until); });
        tally_ = life.tally();
        auditor_.check_figures(trial_.store(),
                               {calendar::office_day(begins_),
                                calendar::office_day(span_.ends) + std::chrono::days(1)});
        verify_the_tree();
        compare_with_a_rebuilt_house();
    }

    [[nodiscard]] const Auditor& auditor() const { return auditor_; }
    [[nodiscard]] const town::Tally& tally() const { return tally_; }
    [[nodiscard]] std::int64_t entries() const { return ground_.journal().size(); }
    [[nodiscard]] std::int64_t refused() const { return ground_.refused(); }
    [[nodiscard]] int recategorised() const { return recategorised_; }
    [[nodiscard]] int attempts_refused() const { return attempts_.refused(); }

private:
    void look_at_the_day(Moment midnight) {
        ask_for_what_must_be_refused(midnight);
        put_into_another_category(midnight);
        auditor_.read(trial_.store());
        auditor_.check(trial_.store(), midnight);
    }

    // Somebody without any power, and a resident who rates what nobody has answered.
    void ask_for_what_must_be_refused(Moment midnight) {
        const auto before = ground_.journal().root();
        const auto cases = cases::list(trial_.store(), {});
        if (cases.empty()) {
            return;
        }
        const auto& one = dice_.pick(cases);
        const alliance::ActingSeat nobody{{}, street_.desk, alliance::Powers{}, {}, {}};
        cases::AskAct asked;
        asked.id = one.id;
        asked.act = cases::Act::OverrideDeadline;
        asked.reason = "没有权限的人";
        asked.due = midnight + std::chrono::days(9);
        const auto by_staff = ground_.ask(journal::resident(), midnight, [&](journal::Turn& turn) {
            return cases::act(turn, nobody, asked);
        });
        asked.act = cases::Act::Rate;
        asked.outcome = cases::Outcome::Unreached;
        const auto by_resident =
            ground_.ask(journal::resident(), midnight, [&](journal::Turn& turn) {
                return cases::act_as_reporter(turn, asked);
            });
        EXPECT_FALSE(by_staff.has_value());
        EXPECT_FALSE(by_resident.has_value());
        const auto taken = attempts_.try_next(midnight);
        EXPECT_FALSE(taken.has_value()) << *taken;
        EXPECT_EQ(ground_.journal().root(), before);
    }

    // What was answered already takes its wait along: the street puts a category right now and
    // then.
    void put_into_another_category(Moment midnight) {
        cases::Filter called_back_next;
        called_back_next.stage = cases::Stage::Checked;
        const auto checked = cases::list(trial_.store(), called_back_next);
        const auto* who = street_.somebody(street_.desk, alliance::Power::Override);
        if (checked.empty() || who == nullptr || !dice_.per_mille(100)) {
            return;
        }
        const auto& one = dice_.pick(checked);
        cases::AskAct asked;
        asked.id = one.id;
        asked.act = cases::Act::OverrideCategory;
        asked.reason = "回访时才知道是另一类的事";
        asked.category = one.category == "noise" ? "parking" : "noise";
        const auto put = ground_.ask(who->acting.actor(), midnight, [&](journal::Turn& turn) {
            return cases::act(turn, who->acting, asked);
        });
        recategorised_ += put ? 1 : 0;
    }

    void verify_the_tree() {
        const auto verdict =
            journal::verify(trial_.store(), town::subdistrict, [](std::int64_t, std::int64_t) {});
        EXPECT_FALSE(verdict.damage.has_value());
        EXPECT_EQ(verdict.root, ground_.journal().root());
        EXPECT_EQ(verdict.entries, ground_.journal().size());
    }

    void compare_with_a_rebuilt_house() {
        ground_.commit();
        const auto from = trial_.database().open_reader();
        const store::TestAddress elsewhere("songyuan rebuilt");
        const auto house = store::open(*elsewhere, store::Durability::None);
        house->furnish(trial_.schema);
        const auto rebuilt = house->open_writer();
        journal::replay_all(*from,
                            *rebuilt,
                            journal::Target::OwnStore,
                            trial_.facts,
                            [](std::int64_t, std::int64_t) {});
        const auto comparison = cli::compare_tables(trial_.schema, *from, *rebuilt);
        EXPECT_GT(comparison.rows, 0);
        EXPECT_FALSE(comparison.difference.has_value())
            << comparison.difference->table << ": " << comparison.difference->in_use << " / "
            << comparison.difference->made_anew;
    }

    cli::Trial trial_;
    town::Ground ground_;
    town::LifeSpan span_;
    town::Dice dice_;
    Moment begins_{};
    town::Street street_;
    int recategorised_ = 0;
    Attempts attempts_{ground_, street_};
    Auditor auditor_;
    town::Tally tally_;
};

class Simulation : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Simulation, AYearOfASmallStreetStandsUpToItsAuditor) {
    SCOPED_TRACE("seed " + std::to_string(GetParam()));
    Year year(GetParam());

    year.live();

    EXPECT_EQ(year.tally().cases, cases_of_a_year);
    EXPECT_EQ(year.auditor().cases(), cases_of_a_year + year.tally().split_off);
    EXPECT_GE(year.entries(), 8 * cases_of_a_year);
    EXPECT_GT(year.auditor().escalations(), 0);
    for (const char* kind : of_cases_together) {
        EXPECT_GT(year.auditor().together().heard(kind), 0) << kind;
    }
    for (const char* kind : of_cases_in_time) {
        EXPECT_GT(year.auditor().heard(kind), 0) << kind;
    }
    for (const char* kind : of_the_alliance) {
        EXPECT_GT(year.auditor().alliance().heard(kind), 0) << kind;
    }
    EXPECT_GT(year.auditor().alliance().stood_in(), 0);
    EXPECT_GT(year.auditor().medians(), 10);
    EXPECT_GT(year.attempts_refused(), 300);
    EXPECT_GT(year.recategorised(), 10);
    for (int act = 0; act <= static_cast<int>(cases::Act::Undo); ++act) {
        EXPECT_TRUE(year.tally().taken.contains(static_cast<cases::Act>(act)))
            << "nobody took act " << act;
    }
    EXPECT_GT(year.auditor().answers(), 0);
    EXPECT_GT(year.auditor().pairs(), 0);
    for (const auto& complaint : year.auditor().complaints()) {
        ADD_FAILURE() << complaint << " (seed " << GetParam() << ")";
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, Simulation, testing::Values(1, 20260821));

} // namespace
} // namespace simulation
