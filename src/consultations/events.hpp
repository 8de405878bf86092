// What can happen to a legal consultation: it is asked, climbs when its limit passes, is answered,
// and is published or taken off the shelf again. What people wrote is erasable; offices and dates
// stay.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "alliance/events.hpp"
#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "journal/erasable.hpp"

namespace consultations {

using ConsultationId = base::Id<struct ConsultationKindTag>;
using alliance::UnitId;
using calendar::Moment;

enum class Asker { Resident, OwnersCommittee, Unit };

[[nodiscard]] inline std::span<const std::string_view> enum_names(Asker) {
    static constexpr std::array<std::string_view, 3> names = {
        "resident", "owners_committee", "unit"};
    return names;
}

struct ConsultationAsked {
    static constexpr std::string_view kind = "consultation_asked";

    ConsultationId id;
    Asker asker = Asker::Resident;
    std::optional<UnitId> unit; // Who asks, when it was from a seat.
    UnitId workshop;            // Who answers; the duty desk where there is no workshop.
    Moment due;
    journal::ErasableText question;                 // Position 0.
    std::optional<journal::ErasableText> name;      // Position 1.
    std::optional<journal::ErasableText> telephone; // Position 2.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("asker", self.asker);
        field("unit", self.unit);
        field("workshop", self.workshop);
        field("due", self.due);
        field("question", self.question);
        field("name", self.name);
        field("telephone", self.telephone);
    }
};

// The limit has passed: the level above must see to it too.
struct ConsultationClimbed {
    static constexpr std::string_view kind = "consultation_climbed";

    ConsultationId id;
    UnitId to;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("to", self.to);
    }
};

struct ConsultationAnswered {
    static constexpr std::string_view kind = "consultation_answered";

    ConsultationId id;
    UnitId by;
    journal::ErasableText answer; // Position 0.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("answer", self.answer);
    }
};

// The workshop wrote question and answer anew, for everybody and without names.
struct ConsultationPublished {
    static constexpr std::string_view kind = "consultation_published";

    ConsultationId id;
    UnitId by;
    journal::ErasableText question; // Position 0.
    journal::ErasableText answer;   // Position 1.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("question", self.question);
        field("answer", self.answer);
    }
};

struct ConsultationTakenDown {
    static constexpr std::string_view kind = "consultation_taken_down";

    ConsultationId id;
    UnitId by;
    std::optional<std::string> reason{};        // Until it was made erasable; never written since.
    std::optional<journal::ErasableText> why{}; // Position 0; it may name people.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
        field("why", self.why);
    }
};

struct ConsultationRulesSet {
    static constexpr std::string_view kind = "consultation_rules_set";

    std::int64_t answer_days = 0;          // Working days.
    std::optional<std::string> document{}; // As it was written.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("answer_days", self.answer_days);
        field("document", self.document);
    }
};

} // namespace consultations
