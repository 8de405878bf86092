#include "initiatives/install.hpp"

#include "initiatives/records.hpp"
#include "initiatives/routes.hpp"
#include "initiatives/views.hpp"

namespace initiatives {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep(house.facts);
    add_routes(house.routes);
    house.routes.add_panel({"alliance", alliance_rows});
}

} // namespace initiatives
