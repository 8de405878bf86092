#include "consultations/install.hpp"

#include "consultations/climbing.hpp"
#include "consultations/records.hpp"
#include "consultations/routes.hpp"
#include "consultations/rules.hpp"
#include "consultations/views.hpp"
#include "office/documents.hpp"

namespace consultations {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

std::string rules_now(store::Connection& connection) {
    return office::newest_document(connection, "consultations")
        .value_or(rules_as_toml(answer_days_by_default));
}

base::Result<bool> put_rules(journal::Turn& turn, const std::string& toml) {
    const auto days = rules_from_toml(toml);
    if (!days) {
        return base::refusal_of(days);
    }
    if (toml == rules_now(turn.store())) {
        return false;
    }
    turn.record(ConsultationRulesSet{*days, toml});
    return true;
}

base::Result<bool> check_rules(store::Connection& connection,
                               const std::string& toml,
                               const cli::Documents& /*beside*/) {
    const auto days = rules_from_toml(toml);
    return days ? base::Result<bool>(toml != rules_now(connection)) : base::refusal_of(days);
}

} // namespace

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep(house.facts);
    house.timers.push_back(climbing_timer());
    house.preparations.emplace_back(create_index);
    house.scrubbings.emplace_back(scrub_index);
    add_routes(house.routes);
    house.configuration.push_back({"consultations", rules_now, put_rules, check_rules, {}, [] {
                                       return rules_as_toml(answer_days_by_default);
                                   }});
    house.routes.add_panel({"desk", desk_rows});
    house.routes.add_panel({"alliance", alliance_rows});
    house.routes.add_panel({"alliance/bodies", body_rows});
}

} // namespace consultations
