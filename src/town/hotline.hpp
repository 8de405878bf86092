// What the citizens' hotline 12345 sends a demo's street: a file of work orders on each of its last
// working mornings, once the answers have gone out. By the same commands as an import; what becomes
// a case is seen to like any other.

#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "calendar/working_days.hpp"
#include "town/street.hpp"

namespace town {

class Hotline {
public:
    // The span's last day has a file too, unless it ends before.
    Hotline(Ground& ground, const Street& street, Moment ends, Dice& dice);

    // Exchanges files on the day's morning, when that is one of those mornings; each day once.
    void live_morning(calendar::OfficeDay day);

private:
    struct Sent {
        std::string number;
        std::string words;
        std::string place;
    };
    void give_answers(Moment at);
    void send_orders(calendar::OfficeDay day, Moment at);
    nlohmann::json new_order(calendar::OfficeDay day, Moment at);
    [[nodiscard]] const alliance::ActingSeat& clerk() const;

    Ground& ground_;
    const Street& street_;
    Moment ends_;
    Dice& dice_;
    calendar::WorkingDays days_;
    calendar::OfficeDay last_morning_{};
    std::vector<Sent> last_; // The orders of the last file.
    int orders_today_ = 0;
};

} // namespace town
