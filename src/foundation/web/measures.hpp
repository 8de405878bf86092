// What the web side has done since it began: how long each route took, and with which status it
// answered. Web threads add while they answer; they share no lock.

#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <deque>

#include "base/histogram.hpp"
#include "web/routes.hpp"

namespace web {

class Measures {
public:
    // The routes must outlive it, and none may be added any more.
    explicit Measures(const Routes& routes) : routes_(routes), durations_(routes.table().size()) {}

    // An answer that was made for `route`; for no route, such as a file of styles, only its status
    // counts.
    void note(const Route* route, int status, std::int64_t microseconds) {
        statuses_.at(static_cast<std::size_t>(status)).fetch_add(1, std::memory_order_relaxed);
        if (route != nullptr) {
            durations_.at(position(*route)).add(microseconds);
        }
    }

    [[nodiscard]] const Routes& routes() const { return routes_; }
    [[nodiscard]] const base::Durations& of(const Route& route) const {
        return durations_.at(position(route));
    }
    [[nodiscard]] std::int64_t answered_with(int status) const {
        return statuses_.at(static_cast<std::size_t>(status)).load(std::memory_order_relaxed);
    }

    static constexpr int statuses_end = 600;

private:
    [[nodiscard]] std::size_t position(const Route& route) const {
        return static_cast<std::size_t>(&route - routes_.table().data());
    }

    const Routes& routes_;
    std::deque<base::Durations> durations_; // In the order of the table.
    std::array<std::atomic<std::int64_t>, statuses_end> statuses_{};
};

} // namespace web
