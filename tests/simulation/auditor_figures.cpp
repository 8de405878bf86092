// What cases came to, counted anew from what the auditor believes of each.

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "tests/simulation/auditor.hpp"
#include "tests/simulation/reading.hpp"
#include "text/names.hpp"

namespace simulation {

namespace {

// What a case should count for.
constexpr std::array audited_figures = {cases::Figure::Received,
                                        cases::Figure::ContactedInTime,
                                        cases::Figure::ContactedLate,
                                        cases::Figure::AnsweredInTime,
                                        cases::Figure::AnsweredLate,
                                        cases::Figure::Satisfied,
                                        cases::Figure::Dissatisfied,
                                        cases::Figure::Resolved,
                                        cases::Figure::Unresolved,
                                        cases::Figure::Returned,
                                        cases::Figure::Rehandled};

cases::Figures figures_of(const Belief& belief) {
    cases::Figures figures;
    figures.add(cases::Figure::Received, 1);
    if (belief.is_contacted || (belief.is_open() && belief.is_contacted_late)) {
        figures.add(belief.is_contacted_late ? cases::Figure::ContactedLate
                                             : cases::Figure::ContactedInTime,
                    1);
    }
    if (belief.answered_at) {
        figures.add(
            belief.is_answered_late ? cases::Figure::AnsweredLate : cases::Figure::AnsweredInTime,
            1);
    }
    if (belief.word == "satisfied" || belief.word == "basically") {
        figures.add(cases::Figure::Satisfied, 1);
    } else if (belief.word == "dissatisfied") {
        figures.add(cases::Figure::Dissatisfied, 1);
    }
    if (belief.stage == "closed") {
        figures.add(cases::Figure::Resolved, 1);
    } else if (belief.stage == "closed_unresolved" || belief.is_suspended) {
        figures.add(cases::Figure::Unresolved, 1);
    }
    figures.add(cases::Figure::Returned, belief.returns > 0 ? 1 : 0);
    figures.add(cases::Figure::Rehandled, belief.round > 0 ? 1 : 0);
    return figures;
}

} // namespace

void Auditor::check_figures(store::Connection& connection, const cases::Days& days) {
    const auto counted = cases::figures_between(connection, days, {}); // What presses is left out.
    cases::Figures expected;
    for (const auto& [id, watched] : cases_) {
        expected += figures_of(watched.now);
    }
    for (const auto figure : audited_figures) {
        if (counted.of(figure) != expected.of(figure)) {
            complain(fmt::format("counted {} {}; it should be {}",
                                 counted.of(figure),
                                 text::name_of(figure),
                                 expected.of(figure)));
        }
    }
    check_waits(connection, days);
}

// From report to first answer in days of the wall's calendar; of an even number the shorter of the
// two in the middle. The street's and each category's.
void Auditor::check_waits(store::Connection& connection, const cases::Days& days) {
    std::map<std::string, std::vector<std::int64_t>> waits; // By category; the street's is "".
    for (const auto& [id, watched] : cases_) {
        const Belief& belief = watched.now;
        if (belief.answered_at) {
            const auto waited = wall_day(*belief.answered_at) - wall_day(belief.received);
            waits[""].push_back(waited);
            waits[belief.category].push_back(waited);
        }
    }
    for (const auto scope : {cases::Scope::Street, cases::Scope::Category}) {
        for (const auto& line : cases::lines_of(connection, scope, days, {})) {
            auto& waited = waits[line.key];
            std::ranges::sort(waited);
            const auto median =
                waited.empty() ? std::nullopt : std::optional(waited[(waited.size() - 1) / 2]);
            medians_ += median ? 1 : 0;
            if (line.median_days != median) {
                complain(fmt::format("the median of '{}' is {} days; it should be {}",
                                     line.key,
                                     line.median_days.value_or(-1),
                                     median.value_or(-1)));
            }
        }
    }
}

} // namespace simulation
