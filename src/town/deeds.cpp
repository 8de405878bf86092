#include "town/deeds.hpp"

#include <array>
#include <vector>

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

constexpr std::array own_lines = {
    Wording{Act::Work, Line::Worked, &AskAct::note},
    Wording{Act::SendBack, Line::SentBack, &AskAct::reason},
    Wording{Act::CloseUnresolved, Line::Unresolved, &AskAct::reason},
    Wording{Act::CloseUnresolved, Line::TurnTo, &AskAct::turn_to},
    Wording{Act::ProposeNoAction, Line::NoAction, &AskAct::reason},
    Wording{Act::RefuseNoAction, Line::NoActionRefused, &AskAct::reason},
    Wording{Act::Withdraw, Line::Withdrawn, &AskAct::reason},
    Wording{Act::Assign, Line::Reassigned, &AskAct::reason},
    Wording{Act::OverrideDeadline, Line::MoreTime, &AskAct::reason},
    Wording{Act::OverrideCategory, Line::OtherCategory, &AskAct::reason},
    Wording{Act::OverrideOwner, Line::OtherOwner, &AskAct::reason},
    Wording{Act::AcceptReturn, Line::ReturnAccepted, &AskAct::reason},
    Wording{Act::RefuseReturn, Line::ReturnRefused, &AskAct::reason},
    Wording{Act::AskExtension, Line::MoreTime, &AskAct::reason},
    Wording{Act::GrantExtension, Line::ExtensionGranted, &AskAct::reason},
    Wording{Act::RefuseExtension, Line::ExtensionRefused, &AskAct::reason},
    Wording{Act::Suspend, Line::Planned, &AskAct::plan},
    Wording{Act::Resume, Line::Resumed, &AskAct::reason},
    Wording{Act::AwaitResident, Line::Awaited, &AskAct::reason},
    Wording{Act::ProposePlan, Line::Worked, &AskAct::plan},
    Wording{Act::RefusePlan, Line::SentBack, &AskAct::reason},
    Wording{Act::RedactWords, Line::Redacted, &AskAct::reason}};

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

void write_return(AskAct& asked, Dice& dice) {
    asked.return_reason = dice.pick(std::vector{cases::ReturnReason::WrongPlace,
                                                cases::ReturnReason::NotOurDuty,
                                                cases::ReturnReason::Duplicate});
    asked.reason = line(dice, Line::Returned);
}

// Who dispatches anew thinks of the committee first.
alliance::UnitId unit_instead(const Deed& deed) {
    const auto committee = deed.street.committees.find(deed.current.committee);
    const bool is_there =
        committee != deed.street.committees.end() && committee->second != deed.current.handler;
    return is_there ? committee->second : deed.street.desk;
}

// Whom, until when, about what: what an act needs beside its line.
void put_the_rest_into_words(AskAct& asked, const Deed& deed, Dice& dice, Moment now) {
    if (asked.act == Act::Contact) {
        write_contact(asked, deed, dice);
    } else if (asked.act == Act::Submit) {
        write_answer(asked, deed, dice);
    } else if (asked.act == Act::Check) {
        asked.note = dice.per_mille(500) ? line(dice, Line::CheckedWell) : "";
    } else if (asked.act == Act::CallBack || asked.act == Act::Rate) {
        write_what_was_said(asked, deed, dice);
    } else if (asked.act == Act::Assign || asked.act == Act::OverrideOwner) {
        asked.unit = another_unit(deed);
    } else if (asked.act == Act::OverrideDeadline) {
        asked.due = now + more_time;
    } else if (asked.act == Act::OverrideCategory) {
        asked.category = another_category(deed);
    } else if (asked.act == Act::Return) {
        write_return(asked, dice);
    } else if (asked.act == Act::AcceptReturn) {
        asked.unit = unit_instead(deed);
    } else if (asked.act == Act::AskExtension) {
        asked.due = deed.current.whole_due + some_more_time;
    } else if (asked.act == Act::Suspend) {
        asked.responsible = "居委会分管副主任";
        asked.due = now + std::chrono::days(dice.between(15, 60));
    } else if (asked.act == Act::RedactPhoto) {
        asked.reason = "照片里拍到了路过的居民。";
        asked.photo = deed.next.photo;
    } else if (asked.act == Act::RedactWords) {
        asked.words = "（居民反映的情况，他人姓名和门牌已隐去）";
    }
}

} // namespace

void write_lines(AskAct& asked, std::span<const Wording> wordings, Dice& dice) {
    for (const auto& wording : wordings) {
        if (wording.act == asked.act) {
            asked.*wording.into = line(dice, wording.line);
        }
    }
}

// The residents' committee there; from it to the desk.
alliance::UnitId another_unit(const Deed& deed) {
    const auto committee = deed.street.committees.find(deed.current.committee);
    const bool is_there = committee != deed.street.committees.end() &&
                          committee->second != deed.current.handler &&
                          committee->second != deed.current.owner;
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
    write_lines(asked, own_lines, dice);
    put_the_rest_into_words(asked, deed, dice, now);
    put_together_into_words(asked, deed, dice, now);
    return asked;
}

} // namespace town
