#include "cases/records_kin.hpp"

#include "cases/records_case.hpp"

namespace cases {
namespace {

constexpr const char* insert_offer = R"sql(
    INSERT INTO case_offers (case_id, unit) VALUES (:case_id, :unit)
)sql";

constexpr const char* delete_offer = R"sql(
    DELETE FROM case_offers WHERE case_id = :case_id
)sql";

constexpr const char* update_voices = R"sql(
    UPDATE case_voices SET case_id = :into WHERE case_id = :from
)sql";

constexpr const char* insert_split = R"sql(
    INSERT INTO case_splits (case_id, born) VALUES (:case_id, :born)
)sql";

constexpr const char* select_offered = "SELECT " CASE_COLUMNS R"sql(
    FROM cases
    WHERE id IN (SELECT case_id FROM case_offers WHERE unit = :unit)
    ORDER BY step_due, id
    LIMIT :limit
)sql";

constexpr const char* select_split_off = "SELECT " CASE_COLUMNS R"sql(
    FROM cases WHERE id IN (SELECT born FROM case_splits WHERE case_id = :case_id) ORDER BY id
)sql";

UnitId offered_unit(const Case& current) {
    return current.handover ? current.handover->to : UnitId{};
}

} // namespace

void keep_offer(store::Connection& to, const Case& before, const Case& after) {
    if (offered_unit(before) == offered_unit(after)) {
        return;
    }
    to.run(delete_offer, after.id);
    if (after.handover) {
        to.run(insert_offer, after.id, after.handover->to);
    }
}

void keep_beside(store::Connection& to, const CaseTookIn& event, const journal::Entry&) {
    to.run(update_voices, event.id, event.from);
}

void keep_beside(store::Connection& to, const CaseSplit& event, const journal::Entry&) {
    to.run(insert_split, event.id, event.into);
}

std::vector<Case> offered_to(store::Connection& connection, UnitId unit, int limit) {
    return read_cases(connection, select_offered, unit, limit);
}

std::vector<Case> split_off_from(store::Connection& connection, CaseId id) {
    return read_cases(connection, select_split_off, id);
}

} // namespace cases
