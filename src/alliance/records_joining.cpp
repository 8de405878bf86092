#include "alliance/records_joining.hpp"

#include <tuple>
#include <utility>

#include "alliance/rules_joining.hpp"
#include "journal/read.hpp"
#include "office/documents.hpp"

namespace alliance {

namespace {

// Where an applicant's words stand in the entry that said them.
constexpr int position_of_offer = 0;
constexpr int position_of_contact = 1;
constexpr int position_of_number = 2;

constexpr const char* insert_application = R"sql(
    INSERT INTO membership_applications (
        id, name, kind, wish, entry, at, answer_due, state, decision, unit, body)
    VALUES (:id, :name, :kind, :wish, :entry, :at, :answer_due, 0, 0, 0, 0)
)sql";

constexpr const char* decide_application = R"sql(
    UPDATE membership_applications
    SET state = :state, decided_at = :decided_at, decision = :decision, unit = :unit, body = :body
    WHERE id = :id
)sql";

constexpr const char* select_last_application = R"sql(
    SELECT COALESCE(max(id), 0) FROM membership_applications
)sql";

constexpr const char* select_application = R"sql(
    SELECT id, name, kind, wish, entry, at, answer_due, state, decided_at, decision, unit, body
    FROM membership_applications
    WHERE id = :id
)sql";

constexpr const char* select_waiting = R"sql(
    SELECT id, name, kind, wish, entry, at, answer_due, state, decided_at, decision, unit, body
    FROM membership_applications
    WHERE state = 0
    ORDER BY answer_due, id
)sql";

constexpr const char* select_latest = R"sql(
    SELECT id, name, kind, wish, entry, at, answer_due, state, decided_at, decision, unit, body
    FROM membership_applications
    ORDER BY id DESC
    LIMIT :limit
)sql";

constexpr const char* renew_seat = R"sql(
    UPDATE seats SET ends = :ends WHERE id = :id
)sql";

constexpr const char* upsert_rules = R"sql(
    INSERT INTO alliance_rules (id, renewal_notice_days, application_answer_days)
    VALUES (1, :renewal_notice_days, :application_answer_days)
    ON CONFLICT (id) DO UPDATE SET
        renewal_notice_days = excluded.renewal_notice_days,
        application_answer_days = excluded.application_answer_days
)sql";

constexpr const char* select_rules = R"sql(
    SELECT renewal_notice_days, application_answer_days FROM alliance_rules WHERE id = 1
)sql";

constexpr const char* select_memberships_in = R"sql(
    SELECT body, unit, since, part FROM body_members WHERE body = :body ORDER BY unit
)sql";

constexpr const char* select_memberships_of = R"sql(
    SELECT body, unit, since, part FROM body_members WHERE unit = :unit ORDER BY body
)sql";

template <class... Parameters>
std::vector<Application> applications_from(store::Connection& connection,
                                           store::Sql sql,
                                           const Parameters&... parameters) {
    std::vector<Application> found;
    for (auto& [id, name, kind, wish, entry, at, due, state, decided_at, decision, unit, body] :
         connection.rows<std::int64_t,
                         std::string,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t,
                         std::optional<std::int64_t>,
                         std::int64_t,
                         std::int64_t,
                         std::int64_t>(sql, parameters...)) {
        Application row{ApplicationId{id},
                        std::move(name),
                        static_cast<UnitKind>(kind),
                        UnitId{wish},
                        entry,
                        calendar::from_milliseconds(at),
                        calendar::from_milliseconds(due),
                        static_cast<ApplicationState>(state),
                        {},
                        decision,
                        UnitId{unit},
                        UnitId{body}};
        if (decided_at) {
            row.decided_at = calendar::from_milliseconds(*decided_at);
        }
        found.push_back(std::move(row));
    }
    return found;
}

std::vector<Membership> memberships_from(store::Connection& connection, store::Sql sql, UnitId of) {
    std::vector<Membership> found;
    for (auto& [body, unit, since, part] :
         connection.rows<std::int64_t, std::int64_t, std::int64_t, std::string>(sql, of)) {
        found.push_back(
            {UnitId{body}, UnitId{unit}, calendar::from_milliseconds(since), std::move(part)});
    }
    return found;
}

void decide(store::Connection& to, const Application& decided, const journal::Entry& entry) {
    to.run(decide_application,
           static_cast<std::int64_t>(decided.state),
           calendar::to_milliseconds(entry.at),
           entry.sequence,
           decided.unit,
           decided.body,
           decided.id);
}

} // namespace

void apply_applied(store::Connection& to,
                   const MembershipApplied& event,
                   const journal::Entry& entry) {
    to.run(insert_application,
           event.id,
           event.name,
           static_cast<std::int64_t>(event.unit_kind),
           event.wish.value_or(UnitId{}),
           entry.sequence,
           calendar::to_milliseconds(entry.at),
           calendar::to_milliseconds(event.answer_due));
}

void apply_granted(store::Connection& to,
                   const MembershipGranted& event,
                   const journal::Entry& entry) {
    Application decided;
    decided.id = event.application;
    decided.state = ApplicationState::Granted;
    decided.unit = event.unit;
    decided.body = event.body;
    decide(to, decided, entry);
}

void apply_declined(store::Connection& to,
                    const MembershipDeclined& event,
                    const journal::Entry& entry) {
    Application decided;
    decided.id = event.application;
    decided.state = ApplicationState::Declined;
    decide(to, decided, entry);
}

void apply_renewed(store::Connection& to, const TermRenewed& event, const journal::Entry& entry) {
    to.run(renew_seat, calendar::to_milliseconds(event.until), event.seat);
    issue_letter(to, {event.seat, event.person, event.from, event.until}, entry);
}

void apply_rules(store::Connection& to,
                 const AllianceRulesSet& event,
                 const journal::Entry& entry) {
    const Rules rules{event.renewal_notice_days, event.application_answer_days};
    to.run(upsert_rules, rules.renewal_notice_days, rules.application_answer_days);
    office::keep_document(to, "alliance", event.document.value_or(rules_as_toml(rules)), entry);
}

ApplicationId next_application(store::Connection& connection) {
    return ApplicationId{connection.value<std::int64_t>(select_last_application).value_or(0) + 1};
}

std::optional<Application> application(store::Connection& connection, ApplicationId id) {
    auto found = applications_from(connection, select_application, id);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Application> applications_waiting(store::Connection& connection) {
    return applications_from(connection, select_waiting);
}

std::vector<Application> applications(store::Connection& connection, int limit) {
    return applications_from(connection, select_latest, limit);
}

Applicant applicant(store::Connection& connection, const Application& application) {
    const auto said = [&](int position) {
        return journal::kept_value(connection, application.entry, position).value_or("");
    };
    return {said(position_of_offer), said(position_of_contact), said(position_of_number)};
}

std::string reason_of(store::Connection& connection, const Application& declined) {
    return journal::kept_value(connection, declined.decision, 0).value_or("");
}

Rules rules(store::Connection& connection) {
    const auto row = connection.row<std::int64_t, std::int64_t>(select_rules);
    return row ? Rules{std::get<0>(*row), std::get<1>(*row)} : Rules{};
}

std::vector<Membership> memberships_in(store::Connection& connection, UnitId body) {
    return memberships_from(connection, select_memberships_in, body);
}

std::vector<Membership> memberships_of(store::Connection& connection, UnitId unit) {
    return memberships_from(connection, select_memberships_of, unit);
}

} // namespace alliance
