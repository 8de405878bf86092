// Who sat in which seat from when until when, and who stood in for them, told by the journal alone:
// every act of staff must come from somebody who might act from that seat at that moment.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>

#include "calendar/moment.hpp"
#include "journal/read.hpp"

namespace simulation {

using calendar::Moment;

// Hears one sentence about an entry that should not be as it is.
using Complain = std::function<void(const std::string& sentence)>;

class SeatBook {
public:
    struct Deputy {
        std::int64_t person = 0;
        Moment from;
        Moment until;
    };
    struct Seat {
        std::int64_t unit = 0;
        std::set<std::string> powers;
        std::int64_t person = 0; // 0 when vacant.
        Moment from;
        std::optional<Moment> until;
        std::optional<Deputy> deputy;
        bool is_closed = false;

        [[nodiscard]] bool is_held(Moment at) const {
            return !is_closed && person != 0 && from <= at && (!until || at < *until);
        }
    };

    // First looks whether its actor may act, then remembers what it says of seats.
    void hear(const journal::ReadEntry& entry, const Complain& complain);

    // The seat an entry was acted from; one of nothing for residents, timers and the operator.
    [[nodiscard]] const Seat& acting(const journal::ReadEntry& entry) const;
    // Somebody who may handle sits there.
    [[nodiscard]] bool is_attended(std::int64_t unit, Moment at) const;
    // The first seat that may handle and check, else the first that may handle; 0 without one.
    [[nodiscard]] std::int64_t lead_of(std::int64_t unit) const;
    // How often somebody acted for a holder who was away.
    [[nodiscard]] std::int64_t stood_in() const { return stood_in_; }

private:
    [[nodiscard]] bool is_account_of(std::int64_t person, std::int64_t account) const;
    [[nodiscard]] bool sits_somewhere(std::int64_t person, Moment at) const;
    void hear_actor(const journal::ReadEntry& entry, const Complain& complain);
    void hear_seat(const journal::ReadEntry& entry, const Complain& complain);
    void hear_term(Seat& seat, const journal::ReadEntry& entry, const Complain& complain);
    void hear_absence(Seat& seat, const journal::ReadEntry& entry, const Complain& complain);

    std::map<std::int64_t, Seat> seats_;
    std::map<std::int64_t, std::int64_t> accounts_; // By person.
    std::int64_t stood_in_ = 0;
};

} // namespace simulation
