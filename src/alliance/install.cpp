#include "alliance/install.hpp"

#include "alliance/closures.hpp"
#include "alliance/deputies.hpp"
#include "alliance/records.hpp"
#include "alliance/records_joining.hpp"
#include "alliance/routes.hpp"
#include "alliance/rules_joining.hpp"
#include "alliance/verbs.hpp"
#include "alliance/views_absence.hpp"
#include "alliance/views_closures.hpp"
#include "alliance/views_joining.hpp"
#include "office/documents.hpp"

namespace alliance {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

std::string rules_now(store::Connection& connection) {
    return office::newest_document(connection, "alliance").value_or(rules_as_toml({}));
}

base::Result<bool> put_rules(journal::Turn& turn, const std::string& toml) {
    const auto read = rules_from_toml(toml);
    if (!read) {
        return base::refusal_of(read);
    }
    if (toml == rules_now(turn.store())) {
        return false;
    }
    turn.record(AllianceRulesSet{read->renewal_notice_days, read->application_answer_days, toml});
    return true;
}

} // namespace

void install(cli::Installation& house) {
    house.files(embedded_files());
    house.facts.on<StreetFounded>(apply_founded);
    house.facts.on<StreetNamed>(apply_named);
    house.facts.on<StoreMarkedAsDemo>(apply_demo);
    house.facts.on<DemoLoginOffered>(apply_demo_login);
    house.facts.on<UnitAdded>(apply_unit_added);
    house.facts.on<UnitChanged>(apply_unit_changed);
    house.facts.on<UnitClosed>(apply_unit_closed);
    house.facts.on<PlaceServed>(apply_served);
    house.facts.on<PlaceNoLongerServed>(apply_no_longer_served);
    house.facts.on<UnitJoined>(apply_joined);
    house.facts.on<UnitLeft>(apply_left);
    house.facts.on<PersonAdded>(apply_person_added);
    house.facts.on<PersonCorrected>(apply_person_corrected);
    house.facts.on<AccountGiven>(apply_account_given);
    house.facts.on<SeatAdded>(apply_seat_added);
    house.facts.on<SeatClosed>(apply_seat_closed);
    house.facts.on<PersonAppointed>(apply_appointed);
    house.facts.on<SeatVacated>(apply_vacated);
    house.facts.on<SeatDeputised>(apply_deputised);
    house.facts.on<DeputyEnded>(apply_deputy_ended);
    house.facts.on<ClosureAnnounced>(apply_closure_announced);
    house.facts.on<ClosureCancelled>(apply_closure_cancelled);
    house.facts.on<MembershipApplied>(apply_applied);
    house.facts.on<MembershipGranted>(apply_granted);
    house.facts.on<MembershipDeclined>(apply_declined);
    house.facts.on<TermRenewed>(apply_renewed);
    house.facts.on<AllianceRulesSet>(apply_rules);
    house.configuration.push_back({"alliance",
                                   rules_now,
                                   put_rules,
                                   [](store::Connection& connection,
                                      const std::string& toml,
                                      const cli::Documents& /*beside*/) -> base::Result<bool> {
                                       const auto read = rules_from_toml(toml);
                                       return read ? base::Result<bool>(toml !=
                                                                        rules_now(connection))
                                                   : base::refusal_of(read);
                                   },
                                   {},
                                   [] { return rules_as_toml({}); }});
    house.routes.add_panel({"desk", street_notices});
    house.routes.add_panel({"desk", absence_notices});
    house.routes.add_panel({"desk", closure_notices});
    add_verbs(house.verbs);
    add_joining_routes(house.routes);
    add_alliance_routes(house.routes);
    add_place_routes(house.routes);
    add_import_routes(house.routes);
    add_sign_in_routes(house.routes);
    add_absence_routes(house.routes);
    add_closure_routes(house.routes);
}

} // namespace alliance
