#include "town/deeds.hpp"

namespace town {
namespace {

using cases::Act;
using cases::AskAct;
using cases::Outcome;

constexpr std::chrono::days more_time{20};
constexpr std::chrono::days some_more_time{7};

std::string line(Dice& dice, Line of) {
    return std::string(say_line(dice, of));
}

void write_answer(AskAct& asked, const Deed& deed, Dice& dice) {
    const Answer& answer = find_answer(dice, deed.category);
    asked.answer = std::string(answer.words);
    asked.is_public = dice.per_mille(650);
    if (asked.is_public) {
        asked.public_line = std::string(answer.public_line);
    }
}

void write_contact(AskAct& asked, const Deed& deed, Dice& dice) {
    asked.channel = dice.per_mille(700) ? cases::Channel::Phone : cases::Channel::Visit;
    asked.is_reached = deed.next.is_reached;
    asked.note = line(dice, deed.next.is_reached ? Line::Contacted : Line::NotReached);
}

void write_what_was_said(AskAct& asked, const Deed& deed, Dice& dice) {
    asked.outcome = deed.next.outcome;
    if (asked.outcome == Outcome::Dissatisfied) {
        asked.note = line(dice, Line::Dissatisfied);
    } else if (asked.outcome == Outcome::Satisfied && dice.per_mille(300)) {
        asked.note = line(dice, Line::Satisfied);
    }
}

} // namespace

// The residents' committee there; from it to the desk.
alliance::UnitId another_unit(const Deed& deed) {
    const auto committee = deed.street.committees.find(deed.current.committee);
    const bool is_there = committee != deed.street.committees.end() &&
                          committee->second != deed.current.handler &&
                          committee->second != deed.current.owner;
    return is_there ? committee->second : deed.street.desk;
}

// Who dispatches anew thinks of the committee first.
alliance::UnitId unit_instead(const Deed& deed) {
    const auto committee = deed.street.committees.find(deed.current.committee);
    const bool is_there =
        committee != deed.street.committees.end() && committee->second != deed.current.handler;
    return is_there ? committee->second : deed.street.desk;
}

std::string another_category(const Deed& deed) {
    return deed.current.category == "other" ? "property_service" : "other";
}

AskAct put_into_words(const Deed& deed, Dice& dice, Moment now) {
    AskAct asked;
    asked.id = deed.current.id;
    asked.act = *deed.next.act;
    asked.part = deed.next.part;
    switch (asked.act) {
        case Act::Accept:
        case Act::ConfirmNoAction:
        case Act::AcceptHandover:
        case Act::EndWaiting:
        case Act::SignPlan:
        case Act::Undo:
            break;
        case Act::Contact:
            write_contact(asked, deed, dice);
            break;
        case Act::Work:
            asked.note = line(dice, Line::Worked);
            break;
        case Act::Submit:
            write_answer(asked, deed, dice);
            break;
        case Act::Check:
            asked.note = dice.per_mille(500) ? line(dice, Line::CheckedWell) : "";
            break;
        case Act::SendBack:
            asked.reason = line(dice, Line::SentBack);
            break;
        case Act::CallBack:
        case Act::Rate:
            write_what_was_said(asked, deed, dice);
            break;
        case Act::CloseUnresolved:
            asked.reason = line(dice, Line::Unresolved);
            asked.turn_to = line(dice, Line::TurnTo);
            break;
        case Act::ProposeNoAction:
            asked.reason = line(dice, Line::NoAction);
            break;
        case Act::RefuseNoAction:
            asked.reason = line(dice, Line::NoActionRefused);
            break;
        case Act::Withdraw:
            asked.reason = line(dice, Line::Withdrawn);
            break;
        case Act::Assign:
            asked.reason = line(dice, Line::Reassigned);
            asked.unit = another_unit(deed);
            break;
        case Act::OverrideDeadline:
            asked.reason = line(dice, Line::MoreTime);
            asked.due = now + more_time;
            break;
        case Act::OverrideCategory:
            asked.reason = line(dice, Line::OtherCategory);
            asked.category = another_category(deed);
            break;
        case Act::OverrideOwner:
            asked.reason = line(dice, Line::OtherOwner);
            asked.unit = another_unit(deed);
            break;
        case Act::AskPart:
        case Act::AnswerPart:
        case Act::GivePartUp:
        case Act::OfferHandover:
        case Act::EndHandover:
        case Act::Merge:
        case Act::Split:
        case Act::Intervene:
        case Act::AskDepartment:
        case Act::HoldVisit:
        case Act::EndIntervention:
        case Act::AskQuestion:
            put_together_into_words(asked, deed, dice, now);
            break;
        case Act::Return:
            asked.return_reason = dice.pick(std::vector{cases::ReturnReason::WrongPlace,
                                                        cases::ReturnReason::NotOurDuty,
                                                        cases::ReturnReason::Duplicate});
            asked.reason = line(dice, Line::Returned);
            break;
        case Act::AcceptReturn:
            asked.reason = line(dice, Line::ReturnAccepted);
            asked.unit = unit_instead(deed);
            break;
        case Act::RefuseReturn:
            asked.reason = line(dice, Line::ReturnRefused);
            break;
        case Act::AskExtension:
            asked.reason = line(dice, Line::MoreTime);
            asked.due = deed.current.whole_due + some_more_time;
            break;
        case Act::GrantExtension:
            asked.reason = line(dice, Line::ExtensionGranted);
            break;
        case Act::RefuseExtension:
            asked.reason = line(dice, Line::ExtensionRefused);
            break;
        case Act::Suspend:
            asked.plan = line(dice, Line::Planned);
            asked.responsible = "居委会分管副主任";
            asked.due = now + std::chrono::days(dice.between(15, 60));
            break;
        case Act::Resume:
            asked.reason = line(dice, Line::Resumed);
            break;
        case Act::AwaitResident:
            asked.reason = line(dice, Line::Awaited);
            break;
        case Act::ProposePlan:
            asked.plan = line(dice, Line::Worked);
            break;
        case Act::RefusePlan:
            asked.reason = line(dice, Line::SentBack);
            break;
        case Act::RedactPhoto:
            asked.reason = "照片里拍到了路过的居民。";
            asked.photo = deed.next.photo;
            break;
        case Act::RedactWords:
            asked.reason = line(dice, Line::Redacted);
            asked.words = "（居民反映的情况，他人姓名和门牌已隐去）";
            break;
    }
    return asked;
}

} // namespace town
