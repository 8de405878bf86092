#include "work_orders/install.hpp"

#include "work_orders/follows.hpp"
#include "work_orders/records.hpp"
#include "work_orders/routes.hpp"
#include "work_orders/verbs.hpp"
#include "work_orders/views.hpp"
#include "work_orders/work_orders.hpp"

namespace work_orders {

std::span<const text::EmbeddedFile> embedded_files();

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep(house.facts);
    follow(house.followers);
    add_routes(house.routes);
    add_verbs(house.verbs);
    house.routes.add_panel({"desk", desk_rows});
    house.configuration.push_back(
        {"work_orders",
         format_as_toml,
         set_format,
         [](store::Connection&, const std::string& document) -> base::Result<bool> {
             const auto format = read_format(document);
             return format ? base::Result<bool>(true) : base::refusal_of(format);
         }});
}

} // namespace work_orders
