// From which sides a unit comes to cases. What many cases ask alike is looked up once, so take one
// Standpoint for a turn or a page, never a longer time.

#pragma once

#include <map>
#include <optional>
#include <vector>

#include "cases/acts.hpp"

namespace cases {

class Standpoint {
public:
    Standpoint(store::Connection& connection, UnitId unit, Moment now);

    // Whoever looks after a unit where nobody sits comes from that unit's side too.
    [[nodiscard]] Sides sides_of(const Case& current) const;

    // It is that unit, or acts for it where nobody sits.
    [[nodiscard]] bool stands_for(UnitId other, const Case& current) const;

    [[nodiscard]] bool is_street() const { return is_street_; }

    // Where they sit themselves, whichever seat they act from.
    [[nodiscard]] const std::vector<UnitId>& own_units_of(AccountId account) const;

private:
    [[nodiscard]] bool is_unattended(UnitId other) const;

    store::Connection& connection_;
    UnitId unit_;
    Moment now_;
    std::optional<alliance::Unit> self_;
    bool is_street_ = false;
    bool is_committee_ = false;
    mutable std::map<UnitId, bool> unattended_;
    mutable std::map<AccountId, std::vector<UnitId>> own_units_;
};

[[nodiscard]] Asker asker_from(const Standpoint& standpoint,
                               const alliance::ActingSeat& seat,
                               const Case& current);

} // namespace cases
