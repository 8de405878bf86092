// What people write who work on a case together.

#include <algorithm>
#include <array>

#include "town/deeds.hpp"

namespace town {
namespace {

using cases::Act;
using cases::AskAct;
using cases::PartKind;

constexpr std::chrono::days part_time{1};
constexpr std::chrono::days opinion_time{3};
constexpr std::array departments = {"城管执法中队", "派出所", "市场监管所", "消防救援站"};

Line answers_to(PartKind what) {
    switch (what) {
        case PartKind::Opinion:
            return Line::LegalOpinion;
        case PartKind::Department:
            return Line::DepartmentReplied;
        case PartKind::Question:
            return Line::CommitteeAnswered;
        case PartKind::Joint:
            break;
    }
    return Line::PartAnswered;
}

// Tomorrow, but not after the whole, while that lies ahead.
Moment part_due(const cases::Case& current, Moment now) {
    const Moment tomorrow = now + part_time;
    return current.whole_due > now ? std::min(tomorrow, current.whole_due) : tomorrow;
}

constexpr std::array together_lines = {
    Wording{Act::AskPart, Line::PartAsked, &AskAct::matter},
    Wording{Act::GivePartUp, Line::PartGivenUp, &AskAct::reason},
    Wording{Act::OfferHandover, Line::HandedOver, &AskAct::reason},
    Wording{Act::EndHandover, Line::NotTakenOver, &AskAct::reason},
    Wording{Act::Merge, Line::SameMatter, &AskAct::reason},
    Wording{Act::Split, Line::OtherMatter, &AskAct::matter},
    Wording{Act::Intervene, Line::BeyondPower, &AskAct::reason},
    Wording{Act::Intervene, Line::LegalQuestion, &AskAct::matter},
    Wording{Act::AskDepartment, Line::DepartmentAsked, &AskAct::matter},
    Wording{Act::HoldVisit, Line::VisitRecord, &AskAct::note},
    Wording{Act::EndIntervention, Line::PowerCame, &AskAct::note},
    Wording{Act::AskQuestion, Line::CommitteeAsks, &AskAct::matter}};

} // namespace

void put_together_into_words(AskAct& asked, const Deed& deed, Dice& dice, Moment now) {
    write_lines(asked, together_lines, dice);
    if (asked.act == Act::AnswerPart) {
        asked.note = std::string(say_line(dice, answers_to(deed.next.what)));
    } else if (asked.act == Act::AskPart) {
        asked.unit = another_unit(deed);
        asked.due = part_due(deed.current, now);
    } else if (asked.act == Act::OfferHandover) {
        asked.unit = another_unit(deed);
    } else if (asked.act == Act::Merge) {
        asked.into = deed.next.into;
    } else if (asked.act == Act::Split) {
        asked.category = another_category(deed);
    } else if (asked.act == Act::Intervene || asked.act == Act::AskDepartment) {
        asked.department = dice.pick(departments);
        asked.due = now + opinion_time;
    } else if (asked.act == Act::HoldVisit) {
        asked.day = calendar::office_day(now);
    } else if (asked.act == Act::EndIntervention) {
        asked.power_outcome =
            dice.per_mille(700) ? cases::PowerOutcome::Solved : cases::PowerOutcome::Partly;
    }
}

} // namespace town
