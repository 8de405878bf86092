#include "work_orders/follows.hpp"

#include <ranges>

#include "cases/cases.hpp"
#include "text/names.hpp"
#include "work_orders/records.hpp"

namespace work_orders {
namespace {

using cases::CaseId;

// The last step of a kind that still counts; nothing when there is none.
std::optional<cases::Step> last_step(journal::Turn& turn, CaseId id, std::string_view kind) {
    std::optional<cases::Step> last;
    for (auto& step : cases::timeline(turn.store(), id)) {
        if (step.kind == kind && !step.is_undone) {
            last = std::move(step);
        }
    }
    return last;
}

// Why it goes back to the hotline: as the handler said who handed it back, if one did.
std::string return_code(journal::Turn& turn, CaseId id) {
    const auto handed_back = last_step(turn, id, cases::CaseReturned::kind);
    return handed_back ? handed_back->code : std::string(return_reasons().back());
}

// Where the words stand that the hotline reads.
journal::Sequence words_of(journal::Turn& turn, const cases::Case& current, Outcome outcome) {
    const auto entry_of = [&](std::string_view kind) {
        const auto step = last_step(turn, current.id, kind);
        return step ? step->entry : journal::Sequence{0};
    };
    switch (outcome) {
        case Outcome::Answered:
            return current.answer_entry;
        case Outcome::Unresolved:
            return entry_of(cases::CaseClosedUnresolved::kind);
        case Outcome::Returned:
            return entry_of(cases::NoActionProposed::kind);
        case Outcome::Withdrawn:
        case Outcome::Reopened:
        case Outcome::Extended:
            break;
    }
    return 0;
}

// The orders whose reports the case answers.
std::vector<OrderTaken> orders_of(journal::Turn& turn, CaseId id) {
    std::vector<OrderTaken> orders;
    for (const auto voice : cases::voices_of(turn.store(), id)) {
        if (auto order = find_order(turn.store(), voice)) {
            orders.push_back(std::move(*order));
        }
    }
    return orders;
}

// Brings what the hotline is told in line with how the case stands now.
void settle(journal::Turn& turn, CaseId id, journal::Sequence cause) {
    const auto orders = orders_of(turn, id);
    const auto current = orders.empty() ? std::nullopt : cases::find(turn.store(), id);
    if (!current) {
        return;
    }
    for (const auto& order : orders) {
        const auto outcome = report_between(order.ended, outcome_at(current->stage));
        if (outcome) {
            WorkOrderReportDue due;
            due.id = next_report(turn.store());
            due.number = order.number;
            due.outcome = *outcome;
            due.cause = cause;
            due.words = words_of(turn, *current, *outcome);
            due.code = *outcome == Outcome::Returned ? return_code(turn, id) : std::string();
            due.case_number = id.value;
            turn.record(due);
        }
    }
}

template <class Event>
void settle_after(journal::Turn& turn, const Event& event, const journal::Entry& entry) {
    settle(turn, event.id, entry.sequence);
}

// The other case answers from now on.
void settle_merged(journal::Turn& turn,
                   const cases::CaseMerged& event,
                   const journal::Entry& entry) {
    settle(turn, event.into, entry.sequence);
}

WorkOrderReportDue new_date(journal::Turn& turn, const OrderTaken& order, Moment until) {
    WorkOrderReportDue due;
    due.id = next_report(turn.store());
    due.number = order.number;
    due.outcome = Outcome::Extended;
    due.due = until;
    return due;
}

void tell_extension(journal::Turn& turn,
                    const cases::ExtensionGranted& event,
                    const journal::Entry& entry) {
    for (const auto& order : orders_of(turn, event.id)) {
        if (!order.ended) {
            auto due = new_date(turn, order, event.due);
            due.cause = entry.sequence;
            due.words = entry.sequence;
            due.case_number = event.id.value;
            turn.record(due);
        }
    }
}

// Drops what was said because of the undone entries and nobody heard; true when the hotline was
// told of a date that holds no more.
bool drop_unheard(journal::Turn& turn, const OrderTaken& order, const cases::ActUndone& event) {
    bool heard_of_date = false;
    for (const auto cause : event.undone) {
        for (const auto& report : reports_caused_by(turn.store(), order.number, cause)) {
            if (report.exchange.value == 0) {
                turn.record(WorkOrderReportDropped{report.id, order.number});
            } else if (report.outcome == Outcome::Extended) {
                heard_of_date = true;
            }
        }
    }
    return heard_of_date;
}

// The date that holds again, to an order that is still outstanding.
void tell_date_again(journal::Turn& turn,
                     const std::string& number,
                     const cases::ActUndone& event,
                     const journal::Entry& entry) {
    const auto order = find_order(turn.store(), number);
    const auto current = cases::find(turn.store(), event.id);
    if (!order || order->ended || !current) {
        return;
    }
    auto due = new_date(turn, *order, current->whole_due);
    due.cause = entry.sequence;
    due.case_number = event.id.value;
    turn.record(due);
}

// What nobody heard of is dropped; what the hotline was told already is set right.
void settle_undone(journal::Turn& turn,
                   const cases::ActUndone& event,
                   const journal::Entry& entry) {
    std::vector<std::string> misled;
    for (const auto& order : orders_of(turn, event.id)) {
        if (drop_unheard(turn, order, event)) {
            misled.push_back(order.number);
        }
    }
    settle(turn, event.id, entry.sequence);
    for (const auto& number : misled) {
        tell_date_again(turn, number, event, entry);
    }
}

} // namespace

void follow(journal::Followers& followers) {
    followers.on<cases::CaseChecked>(settle_after<cases::CaseChecked>);
    followers.on<cases::CaseClosed>(settle_after<cases::CaseClosed>);
    followers.on<cases::CaseRehandled>(settle_after<cases::CaseRehandled>);
    followers.on<cases::CaseClosedUnresolved>(settle_after<cases::CaseClosedUnresolved>);
    followers.on<cases::NoActionConfirmed>(settle_after<cases::NoActionConfirmed>);
    followers.on<cases::CaseWithdrawn>(settle_after<cases::CaseWithdrawn>);
    followers.on<cases::CaseMerged>(settle_merged);
    followers.on<cases::ActUndone>(settle_undone);
    followers.on<cases::ExtensionGranted>(tell_extension);
}

} // namespace work_orders
