#include "voices/install.hpp"

#include "office/documents.hpp"
#include "voices/categories.hpp"
#include "voices/records.hpp"
#include "voices/routes.hpp"
#include "voices/verbs.hpp"

namespace voices {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

std::string categories_as_toml(store::Connection& connection) {
    return office::newest_document(connection, "categories")
        .value_or(to_toml(default_categories()));
}

base::Result<bool> put_categories(journal::Turn& turn, const std::string& toml) {
    const auto read = categories_from_toml(toml);
    if (!read) {
        return base::refusal_of(read);
    }
    if (toml == categories_as_toml(turn.store())) {
        return false;
    }
    const auto version = set_categories(turn, *read, toml);
    return version ? base::Result<bool>(true) : base::refusal_of(version);
}

base::Result<bool> check_toml(store::Connection& connection,
                              const std::string& toml,
                              const cli::Documents& /*beside*/) {
    const auto read = categories_from_toml(toml);
    if (!read) {
        return base::refusal_of(read);
    }
    return toml != categories_as_toml(connection);
}

} // namespace

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep_facts(house.facts);
    add_routes(house.routes);
    add_import_routes(house.routes);
    house.verbs.push_back(import_voices_verb());
    house.configuration.push_back(
        {"categories", categories_as_toml, put_categories, check_toml, {}, [] {
             return to_toml(default_categories());
         }});
}

} // namespace voices
