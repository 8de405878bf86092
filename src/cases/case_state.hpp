// A Case as it stands: the fold of its events. It holds nobody's words, so that it may stand in an
// event itself: an act that is undone says what the case is then.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/stages.hpp"
#include "journal/entry.hpp"
#include "places/places.hpp"
#include "voices/events.hpp"

namespace cases {

// Who sent a case to its handler by hand, and when.
struct Dispatch {
    UnitId by;
    Moment at;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("by", self.by);
        field("at", self.at);
    }
};

// Somebody offers a case to another unit, which has not taken it yet.
struct Handover {
    UnitId by;
    UnitId to;
    Moment at;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("by", self.by);
        field("to", self.to);
        field("at", self.at);
    }
};

// Public power is asked to step in: who asked, and the committee that brings it.
struct RunningIntervention {
    UnitId asked_by;
    UnitId committee;
    Moment asked_at;
    journal::Sequence entry = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("asked_by", self.asked_by);
        field("committee", self.committee);
        field("asked_at", self.asked_at);
        field("entry", self.entry);
    }
};

// Where a case was split off, and the entry in which staff wrote its matter.
struct Origin {
    CaseId from;
    journal::Sequence entry = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("from", self.from);
        field("entry", self.entry);
    }
};

// Which of the first contact and the first answer came after its limit.
struct Late {
    bool contacted = false;
    bool answered = false;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("contacted", self.contacted);
        field("answered", self.answered);
    }
};

// A return that waits for its decision: who asked, why, and who saw to the case before.
struct WaitingReturn {
    AccountId account;
    ReturnReason reason = ReturnReason::WrongPlace;
    UnitId owner;
    Level level = Level::Unit;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("account", self.account);
        field("reason", self.reason);
        field("owner", self.owner);
        field("level", self.level);
    }
};

struct Returns {
    int count = 0;      // How often a handler handed it back, whatever was decided.
    UnitId stands_with; // Whose return was refused: it stands there (兜底). 0: nobody's.
    std::optional<WaitingReturn> waiting;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("count", self.count);
        field("stands_with", self.stands_with);
        field("waiting", self.waiting);
    }
};

struct WaitingExtension {
    AccountId account;
    Moment until;
    UnitId decider;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("account", self.account);
        field("until", self.until);
        field("decider", self.decider);
    }
};

struct Extensions {
    int granted = 0;
    std::optional<WaitingExtension> waiting;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("granted", self.granted);
        field("waiting", self.waiting);
    }
};

// Suspended (挂账) until it is looked at again.
struct Suspension {
    Moment since;
    Moment review_at;
    bool is_clock_stopped = false;
    bool is_review_due = false;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("since", self.since);
        field("review_at", self.review_at);
        field("is_clock_stopped", self.is_clock_stopped);
        field("is_review_due", self.is_review_due);
    }
};

// Waiting for the resident.
struct Awaited {
    Moment since;
    bool is_clock_stopped = false;
    std::int64_t minutes_left = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("since", self.since);
        field("is_clock_stopped", self.is_clock_stopped);
        field("minutes_left", self.minutes_left);
    }
};

// What the handler is going to do, for a leader to sign.
struct Plan {
    AccountId proposer;
    journal::Sequence entry = 0; // Where its words stand.
    bool is_signed = false;
    std::optional<UnitId> signer; // On whose desk it waits; nothing for plans of before.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("proposer", self.proposer);
        field("entry", self.entry);
        field("is_signed", self.is_signed);
        field("signer", self.signer);
    }
};

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
    std::optional<Moment> answered_at;  // The first answer's.
    std::optional<Moment> submitted_at; // Of the answer that stands.
    AccountId submitter;
    journal::Sequence answer_entry = 0; // Of that answer; 0 before.
    bool is_answer_public = false;
    int round = 0;     // How often it went round again after a dissatisfied resident.
    int unreached = 0; // Call-backs in a row that reached nobody.
    int followers = 0;
    AccountId no_action_by;         // Who proposed to take no action; 0 when nobody does.
    std::optional<Outcome> outcome; // The resident's last word.
    journal::Sequence redaction_entry = 0;
    std::optional<Moment> ended_at;
    journal::Sequence last_act = 0; // The last entry that was somebody's doing.
    journal::Sequence last_entry = 0;
    Moment last_at;

    // What befalls few cases: each is nothing for most. New ones are added here, always optional,
    // so that cases written down before are read as they were.
    std::optional<Dispatch> dispatch; // Nothing while the routing's choice stands.
    std::optional<Handover> handover; // Nothing once it was taken or not.
    std::optional<CaseId> merged_into;
    std::optional<Origin> split_off;
    std::optional<RunningIntervention> intervention; // Nothing once it ended.
    std::optional<Late> late;
    std::optional<Returns> returns;
    std::optional<Extensions> extensions;
    std::optional<Suspension> suspension;
    std::optional<Awaited> awaited;
    std::optional<std::vector<voices::PhotoId>> redacted_photos; // By an act of this case.
    std::optional<Plan> plan; // Of this round; supervision asks for a new one.

    template <class Self, class Fields>
    static void seldom(Self& self, Fields& field) {
        field("dispatch", self.dispatch);
        field("handover", self.handover);
        field("merged_into", self.merged_into);
        field("split_off", self.split_off);
        field("intervention", self.intervention);
        field("late", self.late);
        field("returns", self.returns);
        field("extensions", self.extensions);
        field("suspension", self.suspension);
        field("awaited", self.awaited);
        field("redacted_photos", self.redacted_photos);
        field("plan", self.plan);
    }

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("voice", self.voice);
        field("voice_entry", self.voice_entry);
        field("asks", self.asks);
        field("category", self.category);
        field("place", self.place);
        field("compound", self.compound);
        field("committee", self.committee);
        field("rule", self.rule);
        field("rules_version", self.rules_version);
        field("calendar_version", self.calendar_version);
        field("public_already", self.public_already);
        field("stage", self.stage);
        field("handler", self.handler);
        field("first_handler", self.first_handler);
        field("owner", self.owner);
        field("level", self.level);
        field("received", self.received);
        field("whole_due", self.whole_due);
        field("is_whole_provisional", self.is_whole_provisional);
        field("step", self.step);
        field("supervise_at", self.supervise_at);
        field("is_supervised", self.is_supervised);
        field("contacted_at", self.contacted_at);
        field("answered_at", self.answered_at);
        field("submitted_at", self.submitted_at);
        field("submitter", self.submitter);
        field("answer_entry", self.answer_entry);
        field("is_answer_public", self.is_answer_public);
        field("round", self.round);
        field("unreached", self.unreached);
        field("no_action_by", self.no_action_by);
        field("outcome", self.outcome);
        field("redaction_entry", self.redaction_entry);
        field("ended_at", self.ended_at);
        field("followers", self.followers);
        field("last_act", self.last_act);
        field("last_entry", self.last_entry);
        field("last_at", self.last_at);
        seldom(self, field);
    }

    [[nodiscard]] bool has_waiting_return() const { return returns && returns->waiting; }
    [[nodiscard]] bool has_waiting_extension() const { return extensions && extensions->waiting; }
    // Suspended, and to be looked at again at this moment.
    [[nodiscard]] bool is_reviewed_at(Moment moment) const {
        return suspension && !suspension->is_review_due && suspension->review_at == moment;
    }
    // Suspended with its clock stopped, until the review.
    [[nodiscard]] bool sleeps() const {
        return suspension && suspension->is_clock_stopped && !suspension->is_review_due;
    }
    [[nodiscard]] bool is_step_stopped() const {
        return sleeps() || (awaited && awaited->is_clock_stopped);
    }
};

} // namespace cases
