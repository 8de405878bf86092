// The facts of sending cases to another body's Open311 server: that one is to be sent, what came of
// each try, what was heard, and what a night's comparison found. They hold no address and no words.
// The category says whose partner it is about; where none stands, the case was ever on one way
// only. Read them through events.hpp.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "calendar/moment.hpp"
#include "cases/cases.hpp"

namespace open311 {

// Why a try did not succeed. After Silent and Unreadable it may have been taken all the same.
enum class Failure { NoConnection, Silent, Unreadable, Busy, Refused };

[[nodiscard]] inline std::span<const std::string_view> enum_names(Failure) {
    static constexpr std::array<std::string_view, 5> names = {
        "no_connection", "silent", "unreadable", "busy", "refused"};
    return names;
}

struct ForwardPrepared {
    static constexpr std::string_view kind = "open311_forward_prepared";

    cases::CaseId about;
    std::string category;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("about", self.about);
        field("category", self.category);
    }
};

// It has a number there, or at least a token for which there will be one.
struct ForwardTaken {
    static constexpr std::string_view kind = "open311_forward_taken";

    cases::CaseId about;
    std::optional<std::string> number;
    std::optional<std::string> token;
    std::optional<std::string> category;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("about", self.about);
        field("number", self.number);
        field("token", self.token);
        field("category", self.category);
    }
};

// Without a next try it is given up until the night's comparison.
struct ForwardFailed {
    static constexpr std::string_view kind = "open311_forward_failed";

    cases::CaseId about;
    Failure failure = Failure::NoConnection;
    std::optional<calendar::Moment> next_try;
    std::optional<std::string> category;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("about", self.about);
        field("failure", self.failure);
        field("next_try", self.next_try);
        field("category", self.category);
    }
};

// What it said stands in the case's own timeline; here only that it was heard, so that it is heard
// once.
struct ForwardHeard {
    static constexpr std::string_view kind = "open311_forward_heard";

    cases::CaseId about;
    std::string digest;
    bool is_closed = false; // There.
    std::optional<std::string> category;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("about", self.about);
        field("digest", self.digest);
        field("is_closed", self.is_closed);
        field("category", self.category);
    }
};

// It had a number there and has none any more: it is sent again, the first time.
struct ForwardLost {
    static constexpr std::string_view kind = "open311_forward_lost";

    cases::CaseId about;
    std::optional<std::string> category;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("about", self.about);
        field("category", self.category);
    }
};

// The case ended here, or became another body's, before it was sent: nobody there need hear of it.
struct ForwardDropped {
    static constexpr std::string_view kind = "open311_forward_dropped";

    cases::CaseId about;
    std::optional<std::string> category;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("about", self.about);
        field("category", self.category);
    }
};

// One night's comparison with one body's server.
struct PartnerReconciled {
    static constexpr std::string_view kind = "open311_partner_reconciled";

    std::string category;
    std::int64_t compared = 0;
    std::int64_t found = 0; // Taken after all.
    std::int64_t lost = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("category", self.category);
        field("compared", self.compared);
        field("found", self.found);
        field("lost", self.lost);
    }
};

} // namespace open311
