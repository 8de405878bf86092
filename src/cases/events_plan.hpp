// The facts of a plan that a leader signs: for a case that the street supervises, or that goes
// round again. Read them through events.hpp.

#pragma once

#include <optional>
#include <string_view>

#include "cases/stages.hpp"
#include "journal/erasable.hpp"

namespace cases {

// What the handler is going to do; a later one takes its place.
struct PlanProposed {
    static constexpr std::string_view kind = "plan_proposed";

    CaseId id;
    UnitId by;
    ErasableText plan;
    std::optional<UnitId> signer; // On whose desk it waits for the signature.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("plan", self.plan);
        field("signer", self.signer);
    }
};

// The leader stands for it.
struct PlanSigned {
    static constexpr std::string_view kind = "plan_signed";

    CaseId id;
    UnitId by;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
    }
};

struct PlanRefused {
    static constexpr std::string_view kind = "plan_refused";

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
