// What can happen to a case. Events are facts: they are written once, in the past tense, and never
// change their meaning; a case is the fold of its events. Words that somebody wrote stand in them
// as commitments and may be gone; offices, dates and outcomes stay for good.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>

#include "cases/events_end.hpp"
#include "cases/events_handover.hpp"
#include "cases/events_kin.hpp"
#include "cases/events_ladder.hpp"
#include "cases/events_partner.hpp"
#include "cases/events_parts.hpp"
#include "cases/events_photos.hpp"
#include "cases/events_plan.hpp"
#include "cases/events_power.hpp"
#include "cases/events_return.hpp"
#include "cases/events_time.hpp"
#include "cases/events_work.hpp"

namespace cases {

// Every fact of this room about one case, in the order of the timeline's legend.
using CaseEvents = std::tuple<CaseOpened,
                              CaseFollowed,
                              FollowerLeft,
                              CaseAccepted,
                              ResidentContacted,
                              ContactFailed,
                              CaseWorked,
                              CaseSubmitted,
                              CaseChecked,
                              CaseSentBack,
                              ResidentCalledBack,
                              CaseClosed,
                              CaseRehandled,
                              CaseClosedUnresolved,
                              NoActionProposed,
                              NoActionRefused,
                              NoActionConfirmed,
                              CaseWithdrawn,
                              CaseAssigned,
                              HandlerReminded,
                              HandlerWarned,
                              CaseEscalated,
                              CaseSupervised,
                              DeadlineOverridden,
                              CategoryOverridden,
                              OwnerOverridden,
                              WordsRedacted,
                              DeadlineMoved,
                              PartAsked,
                              PartAnswered,
                              PartGivenUp,
                              PartReminded,
                              PartWarned,
                              PartEscalated,
                              PartMoved,
                              HandoverOffered,
                              CaseHandedOver,
                              HandoverEnded,
                              CaseMerged,
                              CaseTookIn,
                              CaseSplit,
                              CaseSplitOff,
                              InterventionAsked,
                              VisitHeld,
                              InterventionEnded,
                              CaseReturned,
                              ReturnAccepted,
                              ReturnRefused,
                              ExtensionAsked,
                              ExtensionGranted,
                              ExtensionRefused,
                              CaseSuspended,
                              ReviewFellDue,
                              CaseResumed,
                              ResidentAwaited,
                              WaitingEnded,
                              PhotoRedacted,
                              PartnerHeard,
                              PlanProposed,
                              PlanSigned,
                              PlanRefused,
                              ActUndone>;

// How the street works from now on: limits, ladder, routing, call-backs. The text is TOML; a case
// keeps the version it was born under.
struct CaseRulesSet {
    static constexpr std::string_view kind = "case_rules_set";

    std::int64_t version = 0;
    std::string document;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("version", self.version);
        field("document", self.document);
    }
};

} // namespace cases
