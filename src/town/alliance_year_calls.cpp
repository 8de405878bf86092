// What a made-up legal workshop is asked through a year, and what everybody is called upon to do.

#include <array>

#include "base/fault.hpp"
#include "town/alliance_year.hpp"

namespace town {
namespace {

using alliance::Power;
using alliance::UnitKind;

constexpr std::array legal_questions = {"楼上漏水，物业说不归他们管，应该找谁？",
                                        "业委会换届，租户能不能投票？",
                                        "车位租金两年没有公布，怎么要求公开？",
                                        "邻居在楼道装了摄像头，对着我家门。"};
constexpr const char* legal_answer =
    "先书面要求物业说明；不答复的，请居委会调解，调解不成可以起诉（民法典第二百八十七条）。";

constexpr int left_waiting_per_mille = 40;
constexpr int days_to_answer_most = 5; // Beyond the limit now and then.
constexpr int published_per_mille = 500;
constexpr int taken_down_per_mille = 200;
constexpr int days_on_the_shelf = 20;

constexpr int days_open_least = 30;
constexpr int days_open_most = 80;
constexpr int people_a_day_most = 2;
constexpr int units_per_mille = 300;
constexpr int once_more_per_mille = 60; // Who has signed already asks again, and is told so.
constexpr int taken_back_per_mille = 60;

} // namespace

void AllianceYear::ask_the_workshop(Moment at) {
    const auto asker = dice_.per_mille(300) ? consultations::Asker::OwnersCommittee
                                            : consultations::Asker::Resident;
    const auto id = ground_.must(journal::resident(), at, [&](journal::Turn& turn) {
        return consultations::ask(
            turn, {asker, {}, dice_.pick(legal_questions), person_name(dice_), telephone()});
    });
    if (!dice_.per_mille(left_waiting_per_mille)) {
        on(morning_after(at, dice_.between(1, days_to_answer_most)),
           [this, id](Moment when) { answer(id, when); });
    }
}

void AllianceYear::answer(consultations::ConsultationId id, Moment at) {
    const auto seat = answerer(id, at);
    ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return consultations::answer(turn, seat, id, legal_answer);
    });
    if (dice_.per_mille(published_per_mille)) {
        on(morning_after(at, 1), [this, id](Moment when) { put_on_shelf(id, when); });
    }
}

void AllianceYear::put_on_shelf(consultations::ConsultationId id, Moment at) {
    const auto seat = answerer(id, at);
    ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return consultations::publish(turn, seat, {id, "这类事应该找谁？", legal_answer});
    });
    if (dice_.per_mille(taken_down_per_mille)) {
        on(morning_after(at, days_on_the_shelf), [this, id](Moment when) {
            const auto taking = answerer(id, when);
            ground_.must(taking.actor(), when, [&](journal::Turn& turn) {
                return consultations::take_down(turn, taking, id, "法律有变动，重新整理");
            });
        });
    }
}

// The workshop; the desk where it climbed to there, or where nobody sits in the workshop.
alliance::ActingSeat AllianceYear::answerer(consultations::ConsultationId id, Moment at) const {
    const auto current = consultations::find(ground_.store(), id);
    const auto acting = alliance::unit_acting_for(ground_.store(), current->workshop, {}, at);
    const UnitId unit = current->climbed_to.value != 0 ? current->climbed_to : acting;
    const Staff* found = street_.somebody(unit, Power::Handle);
    base::ensure(found != nullptr, "somebody answers for the workshop");
    return found->acting;
}

void AllianceYear::call_upon_everybody(Moment at) {
    const UnitId holder = some_committee();
    const auto seat = street_.convener(holder);
    const auto id = ground_.must(seat.actor(), at, [&](journal::Turn& turn) {
        return initiatives::publish(
            turn,
            seat,
            {{}, holder, "楼道不堆物倡议书", "楼道是大家的逃生路。\n一起清一次，以后不再堆。"});
    });
    open_.insert(id);
    on(at + Days(dice_.between(days_open_least, days_open_most)), [this, id, holder](Moment when) {
        const auto ending = street_.convener(holder);
        ground_.must(ending.actor(), when, [&](journal::Turn& turn) {
            return initiatives::end(turn, ending, {id, "活动结束，谢谢大家"});
        });
        open_.erase(id);
    });
}

void AllianceYear::sign_what_is_open(Moment at) {
    for (const auto id : open_) {
        for (int number = dice_.between(0, people_a_day_most); number > 0; --number) {
            Signed asked{id, {person_name(dice_), telephone()}};
            if (!signed_.empty() && dice_.per_mille(once_more_per_mille)) {
                asked = dice_.pick(signed_);
            }
            const auto done = ground_.ask(journal::resident(), at, [&](journal::Turn& turn) {
                return initiatives::sign(turn, asked.initiative, asked.signer);
            });
            if (done) {
                signed_.push_back(asked);
            }
        }
        const auto& staff = street_.staff.at(some_unit()).front();
        if (dice_.per_mille(units_per_mille) && !staff.is_away) {
            static_cast<void>(ground_.ask(staff.acting.actor(), at, [&](journal::Turn& turn) {
                return initiatives::sign_for_unit(turn, staff.acting, id);
            }));
        }
    }
    if (!signed_.empty() && dice_.per_mille(taken_back_per_mille)) {
        take_a_signature_back(at);
    }
}

void AllianceYear::take_a_signature_back(Moment at) {
    const auto chosen = static_cast<std::ptrdiff_t>(dice_.below(static_cast<int>(signed_.size())));
    const Signed one = *std::next(signed_.begin(), chosen);
    signed_.erase(std::next(signed_.begin(), chosen));
    ground_.must(journal::resident(), at, [&](journal::Turn& turn) {
        return initiatives::take_back(turn, one.initiative, one.signer);
    });
}

} // namespace town
