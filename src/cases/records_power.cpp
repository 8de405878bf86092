#include "cases/records_power.hpp"

#include "text/names.hpp"

namespace cases {
namespace {

constexpr const char* upsert_intervention = R"sql(
    INSERT INTO case_interventions (case_id, entry, asked_at, asked_by, committee, category, visits,
                                    outcome, ended_at)
    VALUES (:case_id, :entry, :asked_at, :asked_by, :committee, :category, 0, '', NULL)
    ON CONFLICT (case_id, entry) DO UPDATE SET outcome = '', ended_at = NULL
)sql";

constexpr const char* update_stopped = R"sql(
    UPDATE case_interventions SET outcome = :outcome, ended_at = :ended_at
    WHERE case_id = :case_id AND ended_at IS NULL
)sql";

constexpr const char* update_outcome = R"sql(
    UPDATE case_interventions SET outcome = :outcome
    WHERE case_id = :case_id AND ended_at = :ended_at
)sql";

constexpr const char* update_visits = R"sql(
    UPDATE case_interventions SET visits = visits + :more
    WHERE case_id = :case_id AND ended_at IS NULL
)sql";

constexpr const char* delete_intervention = R"sql(
    DELETE FROM case_interventions WHERE case_id = :case_id AND entry = :entry
)sql";

constexpr const char* select_newest_interventions = R"sql(
    SELECT case_id, entry, asked_at, asked_by, committee, category, visits, outcome, ended_at
    FROM case_interventions ORDER BY asked_at DESC, case_id DESC, entry DESC LIMIT :limit
)sql";

constexpr const char* select_power_totals = R"sql(
    SELECT count(*), sum(visits), sum(CASE WHEN ended_at IS NULL THEN 1 ELSE 0 END)
    FROM case_interventions WHERE asked_at >= :from AND asked_at < :until
)sql";

constexpr const char* select_power_by_category = R"sql(
    SELECT category, count(*) FROM case_interventions
    WHERE asked_at >= :from AND asked_at < :until
    GROUP BY category ORDER BY count(*) DESC, category
)sql";

constexpr const char* select_power_by_outcome = R"sql(
    SELECT outcome, count(*) FROM case_interventions
    WHERE asked_at >= :from AND asked_at < :until AND ended_at IS NOT NULL
    GROUP BY outcome ORDER BY count(*) DESC, outcome
)sql";

// Whoever was asked, and how many of them answered by the date they were given.
constexpr const char* select_part_answers = R"sql(
    SELECT department,
           sum(CASE WHEN state = 'answered' AND ended_at <= step_due THEN 1 ELSE 0 END),
           count(*)
    FROM case_parts
    WHERE what = :what AND step_started >= :from AND step_started < :until
    GROUP BY department ORDER BY count(*) DESC, department
)sql";

using Optional = std::optional<std::int64_t>;

std::vector<NamedShare> shares(
    store::Connection& connection, store::Sql sql, Moment from, Moment until, std::int64_t whole) {
    std::vector<NamedShare> found;
    for (auto& [name, part] : connection.rows<std::string, std::int64_t>(
             sql, calendar::to_milliseconds(from), calendar::to_milliseconds(until))) {
        found.push_back({std::move(name), part, whole});
    }
    return found;
}

std::vector<NamedShare> answers(store::Connection& connection,
                                PartKind what,
                                Moment from,
                                Moment until) {
    std::vector<NamedShare> found;
    for (auto& [name, in_time, asked] : connection.rows<std::string, std::int64_t, std::int64_t>(
             select_part_answers,
             text::name_of(what),
             calendar::to_milliseconds(from),
             calendar::to_milliseconds(until))) {
        found.push_back({std::move(name), in_time, asked});
    }
    return found;
}

} // namespace

void keep_intervention(store::Connection& to, const Case& before, const Case& after) {
    if (!before.intervention && after.intervention) {
        to.run(upsert_intervention,
               after.id,
               after.intervention->entry,
               calendar::to_milliseconds(after.intervention->asked_at),
               after.intervention->asked_by,
               after.intervention->committee,
               after.category);
    } else if (before.intervention && !after.intervention) {
        to.run(update_stopped,
               text::name_of(PowerOutcome::CutShort),
               calendar::to_milliseconds(after.last_at),
               after.id);
    }
}

void keep_beside(store::Connection& to, const VisitHeld& event, const journal::Entry&) {
    to.run(update_visits, std::int64_t{1}, event.id);
}

void keep_beside(store::Connection& to,
                 const InterventionEnded& event,
                 const journal::Entry& entry) {
    to.run(update_outcome,
           text::name_of(event.outcome),
           event.id,
           calendar::to_milliseconds(entry.at));
}

void take_back_intervention(store::Connection& to, CaseId id, const Step& step) {
    if (step.kind == InterventionAsked::kind) {
        to.run(delete_intervention, id, step.entry);
    } else if (step.kind == VisitHeld::kind) {
        to.run(update_visits, std::int64_t{-1}, id);
    }
}

std::vector<Intervention> interventions(store::Connection& connection, int limit) {
    std::vector<Intervention> found;
    for (auto& [of, entry, asked_at, asked_by, committee, category, visits, outcome, ended_at] :
         connection.rows<std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::string,
                         std::int64_t,
                         std::string,
                         Optional>(select_newest_interventions, limit)) {
        Intervention each;
        each.of.value = of;
        each.entry = entry;
        each.asked_at = calendar::from_milliseconds(asked_at);
        each.asked_by.value = asked_by;
        each.committee.value = committee;
        each.category = std::move(category);
        each.visits = static_cast<int>(visits);
        each.outcome = text::named<PowerOutcome>(outcome);
        if (ended_at) {
            each.ended_at = calendar::from_milliseconds(*ended_at);
        }
        found.push_back(std::move(each));
    }
    return found;
}

PowerFigures power_figures(store::Connection& connection, Moment from, Moment until) {
    const auto totals = connection.row<std::int64_t, Optional, Optional>(
        select_power_totals, calendar::to_milliseconds(from), calendar::to_milliseconds(until));
    PowerFigures figures;
    figures.asked = std::get<0>(*totals);
    figures.visits = std::get<1>(*totals).value_or(0);
    figures.running = std::get<2>(*totals).value_or(0);
    figures.categories = shares(connection, select_power_by_category, from, until, figures.asked);
    figures.outcomes =
        shares(connection, select_power_by_outcome, from, until, figures.asked - figures.running);
    figures.departments = answers(connection, PartKind::Department, from, until);
    const auto opinions = answers(connection, PartKind::Opinion, from, until);
    figures.opinions = opinions.empty() ? NamedShare{} : opinions.front();
    return figures;
}

} // namespace cases
