// What is shown of places: one list, of what lies below a place or of what somebody looks for.
// Names of places are for everybody; who lives there is not known here.

#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "places/places.hpp"
#include "store/connection.hpp"
#include "text/catalogue.hpp"

namespace places {

enum class For { Everybody, Staff };

struct Browsing {
    PlaceId under;             // 0: the residents' committees.
    std::string looked_for;    // Empty: everything below.
    bool is_compounds = false; // All compounds of the street, wherever they lie.
    For whom = For::Everybody;
};

// Nothing when `under` names no place.
[[nodiscard]] std::optional<nlohmann::json> places_view(store::Connection& connection,
                                                        const Browsing& browsing,
                                                        const text::Catalogue& words);

} // namespace places
