#include "account/install.hpp"

#include "account/records.hpp"
#include "account/routes.hpp"

namespace account {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep(house.facts);
    add_routes(house.routes);
}

} // namespace account
