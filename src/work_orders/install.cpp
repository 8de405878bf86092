#include "work_orders/install.hpp"

#include "work_orders/follows.hpp"
#include "work_orders/format.hpp"
#include "work_orders/records.hpp"
#include "work_orders/routes.hpp"
#include "work_orders/verbs.hpp"
#include "work_orders/views.hpp"
#include "work_orders/work_orders.hpp"

namespace work_orders {

std::span<const text::EmbeddedFile> embedded_files();

namespace {

base::Result<bool> check_format(store::Connection& connection,
                                const std::string& document,
                                const cli::Documents& /*beside*/) {
    const auto format = read_format(document);
    return format ? base::Result<bool>(document != format_as_toml(connection))
                  : base::refusal_of(format);
}

} // namespace

void install(cli::Installation& house) {
    house.files(embedded_files());
    keep(house.facts);
    follow(house.followers);
    add_routes(house.routes);
    add_verbs(house.verbs);
    house.routes.add_panel({"desk", desk_rows});
    house.configuration.push_back({"work_orders", format_as_toml, set_format, check_format, {}, [] {
                                       return std::string(default_format_document());
                                   }});
}

} // namespace work_orders
