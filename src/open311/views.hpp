// What goes out, field by field as GeoReport v2 names it. Ids are strings; what isn't known is
// null; a place is no finer than its compound, and words are those that staff gave for all.

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "open311/open311.hpp"
#include "open311/rules.hpp"
#include "web/request.hpp"

namespace open311 {

using nlohmann::ordered_json;

[[nodiscard]] ordered_json discovery_view(const web::Request& request);

// What can be asked for here: every category but those where somebody must ring a number at once.
[[nodiscard]] std::vector<voices::Category> services(store::Connection& connection);
[[nodiscard]] ordered_json services_view(const web::Request& request);

// Its attributes are what the category asks.
[[nodiscard]] base::Result<ordered_json> definition_view(const web::Request& request,
                                                         const std::string& code);

// `Extended` also has extended_attributes and notes.
enum class Extent { Plain, Extended };
[[nodiscard]] ordered_json requests_view(const web::Request& request,
                                         const std::vector<cases::Case>& cases,
                                         Extent extent);

// What happened to cases, oldest first.
[[nodiscard]] ordered_json updates_view(const web::Request& request, const UpdatesAsked& asked);

// The answer to a post: the number, and what the person who reported it should know.
[[nodiscard]] ordered_json posted_view(const web::Request& request,
                                       voices::VoiceId voice,
                                       const std::string& ring_now);

[[nodiscard]] ordered_json refusal_view(int status, const std::string& reason);

} // namespace open311
