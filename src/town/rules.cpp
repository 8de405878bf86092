#include "town/rules.hpp"

#include <algorithm>
#include <array>

#include "base/fault.hpp"
#include "town/rules_joint.hpp"

namespace town {
namespace {

using calendar::Limit;
using calendar::LimitUnit;
using calendar::WorkingDays;
using cases::Act;
using cases::Outcome;
using cases::Stage;

struct Hours {
    int least = 0;
    int most = 0;
};

// By character: prompt, who seldom needs a reminder; slow, who is late now and then; careless.
using Pace = std::array<Hours, 3>;

constexpr Pace accepts = {{{0, 2}, {1, 4}, {4, 30}}};
constexpr Pace contacts = {{{0, 2}, {1, 5}, {5, 24}}};
constexpr Pace works = {{{2, 8}, {6, 18}, {14, 50}}};
constexpr Pace answers_within = {{{2, 9}, {7, 20}, {14, 50}}};
constexpr Pace answers_parts = {{{1, 8}, {3, 20}, {8, 40}}};
constexpr Pace others = {{{0, 3}, {1, 5}, {2, 10}}};

class Decision {
public:
    Decision(const Situation& situation, Dice& dice, Moment now, const WorkingDays& days)
        : situation_(situation),
          current_(situation.current),
          character_(situation.character),
          last_(situation.last),
          is_new_(situation.is_new),
          dice_(dice),
          now_(now),
          days_(days) {}

    std::optional<Next> decide() {
        if (const auto undoing = wrong_click()) {
            return undoing;
        }
        if (cases::is_end(current_.stage)) {
            return std::nullopt;
        }
        if (current_.has_waiting_return()) {
            return soon(dice_.per_mille(600) ? Act::AcceptReturn : Act::RefuseReturn);
        }
        if (current_.no_action_by.value != 0) {
            return soon(dice_.per_mille(800) ? Act::ConfirmNoAction : Act::RefuseNoAction);
        }
        if (const auto owed = owed_next(situation_, dice_)) {
            Next next = soon(*owed);
            if (owed == Act::AnswerPart) {
                next.at = after(answers_parts);
                next.part = situation_.owed->part;
                next.what = situation_.owed->what;
            }
            return next;
        }
        if (const auto planned = plan_to_sign()) {
            return planned;
        }
        if (const auto waited = what_waits()) {
            return waited;
        }
        if (const auto aside = out_of_the_way()) {
            return aside;
        }
        if (const auto covered = somebody_in_the_picture()) {
            return covered;
        }
        if (const auto together = not_alone(situation_, dice_)) {
            Next next = soon(*together);
            next.into = situation_.same.value_or(cases::CaseId{});
            return next;
        }
        return onward();
    }

private:
    // Within ten minutes, now and then.
    std::optional<Next> wrong_click() {
        const bool is_undoable = last_ == Act::Accept || last_ == Act::Check ||
                                 last_ == Act::CallBack || last_ == Act::Submit;
        if (!is_undoable || !dice_.per_mille(4)) {
            return std::nullopt;
        }
        return Next{Act::Undo, now_ + std::chrono::minutes(dice_.between(1, 9)), {}, true};
    }

    // Once a case, before anybody has begun: what does not go the straight way.
    std::optional<Next> out_of_the_way() {
        if (current_.stage != Stage::Assigned || !is_new_) {
            return std::nullopt;
        }
        const int throws = dice_.below(1'000);
        struct Aside {
            int below;
            std::optional<Act> act;
        };
        static constexpr std::array<Aside, 9> asides = {{{25, Act::Assign},
                                                         {35, Act::OverrideCategory},
                                                         {47, Act::OverrideDeadline},
                                                         {51, Act::OverrideOwner},
                                                         {54, Act::RedactWords},
                                                         {74, Act::ProposeNoAction},
                                                         {84, Act::Withdraw},
                                                         {114, std::nullopt},
                                                         {134, Act::Return}}};
        const auto found =
            std::ranges::find_if(asides, [&](const Aside& aside) { return throws < aside.below; });
        const bool is_possible =
            found != asides.end() && (found->act != Act::Return || can_be_returned());
        return !is_possible ? std::nullopt
                            : std::optional(Next{found->act, after(others), {}, true});
    }

    // A photo of the spot shows a passer-by now and then.
    std::optional<Next> somebody_in_the_picture() {
        if (!situation_.photo || current_.stage != Stage::Contacted || !dice_.per_mille(150)) {
            return std::nullopt;
        }
        Next next = soon(Act::RedactPhoto);
        next.photo = *situation_.photo;
        return next;
    }

    // Of a supervised case, and of one that goes round again, the street's leader signs the plan
    // first.
    std::optional<Next> plan_to_sign() {
        const bool is_supervised_work =
            current_.is_supervised &&
            (current_.stage == Stage::Contacted || current_.stage == Stage::InWork);
        const bool is_asked_for = is_supervised_work || current_.stage == Stage::Rehandling;
        if (!is_asked_for || (current_.plan && current_.plan->is_signed)) {
            return std::nullopt;
        }
        if (!current_.plan) {
            return soon(Act::ProposePlan);
        }
        return soon(dice_.per_mille(850) ? Act::SignPlan : Act::RefusePlan);
    }

    // What somebody asked for, or waits for, comes before anything else.
    std::optional<Next> what_waits() {
        if (current_.has_waiting_extension()) {
            Next decision = soon(dice_.per_mille(750) ? Act::GrantExtension : Act::RefuseExtension);
            // Who looks at it after the limit can only refuse.
            if (decision.at >= current_.whole_due) {
                decision.act = Act::RefuseExtension;
            }
            return decision;
        }
        if (current_.awaited) {
            return Next{Act::EndWaiting, after(accepts), {}, true};
        }
        if (current_.suspension && !current_.suspension->is_review_due) {
            const Moment review = current_.suspension->review_at;
            return Next{dice_.per_mille(150) ? Act::Suspend : Act::Resume,
                        review + std::chrono::minutes(dice_.between(900, 1'000)),
                        {},
                        true};
        }
        return current_.suspension ? std::optional(soon(Act::Resume)) : std::nullopt;
    }

    // The street's own work is nobody's above it to give more time for.
    std::optional<Next> more_time() {
        const int throws = dice_.below(1'000);
        if (current_.level == cases::Level::Street || current_.is_supervised) {
            return std::nullopt;
        }
        if (throws < 30 && !current_.extensions && now_ < current_.whole_due) {
            return Next{Act::AskExtension, now_ + std::chrono::minutes(30), {}, true};
        }
        if (throws < 50) {
            return soon(Act::AwaitResident);
        }
        return throws < 60 ? std::optional(soon(Act::Suspend)) : std::nullopt;
    }

    // Above the street there is nobody; where it was refused it stands.
    [[nodiscard]] bool can_be_returned() const {
        return current_.level != cases::Level::Street &&
               (!current_.returns || current_.returns->stands_with != current_.handler);
    }

    std::optional<Next> onward() {
        switch (current_.stage) {
            case Stage::Assigned:
                if (last_ == Act::AcceptReturn && can_be_returned() && dice_.per_mille(150)) {
                    return Next{
                        Act::Return, now_ + std::chrono::minutes(dice_.between(5, 50)), {}, true};
                }
                return Next{Act::Accept, after(accepts), {}, true};
            case Stage::Accepted:
                return Next{Act::Contact, after(contacts), {}, !dice_.per_mille(90)};
            case Stage::Contacted:
                return Next{dice_.per_mille(550) ? Act::Work : Act::Submit, after(works), {}, true};
            case Stage::InWork:
                return from_work();
            case Stage::Rehandling:
                return from_rehandling();
            case Stage::Submitted:
                return soon(dice_.per_mille(50) ? Act::SendBack : Act::Check);
            case Stage::Checked:
                return call_back();
            case Stage::Closed:
            case Stage::ClosedUnresolved:
            case Stage::NoAction:
            case Stage::Withdrawn:
            case Stage::Merged:
                break;
        }
        return std::nullopt;
    }

    std::optional<Next> from_work() {
        if (const auto later = more_time()) {
            return later;
        }
        if (dice_.per_mille(25)) {
            return Next{Act::CloseUnresolved, after(answers_within), {}, true};
        }
        return Next{
            dice_.per_mille(100) ? Act::Work : Act::Submit, after(answers_within), {}, true};
    }

    // Who has said twice that it is not well is seldom asked a third time.
    std::optional<Next> from_rehandling() {
        if (current_.round >= 2 && dice_.per_mille(400)) {
            return Next{Act::CloseUnresolved, after(works), {}, true};
        }
        return Next{last_ == Act::Work ? Act::Submit : Act::Work, after(works), {}, true};
    }

    std::optional<Next> call_back() {
        const int throws = dice_.below(1'000);
        if (throws < 200) {
            return Next{Act::Rate, after(others), said(), true};
        }
        if (throws < 280) {
            return soon(Act::CallBack, Outcome::Unreached);
        }
        return soon(Act::CallBack, said());
    }

    Outcome said() {
        const int throws = dice_.below(1'000);
        if (throws < 720) {
            return Outcome::Satisfied;
        }
        return throws < 900 ? Outcome::Basically : Outcome::Dissatisfied;
    }

    Next soon(Act act, std::optional<Outcome> outcome = std::nullopt) {
        return {act, after(others), outcome, true};
    }

    // So many office hours later, and some minutes, as people do.
    Moment after(const Pace& pace) {
        const Hours hours = pace[static_cast<std::size_t>(character_)];
        const Limit limit{dice_.between(hours.least, hours.most), LimitUnit::OfficeHours};
        const Moment at = limit.amount == 0 ? days_.deadline(now_, {1, LimitUnit::OfficeHours}).at
                                            : days_.deadline(now_, limit).at;
        return at + std::chrono::milliseconds(dice_.between(60'000, 1'500'000));
    }

    const Situation& situation_;
    const cases::Case& current_;
    Character character_;
    std::optional<Act> last_;
    bool is_new_;
    Dice& dice_;
    Moment now_;
    const WorkingDays& days_;
};

// Out of a hundred.
int weight_of(calendar::OfficeDay day, const WorkingDays& days) {
    return days.is_working_day(day) ? 100 : 45;
}

} // namespace

Character character_of(std::uint64_t seed, alliance::UnitId unit) {
    Dice dice(seed, unit.value, -1);
    const int throws = dice.below(100);
    return throws < 68 ? Character::Prompt : throws < 92 ? Character::Slow : Character::Careless;
}

std::optional<Next> decide_next(const Situation& situation,
                                Dice& dice,
                                Moment now,
                                const WorkingDays& days) {
    return Decision(situation, dice, now, days).decide();
}

Days spread_over_days(std::int64_t cases,
                      int reports_a_day,
                      calendar::OfficeDay ends,
                      const WorkingDays& days) {
    base::ensure(reports_a_day > 0, "somebody speaks up on most days");
    Days spread;
    spread.first = ends;
    std::int64_t left = cases;
    std::int64_t share = 0; // Of a report, in hundredths, that the days before have left over.
    for (auto day = ends; left > 0; day -= std::chrono::days(1)) {
        share += std::int64_t{reports_a_day} * weight_of(day, days);
        const std::int64_t today = std::min(left, share / 100);
        share %= 100;
        left -= today;
        spread.first = day;
        spread.reports.push_back(static_cast<int>(today));
    }
    std::ranges::reverse(spread.reports);
    return spread;
}

Moment time_of_report(calendar::OfficeDay day, Dice& dice) {
    static constexpr std::array<int, 14> hours = {
        7, 8, 9, 9, 10, 10, 11, 13, 14, 15, 16, 18, 20, 22};
    const std::chrono::minutes on_the_wall(dice.pick(hours) * 60 + dice.below(60));
    return calendar::moment_at(day, on_the_wall) + std::chrono::milliseconds(dice.below(60'000));
}

Moment opening_of_demo(Moment now, const WorkingDays& days) {
    constexpr calendar::WallClock opens{10 * 60};
    constexpr calendar::WallClock is_too_late{16 * 60};
    auto day = calendar::office_day(now);
    while (!days.is_working_day(day) || now >= calendar::moment_at(day, is_too_late)) {
        day += std::chrono::days(1);
    }
    return std::max(now, calendar::moment_at(day, opens));
}

} // namespace town
