// How a case changes when it covers one of its photos.

#include <algorithm>

#include "cases/case.hpp"
#include "cases/happening.hpp"

namespace cases {

void happen(Case& current, const PhotoRedacted& event, const journal::Entry& entry) {
    auto redacted = current.redacted_photos.value_or(std::vector<voices::PhotoId>());
    if (std::ranges::find(redacted, event.photo) == redacted.end()) {
        redacted.push_back(event.photo);
    }
    current.redacted_photos = std::move(redacted);
    act(current, entry);
}

} // namespace cases
