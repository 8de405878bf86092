// How cases that belong together point to each other: the one it went into, the one it came from,
// those that came from it.

#pragma once

#include <nlohmann/json.hpp>

#include "cases/views.hpp"

namespace cases {

// [{href, id, relation, title, now, signal}], each title only as this reader may see it.
[[nodiscard]] nlohmann::json kin_view(const Viewer& viewer, const Case& current);

// For whoever reported it: the matters that went into cases of their own, with their answers:
// [{id, matter, now, signal, due {…}, answer {…}}].
[[nodiscard]] nlohmann::json split_matters_view(const Viewer& viewer, const Case& current);

// That another unit has not taken it yet, as a sentence; null when nobody is asked.
[[nodiscard]] nlohmann::json handover_view(const Viewer& viewer, const Case& current);

} // namespace cases
