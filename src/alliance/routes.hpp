// The addresses of the alliance: who is who and its forms, signing in, and the forms that change
// places, which need a power and so stand here.

#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "web/routes.hpp"

namespace alliance {

void add_alliance_routes(web::Routes& routes);
void add_place_routes(web::Routes& routes);
void add_sign_in_routes(web::Routes& routes);

// What an act is given: the numbers in the path and the fields of the form. It outlives its
// request.
struct Asked {
    std::vector<std::int64_t> ids;
    web::Fields form;
};

// Does it in a turn and answers where to go next.
using Act = std::function<base::Result<std::string>(journal::Turn&, const Asked&)>;

// A writing route for those who hold the power, from the seat they act from.
[[nodiscard]] web::Writing act_with(Power power, Act act);

} // namespace alliance
