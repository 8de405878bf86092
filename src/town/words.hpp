// What the people of a made-up street say and write: reports by category, answers, notes and
// reasons. All of it was written for this street; nobody said it.

#pragma once

#include <span>
#include <string>
#include <string_view>

#include "town/dice.hpp"

namespace town {

// In the words: {门} an entrance, {层} a floor, {天} a number of days, {点} an hour.
struct Report {
    std::string_view category;
    std::string_view words;
};

[[nodiscard]] std::span<const Report> reports_of_homes();
[[nodiscard]] std::span<const Report> reports_of_surroundings();
[[nodiscard]] std::span<const Report> reports_of_living();

// An answer for the categories it names, parted by spaces; the general ones name none.
struct Answer {
    std::string_view categories;
    std::string_view words;
    std::string_view public_line;
};

[[nodiscard]] std::span<const Answer> answers();

struct Said {
    std::string category;
    std::string words;
};

// One report, as somebody at this entrance would put it.
[[nodiscard]] Said say_report(Dice& dice, std::string_view entrance);

[[nodiscard]] const Answer& find_answer(Dice& dice, std::string_view category);

enum class Line {
    Contacted,
    NotReached,
    Worked,
    CheckedWell,
    SentBack,
    Dissatisfied,
    Satisfied,
    Unresolved,
    TurnTo,
    NoAction,
    NoActionRefused,
    Withdrawn,
    Reassigned,
    PartAsked,
    PartAnswered,
    PartGivenUp,
    HandedOver,
    NotTakenOver,
    SameMatter,
    OtherMatter,
    BeyondPower,
    LegalQuestion,
    LegalOpinion,
    DepartmentAsked,
    DepartmentReplied,
    VisitRecord,
    PowerCame,
    CommitteeAsks,
    CommitteeAnswered,
    MoreTime,
    OtherCategory,
    OtherOwner,
    Redacted,
    Returned,
    ReturnAccepted,
    ReturnRefused,
    ExtensionGranted,
    ExtensionRefused,
    Planned,
    Resumed,
    Awaited,
    Added
};

[[nodiscard]] std::string_view say_line(Dice& dice, Line line);

} // namespace town
