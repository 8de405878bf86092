#include "web/throttle.hpp"

#include <array>

#include <arpa/inet.h>

namespace web {
namespace {

constexpr std::size_t addresses_max = 20'000;

} // namespace

std::optional<std::chrono::seconds> Throttle::note(std::string_view address, calendar::Moment now) {
    constexpr std::chrono::hours hour(1);
    const std::string household = household_of(address);
    const std::lock_guard lock(mutex_);
    if (hours_.size() >= addresses_max && !hours_.contains(household)) {
        std::erase_if(hours_, [&](const auto& entry) { return now - entry.second.began >= hour; });
        if (hours_.size() >= addresses_max) {
            return std::chrono::seconds(60);
        }
    }
    Hour& current = hours_.try_emplace(household, Hour{now, 0}).first->second;
    if (now - current.began >= hour || now < current.began) {
        current = {now, 0};
    }
    if (current.count >= an_hour_max_) {
        return std::chrono::ceil<std::chrono::seconds>(current.began + hour - now);
    }
    ++current.count;
    return std::nullopt;
}

std::string household_of(std::string_view address) {
    const std::string text(address);
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) {
        return text;
    }
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size() / 2};
}

bool is_loopback(std::string_view address) {
    return address == "::1" || address.starts_with("127.");
}

} // namespace web
