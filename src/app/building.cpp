#include "app/building.hpp"

#include <algorithm>

#include "account/install.hpp"
#include "alliance/install.hpp"
#include "cases/install.hpp"
#include "consultations/install.hpp"
#include "identity/identity.hpp"
#include "initiatives/install.hpp"
#include "journal/erasure.hpp"
#include "notices/install.hpp"
#include "office/office.hpp"
#include "open311/install.hpp"
#include "places/install.hpp"
#include "plans/install.hpp"
#include "proof/install.hpp"
#include "settings/install.hpp"
#include "town/install.hpp"
#include "voices/install.hpp"
#include "web/open_api.hpp"
#include "work_orders/install.hpp"

namespace journal {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace journal
namespace office {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace office
namespace identity {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace identity
namespace web {
std::span<const text::EmbeddedFile> embedded_files();
} // namespace web

namespace app {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

void add_schema(std::span<const text::EmbeddedFile> files, store::Schema& schema) {
    for (const auto& file : files) {
        if (file.name.ends_with(".sql")) {
            schema.add(file.name, file.content);
        }
    }
}

nlohmann::json table(std::string_view name) {
    const auto files = embedded_files();
    const auto found = std::ranges::find(files, name, &text::EmbeddedFile::name);
    base::ensure(found != files.end(), "a table that is asked for is in the binary");
    return nlohmann::json::parse(found->content);
}

// What a value means everywhere, and what the demo answered: app/README.md says how they are made.
void tell_programs(web::Routes& routes) {
    for (const auto& value : table("app/values.json")) {
        routes.name_value(value.value("below", ""),
                          {value["name"],
                           value.value("about", ""),
                           value["schema"],
                           value.value("example", nlohmann::json())});
    }
    routes.add_examples(table("app/examples.json"));
}

} // namespace

Building::Building() {
    installation_.files(journal::embedded_files());
    installation_.files(office::embedded_files());
    installation_.files(identity::embedded_files());
    add_schema(web::embedded_files(), schema_); // Its pages are there by themselves.
    journal::keep_erasures(facts_);
    office::install(facts_);
    identity::keep(facts_);

    proof::install(installation_, notary_);
    places::install(installation_);
    alliance::install(installation_);
    voices::install(installation_);
    cases::install(installation_);
    plans::install(installation_);
    initiatives::install(installation_);
    consultations::install(installation_);
    work_orders::install(installation_);
    notices::install(installation_, channels_);
    account::install(installation_);
    open311::install(installation_, partners_);
    settings::install(installation_);
    town::install(installation_);
    install_operation(installation_, look_);
    tell_programs(installation_.routes);
    web::add_open_api(installation_.routes);
    install_metrics(installation_, watching_);
}

} // namespace app
