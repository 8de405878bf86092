// Special committees own matters: which categories each watches over, by the street's rules, and
// what has become of them. A committee works on nothing; it sees, counts and asks.

#pragma once

#include <string>
#include <vector>

#include "alliance/alliance.hpp"
#include "cases/lists.hpp"
#include "cases/rules.hpp"
#include "store/connection.hpp"

namespace cases {

// The categories that the committee watches over now; none for any other unit.
[[nodiscard]] std::vector<std::string> matters_of(store::Connection& connection,
                                                  const alliance::Unit& committee);
[[nodiscard]] bool watches(store::Connection& connection,
                           const alliance::Unit& committee,
                           const std::string& category);

// The committee that watches over a category, if one does and is there.
[[nodiscard]] std::optional<alliance::Unit> watcher_of(store::Connection& connection,
                                                       const std::string& category);
[[nodiscard]] std::optional<alliance::Unit> watcher_among(
    const std::vector<alliance::Unit>& committees, const Rules& rules, const std::string& category);

// Open cases of a category by what is due first; those that ended unresolved, newest first.
[[nodiscard]] std::vector<Case> open_about(store::Connection& connection,
                                           const std::string& category,
                                           int limit);
[[nodiscard]] std::vector<Case> unresolved_about(store::Connection& connection,
                                                 const std::string& category,
                                                 int limit);

} // namespace cases
