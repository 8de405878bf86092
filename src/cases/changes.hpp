// What changed in somebody's cases since they last looked. Looking is no fact of the street: how
// far somebody read is kept beside the journal, moves when they say so, and never back.

#pragma once

#include <optional>
#include <vector>

#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "cases/views.hpp"
#include "journal/turn.hpp"

namespace cases {

constexpr int changes_read_max = 2000; // Of the newest; older ones stand in their cases.
constexpr int changed_cases_max = 50;  // On the page.

struct Look {
    journal::Sequence entry = 0; // The last that was looked at.
    Moment at;
};
// Who acts from the seats of several units looks from each by itself.
[[nodiscard]] std::optional<Look> last_look(store::Connection& connection,
                                            AccountId account,
                                            UnitId unit);

// Somebody has read everything up to this entry, which must be in the journal.
[[nodiscard]] base::Result<Look> look(journal::Turn& turn,
                                      const alliance::ActingSeat& from,
                                      journal::Sequence until);

// The kind of a step that stands in no timeline: the reporter added words or a photo.
inline constexpr std::string_view reporter_added = "reporter_added";

struct Change {
    CaseId id;
    Step step;
};

// Everything that happened to cases after an entry, and what reporters added; newest first.
[[nodiscard]] std::vector<Change> changes_after(store::Connection& connection,
                                                journal::Sequence entry,
                                                int limit);

// What others did in the cases of the viewer's units, by case, the latest first: {since, entry,
// rows: row_view with changes [{sentence, office, moment, is_alarm}]}.
[[nodiscard]] nlohmann::json changes_view(const Viewer& viewer);

} // namespace cases
