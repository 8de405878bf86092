// Covering a photo by hand: whoever may not see originals sees it with ninths painted over, or not
// at all. What is left is made once, when it is covered, and kept beside the reason.

#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "cases/case.hpp"
#include "cases/cases.hpp"
#include "web/request.hpp"

namespace cases {

// The field of a form that asks for a ninth: "cover_1" is the upper left, "cover_9" the lower
// right.
[[nodiscard]] std::string covering_field(std::size_t ninth);

// What is left of the photo that an act covers; empty where no ninth was named.
[[nodiscard]] base::Result<std::string> covered_as_asked(const web::Request& request,
                                                         const AskAct& asked);

// What others see of a photo that is covered, in whichever case they meet it: what its last
// covering left, when that was not taken back.
[[nodiscard]] std::optional<std::string> covered_photo(store::Connection& connection,
                                                       voices::PhotoId photo);

} // namespace cases
