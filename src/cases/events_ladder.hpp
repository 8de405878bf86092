// The facts of owners and clocks: who must see to a case, what fired by itself, what was overridden
// or taken back. Read them through events.hpp.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_state.hpp"
#include "cases/stages.hpp"
#include "journal/entry.hpp"
#include "journal/erasable.hpp"

namespace cases {

// Somebody decided who handles it from now on. The first handler goes on answering for it.
struct CaseAssigned {
    static constexpr std::string_view kind = "case_assigned";

    CaseId id;
    UnitId by;
    UnitId handler;
    UnitId owner;
    Level level = Level::Unit;
    ErasableText reason;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("handler", self.handler);
        field("owner", self.owner);
        field("level", self.level);
        field("reason", self.reason);
        field("step", self.step);
    }
};

// Half of the step's time has passed.
struct HandlerReminded {
    static constexpr std::string_view kind = "handler_reminded";

    CaseId id;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("step", self.step);
    }
};

// One working day of the step is left.
struct HandlerWarned {
    static constexpr std::string_view kind = "handler_warned";

    CaseId id;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("step", self.step);
    }
};

// The step's limit passed: the level above must see to it. The handler stays.
struct CaseEscalated {
    static constexpr std::string_view kind = "case_escalated";

    CaseId id;
    UnitId from;
    UnitId owner;
    Level level = Level::Committee;
    Moment act_by;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("from", self.from);
        field("owner", self.owner);
        field("level", self.level);
        field("act_by", self.act_by);
        field("step", self.step);
    }
};

// Three times the whole limit has passed since receipt: the street supervises it.
struct CaseSupervised {
    static constexpr std::string_view kind = "case_supervised";

    CaseId id;
    UnitId owner;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("owner", self.owner);
        field("step", self.step);
    }
};

struct DeadlineOverridden {
    static constexpr std::string_view kind = "deadline_overridden";

    CaseId id;
    UnitId by;
    Moment old_due;
    Moment due;
    ErasableText reason;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("old_due", self.old_due);
        field("due", self.due);
        field("reason", self.reason);
        field("step", self.step);
    }
};

struct CategoryOverridden {
    static constexpr std::string_view kind = "category_overridden";

    CaseId id;
    UnitId by;
    std::string old_category;
    std::string category;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("old_category", self.old_category);
        field("category", self.category);
        field("reason", self.reason);
    }
};

struct OwnerOverridden {
    static constexpr std::string_view kind = "owner_overridden";

    CaseId id;
    UnitId by;
    UnitId old_owner;
    UnitId owner;
    Level level = Level::Unit;
    ErasableText reason;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("old_owner", self.old_owner);
        field("owner", self.owner);
        field("level", self.level);
        field("reason", self.reason);
        field("step", self.step);
    }
};

// What staff see instead of the resident's words from now on.
struct WordsRedacted {
    static constexpr std::string_view kind = "words_redacted";

    CaseId id;
    UnitId by;
    ErasableText words;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("words", self.words);
        field("reason", self.reason);
    }
};

// The calendar of a year arrived: a date told before may move later, never earlier.
struct DeadlineMoved {
    static constexpr std::string_view kind = "deadline_moved";

    CaseId id;
    ClockKind clock = ClockKind::Whole;
    Moment old_due;
    Moment due;
    std::int64_t calendar_version = 0;
    StepClock step;
    std::optional<Moment> supervise_at; // Left out: as before.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("clock", self.clock);
        field("old_due", self.old_due);
        field("due", self.due);
        field("calendar_version", self.calendar_version);
        field("step", self.step);
        field("supervise_at", self.supervise_at);
    }
};

// A wrong click taken back: the entries named no longer count, and the case is what it was before.
struct ActUndone {
    static constexpr std::string_view kind = "act_undone";

    CaseId id;
    UnitId by;
    std::vector<journal::Sequence> undone;
    Case before;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("undone", self.undone);
        field("before", self.before);
    }
};

} // namespace cases
