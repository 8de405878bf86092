// How a case changes when one of its photos is covered.

#include "cases/case.hpp"
#include "cases/happening.hpp"

namespace cases {

void happen(Case& current, const PhotoRedacted& event, const journal::Entry& entry) {
    auto redacted = current.redacted_photos.value_or(std::vector<voices::PhotoId>());
    if (!current.is_redacted(event.photo)) {
        redacted.push_back(event.photo);
    }
    current.redacted_photos = std::move(redacted);
    act(current, entry);
}

} // namespace cases
