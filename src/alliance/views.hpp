// What is shown of the alliance, by who asks: the public sees offices, and of the alliance's
// officers masked names; staff see names and telephones; who may administer sees the forms too.

#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "alliance/alliance.hpp"
#include "web/request.hpp"

namespace alliance {

// What rooms below add to the page of the alliance: rows {unit, line} for a body's box, and boxes
// {title, url, lines: [{text, note, url}], has_lines, empty} beside the picture.
struct FromOtherRooms {
    nlohmann::json bodies = nlohmann::json::array();
    nlohmann::json boxes = nlohmann::json::array();
};

// The whole alliance: the picture, vacant seats, and everybody as a list.
[[nodiscard]] nlohmann::json alliance_view(const web::Request& request,
                                           const FromOtherRooms& others);

// One unit with its seats, what it serves and where it takes part; nothing when there is none.
[[nodiscard]] std::optional<nlohmann::json> unit_view(const web::Request& request, UnitId id);

// The same with the forms that change it.
[[nodiscard]] std::optional<nlohmann::json> managing_view(const web::Request& request, UnitId id);

// The form for a unit that is not there yet.
[[nodiscard]] nlohmann::json new_unit_view(const web::Request& request);

[[nodiscard]] std::string unit_url(UnitId id);
[[nodiscard]] std::string kind_name(UnitKind kind, const text::Catalogue& words);

} // namespace alliance
