// Lists that somebody brings, in the browser or on the command line: places, units with what they
// serve, people by their seats. A row is taken whole or comes back with its reason, as it stood.

#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "alliance/lists.hpp"

namespace alliance {

[[nodiscard]] base::Result<Brought> read_places_brought(std::string_view bytes,
                                                        const text::Catalogue& words);
[[nodiscard]] base::Result<Brought> read_units_brought(std::string_view bytes,
                                                       const text::Catalogue& words);
[[nodiscard]] base::Result<Brought> read_people_brought(std::string_view bytes,
                                                        const text::Catalogue& words);

// A list beyond what one turn takes is taken in parts: what is there already costs nothing, and
// sending the same file again goes on where it stopped. Answers {taken, already, left, account,
// heading, refused [{line, cells, key, arguments}]}.
[[nodiscard]] base::Result<nlohmann::json> take_brought(journal::Turn& turn,
                                                        const Brought& list,
                                                        AccountId account);

// Why one of those refused rows was.
[[nodiscard]] std::string reason_of_row(const nlohmann::json& refused,
                                        const text::Catalogue& words);

// The refused rows as a sheet, to be mended and brought again.
[[nodiscard]] sheets::Sheet refused_sheet(const nlohmann::json& heading,
                                          const nlohmann::json& refused,
                                          const text::Catalogue& words,
                                          Moment now);

} // namespace alliance
