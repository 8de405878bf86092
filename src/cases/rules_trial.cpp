#include "cases/rules_trial.hpp"

#include <algorithm>
#include <array>

#include "cases/lists.hpp"
#include "cases/matters.hpp"
#include "cases/opening.hpp"
#include "cases/power.hpp"
#include "journal/read.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

// One value an aspect, in the order of the aspects.
using Treatment = std::array<Decided, 24>;

// What is the same for all cases that are looked at.
struct Street {
    store::Connection& store;
    calendar::WorkingDays days;
    std::vector<alliance::Unit> committees;
};
struct Ruling {
    const Rules& rules;
    OfficesOfPower offices;
};

// A case as it came in, and by when whoever handed it over wants its answer.
struct Incoming {
    const Case& current;
    std::optional<Moment> answer_by;
};

Incoming incoming(store::Connection& connection, const Case& current) {
    const auto stored = journal::find_entry(connection, current.voice_entry);
    base::ensure(stored.has_value(), "a case comes from a voice that is recorded");
    const auto event = journal::with_body_read(*stored).event;
    return {current, journal::Decoder(event).decode<voices::VoiceRaised>().answer_by};
}

std::int64_t count_of(int number) {
    return number;
}

Signature signature(const Rules& rules, Signing signing) {
    return std::ranges::find(rules.signed_plans, signing) == rules.signed_plans.end()
               ? Signature::None
               : Signature::Leader;
}

Treatment treatment(const Street& street, const Ruling& ruling, const Incoming& came) {
    const auto& [rules, offices] = ruling;
    const Case& current = came.current;
    const auto due = [&](const calendar::Limit& limit) {
        return street.days.deadline(current.received, limit).at;
    };
    Moment answer = due(answer_limit(rules, current.asks, current.category));
    if (came.answer_by) {
        answer = std::min(answer, *came.answer_by);
    }
    const Matter matter{current.asks, current.category, {}};
    const auto watcher = watcher_among(street.committees, rules, current.category);
    return {destination(street.store, rules, matter, current.place).handler,
            current.received < answer ? std::min(due(rules.contact), answer) : due(rules.contact),
            answer,
            due(supervision_limit(rules, current.asks, current.category)),
            rules.check,
            rules.call_back,
            rules.rehandled,
            rules.supervised,
            rules.owner_acts,
            rules.returns.within,
            rules.returns.decided,
            rules.question,
            count_of(rules.extension.working_days_max),
            count_of(rules.suspension.review_days_max),
            rules.suspension.clock,
            while_awaited(rules, current.asks, current.category),
            count_of(rules.extension.times),
            count_of(rules.call_back_tries),
            count_of(rules.undo_minutes),
            signature(rules, Signing::Supervised),
            signature(rules, Signing::Rehandled),
            watcher ? watcher->id : UnitId{},
            offices.committee,
            offices.workshop};
}

} // namespace

std::span<const std::string_view> enum_names(Aspect) {
    static constexpr std::array<std::string_view, std::tuple_size_v<Treatment>> names = {
        "handler",        "contact",         "answer",          "supervision",  "check",
        "call_back",      "rehandled",       "supervised",      "owner_acts",   "return_within",
        "return_decided", "question",        "extension_days",  "review_days",  "suspension_clock",
        "waiting_clock",  "extension_times", "call_back_tries", "undo_minutes", "supervised_plan",
        "rehandled_plan", "watcher",         "coordinator",     "workshop",
    };
    return names;
}

Bearing bearing_of(Aspect aspect) {
    if (aspect == Aspect::Handler) {
        return Bearing::Route;
    }
    return aspect <= Aspect::WaitingClock ? Bearing::Time : Bearing::Manner;
}

bool Difference::bears_on(Bearing bearing) const {
    return std::ranges::any_of(
        deviations, [&](const Deviation& change) { return bearing_of(change.aspect) == bearing; });
}

Trial try_rules(store::Connection& connection, const Rules& proposed) {
    const auto rules = rules_now(connection);
    const Street street{connection,
                        office::working_days(connection),
                        alliance::units(connection, alliance::UnitKind::SpecialCommittee)};
    const Ruling now_ruling{*rules, offices_of_power(connection, *rules)};
    const Ruling then_ruling{proposed, offices_of_power(connection, proposed)};
    Trial trial;
    for (auto& current : all_open(connection, trial_cases_max)) {
        ++trial.looked_at;
        const auto came = incoming(connection, current);
        const auto now = treatment(street, now_ruling, came);
        const auto then = treatment(street, then_ruling, came);
        std::vector<Deviation> deviations;
        for (std::size_t at = 0; at < now.size(); ++at) {
            if (now[at] != then[at]) {
                deviations.push_back({static_cast<Aspect>(at), now[at], then[at]});
            }
        }
        if (!deviations.empty()) {
            trial.differences.push_back({std::move(current), std::move(deviations)});
        }
    }
    return trial;
}

} // namespace cases
