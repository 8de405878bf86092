// The facts of a return (退单): a handler hands a case back, and the level that dispatched decides.
// Read them through events.hpp.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cases/stages.hpp"
#include "journal/erasable.hpp"
#include "voices/events.hpp"

namespace cases {

// Handed back with a reason and what shows it. Until it is decided the decider owns the case.
struct CaseReturned {
    static constexpr std::string_view kind = "case_returned";

    CaseId id;
    UnitId by;
    ReturnReason reason = ReturnReason::WrongPlace;
    ErasableText evidence;
    UnitId decider;
    Level level = Level::Committee;
    bool is_final = false; // The second of this case: the street decides, and there is no third.
    StepClock step;
    std::optional<std::vector<voices::PhotoId>> photos; // Of the spot or a paper; left out: none.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
        field("evidence", self.evidence);
        field("decider", self.decider);
        field("level", self.level);
        field("is_final", self.is_final);
        field("step", self.step);
        field("photos", self.photos);
    }
};

// The return was right: dispatched anew by whoever decided. A handler that never took the case
// does not answer for it as the first.
struct ReturnAccepted {
    static constexpr std::string_view kind = "return_accepted";

    CaseId id;
    UnitId by;
    UnitId handler;
    UnitId first_handler;
    UnitId owner;
    Level level = Level::Unit;
    ErasableText reason;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("handler", self.handler);
        field("first_handler", self.first_handler);
        field("owner", self.owner);
        field("level", self.level);
        field("reason", self.reason);
        field("step", self.step);
    }
};

// The return was not right: the case stands with the handler (兜底).
struct ReturnRefused {
    static constexpr std::string_view kind = "return_refused";

    CaseId id;
    UnitId by;
    UnitId handler;
    ReturnReason returned_for = ReturnReason::WrongPlace;
    bool is_final = false;
    UnitId owner;
    Level level = Level::Unit;
    ErasableText reason;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("handler", self.handler);
        field("returned_for", self.returned_for);
        field("is_final", self.is_final);
        field("owner", self.owner);
        field("level", self.level);
        field("reason", self.reason);
        field("step", self.step);
    }
};

} // namespace cases
