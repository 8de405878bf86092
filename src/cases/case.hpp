// A Case as it stands: the fold of its events. `happen` is the only way it changes, live, on
// rebuild and when an act is undone; it decides nothing.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cases/events.hpp"

namespace cases {

struct Case {
    CaseId id;
    voices::VoiceId voice;
    journal::Sequence voice_entry = 0;
    voices::Kind asks = voices::Kind::Help;
    std::string category;
    places::PlaceId place; // Of the report: the compound or committee at the finest.
    places::PlaceId compound;
    places::PlaceId committee;
    std::string rule; // The routing rule that sent it to its first handler.
    std::int64_t rules_version = 0;
    std::int64_t calendar_version = 0;
    bool public_already = false;

    Stage stage = Stage::Assigned;
    UnitId handler;
    UnitId first_handler;
    UnitId owner;
    Level level = Level::Unit;
    Moment received;
    Moment whole_due;
    bool is_whole_provisional = false;
    StepClock step;
    std::optional<Moment> supervise_at; // Nothing once supervised or ended.
    bool is_supervised = false;

    std::optional<Moment> contacted_at;
    std::optional<Moment> submitted_at; // Of the answer that stands.
    AccountId submitter;
    journal::Sequence answer_entry = 0; // Of that answer; 0 before.
    bool is_answer_public = false;
    int round = 0;                  // How often it went round again after a dissatisfied resident.
    int unreached = 0;              // Call-backs in a row that reached nobody.
    AccountId no_action_by;         // Who proposed to take no action; 0 when nobody does.
    std::optional<Outcome> outcome; // The resident's last word.
    journal::Sequence redaction_entry = 0;
    std::optional<Moment> ended_at;
    int followers = 0;
    journal::Sequence last_act = 0; // The last entry that was somebody's doing.
    journal::Sequence last_entry = 0;
    Moment last_at;
};

[[nodiscard]] bool is_end(Stage stage);

void happen(Case& current, const CaseOpened& event, const journal::Entry& entry);
void happen(Case& current, const CaseFollowed& event, const journal::Entry& entry);
void happen(Case& current, const CaseAccepted& event, const journal::Entry& entry);
void happen(Case& current, const ResidentContacted& event, const journal::Entry& entry);
void happen(Case& current, const ContactFailed& event, const journal::Entry& entry);
void happen(Case& current, const CaseWorked& event, const journal::Entry& entry);
void happen(Case& current, const CaseSubmitted& event, const journal::Entry& entry);
void happen(Case& current, const CaseChecked& event, const journal::Entry& entry);
void happen(Case& current, const CaseSentBack& event, const journal::Entry& entry);
void happen(Case& current, const ResidentCalledBack& event, const journal::Entry& entry);
void happen(Case& current, const CaseClosed& event, const journal::Entry& entry);
void happen(Case& current, const CaseRehandled& event, const journal::Entry& entry);
void happen(Case& current, const CaseClosedUnresolved& event, const journal::Entry& entry);
void happen(Case& current, const NoActionProposed& event, const journal::Entry& entry);
void happen(Case& current, const NoActionRefused& event, const journal::Entry& entry);
void happen(Case& current, const NoActionConfirmed& event, const journal::Entry& entry);
void happen(Case& current, const CaseWithdrawn& event, const journal::Entry& entry);
void happen(Case& current, const CaseAssigned& event, const journal::Entry& entry);
void happen(Case& current, const HandlerReminded& event, const journal::Entry& entry);
void happen(Case& current, const HandlerWarned& event, const journal::Entry& entry);
void happen(Case& current, const CaseEscalated& event, const journal::Entry& entry);
void happen(Case& current, const CaseSupervised& event, const journal::Entry& entry);
void happen(Case& current, const DeadlineOverridden& event, const journal::Entry& entry);
void happen(Case& current, const CategoryOverridden& event, const journal::Entry& entry);
void happen(Case& current, const OwnerOverridden& event, const journal::Entry& entry);
void happen(Case& current, const WordsRedacted& event, const journal::Entry& entry);
void happen(Case& current, const DeadlineMoved& event, const journal::Entry& entry);

// Undoing folds the case anew without the entries it names; by itself it only counts as an act.
void happen(Case& current, const ActUndone& event, const journal::Entry& entry);

// When the case next needs the timer: its step's next rung or its supervision.
[[nodiscard]] std::optional<Moment> wakes_at(const Case& current);

} // namespace cases
