// The addresses of the proof: /ct/v1 for programs that follow any RFC 6962 log, /record for people.

#pragma once

#include "proof/notary.hpp"
#include "web/routes.hpp"

namespace proof {

// The notary lives as long as the routes, and has a key before the first request.
void add_log_routes(web::Routes& routes, Notary& notary);
void add_record_routes(web::Routes& routes, const Notary& notary);

// Says more of them to programs.
void describe_routes(web::Routes& routes);

} // namespace proof
