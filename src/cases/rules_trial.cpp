#include "cases/rules_trial.hpp"

#include <algorithm>
#include <array>
#include <functional>

#include "cases/lists.hpp"
#include "cases/matters.hpp"
#include "cases/opening.hpp"
#include "cases/power.hpp"
#include "journal/read.hpp"
#include "office/office.hpp"

namespace cases {
namespace {

// One value an aspect, in the order of the aspects.
using Treatment = std::array<Decided, 27>;

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

// What a list of categories makes of a case.
struct Classed {
    std::string category;
    voices::Kind asks = voices::Kind::Help;
    Intake intake = Intake::Taken;
    PhotoPair pair = PhotoPair::NotAsked;
};

// A case as it came in, as what it counts, and by when whoever handed it over wants its answer.
struct Incoming {
    const Case& current;
    Classed classed;
    std::optional<Moment> answer_by;
};

std::optional<Moment> wished_answer(store::Connection& connection, const Case& current) {
    const auto stored = journal::find_entry(connection, current.voice_entry);
    base::ensure(stored.has_value(), "a case comes from a voice that is recorded");
    const auto event = journal::with_body_read(*stored).event;
    return journal::Decoder(event).decode<voices::VoiceRaised>().answer_by;
}

using Categories = std::vector<voices::Category>;

const voices::Category* category_in(const Categories& categories, std::string_view code) {
    const auto found = std::ranges::find(categories, code, &voices::Category::code);
    return found == categories.end() ? nullptr : &*found;
}

voices::Kind usual_kind(const voices::Category& category) {
    return category.asks.value_or(voices::Kind::Help);
}

// By a list. A category that it has not got is counted as any other matter; what was asked for as
// its category usually does is taken to have followed from it.
Classed classed_by(const Categories& list, const Categories& now, const Case& current) {
    Classed classed{current.category, current.asks};
    const auto* before = category_in(now, current.category);
    const auto* kept = category_in(list, current.category);
    const auto* category = kept != nullptr ? kept : category_in(list, voices::other_category);
    if (before == nullptr || category == nullptr) {
        return classed;
    }
    classed.category = category->code;
    classed.asks = current.asks == usual_kind(*before) ? usual_kind(*category) : current.asks;
    classed.intake = category->stops_form_with ? Intake::Stopped : Intake::Taken;
    classed.pair = category->photo_pair.value_or(false) ? PhotoPair::Asked : PhotoPair::NotAsked;
    return classed;
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
    const auto& [category, asks, intake, pair] = came.classed;
    const auto due = [&](const calendar::Limit& limit) {
        return street.days.deadline(current.received, limit).at;
    };
    Moment answer = due(answer_limit(rules, asks, category));
    if (came.answer_by) {
        answer = std::min(answer, *came.answer_by);
    }
    const Matter matter{asks, category, {}};
    const auto watcher = watcher_among(street.committees, rules, category);
    return {destination(street.store, rules, matter, current.place).handler,
            current.received < answer ? std::min(due(rules.contact), answer) : due(rules.contact),
            answer,
            due(supervision_limit(rules, asks, category)),
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
            while_awaited(rules, asks, category),
            count_of(rules.extension.times),
            count_of(rules.call_back_tries),
            count_of(rules.undo_minutes),
            signature(rules, Signing::Supervised),
            signature(rules, Signing::Rehandled),
            watcher ? watcher->id : UnitId{},
            offices.committee,
            offices.workshop,
            category,
            intake,
            pair};
}

// By what a case is treated: rules, and what it counts as.
struct Basis {
    Ruling ruling;
    std::function<Classed(const Case&)> classed;
};

Trial compare(store::Connection& connection, const Basis& now, const Basis& then) {
    const Street street{connection,
                        office::working_days(connection),
                        alliance::units(connection, alliance::UnitKind::SpecialCommittee)};
    Trial trial;
    for (auto& current : all_open(connection, trial_cases_max)) {
        ++trial.looked_at;
        const auto answer_by = wished_answer(connection, current);
        const auto held = treatment(street, now.ruling, {current, now.classed(current), answer_by});
        const auto tried =
            treatment(street, then.ruling, {current, then.classed(current), answer_by});
        std::vector<Deviation> deviations;
        for (std::size_t at = 0; at < held.size(); ++at) {
            if (held[at] != tried[at]) {
                deviations.push_back({static_cast<Aspect>(at), held[at], tried[at]});
            }
        }
        if (!deviations.empty()) {
            trial.differences.push_back({std::move(current), std::move(deviations)});
        }
    }
    return trial;
}

} // namespace

std::span<const std::string_view> enum_names(Aspect) {
    static constexpr std::array<std::string_view, std::tuple_size_v<Treatment>> names = {
        "handler",        "contact",         "answer",          "supervision",  "check",
        "call_back",      "rehandled",       "supervised",      "owner_acts",   "return_within",
        "return_decided", "question",        "extension_days",  "review_days",  "suspension_clock",
        "waiting_clock",  "extension_times", "call_back_tries", "undo_minutes", "supervised_plan",
        "rehandled_plan", "watcher",         "coordinator",     "workshop",     "category",
        "intake",         "photo_pair",
    };
    return names;
}

Bearing bearing_of(Aspect aspect) {
    if (aspect == Aspect::Handler) {
        return Bearing::Route;
    }
    if (aspect == Aspect::Category || aspect == Aspect::Intake) {
        return Bearing::Matter;
    }
    return aspect <= Aspect::WaitingClock ? Bearing::Time : Bearing::Manner;
}

bool Difference::bears_on(Bearing bearing) const {
    return std::ranges::any_of(
        deviations, [&](const Deviation& change) { return bearing_of(change.aspect) == bearing; });
}

Trial try_rules(store::Connection& connection, const Rules& proposed) {
    const auto rules = rules_now(connection);
    const auto categories = voices::categories(connection);
    const auto as_now = [&](const Case& current) {
        return classed_by(categories->categories, categories->categories, current);
    };
    return compare(connection,
                   {{*rules, offices_of_power(connection, *rules)}, as_now},
                   {{proposed, offices_of_power(connection, proposed)}, as_now});
}

Trial try_categories(store::Connection& connection, const Categories& proposed) {
    const auto rules = rules_now(connection);
    const auto categories = voices::categories(connection);
    const Ruling ruling{*rules, offices_of_power(connection, *rules)};
    const auto by = [&](const Categories& list) {
        return
            [&](const Case& current) { return classed_by(list, categories->categories, current); };
    };
    return compare(connection, {ruling, by(categories->categories)}, {ruling, by(proposed)});
}

} // namespace cases
