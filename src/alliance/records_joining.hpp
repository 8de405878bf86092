// Keeps who asked to take part and what they were told, the street's rules for it, and the letters
// of appointment.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "journal/entry.hpp"
#include "store/connection.hpp"

namespace alliance {

void apply_applied(store::Connection& to,
                   const MembershipApplied& event,
                   const journal::Entry& entry);
void apply_granted(store::Connection& to,
                   const MembershipGranted& event,
                   const journal::Entry& entry);
void apply_declined(store::Connection& to,
                    const MembershipDeclined& event,
                    const journal::Entry& entry);
void apply_renewed(store::Connection& to, const TermRenewed& event, const journal::Entry& entry);
void apply_rules(store::Connection& to, const AllianceRulesSet& event, const journal::Entry& entry);

[[nodiscard]] ApplicationId next_application(store::Connection& connection);

// The latest applications, decided or not, newest first.
[[nodiscard]] std::vector<Application> applications(store::Connection& connection, int limit);

// What an applicant wrote; empty where it was erased.
struct Applicant {
    std::string offer;
    std::string contact;
    std::string telephone;
};
[[nodiscard]] Applicant applicant(store::Connection& connection, const Application& application);
[[nodiscard]] std::string reason_of(store::Connection& connection, const Application& declined);

// A letter of appointment: who is asked to serve in which seat, and until when.
struct Letter {
    std::int64_t id = 0;
    std::int64_t year = 0;
    std::int64_t number = 0;
    SeatId seat;
    PersonId person;
    Moment from;
    std::optional<Moment> until;
    Moment issued;
};

// A term of an invited observer or supervisor begins with a letter; any other has none.
void issue_letter(store::Connection& to, const PersonAppointed& term, const journal::Entry& entry);

[[nodiscard]] std::optional<Letter> letter(store::Connection& connection, std::int64_t id);
// Newest first.
[[nodiscard]] std::vector<Letter> letters(store::Connection& connection, int limit);
[[nodiscard]] std::optional<Letter> last_letter_of(store::Connection& connection, SeatId seat);

} // namespace alliance
