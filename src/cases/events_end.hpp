// The facts with which a case ends, or begins again: what the resident says, and every way out.
// Read them through events.hpp.

#pragma once

#include <optional>
#include <string_view>

#include "cases/stages.hpp"
#include "journal/erasable.hpp"

namespace cases {

// What the resident says of the answer; `by` is 0 when they said it themselves on the tracking
// page.
struct ResidentCalledBack {
    static constexpr std::string_view kind = "resident_called_back";

    CaseId id;
    UnitId by;
    Outcome outcome = Outcome::Satisfied;
    std::optional<ErasableText> note;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("outcome", self.outcome);
        field("note", self.note);
    }
};

struct CaseClosed {
    static constexpr std::string_view kind = "case_closed";

    CaseId id;
    Outcome outcome = Outcome::Satisfied;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("outcome", self.outcome);
    }
};

// Back to the same handler after a dissatisfied resident; the second time a level up.
struct CaseRehandled {
    static constexpr std::string_view kind = "case_rehandled";

    CaseId id;
    int round = 1;
    UnitId owner;
    Level level = Level::Unit;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("round", self.round);
        field("owner", self.owner);
        field("level", self.level);
        field("step", self.step);
    }
};

// It could not be solved: why, and whom to turn to. Never counted as solved.
struct CaseClosedUnresolved {
    static constexpr std::string_view kind = "case_closed_unresolved";

    CaseId id;
    UnitId by;
    ErasableText reason;
    ErasableText turn_to;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
        field("turn_to", self.turn_to);
    }
};

struct NoActionProposed {
    static constexpr std::string_view kind = "no_action_proposed";

    CaseId id;
    UnitId by;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
    }
};

struct NoActionRefused {
    static constexpr std::string_view kind = "no_action_refused";

    CaseId id;
    UnitId by;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
    }
};

struct NoActionConfirmed {
    static constexpr std::string_view kind = "no_action_confirmed";

    CaseId id;
    UnitId by;
    std::optional<ErasableText> note;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("note", self.note);
    }
};

struct CaseWithdrawn {
    static constexpr std::string_view kind = "case_withdrawn";

    CaseId id;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
    }
};

} // namespace cases
