// Counts what each address wrote within the hour, so that nobody floods the street's desks. It
// keeps at most a fixed number of addresses.

#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "calendar/moment.hpp"

namespace web {

class Throttle {
public:
    explicit Throttle(int an_hour_max) : an_hour_max_(an_hour_max) {}

    // Counts one more; when it is too many, how long to wait.
    [[nodiscard]] std::optional<std::chrono::seconds> note(std::string_view address,
                                                           calendar::Moment now);

private:
    struct Hour {
        calendar::Moment began;
        int count = 0;
    };

    int an_hour_max_;
    std::mutex mutex_;
    std::unordered_map<std::string, Hour> hours_;
};

// Who an address is for counting: one IPv4 address, or one IPv6 network of 64 bits.
[[nodiscard]] std::string household_of(std::string_view address);
[[nodiscard]] bool is_loopback(std::string_view address);

} // namespace web
