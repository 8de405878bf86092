// The addresses of this room. Residents' pages need no account; staff's pages ask who it is and
// from which seat. Where both share an address, the residents' side answers and hands staff over.

#pragma once

#include "base/result.hpp"
#include "cases/case.hpp"
#include "cases/views.hpp"
#include "web/routes.hpp"

namespace cases {

void resident_routes(web::Routes& routes);
void staff_routes(web::Routes& routes);
void power_routes(web::Routes& routes);
void overview_routes(web::Routes& routes);
void photo_routes(web::Routes& routes);
void observer_routes(web::Routes& routes);
void paper_routes(web::Routes& routes);
void changes_routes(web::Routes& routes);
void template_routes(web::Routes& routes);
void feed_routes(web::Routes& routes);

// Says more of those that programs use.
void describe_routes(web::Routes& routes);

// What GET /cases/{id} shows to anybody; who watches over the case also finds there what they
// asked.
[[nodiscard]] web::Answer public_case_page(const web::Request& request,
                                           const Viewer& viewer,
                                           const Case& current);

// What it shows to somebody with a seat.
[[nodiscard]] base::Result<web::Answer> staff_case_page(const web::Request& request,
                                                        const Viewer& viewer,
                                                        const Case& current);

} // namespace cases
