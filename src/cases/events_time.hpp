// The facts of time asked for: an extension, a suspension (挂账), and waiting for the resident.
// Read them through events.hpp.

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "cases/stages.hpp"
#include "journal/erasable.hpp"

namespace cases {

// The handler asks for a later date of the answer, before the limit; its clock runs on.
struct ExtensionAsked {
    static constexpr std::string_view kind = "extension_asked";

    CaseId id;
    UnitId by;
    Moment until;
    UnitId decider;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("until", self.until);
        field("decider", self.decider);
        field("reason", self.reason);
    }
};

// The whole's limit is later from now on. The resident reads the reason.
struct ExtensionGranted {
    static constexpr std::string_view kind = "extension_granted";

    CaseId id;
    UnitId by;
    Moment old_due;
    Moment due;
    ErasableText reason;
    StepClock step;
    std::optional<Moment> supervise_at; // Left out: as before.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("old_due", self.old_due);
        field("due", self.due);
        field("reason", self.reason);
        field("step", self.step);
        field("supervise_at", self.supervise_at);
    }
};

struct ExtensionRefused {
    static constexpr std::string_view kind = "extension_refused";

    CaseId id;
    UnitId by;
    Moment asked_until;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("asked_until", self.asked_until);
        field("reason", self.reason);
    }
};

// Real, but not to be solved now: with a plan, somebody who answers for it and a date at which it
// is looked at again. Whoever suspends it sees to that. It counts as unresolved meanwhile.
struct CaseSuspended {
    static constexpr std::string_view kind = "case_suspended";

    CaseId id;
    UnitId by;
    ErasableText plan;
    ErasableText responsible;
    Moment review_at;
    bool is_clock_stopped = false;
    bool is_renewed = false; // It was suspended already.
    UnitId owner;
    Level level = Level::Committee;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("plan", self.plan);
        field("responsible", self.responsible);
        field("review_at", self.review_at);
        field("is_clock_stopped", self.is_clock_stopped);
        field("is_renewed", self.is_renewed);
        field("owner", self.owner);
        field("level", self.level);
        field("step", self.step);
    }
};

// The date of the review came: the owner resumes it or renews the suspension.
struct ReviewFellDue {
    static constexpr std::string_view kind = "review_fell_due";

    CaseId id;
    UnitId owner;
    StepClock step;
    std::optional<Moment> supervise_at; // Left out: as before.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("owner", self.owner);
        field("step", self.step);
        field("supervise_at", self.supervise_at);
    }
};

struct CaseResumed {
    static constexpr std::string_view kind = "case_resumed";

    CaseId id;
    UnitId by;
    ErasableText reason;
    StepClock step;
    std::optional<Moment> supervise_at; // Left out: as before.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
        field("step", self.step);
        field("supervise_at", self.supervise_at);
    }
};

// Nothing can go on without the resident; they read what is asked of them. The step's clock stops
// only where the street's rules say so, the whole's never.
struct ResidentAwaited {
    static constexpr std::string_view kind = "resident_awaited";

    CaseId id;
    UnitId by;
    ErasableText reason;
    bool is_clock_stopped = false;
    std::int64_t minutes_left = 0; // Of the step's office time, where its clock stops.
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
        field("is_clock_stopped", self.is_clock_stopped);
        field("minutes_left", self.minutes_left);
        field("step", self.step);
    }
};

// The resident came back, by their own words or as the handler says; `by` is 0 for the former.
struct WaitingEnded {
    static constexpr std::string_view kind = "waiting_ended";

    CaseId id;
    UnitId by;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("step", self.step);
    }
};

} // namespace cases
