// How parts are shown: to staff on the case's page, on the desk of whoever owes one, and as the
// choices of a form.

#pragma once

#include <nlohmann/json.hpp>

#include "cases/cases.hpp"
#include "cases/parts.hpp"
#include "cases/views.hpp"

namespace cases {

// [{number, what {code, name}, unit, department, owner, matter, words, state {code, name}, due
// {…}}], as they were asked. For staff only: the words are theirs. Whoever the case itself does not
// concern reads what their own unit asked.
[[nodiscard]] nlohmann::json parts_view(const Viewer& viewer, const Case& current);

// What a part asks, in its asker's words.
[[nodiscard]] std::string matter_of(const Viewer& viewer, const Part& part);

// "等交回", "已交回": where it stands, in the words of its kind.
[[nodiscard]] std::string state_in_words(const Viewer& viewer, const Part& part);

// Rows as the desk has them, of open parts that wait for the viewer's seat, due first.
[[nodiscard]] nlohmann::json part_rows_view(const Viewer& viewer);

// The parts that the act can be done to: [{value, label, is_chosen}].
[[nodiscard]] nlohmann::json options_of_parts(const Viewer& viewer,
                                              const Case& current,
                                              Act act,
                                              const std::string& chosen);

} // namespace cases
