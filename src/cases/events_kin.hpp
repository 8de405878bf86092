// The facts of cases that belong together: merged into another, or split by matter. Whoever
// reported is never lost: voices follow their case. Read them through events.hpp.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cases/stages.hpp"
#include "places/places.hpp"
#include "voices/events.hpp"

namespace cases {

// The same matter stands in another case already: this one ends there, its reporters follow that.
struct CaseMerged {
    static constexpr std::string_view kind = "case_merged";

    CaseId id;
    UnitId by;
    CaseId into;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("into", self.into);
        field("reason", self.reason);
    }
};

// The other side of a merger: from now on these voices follow this case.
struct CaseTookIn {
    static constexpr std::string_view kind = "case_took_in";

    CaseId id;
    UnitId by;
    CaseId from;
    std::int64_t voices = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("from", self.from);
        field("voices", self.voices);
    }
};

// One of several matters went into a case of its own.
struct CaseSplit {
    static constexpr std::string_view kind = "case_split";

    CaseId id;
    UnitId by;
    CaseId into;
    UnitId unit; // The new case's handler.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("into", self.into);
        field("unit", self.unit);
    }
};

// The case that was born so: its own category and handler, the old one's receipt and whole limit.
struct CaseSplitOff {
    static constexpr std::string_view kind = "case_split_off";

    CaseId id;
    UnitId by;
    CaseId from;
    ErasableText matter; // Staff's words; they stand where other cases show the resident's.
    voices::VoiceId voice;
    journal::Sequence voice_entry = 0;
    voices::Kind asks = voices::Kind::Help;
    std::string category;
    places::PlaceId place;
    places::PlaceId compound;
    places::PlaceId committee;
    UnitId handler;
    Level level = Level::Unit;
    std::string rule;
    std::int64_t rules_version = 0;
    std::int64_t calendar_version = 0;
    Moment received;
    Moment whole_due;
    bool is_provisional = false;
    std::optional<Moment> supervise_at;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("from", self.from);
        field("matter", self.matter);
        field("voice", self.voice);
        field("voice_entry", self.voice_entry);
        field("asks", self.asks);
        field("category", self.category);
        field("place", self.place);
        field("compound", self.compound);
        field("committee", self.committee);
        field("handler", self.handler);
        field("level", self.level);
        field("rule", self.rule);
        field("rules_version", self.rules_version);
        field("calendar_version", self.calendar_version);
        field("received", self.received);
        field("whole_due", self.whole_due);
        field("is_provisional", self.is_provisional);
        field("supervise_at", self.supervise_at);
        field("step", self.step);
    }
};

} // namespace cases
