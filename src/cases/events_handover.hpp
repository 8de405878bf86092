// The facts of handing a case over to another unit: offered, taken or not. Until it is taken the
// giver stays responsible, and no clock begins anew. Read them through events.hpp.

#pragma once

#include <string_view>

#include "cases/stages.hpp"

namespace cases {

struct HandoverOffered {
    static constexpr std::string_view kind = "handover_offered";

    CaseId id;
    UnitId by;
    UnitId to;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("to", self.to);
        field("reason", self.reason);
    }
};

// The receiver took it: from now on they handle it. The first handler goes on answering for it.
struct CaseHandedOver {
    static constexpr std::string_view kind = "case_handed_over";

    CaseId id;
    UnitId by;
    UnitId from;
    UnitId handler;
    UnitId owner;
    Level level = Level::Unit;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("from", self.from);
        field("handler", self.handler);
        field("owner", self.owner);
        field("level", self.level);
        field("step", self.step);
    }
};

// The receiver did not take it, or the giver took the offer back.
struct HandoverEnded {
    static constexpr std::string_view kind = "handover_ended";

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

} // namespace cases
