// The door of the cases: what must be done about a voice. Every case has an owner, a step's clock
// and the whole's clock that no hand-over restarts; it ends answered, or says why not.
//
// A case opens by itself when a voice is raised, in the same turn.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "cases/case.hpp"
#include "cases/events_partner.hpp"
#include "cases/events_parts.hpp"
#include "cases/events_power.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"
#include "voices/voices.hpp"

namespace cases {

constexpr std::size_t note_characters_max = 2'000;
constexpr std::size_t answer_characters_max = 5'000;
constexpr std::size_t public_line_characters_max = 80;
constexpr std::size_t reason_characters_max = 500;

enum class Act {
    Accept,
    Contact,
    Work,
    Submit,
    Check,
    SendBack,
    CallBack,
    Rate,
    CloseUnresolved,
    ProposeNoAction,
    ConfirmNoAction,
    RefuseNoAction,
    Withdraw,
    Assign,
    OverrideDeadline,
    OverrideCategory,
    OverrideOwner,
    RedactWords,
    AskPart,
    AnswerPart,
    GivePartUp,
    OfferHandover,
    AcceptHandover,
    EndHandover,
    Merge,
    Split,
    Intervene,
    AskDepartment,
    HoldVisit,
    EndIntervention,
    AskQuestion,
    Return,
    AcceptReturn,
    RefuseReturn,
    AskExtension,
    GrantExtension,
    RefuseExtension,
    Suspend,
    Resume,
    AwaitResident,
    EndWaiting,
    RedactPhoto,
    ProposePlan,
    SignPlan,
    RefusePlan,
    Undo
};

// The act that an address names: "acceptance" in POST /cases/7/acceptance.
[[nodiscard]] std::optional<Act> act_named(std::string_view noun);

// An act, by its noun in addresses, and a stage from which it leads.
struct Edge {
    std::string_view noun;
    Act act;
    Stage from;
};
[[nodiscard]] std::vector<Edge> all_edges();

// What is typed for an act; each act reads the fields that concern it, under these names.
struct AskAct {
    CaseId id;
    Act act = Act::Accept;
    std::optional<journal::Sequence> seen; // The last act its page showed: nothing happened since.
    std::string note;
    std::string reason;
    std::string answer;
    std::string public_line;
    bool is_public = false;
    std::string turn_to; // Whom to turn to when it could not be solved.
    std::optional<Channel> channel;
    bool is_reached = true;
    std::optional<Outcome> outcome;
    UnitId unit; // The new handler or owner.
    std::string category;
    std::optional<Moment> due;
    std::string words;     // The redacted words.
    std::string matter;    // What somebody is asked to do.
    std::int64_t part = 0; // Its number; 0 where only one can be meant.
    CaseId into;           // The case to merge into.
    std::string department;
    std::optional<calendar::OfficeDay> day; // Of a joint visit.
    std::vector<std::string> photos;        // From `voices::prepare_photo`.
    std::optional<PowerOutcome> power_outcome;
    std::optional<ReturnReason> return_reason;
    std::string plan;        // Of a suspension, or for a leader to sign.
    voices::PhotoId photo;   // To cover.
    std::string covered;     // What is left of it, from `voices::cover_photo`; empty: nothing.
    std::string responsible; // Who answers for a suspension.
};

// For staff, from the seat they act from; for residents, who prove themselves by their tracking
// code.
[[nodiscard]] base::Result<bool> act(journal::Turn& turn,
                                     const alliance::ActingSeat& seat,
                                     const AskAct& asked);
[[nodiscard]] base::Result<bool> act_as_reporter(journal::Turn& turn, const AskAct& asked);

// What a body outside let us know of a case that was sent to it, for the timeline of staff.
struct FromPartner {
    CaseId id;
    PartnerNews news = PartnerNews::Taken;
    std::string code;
    std::string words; // May be empty.
};
void hear_partner(journal::Turn& turn, const FromPartner& heard);

// Joins a new voice about the same matter to an open case instead of opening another: the follower
// is told what the first reporter is told. Call it before the voice is raised, in the same turn.
[[nodiscard]] base::Result<voices::Raised> raise_and_join(journal::Turn& turn,
                                                          voices::RaiseVoice asked,
                                                          CaseId joins);

// Erases everything that anybody wrote in an ended case, its voices' words, contacts and photos:
// under a rule of retention, or because the reporter wishes it (个人信息保护法 art. 47). What
// happened and when stays. Answers how many values are gone.
[[nodiscard]] base::Result<std::int64_t> erase(journal::Turn& turn,
                                               CaseId id,
                                               const std::string& rule);

// How many cases wait for a seat: on its desk for its unit to act, at the duty desk to be seen to
// (for who dispatches), and for a call to the resident (for who may call). A menu needs no number
// beyond 99, so counting stops soon after.
struct Waiting {
    int desk = 0;
    int dispatch = 0;
    int calls = 0;
};
[[nodiscard]] Waiting waiting_for(store::Connection& connection,
                                  const alliance::ActingSeat& seat,
                                  Moment now);

// How many open cases show which colour: green in time, amber due before the next working day
// begins, red overdue, grey suspended.
struct Colours {
    std::int64_t green = 0;
    std::int64_t amber = 0;
    std::int64_t red = 0;
    std::int64_t grey = 0;
};
[[nodiscard]] Colours open_by_colour(store::Connection& connection, Moment now);

[[nodiscard]] std::optional<Case> find(store::Connection& connection, CaseId id);

// The case that answers a voice: opened by it, or followed.
[[nodiscard]] std::optional<CaseId> case_of(store::Connection& connection, voices::VoiceId voice);

[[nodiscard]] std::vector<voices::VoiceId> voices_of(store::Connection& connection, CaseId id);

// Those of them that were not taken back, counted.
[[nodiscard]] std::int64_t standing_behind(store::Connection& connection, CaseId id);

// Whom to talk to about it: who reported it first, or, once they took that back, the first who
// joined and still stands behind it.
[[nodiscard]] voices::VoiceId speaker_of(store::Connection& connection, const Case& current);

// What the first report and the work show, then what came with reports that joined.
[[nodiscard]] std::vector<voices::Photo> photos_of(store::Connection& connection,
                                                   const Case& current);

// Covered by hand: in every case that shows it, only whoever may see originals sees it whole.
[[nodiscard]] bool is_covered(store::Connection& connection, voices::PhotoId photo);

// What is still awaited of others in a case, as it was asked: who owes it, and its number.
struct Owed {
    UnitId unit;
    std::int64_t part = 0;
    PartKind what = PartKind::Joint;
};
[[nodiscard]] std::vector<Owed> owed_parts(store::Connection& connection, CaseId id);

// The special committee that watches over a category, if one does and is there.
[[nodiscard]] std::optional<UnitId> committee_watching(store::Connection& connection,
                                                       const std::string& category);

// One line of a case's timeline, without anybody's words.
struct Step {
    journal::Sequence entry = 0;
    std::string kind;
    Moment at;
    UnitId by;         // The office; 0 for the resident and the timer.
    AccountId account; // 0 unless staff.
    std::string code;  // What the kind needs: an outcome, a channel, a level, a category.
    std::string old_code;
    UnitId unit; // Whom it went to.
    std::optional<Moment> due;
    std::optional<Moment> old_due;
    bool has_words = false;
    bool is_undone = false;
};

// Whether anybody may see in the timeline that this happened; else only those who work on it.
[[nodiscard]] bool is_told_to_all(std::string_view kind);

// Oldest first.
[[nodiscard]] std::vector<Step> timeline(store::Connection& connection, CaseId id);

// --- What anybody may read ------------------------------------------------------------------

// Whoever asks is shown what everybody is: a row as in lists, with `answer` where it may be read by
// all; `Whole` also has `timeline` and the rest of the case's public page.
enum class Depth { Row, Whole };
[[nodiscard]] nlohmann::json public_views(const web::Request& request,
                                          const std::vector<Case>& cases,
                                          Depth depth);

// Those received at or after `from` and before `until`, newest first.
struct Received {
    Moment from;
    Moment until;
    std::vector<std::string> categories; // Codes; empty: any.
    std::optional<bool> is_ended;
    int skip = 0;
    int limit = 0;
};
[[nodiscard]] std::vector<Case> received_in(store::Connection& connection, const Received& asked);

// What happened to cases from an entry on and before another, oldest first, as their public pages
// tell it: {case, and what a row of `timeline` holds}.
struct Happened {
    journal::Sequence from_entry = 1;
    journal::Sequence until_entry = 1;
    std::vector<std::string> kinds; // Of events.
    int skip = 0;
    int limit = 0;
};
[[nodiscard]] nlohmann::json public_steps(const web::Request& request, const Happened& asked);

// Writes what many streets say as answer templates and answers how many; refused where the street
// has written its own.
[[nodiscard]] base::Result<int> write_default_templates(journal::Turn& turn);

} // namespace cases
