#include "voices/routes.hpp"

#include "voices/views.hpp"

namespace voices {
namespace {

base::Result<web::Answer> show_categories(const web::Request& request) {
    return web::Shown{"voices/categories",
                      categories_view(*request.store, request.query.get("words"), *request.words)};
}

} // namespace

void add_routes(web::Routes& routes) {
    routes.get("/categories",
               web::Access::Anyone,
               "What can be reported, whom to ring first, and which category ?words= sound like.",
               show_categories);
}

} // namespace voices
