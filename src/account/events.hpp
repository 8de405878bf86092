// The facts of a person's calendar address: that there is one, the how-manieth, and that it ended.
// The address itself is made from the store's key and stands nowhere.

#pragma once

#include <cstdint>
#include <string_view>

#include "journal/actor.hpp"

namespace account {

using journal::AccountId;

// Made, or made anew: only the address of the last number is answered.
struct CalendarAddressMade {
    static constexpr std::string_view kind = "calendar_address_made";

    AccountId account;
    std::int64_t number = 1;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("account", self.account);
        field("number", self.number);
    }
};

struct CalendarAddressEnded {
    static constexpr std::string_view kind = "calendar_address_ended";

    AccountId account;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("account", self.account);
    }
};

} // namespace account
