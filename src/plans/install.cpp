#include "plans/install.hpp"

#include "plans/records.hpp"
#include "plans/routes.hpp"
#include "plans/views.hpp"
#include "plans/views_calendar.hpp"

namespace plans {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep(house.facts);
    add_routes(house.routes);
    describe_routes(house.routes);
    house.routes.add_panel({"desk", desk_rows});
    house.routes.add_panel({"alliance", alliance_rows});
    house.routes.add_panel({"alliance/bodies", body_rows});
    house.routes.add_panel({"calendar", calendar_rows});
}

} // namespace plans
