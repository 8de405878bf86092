#include "web/upload_slots.hpp"

#include <algorithm>
#include <utility>

namespace web {
namespace {

using Duration = std::chrono::steady_clock::duration;

// How long the bytes may take that have arrived.
Duration time_for(std::size_t bytes) {
    return std::chrono::milliseconds(bytes * 1'000 / upload_bytes_a_second_min);
}

} // namespace

std::optional<UploadSlots::Place> UploadSlots::take(std::function<void()> let_go) {
    const std::lock_guard lock(mutex_);
    if (count() >= most_ && !let_go_slowest()) {
        return std::nullopt;
    }
    return arriving_.insert(arriving_.end(), {std::move(let_go), clock_()});
}

void UploadSlots::arrived(Place place, std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    place->bytes += bytes;
}

void UploadSlots::give_back(Place place) {
    const std::lock_guard lock(mutex_);
    (place->is_let_go ? let_go_ : arriving_).erase(place);
}

void UploadSlots::begin_answer() {
    const std::lock_guard lock(mutex_);
    ++answered_;
}

void UploadSlots::end_answer() {
    const std::lock_guard lock(mutex_);
    --answered_;
}

int UploadSlots::taken() const {
    const std::lock_guard lock(mutex_);
    return count();
}

bool UploadSlots::let_go_slowest() {
    const auto now = clock_();
    const auto late_by = [now](const Upload& upload) {
        return now - upload.since - time_for(upload.bytes);
    };
    const auto slowest = std::ranges::max_element(arriving_, {}, late_by);
    if (slowest == arriving_.end() || late_by(*slowest) <= Duration::zero()) {
        return false;
    }
    slowest->is_let_go = true;
    slowest->let_go();
    let_go_.splice(let_go_.end(), arriving_, slowest);
    return true;
}

} // namespace web
