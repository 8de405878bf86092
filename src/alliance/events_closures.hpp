// The facts of closed days: on which days an office does not work beyond public holidays, why, and
// that it works again. Both are public; a closure moves no deadline.

#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "alliance/events.hpp"
#include "calendar/moment.hpp"

namespace alliance {

using ClosureId = base::Id<struct ClosureKindTag>;

enum class ClosureReason { Training, Moving, Disinfection, Maintenance, Other };

[[nodiscard]] inline std::span<const std::string_view> enum_names(ClosureReason) {
    static constexpr std::array<std::string_view, 5> names = {
        "training", "moving", "disinfection", "maintenance", "other"};
    return names;
}

// First and last day both count.
struct ClosureAnnounced {
    static constexpr std::string_view kind = "closure_announced";

    ClosureId id;
    UnitId unit;
    calendar::OfficeDay from;
    calendar::OfficeDay until;
    ClosureReason reason = ClosureReason::Other;
    std::optional<std::string> note; // What residents read beside the reason.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("unit", self.unit);
        field("from", self.from);
        field("until", self.until);
        field("reason", self.reason);
        field("note", self.note);
    }
};

// The office works again from this day on; what was closed before stays a fact.
struct ClosureCancelled {
    static constexpr std::string_view kind = "closure_cancelled";

    ClosureId id;
    calendar::OfficeDay opens;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("opens", self.opens);
    }
};

} // namespace alliance
