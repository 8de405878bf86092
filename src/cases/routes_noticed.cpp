// The observers' feed.

#include "cases/noticed.hpp"
#include "cases/routes.hpp"

namespace cases {

namespace {

base::Result<web::Answer> show_observations(const web::Request& request) {
    const auto seat = alliance::acting_with(request, alliance::Power::Observe);
    if (!seat) {
        return base::refusal_of(seat);
    }
    const auto before = request.query.number("before", 1, base::id_max);
    if (!before) {
        return base::refusal_of(before);
    }
    return web::Shown{"cases/observations", observations_view(viewer_of(request), *before)};
}

} // namespace

void observer_routes(web::Routes& routes) {
    routes.get("/observations",
               web::Access::Staff,
               "What observers are shown, unasked: overrides, refused returns, second "
               "dissatisfactions, unresolved ends, vacant seats with work waiting.",
               show_observations);
}

} // namespace cases
