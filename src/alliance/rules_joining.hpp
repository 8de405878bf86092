// What decides who may join and when a term is renewed. Pure functions: no clock, no table.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "alliance/rules.hpp"

namespace alliance {

// What a unit may apply as; the others are made by the street, or elected.
[[nodiscard]] bool may_apply(UnitKind kind);

// The known unit of an applicant's name, when it has one.
[[nodiscard]] std::optional<Unit> unit_called(const std::vector<Unit>& units,
                                              const std::string& name);

// What the street knows when somebody applies.
struct Applying {
    std::optional<Unit> wish; // Nothing when none was named, or there is no such body.
    std::vector<Application> waiting;
    std::vector<Unit> members; // Of the wished body.
    Moment answer_due;
    ApplicationId id;
};
[[nodiscard]] base::Result<MembershipApplied> decide_applying(const ApplyToJoin& asked,
                                                              const Applying& known);

// What the street knows when it admits somebody.
struct Admitting {
    std::optional<Application> application;
    std::optional<Unit> body;
    std::optional<Unit> unit; // The known unit of that name.
    std::vector<Unit> members;
    UnitId next; // The number of a unit that must be added.
    Moment now;
};
struct Admitted {
    std::optional<UnitAdded> added;
    MembershipGranted granted;
    UnitJoined joined;
};
[[nodiscard]] base::Result<Admitted> decide_admitting(const Admit& asked, const Admitting& known);

[[nodiscard]] base::Result<MembershipDeclined> decide_declining(
    const std::optional<Application>& application, const std::string& reason);

[[nodiscard]] base::Result<UnitLeft> decide_leaving(const UnitLeft& asked,
                                                    const std::optional<Moment>& member_since);

[[nodiscard]] base::Result<TermRenewed> decide_renewing(const std::optional<Seat>& seat,
                                                        Moment until,
                                                        Moment now);

// The street's own numbers, as TOML.
[[nodiscard]] std::string rules_as_toml(const Rules& rules);
[[nodiscard]] base::Result<Rules> rules_from_toml(const std::string& toml);

} // namespace alliance
