#include "consultations/records.hpp"

#include <tuple>
#include <utility>

#include "consultations/rules.hpp"
#include "journal/read.hpp"
#include "office/documents.hpp"
#include "store/text_index.hpp"
#include "text/names.hpp"
#include "text/normalise.hpp"

namespace consultations {

namespace {

// Where what people wrote stands in its entry.
constexpr int position_of_question = 0;
constexpr int position_of_name = 1;
constexpr int position_of_public_answer = 1;

constexpr const char* insert_consultation = R"sql(
    INSERT INTO consultations (id, asker, unit, workshop, entry, asked, due, climbed_to,
                               answer_entry, answered, answered_by, public_entry, has_name,
                               has_telephone)
    VALUES (:id, :asker, :unit, :workshop, :entry, :asked, :due, 0, 0, 0, 0, 0, :has_name,
            :has_telephone)
)sql";

constexpr const char* climb_consultation = R"sql(
    UPDATE consultations SET climbed_to = :to WHERE id = :id
)sql";

constexpr const char* answer_consultation = R"sql(
    UPDATE consultations
    SET answer_entry = :entry, answered = :answered, answered_by = :by
    WHERE id = :id
)sql";

constexpr const char* publish_consultation = R"sql(
    UPDATE consultations SET public_entry = :entry WHERE id = :id
)sql";

constexpr const char* upsert_rules = R"sql(
    INSERT INTO consultation_rules (id, answer_days) VALUES (1, :answer_days)
    ON CONFLICT (id) DO UPDATE SET answer_days = excluded.answer_days
)sql";

constexpr const char* select_rules = R"sql(
    SELECT answer_days FROM consultation_rules WHERE id = 1
)sql";

constexpr const char* select_last = R"sql(
    SELECT COALESCE(max(id), 0) FROM consultations
)sql";

constexpr const char* select_one = R"sql(
    SELECT id, asker, unit, workshop, entry, asked, due, climbed_to, answer_entry, answered,
           answered_by, public_entry
    FROM consultations WHERE id = :id
)sql";

constexpr const char* select_waiting = R"sql(
    SELECT id, asker, unit, workshop, entry, asked, due, climbed_to, answer_entry, answered,
           answered_by, public_entry
    FROM consultations WHERE answer_entry = 0
    ORDER BY due, id
    LIMIT :limit
)sql";

constexpr const char* select_due = R"sql(
    SELECT id, asker, unit, workshop, entry, asked, due, climbed_to, answer_entry, answered,
           answered_by, public_entry
    FROM consultations WHERE answer_entry = 0 AND climbed_to = 0 AND due <= :until
    ORDER BY due, id
    LIMIT :limit
)sql";

constexpr const char* select_next_due = R"sql(
    SELECT due FROM consultations WHERE answer_entry = 0 AND climbed_to = 0
    ORDER BY due, id
    LIMIT 1
)sql";

constexpr const char* select_shelf = R"sql(
    SELECT id, asker, unit, workshop, entry, asked, due, climbed_to, answer_entry, answered,
           answered_by, public_entry
    FROM consultations WHERE public_entry <> 0
    ORDER BY id DESC
    LIMIT :limit
)sql";

constexpr const char* select_tally = R"sql(
    SELECT COALESCE(sum(CASE WHEN answer_entry <> 0 THEN 1 ELSE 0 END), 0),
           COALESCE(sum(CASE WHEN answer_entry = 0 THEN 1 ELSE 0 END), 0),
           COALESCE(sum(CASE WHEN public_entry <> 0 THEN 1 ELSE 0 END), 0)
    FROM consultations
)sql";

constexpr const char* select_what_was_given = R"sql(
    SELECT has_name, has_telephone FROM consultations WHERE id = :id
)sql";

constexpr const char* insert_tokens = R"sql(
    INSERT INTO consultation_words (consultation, tokens) VALUES (:consultation, :tokens)
)sql";

constexpr const char* select_tokens = R"sql(
    SELECT tokens FROM consultation_words WHERE consultation = :consultation
)sql";

constexpr const char* select_all_tokens = R"sql(
    SELECT consultation, tokens FROM consultation_words
    WHERE tokens <> '' ORDER BY consultation DESC
)sql";

constexpr const char* delete_tokens = R"sql(
    DELETE FROM consultation_words WHERE consultation = :consultation
)sql";

const store::TextIndex& index() {
    static const store::TextIndex words("consultation_index");
    return words;
}

template <class... Parameters>
std::vector<Consultation> consultations_from(store::Connection& connection,
                                             store::Sql sql,
                                             const Parameters&... parameters) {
    std::vector<Consultation> found;
    for (const auto& [id,
                      asker,
                      unit,
                      workshop,
                      entry,
                      asked,
                      due,
                      climbed_to,
                      answer_entry,
                      answered,
                      answered_by,
                      public_entry] : connection.rows<std::int64_t,
                                                      std::string,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t,
                                                      std::int64_t>(sql, parameters...)) {
        Consultation row;
        row.id = {id};
        row.asker = text::known<Asker>(asker);
        row.unit = {unit};
        row.workshop = {workshop};
        row.entry = entry;
        row.asked = calendar::from_milliseconds(asked);
        row.due = calendar::from_milliseconds(due);
        row.climbed_to = {climbed_to};
        row.answer_entry = answer_entry;
        if (answered != 0) {
            row.answered = calendar::from_milliseconds(answered);
        }
        row.answered_by = {answered_by};
        row.public_entry = public_entry;
        found.push_back(row);
    }
    return found;
}

void apply_asked(store::Connection& to,
                 const ConsultationAsked& event,
                 const journal::Entry& entry) {
    to.run(insert_consultation,
           event.id,
           text::name_of(event.asker),
           event.unit.value_or(UnitId{}),
           event.workshop,
           entry.sequence,
           calendar::to_milliseconds(entry.at),
           calendar::to_milliseconds(event.due),
           event.name ? 1 : 0,
           event.telephone ? 1 : 0);
}

void apply_climbed(store::Connection& to, const ConsultationClimbed& event, const journal::Entry&) {
    to.run(climb_consultation, event.to, event.id);
}

void apply_answered(store::Connection& to,
                    const ConsultationAnswered& event,
                    const journal::Entry& entry) {
    to.run(answer_consultation,
           entry.sequence,
           calendar::to_milliseconds(entry.at),
           event.by,
           event.id);
}

void apply_published(store::Connection& to,
                     const ConsultationPublished& event,
                     const journal::Entry& entry) {
    to.run(publish_consultation, entry.sequence, event.id);
}

void apply_taken_down(store::Connection& to,
                      const ConsultationTakenDown& event,
                      const journal::Entry&) {
    to.run(publish_consultation, 0, event.id);
}

void apply_rules(store::Connection& to,
                 const ConsultationRulesSet& event,
                 const journal::Entry& entry) {
    to.run(upsert_rules, event.answer_days);
    office::keep_document(
        to, "consultations", event.document.value_or(rules_as_toml(event.answer_days)), entry);
}

std::string kept(store::Connection& connection, std::int64_t entry, int position) {
    return entry == 0 ? std::string()
                      : journal::kept_value(connection, entry, position).value_or("");
}

} // namespace

void keep(journal::Facts& facts) {
    facts.on<ConsultationAsked>(apply_asked);
    facts.on<ConsultationClimbed>(apply_climbed);
    facts.on<ConsultationAnswered>(apply_answered);
    facts.on<ConsultationPublished>(apply_published);
    facts.on<ConsultationTakenDown>(apply_taken_down);
    facts.on<ConsultationRulesSet>(apply_rules);
}

ConsultationId next_consultation(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last).value_or(0) + 1};
}

std::optional<Consultation> find(store::Connection& connection, ConsultationId id) {
    auto found = consultations_from(connection, select_one, id);
    return found.empty() ? std::nullopt : std::optional(found.front());
}

std::vector<Consultation> waiting(store::Connection& connection, int limit) {
    return consultations_from(connection, select_waiting, limit);
}

std::vector<Consultation> due_to_climb(store::Connection& connection, Moment until, int limit) {
    return consultations_from(connection, select_due, calendar::to_milliseconds(until), limit);
}

std::optional<Moment> next_climb(store::Connection& connection) {
    const auto due = connection.value<std::int64_t>(select_next_due);
    return due ? std::optional(calendar::from_milliseconds(*due)) : std::nullopt;
}

std::vector<Consultation> shelf(store::Connection& connection, std::string_view words, int limit) {
    if (words.empty()) {
        return consultations_from(connection, select_shelf, limit);
    }
    std::vector<Consultation> found;
    const auto tokens = text::query_tokens(words);
    for (const auto row : index().find(connection, tokens, std::nullopt, limit)) {
        const auto each = find(connection, {row});
        if (each && each->public_entry != 0) {
            found.push_back(*each);
        }
    }
    return found;
}

Tally tally(store::Connection& connection) {
    const auto row = connection.row<std::int64_t, std::int64_t, std::int64_t>(select_tally);
    return row ? Tally{std::get<0>(*row), std::get<1>(*row), std::get<2>(*row)} : Tally{};
}

std::int64_t answer_days(store::Connection& connection) {
    return connection.value<std::int64_t>(select_rules).value_or(answer_days_by_default);
}

Said said(store::Connection& connection, const Consultation& consultation) {
    Said words{kept(connection, consultation.entry, position_of_question), {}, {}};
    const auto given =
        connection.row<std::int64_t, std::int64_t>(select_what_was_given, consultation.id);
    const bool has_name = given && std::get<0>(*given) != 0;
    const bool has_telephone = given && std::get<1>(*given) != 0;
    if (has_name) {
        words.name = kept(connection, consultation.entry, position_of_name);
    }
    // What was left out takes no position: without a name the telephone stands in its place.
    if (has_telephone) {
        words.telephone =
            kept(connection, consultation.entry, position_of_name + (has_name ? 1 : 0));
    }
    return words;
}

std::string answer_of(store::Connection& connection, const Consultation& consultation) {
    return kept(connection, consultation.answer_entry, 0);
}

PublicWords public_words(store::Connection& connection, const Consultation& consultation) {
    return {kept(connection, consultation.public_entry, 0),
            kept(connection, consultation.public_entry, position_of_public_answer)};
}

// In a store that was carried from elsewhere the tokens have come and the index has not.
void create_index(store::Connection& writer) {
    index().create(writer);
    const auto shelved = writer.rows<std::int64_t, std::string>(select_all_tokens);
    if (shelved.empty()) {
        return;
    }
    const auto& [newest, tokens] = shelved.front();
    if (!index().find(writer, tokens, newest + 1, 1).empty()) {
        return;
    }
    for (const auto& [id, of_it] : shelved) {
        index().put(writer, id, of_it);
    }
}

void put_on_shelf(store::Connection& writer, ConsultationId id, const std::string& words) {
    const auto tokens = text::index_tokens(words);
    writer.run(insert_tokens, id, tokens);
    if (!tokens.empty()) {
        index().put(writer, id.value, tokens);
    }
}

void take_off_shelf(store::Connection& writer, ConsultationId id) {
    const auto tokens = writer.value<std::string>(select_tokens, id);
    if (!tokens) {
        return;
    }
    if (!tokens->empty()) {
        index().take_out(writer, id.value, *tokens);
    }
    writer.run(delete_tokens, id);
}

bool scrub_index(store::Connection& writer) {
    return index().scrub(writer);
}

} // namespace consultations
