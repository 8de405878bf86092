// What somebody may do with a case: the table of edges, as data. Each row names its stages, who may
// (from which side, with which power), whether another person is needed and whether a reason is;
// and the small function that performs it. To add an act, add a row and a file.

#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "calendar/working_days.hpp"
#include "cases/case.hpp"
#include "cases/cases.hpp"
#include "cases/rules.hpp"
#include "journal/turn.hpp"

namespace cases {

// From which side somebody comes to a case: their unit handles it, owns it, is the residents'
// committee there, is the street; they reported it; they owe it a part; it is offered to them; they
// bring public power in; they watch over its category; or they decide what the handler asked for.
// One may come from several.
enum class Side {
    Handler,
    Owner,
    Committee,
    Street,
    Reporter,
    Part,
    Receiver,
    Guarantor,
    Watcher,
    Decider
};

struct Sides {
    unsigned mask = 0;

    Sides() = default;
    Sides(std::initializer_list<Side> sides) {
        for (const auto side : sides) {
            add(side);
        }
    }
    void add(Side side) { mask |= 1U << static_cast<unsigned>(side); }
    [[nodiscard]] bool has(Side side) const {
        return (mask & (1U << static_cast<unsigned>(side))) != 0;
    }
    [[nodiscard]] bool meets(Sides other) const { return (mask & other.mask) != 0; }
};

struct Stages {
    unsigned mask = 0;

    constexpr Stages() = default;
    constexpr Stages(std::initializer_list<Stage> stages) {
        for (const auto stage : stages) {
            mask |= 1U << static_cast<unsigned>(stage);
        }
    }
    // This one and all before it.
    [[nodiscard]] static constexpr Stages up_to(Stage last) {
        Stages stages;
        stages.mask = (2U << static_cast<unsigned>(last)) - 1;
        return stages;
    }
    [[nodiscard]] bool has(Stage stage) const {
        return (mask & (1U << static_cast<unsigned>(stage))) != 0;
    }
};

constexpr Stages open_stages = Stages::up_to(Stage::Rehandling);
constexpr Stages stages_not_gone = Stages::up_to(Stage::NoAction); // Nor withdrawn, nor merged.
constexpr Stages stages_not_merged = Stages::up_to(Stage::Withdrawn);
constexpr Stages all_stages = Stages::up_to(Stage::Merged);

// Whether the act must be somebody else's than the one who submitted the answer, who proposed to
// take no action, or who handed the case back; of the last neither the person nor the unit may act.
// Of a unit is whoever acts from there and whoever sits there, also while they stand in elsewhere.
enum class Second {
    Anyone,
    NotTheSubmitter,
    NotTheProposer,
    NotTheReturner,
    NotTheAsker,   // Of an extension; nor their unit while somebody stands above it.
    NotThePlanner, // Who wrote the plan.
    NotTheHandler  // No one of the handling unit while somebody stands above it.
};
enum class ReasonIs { NotAsked, Needed };

// Who asks, seen from one case.
struct Asker {
    journal::Actor actor;
    AccountId account;
    UnitId unit;
    alliance::Powers powers;
    Sides sides;
    std::vector<UnitId> own_units{}; // Where they sit themselves, whichever seat they act from.
};

[[nodiscard]] Asker asker_for(store::Connection& connection,
                              const Case& current,
                              const alliance::ActingSeat& seat,
                              Moment now);
// By the tracking code; staff who hold one stay who they are.
[[nodiscard]] Asker reporter_of(const journal::Actor& actor);

// Everything a performer may look at.
struct Performance {
    journal::Turn& turn;
    const Case& current;
    const Asker& asker;
    const AskAct& asked;
    const Rules& rules;
    const calendar::WorkingDays& days;
};

using Perform = base::Result<bool> (*)(const Performance&);

// What else must be so, beside stage, side, power and person: nothing else that has to be decided
// first.
using Ready = base::Result<bool> (*)(const Case&);

// Whether there is still, or already, time for it.
struct Timing {
    const Case& current;
    const Rules& rules;
    const calendar::WorkingDays& days;
    Moment now;
};
using Timely = base::Result<bool> (*)(const Timing&);

struct ActRow {
    Act act;
    std::string_view noun; // In addresses: POST /cases/7/acceptance.
    Stages from;
    Sides sides;                          // None: whichever staff; the performer says who.
    std::optional<alliance::Power> power; // Nothing for the reporter.
    ReasonIs reason = ReasonIs::NotAsked;
    Second second = Second::Anyone;
    Perform perform;
    Ready ready = nullptr;
    Timely timely = nullptr;
};

[[nodiscard]] std::span<const ActRow> act_table();
[[nodiscard]] const ActRow& row_of(Act act);

// Whether this person may do this now; refusals say which of stage, side, power or second person is
// missing. What was typed is checked by the performer.
[[nodiscard]] base::Result<bool> permitted(const ActRow& row,
                                           const Case& current,
                                           const Asker& asker);
[[nodiscard]] base::Result<bool> in_time(const ActRow& row, const Timing& timing);

// The steps that undoing would take back, oldest first: somebody's own last act, not long ago, from
// which nothing followed.
[[nodiscard]] base::Result<std::vector<Step>> what_undoing_takes_back(store::Connection& connection,
                                                                      const Case& current,
                                                                      AccountId account,
                                                                      Moment now);

// Whether there is anything that the act could be done to: an open part to answer, for one. Forms
// are offered only then.
[[nodiscard]] bool has_occasion(
    store::Connection& connection, Act act, const Case& current, const Asker& asker, Moment now);

// An open unit of those that may be given work, refusing in the field "unit".
[[nodiscard]] base::Result<alliance::Unit> chosen_unit(const Performance& act);

// A date that somebody must set: ahead, and within a year. Refuses in the field "due".
[[nodiscard]] base::Result<Moment> needed_due(const Performance& act);

// A text that somebody must, or may, write, tidied; at most so many characters. Refuses naming the
// field.
[[nodiscard]] base::Result<std::string> needed_text(const std::string& text,
                                                    std::size_t most,
                                                    const char* field);
// Whether a leader signed the plan, where the street's rules ask for it.
[[nodiscard]] base::Result<bool> plan_is_signed(const Timing& timing);
// Refuses where the category asks for photos of the same spot before and after, and they are
// missing.
[[nodiscard]] base::Result<bool> photo_pair_is_there(const Performance& act);
// A visit shows what was found, a return why: no other act takes photos along.
[[nodiscard]] bool takes_photos(Act act);

// Keeps the photos that came with an act; nothing where none did.
[[nodiscard]] base::Result<std::optional<std::vector<voices::PhotoId>>> keep_photos(
    const Performance& act, voices::Shows shows);
// What must be decided before anything else happens to a case.
[[nodiscard]] base::Result<bool> no_return_waits(const Case& current);
[[nodiscard]] base::Result<std::optional<ErasableText>> optional_text(const std::string& text,
                                                                      std::size_t most,
                                                                      const char* field);

// Rows that stand beside the straight way, each with its performers in a file of its own.
[[nodiscard]] std::span<const ActRow> joint_rows();
[[nodiscard]] std::span<const ActRow> handover_rows();
[[nodiscard]] std::span<const ActRow> kin_rows();
[[nodiscard]] std::span<const ActRow> power_rows();
[[nodiscard]] std::span<const ActRow> question_rows();
[[nodiscard]] std::span<const ActRow> return_rows();
[[nodiscard]] std::span<const ActRow> extension_rows();
[[nodiscard]] std::span<const ActRow> suspension_rows();
[[nodiscard]] std::span<const ActRow> waiting_rows();
[[nodiscard]] std::span<const ActRow> plan_rows();
[[nodiscard]] std::span<const ActRow> photo_rows();

// Refuses while a piece of joint work is missing, or public power is still at it: the handler
// answers for the whole.
[[nodiscard]] base::Result<bool> every_part_is_in(const Performance& act);

// The performers, by subject.
base::Result<bool> perform_accept(const Performance& act);
base::Result<bool> perform_contact(const Performance& act);
base::Result<bool> perform_work(const Performance& act);
base::Result<bool> perform_submit(const Performance& act);
base::Result<bool> perform_check(const Performance& act);
base::Result<bool> perform_send_back(const Performance& act);
base::Result<bool> perform_call_back(const Performance& act);
base::Result<bool> perform_rate(const Performance& act);
base::Result<bool> perform_close_unresolved(const Performance& act);
base::Result<bool> perform_propose_no_action(const Performance& act);
base::Result<bool> perform_confirm_no_action(const Performance& act);
base::Result<bool> perform_refuse_no_action(const Performance& act);
base::Result<bool> perform_withdraw(const Performance& act);
base::Result<bool> perform_assign(const Performance& act);
base::Result<bool> perform_override_deadline(const Performance& act);
base::Result<bool> perform_override_category(const Performance& act);
base::Result<bool> perform_override_owner(const Performance& act);
base::Result<bool> perform_redact_words(const Performance& act);
base::Result<bool> perform_return(const Performance& act);
base::Result<bool> perform_accept_return(const Performance& act);
base::Result<bool> perform_refuse_return(const Performance& act);
base::Result<bool> perform_ask_extension(const Performance& act);
base::Result<bool> perform_grant_extension(const Performance& act);
base::Result<bool> perform_refuse_extension(const Performance& act);
base::Result<bool> perform_suspend(const Performance& act);
base::Result<bool> perform_resume(const Performance& act);
base::Result<bool> perform_await_resident(const Performance& act);
base::Result<bool> perform_end_waiting(const Performance& act);
base::Result<bool> perform_propose_plan(const Performance& act);
base::Result<bool> perform_sign_plan(const Performance& act);
base::Result<bool> perform_refuse_plan(const Performance& act);
base::Result<bool> perform_redact_photo(const Performance& act);
base::Result<bool> perform_undo(const Performance& act);

} // namespace cases
