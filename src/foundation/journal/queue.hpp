// What waits for the writer: filled by any thread, which is never made to wait, and emptied by the
// writer's in batches. It holds `queue_jobs_max` jobs at most.

#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "journal/writer.hpp"

namespace journal {

class Queue {
public:
    struct Item {
        Job job;
        std::optional<calendar::Moment> move_clock_to;
    };

    // Takes the item; leaves it as it is and answers false when there is no room, or nobody will
    // come for it any more.
    [[nodiscard]] bool put(Item& item) {
        {
            const std::lock_guard lock(mutex_);
            if (items_.size() >= queue_jobs_max || is_closed_) {
                return false;
            }
            items_.push_back(std::move(item));
            waiting_ = items_.size();
        }
        wake_.notify_one();
        return true;
    }

    // Waits so long for something to come, then takes what is there.
    [[nodiscard]] std::deque<Item> take(std::size_t most, std::chrono::milliseconds patience) {
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, patience, [this] { return is_closed_ || !items_.empty(); });
        std::deque<Item> taken;
        while (!items_.empty() && taken.size() < most) {
            taken.push_back(std::move(items_.front()));
            items_.pop_front();
        }
        waiting_ = items_.size();
        return taken;
    }

    void close() {
        {
            const std::lock_guard lock(mutex_);
            is_closed_ = true;
        }
        wake_.notify_one();
    }

    // Closed, and nothing is left.
    [[nodiscard]] bool is_finished() {
        const std::lock_guard lock(mutex_);
        return is_closed_ && items_.empty();
    }

    [[nodiscard]] std::size_t waiting() const { return waiting_; }

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Item> items_;
    std::atomic<std::size_t> waiting_ = 0;
    bool is_closed_ = false;
};

} // namespace journal
