#include "town/rules_joint.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace town {

using cases::Act;
using cases::Stage;

namespace {

bool is_being_worked_on(const cases::Case& current) {
    return current.stage == Stage::Contacted || current.stage == Stage::InWork;
}

// What a company or a committee has no power over.
bool needs_the_law(const std::string& category) {
    static constexpr std::array<std::string_view, 8> categories = {"illegal_building",
                                                                   "group_letting",
                                                                   "street_order",
                                                                   "cooking_fumes",
                                                                   "fire_passage",
                                                                   "corridor_clutter",
                                                                   "ebike_charging",
                                                                   "road_traffic"};
    return std::ranges::find(categories, category) != categories.end();
}

} // namespace

std::optional<Act> owed_next(const Situation& situation, Dice& dice) {
    const auto& current = situation.current;
    if (cases::is_end(current.stage)) {
        return std::nullopt;
    }
    // Whoever was asked answers before the case goes on; now and then late, or not at all.
    if (situation.owed) {
        return situation.last == Act::AskPart && dice.per_mille(150) ? Act::GivePartUp
                                                                     : Act::AnswerPart;
    }
    if (current.handover) {
        return dice.per_mille(750) ? Act::AcceptHandover : Act::EndHandover;
    }
    if (current.intervention && situation.last == Act::HoldVisit) {
        return Act::EndIntervention;
    }
    if (current.intervention) {
        return dice.per_mille(500) ? Act::AskDepartment : Act::HoldVisit;
    }
    return std::nullopt;
}

std::optional<Act> not_alone(const Situation& situation, Dice& dice) {
    if (situation.same && situation.is_new && dice.per_mille(150)) {
        return Act::Merge;
    }
    if (!is_being_worked_on(situation.current)) {
        return std::nullopt;
    }
    struct Throw {
        int below;
        Act act;
    };
    static constexpr std::array<Throw, 5> chances = {{{25, Act::AskPart},
                                                      {35, Act::OfferHandover},
                                                      {41, Act::Split},
                                                      {42, Act::Intervene},
                                                      {54, Act::AskQuestion}}};
    if (needs_the_law(situation.current.category) && dice.per_mille(70)) {
        return Act::Intervene;
    }
    const int throws = dice.below(1'000);
    for (const auto& chance : chances) {
        if (throws < chance.below) {
            return chance.act;
        }
    }
    return std::nullopt;
}

} // namespace town
