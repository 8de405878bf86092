// What nobody may do in the alliance, tried every night on the program's own commands. Each must be
// refused and leave no trace; were one taken, the auditor would hear of it too.

#pragma once

#include <optional>
#include <string>

#include "town/ground.hpp"
#include "town/street.hpp"

namespace simulation {

class Attempts {
public:
    Attempts(town::Ground& ground, const town::Street& street) : ground_(ground), street_(street) {}

    // The next in turn. A sentence when it was taken all the same.
    [[nodiscard]] std::optional<std::string> try_next(calendar::Moment at);

    // How many were tried, and refused.
    [[nodiscard]] int refused() const { return refused_; }

private:
    [[nodiscard]] bool is_closed_by(const alliance::ActingSeat& seat,
                                    const alliance::AnnounceClosure& asked,
                                    calendar::Moment at);

    // Each answers whether it was taken.
    bool close_what_is_past(calendar::Moment at);
    bool close_on_a_day_off(calendar::Moment at);
    bool close_for_too_long(calendar::Moment at);
    bool close_what_is_closed(calendar::Moment at);
    bool close_the_desk(calendar::Moment at);
    bool close_without_power(calendar::Moment at);
    bool open_what_is_over(calendar::Moment at);
    bool answer_an_applicant_twice(calendar::Moment at);
    bool join_twice(calendar::Moment at);
    bool leave_without_a_reason(calendar::Moment at);

    town::Ground& ground_;
    const town::Street& street_;
    std::size_t next_ = 0;
    int refused_ = 0;
};

} // namespace simulation
