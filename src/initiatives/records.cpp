#include "initiatives/records.hpp"

#include <utility>

#include "journal/hash.hpp"
#include "journal/marks.hpp"
#include "text/normalise.hpp"

namespace initiatives {

namespace {

constexpr const char* insert_initiative = R"sql(
    INSERT INTO initiatives (id, body, title, words, published, ended, reason, units, people)
    VALUES (:id, :body, :title, :words, :published, 0, '', 0, 0)
)sql";

constexpr const char* end_initiative = R"sql(
    UPDATE initiatives SET ended = :ended, reason = :reason WHERE id = :id
)sql";

constexpr const char* insert_unit = R"sql(
    INSERT INTO initiative_units (initiative, unit) VALUES (:initiative, :unit)
)sql";

constexpr const char* count_unit = R"sql(
    UPDATE initiatives SET units = units + 1 WHERE id = :id
)sql";

constexpr const char* count_people = R"sql(
    UPDATE initiatives SET people = people + :people WHERE id = :id
)sql";

constexpr const char* insert_signature = R"sql(
    INSERT INTO initiative_signatures (id, initiative, entry, is_taken_back)
    VALUES (:id, :initiative, :entry, 0)
)sql";

constexpr const char* take_back_signature = R"sql(
    UPDATE initiative_signatures SET is_taken_back = 1 WHERE id = :id
)sql";

constexpr const char* select_last_initiative = R"sql(
    SELECT COALESCE(max(id), 0) FROM initiatives
)sql";

constexpr const char* select_last_signature = R"sql(
    SELECT COALESCE(max(id), 0) FROM initiative_signatures
)sql";

constexpr const char* select_initiative = R"sql(
    SELECT id, body, title, words, published, ended, reason, units, people FROM initiatives
    WHERE id = :id
)sql";

constexpr const char* select_initiatives = R"sql(
    SELECT id, body, title, words, published, ended, reason, units, people FROM initiatives
    ORDER BY CASE WHEN ended = 0 THEN 0 ELSE 1 END, published DESC, id DESC
    LIMIT :limit
)sql";

constexpr const char* select_unit_signed = R"sql(
    SELECT unit FROM initiative_units WHERE initiative = :initiative AND unit = :unit
)sql";

constexpr const char* select_units_signed = R"sql(
    SELECT unit FROM initiative_units WHERE initiative = :initiative ORDER BY unit
)sql";

constexpr const char* insert_marks = R"sql(
    INSERT INTO initiative_marks (signature, initiative, telephone_mark, signer_mark)
    VALUES (:signature, :initiative, :telephone_mark, :signer_mark)
)sql";

constexpr const char* delete_marks = R"sql(
    DELETE FROM initiative_marks WHERE signature = :signature
)sql";

constexpr const char* select_known = R"sql(
    SELECT initiative_marks.signature, initiative_marks.signer_mark, initiative_signatures.entry
    FROM initiative_marks
    JOIN initiative_signatures ON initiative_signatures.id = initiative_marks.signature
    WHERE initiative_marks.initiative = :initiative
          AND initiative_marks.telephone_mark = :telephone_mark
    ORDER BY initiative_marks.signature
    LIMIT 1
)sql";

template <class... Parameters>
std::vector<Initiative> initiatives_from(store::Connection& connection,
                                         store::Sql sql,
                                         const Parameters&... parameters) {
    std::vector<Initiative> found;
    for (auto& [id, body, title, words, published, ended, reason, units, people] :
         connection.rows<std::int64_t,
                         std::int64_t,
                         std::string,
                         std::string,
                         std::int64_t,
                         std::int64_t,
                         std::string,
                         std::int64_t,
                         std::int64_t>(sql, parameters...)) {
        Initiative row{{id},
                       {body},
                       std::move(title),
                       std::move(words),
                       calendar::from_milliseconds(published),
                       std::move(reason),
                       {},
                       units,
                       people};
        if (ended != 0) {
            row.ended = calendar::from_milliseconds(ended);
        }
        found.push_back(std::move(row));
    }
    return found;
}

void apply_published(store::Connection& to,
                     const InitiativePublished& event,
                     const journal::Entry& entry) {
    to.run(insert_initiative,
           event.id,
           event.body,
           event.title,
           event.text,
           calendar::to_milliseconds(entry.at));
}

void apply_ended(store::Connection& to, const InitiativeEnded& event, const journal::Entry& entry) {
    to.run(end_initiative, calendar::to_milliseconds(entry.at), event.reason, event.id);
}

void apply_unit(store::Connection& to, const InitiativeSignedByUnit& event, const journal::Entry&) {
    to.run(insert_unit, event.initiative, event.unit);
    to.run(count_unit, event.initiative);
}

void apply_signed(store::Connection& to,
                  const InitiativeSigned& event,
                  const journal::Entry& entry) {
    to.run(insert_signature, event.id, event.initiative, entry.sequence);
    to.run(count_people, 1, event.initiative);
}

void apply_taken_back(store::Connection& to,
                      const SignatureTakenBack& event,
                      const journal::Entry&) {
    to.run(take_back_signature, event.id);
    to.run(count_people, -1, event.initiative);
}

} // namespace

void keep(journal::Facts& facts) {
    facts.on<InitiativePublished>(apply_published);
    facts.on<InitiativeEnded>(apply_ended);
    facts.on<InitiativeSignedByUnit>(apply_unit);
    facts.on<InitiativeSigned>(apply_signed);
    facts.on<SignatureTakenBack>(apply_taken_back);
}

InitiativeId next_initiative(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_initiative).value_or(0) + 1};
}

SignatureId next_signature(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_signature).value_or(0) + 1};
}

std::optional<Initiative> find(store::Connection& connection, InitiativeId id) {
    auto found = initiatives_from(connection, select_initiative, id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Initiative> all(store::Connection& connection, int limit) {
    return initiatives_from(connection, select_initiatives, limit);
}

Before before(store::Connection& connection, InitiativeId initiative, UnitId unit) {
    return connection.value<std::int64_t>(select_unit_signed, initiative, unit) ? Before::Signed
                                                                                : Before::NotSigned;
}

std::vector<UnitId> units_that_signed(store::Connection& connection, InitiativeId initiative) {
    std::vector<UnitId> found;
    for (const auto& [unit] : connection.rows<std::int64_t>(select_units_signed, initiative)) {
        found.push_back({unit});
    }
    return found;
}

Marks marks_of(store::Connection& connection, const Signer& signer) {
    const auto key = journal::mark(connection, "server_key").value_or("");
    const auto digits = telephone_digits(signer.telephone);
    const auto marked = [&](const std::string& what) {
        return journal::to_hex(journal::hmac_sha256(key, "initiative\n" + what));
    };
    return {marked(digits), marked(digits + "\n" + text::normalise(signer.name))};
}

std::optional<Known> known_by(store::Connection& connection,
                              InitiativeId initiative,
                              const Marks& marks) {
    auto row = connection.row<std::int64_t, std::string, std::int64_t>(
        select_known, initiative, marks.telephone);
    return row ? std::optional(
                     Known{{std::get<0>(*row)}, std::move(std::get<1>(*row)), std::get<2>(*row)})
               : std::nullopt;
}

void remember(store::Connection& writer,
              SignatureId signature,
              InitiativeId initiative,
              const Marks& marks) {
    writer.run(insert_marks, signature, initiative, marks.telephone, marks.signer);
}

void forget(store::Connection& writer, SignatureId signature) {
    writer.run(delete_marks, signature);
}

} // namespace initiatives
