// What decides about places: how a label is shown and compared, what may be added, renamed and
// closed. Pure functions: no clock, no table.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "places/places.hpp"

namespace places {

// A label as it is shown: "3" becomes "3号" for an entrance, "201" becomes "201室" for a dwelling,
// "12" becomes "12幢" for a building, "瞿四" becomes "瞿四居委会"; whatever else somebody wrote
// stays as it is.
[[nodiscard]] std::string shown_label(Level level, std::string_view name);

// What two ways of writing one label have in common: "3", "3号" and "３号" give "3", "瞿四" and
// "瞿四居委会" give "瞿四".
[[nodiscard]] std::string label_key(Level level, std::string_view name);

[[nodiscard]] bool is_digit(char letter);

// Letters, digits and Chinese characters only, in one width, one case, Simplified.
[[nodiscard]] std::string plain_key(std::string_view words);

// The first characters of a key; all of it when it is shorter.
constexpr int head_characters = 3;
[[nodiscard]] std::string head_of(std::string_view key, int characters = head_characters);

// Puts 2号 before 10号: every run of digits has the same length.
[[nodiscard]] std::string sort_key(std::string_view label);

// What surrounds a place that somebody wants to add.
struct Surroundings {
    std::optional<Place> parent;
    std::optional<Place> building;
    std::optional<Place> twin; // Of the same level and label below the same parent.
};

[[nodiscard]] base::Result<PlaceAdded> decide_adding(const AddPlace& asked,
                                                     const Surroundings& around,
                                                     PlaceId id);

[[nodiscard]] base::Result<PlaceRenamed> decide_renaming(const std::optional<Place>& place,
                                                         const std::string& name,
                                                         const std::string& code,
                                                         const std::optional<Place>& twin);

[[nodiscard]] base::Result<PlaceMoved> decide_moving(const std::optional<Place>& compound,
                                                     const std::optional<Place>& committee,
                                                     const std::optional<Place>& twin,
                                                     const std::string& reason);

enum class Below { Nothing, OpenPlaces };
[[nodiscard]] base::Result<PlaceClosed> decide_closing(const std::optional<Place>& place,
                                                       const std::string& reason,
                                                       Below below);

} // namespace places
