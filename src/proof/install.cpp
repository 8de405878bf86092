#include "proof/install.hpp"

#include "proof/log.hpp"
#include "proof/records.hpp"
#include "proof/routes.hpp"
#include "proof/verbs.hpp"
#include "proof/verbs_witness.hpp"

namespace proof {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house, Notary& notary) {
    house.files(embedded_files());
    keep(house.facts);
    house.feeds.push_back(
        [&notary](store::Connection& writer) { return notary.keep_heads(writer); });
    house.checks.push_back({"heads", "proof.kept_heads_agree", check_kept_heads});
    add_log_routes(house.routes, notary);
    add_record_routes(house.routes, notary);
    describe_routes(house.routes);
    for (auto& verb : log_key_verbs(notary)) {
        house.verbs.push_back(std::move(verb));
    }
    for (auto& verb : witnesses_verbs()) {
        house.verbs.push_back(std::move(verb));
    }
    house.verbs.push_back(verify_receipt_verb());
    house.verbs.push_back(witness_verb());
}

} // namespace proof
