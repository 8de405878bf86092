#include "alliance/joining.hpp"

#include "alliance/records.hpp"
#include "alliance/records_joining.hpp"
#include "alliance/rules_joining.hpp"
#include "office/office.hpp"

namespace alliance {

namespace {

Moment answer_due(journal::Turn& turn) {
    const auto days = rules(turn.store()).application_answer_days;
    return office::working_days(turn.store())
        .deadline(turn.now(), {static_cast<int>(days), calendar::LimitUnit::WorkingDays})
        .at;
}

} // namespace

base::Result<ApplicationId> apply_to_join(journal::Turn& turn, const ApplyToJoin& asked) {
    const auto applied = decide_applying(asked,
                                         {unit(turn.store(), asked.wish),
                                          applications_waiting(turn.store()),
                                          members_of(turn.store(), asked.wish),
                                          answer_due(turn),
                                          next_application(turn.store())});
    if (!applied) {
        return base::refusal_of(applied);
    }
    turn.record(*applied);
    return applied->id;
}

base::Result<UnitId> admit(journal::Turn& turn, const Admit& asked) {
    const auto known = application(turn.store(), asked.application);
    const auto same = known ? unit_called(units(turn.store()), known->name) : std::nullopt;
    const auto admitted = decide_admitting(asked,
                                           {known,
                                            unit(turn.store(), asked.body),
                                            same,
                                            members_of(turn.store(), asked.body),
                                            next_unit(turn.store()),
                                            turn.now()});
    if (!admitted) {
        return base::refusal_of(admitted);
    }
    if (admitted->added) {
        turn.record(*admitted->added);
    }
    turn.record(admitted->granted);
    turn.record(admitted->joined);
    return admitted->granted.unit;
}

base::Result<bool> decline(journal::Turn& turn, ApplicationId id, const std::string& reason) {
    const auto declined = decide_declining(application(turn.store(), id), reason);
    if (!declined) {
        return base::refusal_of(declined);
    }
    turn.record(*declined);
    return true;
}

base::Result<bool> renew_term(journal::Turn& turn, SeatId id, Moment until) {
    const auto renewed = decide_renewing(seat(turn.store(), id), until, turn.now());
    if (!renewed) {
        return base::refusal_of(renewed);
    }
    turn.record(*renewed);
    return true;
}

} // namespace alliance
