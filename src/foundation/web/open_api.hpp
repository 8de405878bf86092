// The route table as programs read it: OpenAPI 3.1 at /openapi.json. Every address stands in it;
// one that its room described tells its values, its answer and an example, any other what holds for
// all.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "web/routes.hpp"

namespace web {

// `site` is how people reach us; without it addresses are relative to the document's own.
[[nodiscard]] nlohmann::json open_api(const Routes& routes, const std::string& site);

// What kind of file a route answers instead of a page and JSON; empty when it answers these.
[[nodiscard]] std::string media_type_of(const Route& route);

// GET /openapi.json. The table must outlive it, and may still grow.
void add_open_api(Routes& routes);

} // namespace web
