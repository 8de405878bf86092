// Taking a wrong click back: within ten minutes, by whoever clicked, where nothing followed from
// it.

#include <algorithm>
#include <array>

#include "cases/acts.hpp"
#include "cases/opening.hpp"
#include "cases/records.hpp"
#include "journal/read.hpp"
#include "voices/voices.hpp"

namespace cases {

using base::refuse;
using base::Why;

namespace {

bool can_be_undone(const Step& step) {
    // What changed two cases at once stays: the other one may have gone on.
    static constexpr std::array<std::string_view, 8> for_good = {CaseOpened::kind,
                                                                 CaseFollowed::kind,
                                                                 FollowerLeft::kind,
                                                                 CaseMerged::kind,
                                                                 CaseTookIn::kind,
                                                                 CaseSplit::kind,
                                                                 CaseSplitOff::kind,
                                                                 ActUndone::kind};
    return std::ranges::find(for_good, step.kind) == for_good.end();
}

template <class Event>
void take_photos_of(journal::Turn& turn, const Step& step) {
    const auto stored = journal::find_entry(turn.store(), step.entry);
    base::ensure(stored.has_value(), "an act that is taken back stands in the journal");
    const auto event = journal::read_event<Event>(turn.store(), *stored);
    for (const auto photo : event.photos.value_or(std::vector<voices::PhotoId>())) {
        voices::take_photo_back(turn, photo);
    }
}

// The photos of a visit, and of a return, came with it and go with it.
void take_photos_back(journal::Turn& turn, const Step& step) {
    if (step.kind == VisitHeld::kind) {
        take_photos_of<VisitHeld>(turn, step);
    } else if (step.kind == CaseReturned::kind) {
        take_photos_of<CaseReturned>(turn, step);
    }
}

} // namespace

base::Result<std::vector<Step>> what_undoing_takes_back(store::Connection& connection,
                                                        const Case& current,
                                                        AccountId account,
                                                        Moment now) {
    auto last = last_act_of(connection, current.id);
    if (last.empty() || !can_be_undone(last.front()) || last.back().entry != current.last_entry) {
        return refuse(Why::TooLate, "cases.nothing_to_undo");
    }
    if (account.value == 0 || last.front().account != account) {
        return refuse(Why::NotAllowed, "cases.not_your_act");
    }
    const int minutes = rules_of(connection, current.rules_version)->undo_minutes;
    if (now - last.front().at > std::chrono::minutes(minutes)) {
        return refuse(Why::TooLate, "cases.too_late_to_undo", {{"minutes", minutes}});
    }
    return last;
}

base::Result<bool> perform_undo(const Performance& act) {
    auto& store = act.turn.store();
    const auto taken_back =
        what_undoing_takes_back(store, act.current, act.asker.account, act.turn.now());
    if (!taken_back) {
        return base::refusal_of(taken_back);
    }
    ActUndone undone;
    undone.id = act.current.id;
    undone.by = act.asker.unit;
    undone.before = case_without(store, act.current.id, *taken_back);
    for (const auto& step : *taken_back) {
        undone.undone.push_back(step.entry);
    }
    for (const auto& step : *taken_back) {
        take_photos_back(act.turn, step);
    }
    act.turn.record(undone);
    return true;
}

} // namespace cases
