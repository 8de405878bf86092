// The facts of an intervention (公权力介入): what is beyond the power of those who handle a case
// goes to the committee that brings in the public authorities. The opinion of the legal workshop
// and what departments are asked to do are parts (events_parts.hpp). Read them through events.hpp.

#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "calendar/moment.hpp"
#include "cases/stages.hpp"
#include "voices/events.hpp"

namespace cases {

// What public power brought about. Cut short: its case ended in another way meanwhile.
enum class PowerOutcome { Solved, Partly, HandedUp, NotForPower, CutShort };

[[nodiscard]] inline std::span<const std::string_view> enum_names(PowerOutcome) {
    static constexpr std::array<std::string_view, 5> names = {
        "solved", "partly", "handed_up", "not_for_power", "cut_short"};
    return names;
}

struct InterventionAsked {
    static constexpr std::string_view kind = "intervention_asked";

    CaseId id;
    UnitId by;
    UnitId committee;
    ErasableText reason; // Why it is beyond the handler's power.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("committee", self.committee);
        field("reason", self.reason);
    }
};

// They went there together: what they saw and agreed. Photos stand beside those of the work.
struct VisitHeld {
    static constexpr std::string_view kind = "visit_held";

    CaseId id;
    UnitId by;
    calendar::OfficeDay day{};
    ErasableText record;
    std::optional<std::vector<voices::PhotoId>> photos; // Taken there; left out: none.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("day", self.day);
        field("record", self.record);
        field("photos", self.photos);
    }
};

struct InterventionEnded {
    static constexpr std::string_view kind = "intervention_ended";

    CaseId id;
    UnitId by;
    PowerOutcome outcome = PowerOutcome::Solved;
    ErasableText result; // What came of it, for whoever reported it.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("outcome", self.outcome);
        field("result", self.result);
    }
};

} // namespace cases
