// How units come to take part and go again, and how terms are renewed: part of the room's door,
// read through alliance.hpp. The platform is open: whoever works here may ask, and every asker is
// answered within the street's limit.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "alliance/events_joining.hpp"
#include "base/result.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace alliance {

using calendar::Moment;

constexpr std::size_t offer_characters_max = 500;
constexpr std::size_t part_characters_max = 60;
constexpr int applications_waiting_max = 300;

// --- Rules of the street -----------------------------------------------------------------------

struct Rules {
    std::int64_t renewal_notice_days = 30;
    std::int64_t application_answer_days = 10;

    friend bool operator==(const Rules&, const Rules&) = default;
};
[[nodiscard]] Rules rules(store::Connection& connection);

// --- Joining -----------------------------------------------------------------------------------

struct ApplyToJoin {
    std::string name;
    UnitKind kind = UnitKind::Member;
    UnitId wish; // 0: wherever it is of use.
    std::string offer;
    std::string contact;
    std::string telephone;
};
[[nodiscard]] base::Result<ApplicationId> apply_to_join(journal::Turn& turn,
                                                        const ApplyToJoin& asked);

// A unit that the street knows by this name joins as it is; another is added.
struct Admit {
    ApplicationId application;
    UnitId body;
    std::string part;           // What it takes on there.
    std::optional<Moment> from; // Nothing: from now on.
};
[[nodiscard]] base::Result<UnitId> admit(journal::Turn& turn, const Admit& asked);
[[nodiscard]] base::Result<bool> decline(journal::Turn& turn,
                                         ApplicationId application,
                                         const std::string& reason);

enum class ApplicationState { Waiting, Granted, Declined };

struct Application {
    ApplicationId id;
    std::string name;
    UnitKind kind = UnitKind::Member;
    UnitId wish;
    std::int64_t entry = 0;
    Moment at;
    Moment answer_due;
    ApplicationState state = ApplicationState::Waiting;
    std::optional<Moment> decided_at;
    std::int64_t decision = 0; // The entry that decided it.
    UnitId unit;               // Whom it made a member, and of what.
    UnitId body;
};
[[nodiscard]] std::optional<Application> application(store::Connection& connection,
                                                     ApplicationId id);
// Who waited longest comes first.
[[nodiscard]] std::vector<Application> applications_waiting(store::Connection& connection);

// --- Terms -------------------------------------------------------------------------------------

[[nodiscard]] base::Result<bool> renew_term(journal::Turn& turn, SeatId seat, Moment until);

} // namespace alliance
