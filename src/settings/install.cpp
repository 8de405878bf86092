#include "settings/install.hpp"

#include "office/documents.hpp"
#include "office/hours_document.hpp"
#include "office/office.hpp"
#include "settings/routes.hpp"

namespace settings {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

std::string hours_now(store::Connection& connection) {
    const auto written = office::newest_document(connection, "office");
    return written ? *written : office::hours_as_toml({});
}

base::Result<bool> put_hours(journal::Turn& turn, const std::string& toml) {
    const auto hours = office::hours_from_toml(toml);
    if (!hours) {
        return base::refusal_of(hours);
    }
    return toml == hours_now(turn.store()) ? false : office::record_hours(turn, *hours, toml);
}

base::Result<bool> check_hours(store::Connection& connection,
                               const std::string& toml,
                               const cli::Documents& /*beside*/) {
    const auto hours = office::hours_from_toml(toml);
    return hours ? base::Result<bool>(toml != hours_now(connection)) : base::refusal_of(hours);
}

// The office stands below the rooms that have documents, so its own is handed in here.
cli::ConfigurationPart hours_part() {
    cli::ConfigurationPart part;
    part.name = "office";
    part.as_toml = hours_now;
    part.put = put_hours;
    part.check = check_hours;
    part.built_in = [] { return office::hours_as_toml({}); };
    return part;
}

} // namespace

void install(cli::Installation& house) {
    house.files(embedded_files());
    house.configuration.push_back(hours_part());
    add_routes(house.routes, house.configuration);
}

} // namespace settings
