// The fields that only acts with others ask: a part, its matter, another case, a department, a
// visit.

#pragma once

#include <nlohmann/json.hpp>

#include "cases/typed.hpp"
#include "cases/views.hpp"

namespace cases {

// Every such field of the form; those that the act does not ask are null.
[[nodiscard]] nlohmann::json joint_fields(const Viewer& viewer,
                                          const Typed& typed,
                                          const Case& current,
                                          Act act);

} // namespace cases
