// How the open platform grows, and how its terms go on: units that ask to take part and what they
// were answered, terms that were renewed, and the street's own rules for both. Read them through
// alliance.hpp.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "alliance/events.hpp"

namespace alliance {

using ApplicationId = base::Id<struct ApplicationKindTag>;

// A unit asks to take part. Its name is its own and public; who speaks for it and what they wrote
// is erasable.
struct MembershipApplied {
    static constexpr std::string_view kind = "membership_applied";

    ApplicationId id;
    std::string name;
    UnitKind unit_kind = UnitKind::Member;
    std::optional<UnitId> wish;      // The body it would like to join.
    journal::ErasableText offer;     // Position 0: what it can bring.
    journal::ErasableText contact;   // Position 1.
    journal::ErasableText telephone; // Position 2.
    calendar::Moment answer_due;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("name", self.name);
        field("unit_kind", self.unit_kind);
        field("wish", self.wish);
        field("offer", self.offer);
        field("contact", self.contact);
        field("telephone", self.telephone);
        field("answer_due", self.answer_due);
    }
};

// The unit takes part from now on; UnitJoined, in the same turn, says since when and with what.
struct MembershipGranted {
    static constexpr std::string_view kind = "membership_granted";

    ApplicationId application;
    UnitId unit;
    UnitId body;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("application", self.application);
        field("unit", self.unit);
        field("body", self.body);
    }
};

struct MembershipDeclined {
    static constexpr std::string_view kind = "membership_declined";

    ApplicationId application;
    journal::ErasableText reason; // Position 0.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("application", self.application);
        field("reason", self.reason);
    }
};

// Whoever sits there stays, from the old term's end until the new one's.
struct TermRenewed {
    static constexpr std::string_view kind = "term_renewed";

    SeatId seat;
    PersonId person;
    calendar::Moment from;
    calendar::Moment until;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("seat", self.seat);
        field("person", self.person);
        field("from", self.from);
        field("until", self.until);
    }
};

struct AllianceRulesSet {
    static constexpr std::string_view kind = "alliance_rules_set";

    std::int64_t renewal_notice_days = 0;     // By the calendar.
    std::int64_t application_answer_days = 0; // Working days.
    std::optional<std::string> document{};    // As it was written.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("renewal_notice_days", self.renewal_notice_days);
        field("application_answer_days", self.application_answer_days);
        field("document", self.document);
    }
};

} // namespace alliance
