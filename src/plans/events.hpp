// What can happen to an activity of the alliance: it is planned, changed or cancelled, people sign
// up, it is held and put on record with photos. Plans and units are public; names and telephones of
// people, and the record's words and photos, are erasable.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/events.hpp"
#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "cases/events.hpp"
#include "journal/erasable.hpp"

namespace plans {

using ActivityId = base::Id<struct ActivityKindTag>;
using SignUpId = base::Id<struct SignUpKindTag>;
using PhotoId = base::Id<struct ActivityPhotoKindTag>;
using alliance::UnitId;
using calendar::Moment;

enum class ActivityKind { Training, ResourceMeeting, Discussion, Visit, LawPublicity };

[[nodiscard]] inline std::span<const std::string_view> enum_names(ActivityKind) {
    static constexpr std::array<std::string_view, 5> names = {
        "training", "resource_meeting", "discussion", "visit", "law_publicity"};
    return names;
}

// What an activity is, as everybody reads it.
struct Details {
    ActivityKind activity_kind = ActivityKind::Training;
    std::string title;
    Moment begins;
    Moment ends;
    std::string venue;
    std::string audience;                // For whom it is.
    std::optional<std::string> summary;  // What it is about.
    std::optional<std::int64_t> seats;   // How many people there is room for; else no limit.
    std::vector<std::string> categories; // Codes: what of people's concerns it answers.
    std::vector<cases::CaseId> cases;    // The cases it grew from.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("activity_kind", self.activity_kind);
        field("title", self.title);
        field("begins", self.begins);
        field("ends", self.ends);
        field("venue", self.venue);
        field("audience", self.audience);
        field("summary", self.summary);
        field("seats", self.seats);
        field("categories", self.categories);
        field("cases", self.cases);
    }
};

struct ActivityPlanned {
    static constexpr std::string_view kind = "activity_planned";

    ActivityId id;
    UnitId body; // Who holds it.
    Details details;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("body", self.body);
        field("details", self.details);
    }
};

struct ActivityChanged {
    static constexpr std::string_view kind = "activity_changed";

    ActivityId id;
    Details details; // All of it, as it is from now on.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("details", self.details);
    }
};

struct ActivityCancelled {
    static constexpr std::string_view kind = "activity_cancelled";

    ActivityId id;
    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("reason", self.reason);
    }
};

// A unit's people, or somebody for themselves.
struct SignedUp {
    static constexpr std::string_view kind = "activity_signed_up";

    SignUpId id;
    ActivityId activity;
    std::optional<UnitId> unit; // For which unit, when its own seat signed up.
    std::int64_t people = 1;
    journal::ErasableText name;      // Position 0.
    journal::ErasableText telephone; // Position 1.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("activity", self.activity);
        field("unit", self.unit);
        field("people", self.people);
        field("name", self.name);
        field("telephone", self.telephone);
    }
};

struct SignUpCancelled {
    static constexpr std::string_view kind = "activity_sign_up_cancelled";

    SignUpId id;
    ActivityId activity;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("activity", self.activity);
    }
};

// It took place: who of those who had signed up came, how many others, and what was said.
struct ActivityHeld {
    static constexpr std::string_view kind = "activity_held";

    ActivityId id;
    std::vector<SignUpId> came;
    std::int64_t others = 0;
    journal::ErasableText record; // Position 0.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("came", self.came);
        field("others", self.others);
        field("record", self.record);
    }
};

struct ActivityPhotoAdded {
    static constexpr std::string_view kind = "activity_photo_added";

    PhotoId id;
    ActivityId activity;
    std::string digest;          // SHA-256 of the JPEG's bytes, 64 hexadecimal digits.
    journal::ErasableText photo; // Position 0: the re-encoded JPEG as hexadecimal text.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("activity", self.activity);
        field("digest", self.digest);
        field("photo", self.photo);
    }
};

// Somebody in it asked for it to go, or it should not have been shown: its bytes are erased too.
struct ActivityPhotoRemoved {
    static constexpr std::string_view kind = "activity_photo_removed";

    PhotoId id;
    std::optional<std::string> reason{};        // Until it was made erasable; never written since.
    std::optional<journal::ErasableText> why{}; // Position 0; it may name who asked.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("reason", self.reason);
        field("why", self.why);
    }
};

} // namespace plans
