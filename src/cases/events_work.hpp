// The facts of a case under way: from the voice that opened it to the answer and its check. Read
// them through events.hpp.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cases/stages.hpp"
#include "journal/entry.hpp"
#include "journal/erasable.hpp"
#include "places/places.hpp"
#include "voices/events.hpp"

namespace cases {

// A voice became a case: who answers, by when, and which rule sent it there.
struct CaseOpened {
    static constexpr std::string_view kind = "case_opened";

    CaseId id;
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
    bool public_already = false;
    Moment whole_due;
    bool is_provisional = false;
    Moment supervise_at;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
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
        field("public_already", self.public_already);
        field("whole_due", self.whole_due);
        field("is_provisional", self.is_provisional);
        field("supervise_at", self.supervise_at);
        field("step", self.step);
    }
};

// Another voice about the same matter joined.
struct CaseFollowed {
    static constexpr std::string_view kind = "case_followed";

    CaseId id;
    voices::VoiceId voice;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("voice", self.voice);
    }
};

// One of several households took its own voice back: one fewer speaks of it, and it goes on.
struct FollowerLeft {
    static constexpr std::string_view kind = "case_follower_left";

    CaseId id;
    voices::VoiceId voice;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("voice", self.voice);
    }
};

struct CaseAccepted {
    static constexpr std::string_view kind = "case_accepted";

    CaseId id;
    UnitId by;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
    }
};

struct ResidentContacted {
    static constexpr std::string_view kind = "resident_contacted";

    CaseId id;
    UnitId by;
    Channel channel = Channel::Phone;
    std::optional<ErasableText> note;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("channel", self.channel);
        field("note", self.note);
        field("step", self.step);
    }
};

// Somebody tried and did not reach the resident; it does not count as contact.
struct ContactFailed {
    static constexpr std::string_view kind = "contact_failed";

    CaseId id;
    UnitId by;
    Channel channel = Channel::Phone;
    std::optional<ErasableText> note;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("channel", self.channel);
        field("note", self.note);
    }
};

struct CaseWorked {
    static constexpr std::string_view kind = "case_worked";

    CaseId id;
    UnitId by;
    ErasableText note;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("note", self.note);
    }
};

// The answer in words. The public line and, where `is_public`, the answer are shown to everybody
// once the case is checked.
struct CaseSubmitted {
    static constexpr std::string_view kind = "case_submitted";

    CaseId id;
    UnitId by;
    ErasableText answer;
    std::optional<ErasableText> public_line;
    bool is_public = false;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("answer", self.answer);
        field("public_line", self.public_line);
        field("is_public", self.is_public);
        field("step", self.step);
    }
};

struct CaseChecked {
    static constexpr std::string_view kind = "case_checked";

    CaseId id;
    UnitId by;
    std::optional<ErasableText> note;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("note", self.note);
        field("step", self.step);
    }
};

// The check found it undone: back to work.
struct CaseSentBack {
    static constexpr std::string_view kind = "case_sent_back";

    CaseId id;
    UnitId by;
    ErasableText reason;
    StepClock step;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("reason", self.reason);
        field("step", self.step);
    }
};

} // namespace cases
