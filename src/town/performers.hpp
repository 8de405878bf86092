// Who on a made-up street does what with a case: the person whose seat gives the power, from the
// side the act needs, and never the one who must be somebody else.

#pragma once

#include <map>
#include <optional>

#include "cases/cases.hpp"
#include "town/street.hpp"

namespace town {

class Performers {
public:
    explicit Performers(const Street& street) : street_(street) {}

    // Nobody when no such person sits anywhere; the resident acts without a seat.
    [[nodiscard]] const Staff* performer(const cases::Case& current, cases::Act act) const;

    // Who works for a unit in what concerns this case: where nobody sits, the unit above.
    [[nodiscard]] const Staff* acting_for(const cases::Case& current, alliance::UnitId unit) const;

    // Who did the last act of a case: only they may undo it.
    void note(cases::CaseId id, const alliance::ActingSeat& seat);
    void forget(cases::CaseId id);
    [[nodiscard]] std::optional<alliance::ActingSeat> last(cases::CaseId id) const;

private:
    [[nodiscard]] alliance::UnitId committee_of(const cases::Case& current) const;
    [[nodiscard]] const Staff* handler(const cases::Case& current) const;
    [[nodiscard]] const Staff* checker(const cases::Case& current,
                                       journal::AccountId other_than) const;
    [[nodiscard]] const Staff* decider(const cases::Case& current) const;
    [[nodiscard]] const Staff* above(const cases::Case& current,
                                     alliance::UnitId unit,
                                     journal::AccountId other_than = {}) const;
    [[nodiscard]] const Staff* caller(const cases::Case& current) const;

    const Street& street_;
    std::map<cases::CaseId, alliance::ActingSeat> last_;
};

[[nodiscard]] bool is_resident_s(cases::Act act);

} // namespace town
