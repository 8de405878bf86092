// The auditor's own idea of what units do together: parts and their ladder, handing over, merging,
// splitting, public power. Like the auditor it shares no rule with the program.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/read.hpp"
#include "tests/simulation/plain_calendar.hpp"

namespace simulation {

using calendar::Moment;

struct PartBelief {
    std::string what;
    std::string level;
    Moment due;
    std::optional<Moment> climb_due; // Nothing once it reached the street.
    bool is_open = true;
};

struct TogetherBelief {
    Moment received;
    Moment whole_due;
    bool has_ended = false;
    std::map<std::int64_t, PartBelief> parts;
    std::optional<std::int64_t> offered_to;
    std::optional<std::int64_t> merged_into;
    bool is_power_at_it = false;
};

class JointAuditor {
public:
    using Complain = std::function<void(std::int64_t id, const std::string& sentence)>;

    // Hears every entry about a case, in order.
    void hear(const journal::ReadEntry& entry, const Complain& complain);

    // At midnight no part is overdue that has not climbed.
    void check(Moment midnight, const Complain& complain) const;

    // How often each kind was heard.
    [[nodiscard]] std::int64_t heard(const std::string& kind) const;

private:
    struct Remembered {
        std::int64_t entry = 0;
        TogetherBelief before;
    };
    struct Watched {
        TogetherBelief now;
        std::vector<Remembered> past;
    };

    void hear_birth(TogetherBelief& belief, const journal::ReadEntry& entry);
    void hear_part(TogetherBelief& belief, const journal::ReadEntry& entry);
    void hear_part_asked(TogetherBelief& belief, const journal::ReadEntry& entry);
    void hear_ladder(PartBelief& part, const journal::ReadEntry& entry);
    void hear_handover(TogetherBelief& belief, const journal::ReadEntry& entry);
    void hear_kin(TogetherBelief& belief, const journal::ReadEntry& entry);
    void hear_power(TogetherBelief& belief, const journal::ReadEntry& entry);
    void hear_course(TogetherBelief& belief, const journal::ReadEntry& entry);
    void undo(const journal::ReadEntry& entry);
    void expect(bool holds, const std::string& sentence) const;

    PlainCalendar calendar_;
    std::map<std::int64_t, Watched> cases_;
    std::map<std::string, std::int64_t> heard_;
    std::function<void(const std::string&)> complain_;
};

} // namespace simulation
