// The facts of parts: what a unit owes a case beside its handler, by a date of its own. A part is
// asked, climbs its own ladder, and is answered or given up with a reason. Read them through
// events.hpp.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cases/stages.hpp"

namespace cases {

// A piece of joint work (会办), the legal workshop's opinion, what a department of the government
// is asked to do, or a special committee's question to the handler.
enum class PartKind { Joint, Opinion, Department, Question };

[[nodiscard]] inline std::span<const std::string_view> enum_names(PartKind) {
    static constexpr std::array<std::string_view, 4> names = {
        "joint", "opinion", "department", "question"};
    return names;
}

// The part's number counts within its case.
struct PartAsked {
    static constexpr std::string_view kind = "part_asked";

    CaseId id;
    UnitId by;
    std::int64_t number = 0;
    PartKind what = PartKind::Joint;
    UnitId unit; // Who owes it, or who sees to it that the department answers.
    Level level = Level::Unit;
    std::optional<std::string> department; // An office's name, of a department's part.
    ErasableText matter;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("number", self.number);
        field("what", self.what);
        field("unit", self.unit);
        field("level", self.level);
        field("department", self.department);
        field("matter", self.matter);
        field("step", self.step);
    }
};

struct PartAnswered {
    static constexpr std::string_view kind = "part_answered";

    CaseId id;
    UnitId by;
    std::int64_t number = 0;
    PartKind what = PartKind::Joint;
    ErasableText answer;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("number", self.number);
        field("what", self.what);
        field("answer", self.answer);
    }
};

// Whoever asked for the part goes on without it, and says why.
struct PartGivenUp {
    static constexpr std::string_view kind = "part_given_up";

    CaseId id;
    UnitId by;
    std::int64_t number = 0;
    PartKind what = PartKind::Joint;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("number", self.number);
        field("what", self.what);
        field("reason", self.reason);
    }
};

// Half of the part's time has passed.
struct PartReminded {
    static constexpr std::string_view kind = "part_reminded";

    CaseId id;
    std::int64_t number = 0;
    UnitId unit;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("number", self.number);
        field("unit", self.unit);
        field("step", self.step);
    }
};

// One working day of the part's time is left.
struct PartWarned {
    static constexpr std::string_view kind = "part_warned";

    CaseId id;
    std::int64_t number = 0;
    UnitId unit;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("number", self.number);
        field("unit", self.unit);
        field("step", self.step);
    }
};

// The part's limit passed: the level above must see to it. Who owes it stays.
struct PartEscalated {
    static constexpr std::string_view kind = "part_escalated";

    CaseId id;
    std::int64_t number = 0;
    UnitId unit;
    UnitId owner;
    Level level = Level::Committee;
    Moment act_by;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("number", self.number);
        field("unit", self.unit);
        field("owner", self.owner);
        field("level", self.level);
        field("act_by", self.act_by);
        field("step", self.step);
    }
};

// The calendar of a year arrived: a part's date may move later, never earlier.
struct PartMoved {
    static constexpr std::string_view kind = "part_moved";

    CaseId id;
    std::int64_t number = 0;
    UnitId unit;
    Moment old_due;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("number", self.number);
        field("unit", self.unit);
        field("old_due", self.old_due);
        field("step", self.step);
    }
};

} // namespace cases
