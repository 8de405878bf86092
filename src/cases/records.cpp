#include "cases/records.hpp"

#include <algorithm>
#include <set>

#include "cases/records_case.hpp"
#include "cases/records_figures.hpp"
#include "cases/records_kin.hpp"
#include "cases/records_parts.hpp"
#include "cases/records_photos.hpp"
#include "cases/records_power.hpp"
#include "cases/records_steps.hpp"
#include "cases/steps.hpp"
#include "journal/read.hpp"
#include "office/documents.hpp"

namespace cases {
namespace {

constexpr const char* select_case = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE id = :id
)sql";

constexpr const char* select_waking = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE wakes_at = :at ORDER BY id LIMIT :limit
)sql";

constexpr const char* select_provisional = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE ended_at IS NULL AND calendar_version < :calendar_version
      AND (is_whole_provisional = 1 OR is_step_provisional = 1)
      AND CASE is_whole_provisional WHEN 1 THEN whole_due ELSE step_due END < :until
    ORDER BY calendar_version, id
    LIMIT :limit
)sql";

constexpr const char* select_first_waking = R"sql(
    SELECT min(wakes_at) FROM cases WHERE wakes_at IS NOT NULL
)sql";

constexpr const char* select_last_id = R"sql(
    SELECT max(id) FROM cases
)sql";

constexpr const char* insert_case_voice = R"sql(
    INSERT INTO case_voices (voice, case_id) VALUES (:voice, :case_id)
)sql";

constexpr const char* select_case_of_voice = R"sql(
    SELECT case_id FROM case_voices WHERE voice = :voice
)sql";

constexpr const char* select_voices = R"sql(
    SELECT voice FROM case_voices WHERE case_id = :case_id ORDER BY voice
)sql";

constexpr const char* insert_rules = R"sql(
    INSERT INTO case_rules (version, document, entry) VALUES (:version, :document, :entry)
)sql";

constexpr const char* select_newest_rules = R"sql(
    SELECT version, document FROM case_rules ORDER BY version DESC LIMIT 1
)sql";

constexpr const char* select_rules = R"sql(
    SELECT document FROM case_rules WHERE version = :version
)sql";

Case present(store::Connection& from, CaseId id) {
    auto current = find(from, id);
    base::ensure(current.has_value(), "a fact about a case follows its opening");
    return std::move(*current);
}

// A fact that fills more than its case's row says so by an overload of `keep_beside`.
template <class Event>
void apply(store::Connection& to, const Event& event, const journal::Entry& entry) {
    Case current = present(to, event.id);
    const Step step = step_of(event, entry);
    const Case before = current;
    happen(current, event, entry);
    update(to, before, current);
    count_change(to, before, current);
    add_step(to, event.id, step);
    keep_offer(to, before, current);
    keep_intervention(to, before, current);
    if (!before.ended_at && current.ended_at) {
        drop_parts(to, event.id, entry.at);
    }
    if constexpr (requires { keep_beside(to, event, entry); }) {
        keep_beside(to, event, entry);
    }
}

void apply(store::Connection& to, const CaseOpened& event, const journal::Entry& entry) {
    Case opened;
    happen(opened, event, entry);
    insert(to, opened);
    to.run(insert_case_voice, event.voice, event.id);
    const Step step = step_of(event, entry);
    count_new(to, opened);
    add_step(to, event.id, step);
}

void apply(store::Connection& to, const CaseSplitOff& event, const journal::Entry& entry) {
    Case born;
    happen(born, event, entry);
    insert(to, born);
    const Step step = step_of(event, entry);
    count_new(to, born);
    add_step(to, event.id, step);
}

void apply(store::Connection& to, const CaseFollowed& event, const journal::Entry& entry) {
    apply<CaseFollowed>(to, event, entry);
    to.run(insert_case_voice, event.voice, event.id);
}

// What the entries named said stays in the timeline, struck out; what they counted does not.
void apply(store::Connection& to, const ActUndone& event, const journal::Entry& entry) {
    Case current = present(to, event.id);
    for (const auto& step : timeline(to, event.id)) {
        const bool is_named =
            std::find(event.undone.begin(), event.undone.end(), step.entry) != event.undone.end();
        if (is_named) {
            strike_out(to, event.id, step.entry);
            take_back_parts(to, event.id, step.entry);
            take_back_intervention(to, event.id, step);
        }
    }
    if (current.ended_at && !event.before.ended_at) {
        pick_up_dropped_parts(to, event.id);
    }
    const Case before = current;
    happen(current, event, entry);
    update(to, before, current);
    count_change(to, before, current);
    keep_offer(to, before, current);
    keep_intervention(to, before, current);
    add_step(to, event.id, step_of(event, entry));
}

// Lets one stored entry happen again, whichever of this room's events it is.
template <std::size_t Index = 0>
void happen_again(Case& current, const journal::ReadEntry& read) {
    if constexpr (Index < std::tuple_size_v<CaseEvents>) {
        using Event = std::tuple_element_t<Index, CaseEvents>;
        if (read.entry.kind == Event::kind) {
            happen(current, journal::Decoder(read.event).decode<Event>(), read.entry);
            return;
        }
        happen_again<Index + 1>(current, read);
    }
}

template <std::size_t... Index>
void keep_all(journal::Facts& facts, std::index_sequence<Index...>) {
    (facts.on<std::tuple_element_t<Index, CaseEvents>>(
         [](store::Connection& to,
            const std::tuple_element_t<Index, CaseEvents>& event,
            const journal::Entry& entry) { apply(to, event, entry); }),
     ...);
}

} // namespace

void keep(journal::Facts& facts) {
    keep_all(facts, std::make_index_sequence<std::tuple_size_v<CaseEvents>>{});
    facts.on<CaseRulesSet>(
        [](store::Connection& to, const CaseRulesSet& event, const journal::Entry& entry) {
            to.run(insert_rules, event.version, event.document, entry.sequence);
            office::keep_document(to, "cases", event.document, entry);
        });
}

CaseId next_case_id(store::Connection& connection) {
    return {connection.value<std::optional<std::int64_t>>(select_last_id)->value_or(0) + 1};
}

std::optional<Case> find(store::Connection& connection, CaseId id) {
    auto found = read_cases(connection, select_case, id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::optional<CaseId> case_of(store::Connection& connection, voices::VoiceId voice) {
    const auto id = connection.value<std::int64_t>(select_case_of_voice, voice);
    return id ? std::optional(CaseId{*id}) : std::nullopt;
}

std::vector<voices::VoiceId> voices_of(store::Connection& connection, CaseId id) {
    std::vector<voices::VoiceId> voices;
    for (const auto& [voice] : connection.rows<std::int64_t>(select_voices, id)) {
        voices.push_back({voice});
    }
    return voices;
}

std::vector<Case> waking_at(store::Connection& connection, Moment moment, int limit) {
    return read_cases(connection, select_waking, calendar::to_milliseconds(moment), limit);
}

std::optional<Moment> first_waking(store::Connection& connection) {
    return calendar::from_milliseconds(
        *connection.value<std::optional<std::int64_t>>(select_first_waking));
}

std::vector<Case> provisional_cases(store::Connection& connection,
                                    std::int64_t calendar_version,
                                    Moment until,
                                    int limit) {
    return read_cases(
        connection, select_provisional, calendar_version, calendar::to_milliseconds(until), limit);
}

namespace {

// A call-back and the end or the new round that it made stand or fall together; so do an
// intervention and the opinion that it asked for.
bool belongs_to_the_one_before(const std::vector<Step>& steps) {
    const Step& last = steps.back();
    const Step& before = steps[steps.size() - 2];
    const bool asks_for_an_opinion =
        last.kind == PartAsked::kind && before.kind == InterventionAsked::kind;
    return last.kind == CaseClosed::kind || last.kind == CaseRehandled::kind || asks_for_an_opinion;
}

} // namespace

std::vector<Step> last_act_of(store::Connection& connection, CaseId id) {
    std::vector<Step> steps = timeline(connection, id);
    std::erase_if(steps, [](const Step& step) { return step.is_undone; });
    const std::size_t count = steps.size() > 1 && belongs_to_the_one_before(steps) ? 2 : 1;
    steps.erase(steps.begin(),
                steps.end() - static_cast<std::ptrdiff_t>(std::min(count, steps.size())));
    return steps;
}

Case case_without(store::Connection& connection, CaseId id, const std::vector<Step>& steps) {
    Case current;
    for (const auto& step : timeline(connection, id)) {
        const bool is_left_out = std::any_of(
            steps.begin(), steps.end(), [&](const Step& each) { return each.entry == step.entry; });
        if (!step.is_undone && !is_left_out) {
            const auto stored = journal::find_entry(connection, step.entry);
            base::ensure(stored.has_value(), "a step of a case stands in the journal");
            happen_again(current, journal::with_body_read(*stored));
        }
    }
    return current;
}

std::optional<RulesDocument> newest_rules(store::Connection& connection) {
    auto row = connection.row<std::int64_t, std::string>(select_newest_rules);
    return row ? std::optional(RulesDocument{std::get<0>(*row), std::move(std::get<1>(*row))})
               : std::nullopt;
}

std::optional<std::string> rules_document(store::Connection& connection, std::int64_t version) {
    return connection.value<std::string>(select_rules, version);
}

} // namespace cases
