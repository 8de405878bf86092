#include "cases/acts.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace cases {
namespace {

using base::refuse;
using base::Why;

base::Result<std::string> bounded(const std::string& text, std::size_t most, const char* field) {
    std::string tidied = text::tidy(text);
    if (!text::is_utf8(text)) {
        return refuse(Why::Invalid, "cases.text_is_broken", {}, field);
    }
    if (text::length(tidied) > most) {
        return refuse(Why::Invalid,
                      "cases.text_too_long",
                      {{"most", most}, {"length", text::length(tidied)}},
                      field);
    }
    return tidied;
}

// Nothing is put off for ever by a date that somebody chooses.
constexpr std::chrono::days chosen_days_max{366};

// Standing in elsewhere makes nobody a stranger to their own unit.
bool is_of(const Asker& asker, UnitId unit) {
    return asker.unit == unit || std::ranges::find(asker.own_units, unit) != asker.own_units.end();
}

// Of the handling unit, while somebody stands above it who sees to it.
bool is_below(const Case& current, const Asker& asker) {
    const bool is_the_streets_own =
        current.owner == current.handler && current.level == Level::Street;
    return is_of(asker, current.handler) && !is_the_streets_own;
}

bool needs_another_person(Second second, const Case& current, const Asker& asker) {
    switch (second) {
        case Second::Anyone:
            return false;
        case Second::NotTheSubmitter:
            return current.submitter.value != 0 && current.submitter == asker.account;
        case Second::NotTheProposer:
            return current.no_action_by == asker.account;
        case Second::NotTheReturner:
            return is_of(asker, current.handler) ||
                   (current.has_waiting_return() &&
                    current.returns->waiting->account == asker.account);
        case Second::NotTheAsker:
            return is_below(current, asker) ||
                   (current.has_waiting_extension() &&
                    current.extensions->waiting->account == asker.account);
        case Second::NotThePlanner:
            return current.plan && current.plan->proposer == asker.account;
        case Second::NotTheHandler:
            return is_below(current, asker);
    }
    return false;
}

// Confirming or refusing needs a proposal; proposing again needs that there is none.
bool fits_the_proposal(Act act, const Case& current) {
    const bool is_proposed = current.no_action_by.value != 0;
    if (act == Act::ConfirmNoAction || act == Act::RefuseNoAction) {
        return is_proposed;
    }
    return act != Act::ProposeNoAction || !is_proposed;
}

} // namespace

base::Result<bool> permitted(const ActRow& row, const Case& current, const Asker& asker) {
    if (!row.from.has(current.stage) || !fits_the_proposal(row.act, current)) {
        return refuse(Why::AlreadyDone, "cases.not_at_this_stage", {{"case", current.id.value}});
    }
    const bool is_a_side =
        row.sides.mask == 0 ? !asker.sides.has(Side::Reporter) : asker.sides.meets(row.sides);
    if (!is_a_side) {
        return refuse(Why::NotAllowed, "cases.not_your_case", {{"case", current.id.value}});
    }
    if (row.power && !asker.powers.has(*row.power)) {
        return refuse(Why::NotAllowed, "cases.power_missing");
    }
    if (needs_another_person(row.second, current, asker)) {
        return refuse(Why::NotAllowed, "cases.needs_another_person");
    }
    return row.ready == nullptr ? base::Result<bool>(true) : row.ready(current);
}

base::Result<bool> in_time(const ActRow& row, const Timing& timing) {
    return row.timely == nullptr ? base::Result<bool>(true) : row.timely(timing);
}

base::Result<Moment> needed_due(const Performance& act) {
    const auto& due = act.asked.due;
    const Moment now = act.turn.now();
    if (!due || *due <= now) {
        return refuse(Why::Invalid, "cases.due_must_lie_ahead", {}, "due");
    }
    if (calendar::office_day(*due) > calendar::office_day(now) + chosen_days_max) {
        return refuse(
            Why::Invalid, "cases.due_too_far", {{"days", chosen_days_max.count()}}, "due");
    }
    return *due;
}

base::Result<std::string> needed_text(const std::string& text,
                                      std::size_t most,
                                      const char* field) {
    auto tidied = bounded(text, most, field);
    if (tidied && tidied->empty()) {
        return refuse(Why::Invalid, "cases.text_missing", {}, field);
    }
    return tidied;
}

base::Result<std::optional<ErasableText>> optional_text(const std::string& text,
                                                        std::size_t most,
                                                        const char* field) {
    const auto tidied = bounded(text, most, field);
    if (!tidied) {
        return base::refusal_of(tidied);
    }
    return tidied->empty() ? std::optional<ErasableText>() : ErasableText(*tidied);
}

} // namespace cases
