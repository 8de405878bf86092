// Answers in the form that the address asks for: XML, or JSON by the Spark convention, which drops
// the root and the wrappers of lists. One view makes both.

#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace open311 {

enum class Format { Xml, Json };

// JSON when the address ends so; XML, which every client reads, otherwise.
[[nodiscard]] Format format_of(std::string_view path);

// "7" of "7.xml"; the path's own ending is the format's.
[[nodiscard]] std::string without_ending(std::string_view part);

[[nodiscard]] std::string_view content_type(Format format);

// A view is an object or a list; its root is for XML only, where each item of a list stands in an
// element of its own: services/service, service_requests/request. Nothing is an empty element.
[[nodiscard]] std::string written(Format format,
                                  std::string_view root,
                                  const nlohmann::ordered_json& view);

} // namespace open311
