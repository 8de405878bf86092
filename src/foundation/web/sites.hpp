// One process may serve several neighbourhoods, each under a host of its own: cookies, forms and
// addresses of one are then nothing to the other, by the browser's own rules.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace web {

// Whether "Host: …" means this site: the whole host where the name has a dot, "songyuan.example";
// else its first part, "banson" in "banson.songyuan.example:8080". A site without a name is meant
// by every host.
[[nodiscard]] bool is_host_of(std::string_view name, std::string_view host);

// What follows a site's name in a path, at the site's own host: "//banson.city.example/cases/7" for
// "/banson/cases/7" asked of "city.example". Nothing where the path begins otherwise, or where the
// host is a number, which no name can stand before; this machine's own is "localhost".
[[nodiscard]] std::optional<std::string> address_at_site(std::string_view name,
                                                         std::string_view host,
                                                         std::string_view target);

// How people reach it: the public address with the site's own host. Empty for an empty one.
[[nodiscard]] std::string public_url_of(std::string_view name, std::string_view public_url);

} // namespace web
