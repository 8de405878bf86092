// The facts of notices to the outside: that one is to be sent, and what came of each try. They hold
// no address and no words: both are the machine's and the case's own.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "calendar/moment.hpp"
#include "cases/cases.hpp"

namespace notices {

struct NoticeTag;
using NoticeId = base::Id<NoticeTag>;

enum class Channel { Mail, Hook };

[[nodiscard]] inline std::span<const std::string_view> enum_names(Channel) {
    static constexpr std::array<std::string_view, 2> names = {"mail", "hook"};
    return names;
}

// What happened to the case: everything that anybody may see in its timeline, and its warning.
enum class What {
    Opened,
    Assigned,
    Warned,
    Escalated,
    Supervised,
    Closed,
    ClosedUnresolved,
    Followed,
    Accepted,
    Contacted,
    ContactFailed,
    Worked,
    Submitted,
    Checked,
    SentBack,
    CalledBack,
    Rehandled,
    NoAction,
    Withdrawn,
    DeadlineOverridden,
    CategoryOverridden,
    OwnerOverridden,
    DeadlineMoved,
    PartAsked,
    PartAnswered,
    PartGivenUp,
    PartEscalated,
    PartMoved,
    HandoverOffered,
    HandedOver,
    HandoverEnded,
    Merged,
    TookIn,
    Split,
    SplitOff,
    InterventionAsked,
    VisitHeld,
    InterventionEnded,
    Returned,
    ReturnAccepted,
    ReturnRefused,
    ExtensionGranted,
    Suspended,
    ReviewDue,
    Resumed,
    ResidentAwaited,
    WaitingEnded,
    PlanSigned,
    Undone,
    FollowerLeft
};

[[nodiscard]] inline std::span<const std::string_view> enum_names(What) {
    static constexpr std::array<std::string_view, 50> names = {"opened",
                                                               "assigned",
                                                               "warned",
                                                               "escalated",
                                                               "supervised",
                                                               "closed",
                                                               "closed_unresolved",
                                                               "followed",
                                                               "accepted",
                                                               "resident_contacted",
                                                               "contact_failed",
                                                               "worked",
                                                               "submitted",
                                                               "checked",
                                                               "sent_back",
                                                               "resident_called_back",
                                                               "rehandled",
                                                               "no_action",
                                                               "withdrawn",
                                                               "deadline_overridden",
                                                               "category_overridden",
                                                               "owner_overridden",
                                                               "deadline_moved",
                                                               "part_asked",
                                                               "part_answered",
                                                               "part_given_up",
                                                               "part_escalated",
                                                               "part_moved",
                                                               "handover_offered",
                                                               "handed_over",
                                                               "handover_ended",
                                                               "merged",
                                                               "took_in",
                                                               "split",
                                                               "split_off",
                                                               "intervention_asked",
                                                               "visit_held",
                                                               "intervention_ended",
                                                               "returned",
                                                               "return_accepted",
                                                               "return_refused",
                                                               "extension_granted",
                                                               "suspended",
                                                               "review_fell_due",
                                                               "resumed",
                                                               "resident_awaited",
                                                               "waiting_ended",
                                                               "plan_signed",
                                                               "undone",
                                                               "follower_left"};
    return names;
}

// Why a try did not succeed, as far as it helps who looks after the machine.
enum class Failure { NoConnection, TimedOut, Unsafe, Refused, Other };

[[nodiscard]] inline std::span<const std::string_view> enum_names(Failure) {
    static constexpr std::array<std::string_view, 5> names = {
        "no_connection", "timed_out", "unsafe", "refused", "other"};
    return names;
}

struct NoticePrepared {
    static constexpr std::string_view kind = "notice_prepared";

    NoticeId id;
    cases::CaseId about;
    What what = What::Opened;
    Channel channel = Channel::Mail;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("about", self.about);
        field("what", self.what);
        field("channel", self.channel);
    }
};

struct NoticeSent {
    static constexpr std::string_view kind = "notice_sent";

    NoticeId id;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
    }
};

// Without a next try it is given up.
struct NoticeFailed {
    static constexpr std::string_view kind = "notice_failed";

    NoticeId id;
    Failure failure = Failure::Other;
    std::optional<calendar::Moment> next_try;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("failure", self.failure);
        field("next_try", self.next_try);
    }
};

} // namespace notices
