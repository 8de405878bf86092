#include "town/performers.hpp"

#include <initializer_list>

namespace town {

using alliance::Power;
using alliance::UnitId;
using cases::Act;

namespace {

bool is_attended(const Street& street, UnitId unit) {
    return street.somebody(unit, Power::Handle) != nullptr;
}

} // namespace

bool is_resident_s(Act act) {
    return act == Act::Rate || act == Act::Withdraw;
}

const Staff* Performers::performer(const cases::Case& current, Act act) const {
    switch (act) {
        case Act::Accept:
        case Act::Contact:
        case Act::Work:
        case Act::Submit:
        case Act::ProposeNoAction:
        case Act::AskPart:
        case Act::GivePartUp:
        case Act::OfferHandover:
        case Act::Intervene:
        case Act::Return:
        case Act::AskExtension:
        case Act::AwaitResident:
        case Act::EndWaiting:
        case Act::ProposePlan:
            return handler(current);
        case Act::AcceptHandover:
        case Act::EndHandover:
            return current.handover ? acting_for(current, current.handover->to) : nullptr;
        case Act::Check:
        case Act::SendBack:
            return checker(current, current.submitter);
        case Act::ConfirmNoAction:
        case Act::RefuseNoAction:
            return checker(current, current.no_action_by);
        case Act::CallBack:
            return caller(current);
        case Act::CloseUnresolved: {
            const auto* committee =
                street_.somebody(committee_of(current), Power::Check, current.submitter);
            return committee != nullptr
                       ? committee
                       : street_.somebody(street_.desk, Power::Check, current.submitter);
        }
        case Act::AcceptReturn:
        case Act::RefuseReturn:
            return decider(current);
        case Act::GrantExtension:
        case Act::RefuseExtension:
            return above(current,
                         current.extensions->waiting->decider,
                         current.extensions->waiting->account);
        case Act::Suspend:
        case Act::Resume:
            return above(current, committee_of(current));
        case Act::SignPlan:
        case Act::RefusePlan:
            return street_.somebody(street_.desk, Power::Supervise, current.plan->proposer);
        case Act::Assign:
        case Act::Merge:
        case Act::Split:
            return street_.somebody(street_.desk, Power::Dispatch);
        case Act::AskDepartment:
        case Act::HoldVisit:
        case Act::EndIntervention:
            return street_.somebody(street_.desk, Power::Handle);
        case Act::OverrideDeadline:
        case Act::OverrideCategory:
        case Act::OverrideOwner:
        case Act::RedactWords:
        case Act::RedactPhoto:
            return street_.somebody(street_.desk, Power::Override);
        case Act::Rate:
        case Act::Withdraw:
        case Act::AnswerPart:
        case Act::AskQuestion:
        case Act::Undo:
            break;
    }
    return nullptr;
}

void Performers::note(cases::CaseId id, const alliance::ActingSeat& seat) {
    last_[id] = seat;
}

void Performers::forget(cases::CaseId id) {
    last_.erase(id);
}

std::optional<alliance::ActingSeat> Performers::last(cases::CaseId id) const {
    const auto found = last_.find(id);
    return found == last_.end() ? std::nullopt : std::optional(found->second);
}

UnitId Performers::committee_of(const cases::Case& current) const {
    const auto found = street_.committees.find(current.committee);
    return found == street_.committees.end() ? UnitId{} : found->second;
}

// Where nobody sits, the unit above acts: of a company or owners' committee the residents'
// committee, of all others the duty desk.
const Staff* Performers::acting_for(const cases::Case& current, UnitId unit) const {
    const auto kind = street_.kinds.at(unit);
    const bool is_below_committee =
        kind == alliance::UnitKind::PropertyCompany || kind == alliance::UnitKind::OwnersCommittee;
    if (!is_attended(street_, unit) && is_below_committee && committee_of(current).value != 0) {
        unit = committee_of(current);
    }
    if (!is_attended(street_, unit)) {
        unit = street_.desk;
    }
    return street_.somebody(unit, Power::Handle);
}

const Staff* Performers::handler(const cases::Case& current) const {
    return acting_for(current, current.handler);
}

const Staff* Performers::checker(const cases::Case& current, journal::AccountId other_than) const {
    for (const auto unit : {current.handler, committee_of(current), street_.desk}) {
        const auto* found = street_.somebody(unit, Power::Check, other_than);
        if (found != nullptr) {
            return found;
        }
    }
    return nullptr;
}

// Of the unit that must decide a return, or of the street when nobody sits there.
const Staff* Performers::decider(const cases::Case& current) const {
    const auto returner = current.returns->waiting->account;
    const auto* found = street_.somebody(current.owner, Power::Dispatch, returner);
    return found != nullptr ? found : street_.somebody(street_.desk, Power::Dispatch, returner);
}

// Of the unit, unless it handles the case itself: then of the street.
const Staff* Performers::above(const cases::Case& current,
                               UnitId unit,
                               journal::AccountId other_than) const {
    const auto* found =
        unit == current.handler ? nullptr : street_.somebody(unit, Power::Dispatch, other_than);
    return found != nullptr ? found : street_.somebody(street_.desk, Power::Dispatch, other_than);
}

const Staff* Performers::caller(const cases::Case& current) const {
    for (const auto unit : {committee_of(current), street_.desk}) {
        const auto* found = street_.somebody(unit, Power::CallBack, current.submitter);
        if (found != nullptr) {
            return found;
        }
    }
    return nullptr;
}

} // namespace town
