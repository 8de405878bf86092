// The auditor's own idea of the alliance's life: who joins and leaves, which offices are closed,
// what bodies plan and who comes, what the workshop is asked, who signs. Read from the journal
// alone; every rule is written once more here and none is shared with the program.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "calendar/moment.hpp"
#include "journal/read.hpp"
#include "store/connection.hpp"
#include "tests/simulation/plain_calendar.hpp"
#include "tests/simulation/seat_book.hpp"

namespace simulation {

struct ActivityBelief {
    std::int64_t body = 0;
    std::string state = "planned";
    Moment begins;
    std::optional<std::int64_t> seats;
    std::map<std::int64_t, std::int64_t> sign_ups; // How many people each brings, while it stands.
    std::int64_t came = 0;
    int photos = 0;

    [[nodiscard]] std::int64_t people() const;
};

struct ConsultationBelief {
    std::int64_t workshop = 0;
    Moment due;
    std::int64_t climbed_to = 0;
    std::int64_t answered_by = 0;
    std::int64_t public_entry = 0;
};

struct InitiativeBelief {
    std::int64_t body = 0;
    bool has_ended = false;
    std::set<std::int64_t> units;
    std::set<std::int64_t> signatures;
};

struct ApplicationBelief {
    std::string name;
    Moment at;
    std::string state = "waiting";
};

struct ClosureBelief {
    std::int64_t unit = 0;
    calendar::OfficeDay from;
    calendar::OfficeDay until;
};

class AllianceAuditor {
public:
    // Hears every entry of the journal, in order.
    void hear(const journal::ReadEntry& entry, const Complain& complain);

    // At midnight: no question is overdue that has not climbed, and the tables say the same.
    void check(store::Connection& connection, Moment midnight, const Complain& complain);

    // How often each kind was heard.
    [[nodiscard]] std::int64_t heard(const std::string& kind) const;
    [[nodiscard]] std::int64_t stood_in() const { return seats_.stood_in(); }

private:
    void hear_unit(const journal::ReadEntry& entry);
    void hear_application(const journal::ReadEntry& entry);
    void hear_membership(const journal::ReadEntry& entry);
    void hear_closure(const journal::ReadEntry& entry);
    void hear_closing(const ClosureBelief& closure, const journal::ReadEntry& entry);
    void hear_plan(const journal::ReadEntry& entry);
    void hear_details(const ActivityBelief& activity, const journal::ReadEntry& entry);
    void hear_sign_up(const journal::ReadEntry& entry);
    void hear_record(const journal::ReadEntry& entry);
    void hear_photo(const journal::ReadEntry& entry);
    void hear_consultation(const journal::ReadEntry& entry);
    void hear_answer(ConsultationBelief& belief, const journal::ReadEntry& entry);
    void hear_shelf(ConsultationBelief& belief, const journal::ReadEntry& entry);
    void hear_initiative(const journal::ReadEntry& entry);
    void hear_signature(const journal::ReadEntry& entry);

    void check_joining(store::Connection& connection);
    void check_plans(store::Connection& connection);
    void check_calls(store::Connection& connection, Moment midnight);

    // Who convenes for a body, and who administers; the operator at the machine always may.
    void expect_convener(std::int64_t body, const journal::ReadEntry& entry);
    void expect_power(const char* power, const journal::ReadEntry& entry);
    void expect(bool holds, const std::string& sentence) const;
    [[nodiscard]] bool is_body(std::int64_t unit) const;
    [[nodiscard]] std::int64_t desk() const;
    [[nodiscard]] std::int64_t workshop() const;

    PlainCalendar calendar_;
    SeatBook seats_;
    Complain complain_;
    std::map<std::string, std::int64_t> heard_;

    struct UnitBelief {
        std::string kind;
        std::string name;
    };
    std::map<std::int64_t, UnitBelief> units_;
    std::map<std::int64_t, ApplicationBelief> applications_;
    std::map<std::int64_t, std::set<std::int64_t>> members_; // By body.
    // Who was granted a part and has not joined yet: body and unit.
    std::optional<std::pair<std::int64_t, std::int64_t>> granted_;
    std::map<std::int64_t, ClosureBelief> closures_;
    std::map<std::int64_t, ActivityBelief> activities_;
    std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>> photos_; // Activity and entry.
    std::map<std::int64_t, ConsultationBelief> consultations_;
    std::map<std::int64_t, InitiativeBelief> initiatives_;
    std::map<std::int64_t, std::int64_t> signatures_; // The entry of each.
    std::vector<std::int64_t> must_be_gone_;          // Entries whose words were to be erased.
};

} // namespace simulation
