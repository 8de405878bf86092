// What can happen to places. Names of places are not personal, so they stand in clear text.
//
// docs/journal-format.md lists the bytes; a field that was once recorded keeps its name and
// meaning.

#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace places {

using PlaceId = base::Id<struct PlaceKind>;

// From wide to narrow. An entrance (号) is a stair door and stands apart from the building (幢):
// one building often has several.
enum class Level { Committee, Compound, Building, Entrance, Dwelling };

[[nodiscard]] inline std::span<const std::string_view> enum_names(Level) {
    static constexpr std::array<std::string_view, 5> names = {
        "committee", "compound", "building", "entrance", "dwelling"};
    return names;
}

struct PlaceAdded {
    static constexpr std::string_view kind = "place_added";

    PlaceId id;
    Level level = Level::Compound;
    PlaceId parent;                  // 0 for a residents' committee.
    std::optional<PlaceId> building; // Of an entrance, when it is known.
    std::string name; // As it is shown: "瞿溪新村", "3号", "201室", "亭子间".
    std::optional<std::string> lane; // Of an entrance: "瞿溪路350弄".
    std::optional<std::string> code; // The office's own code for it.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("level", self.level);
        field("parent", self.parent);
        field("building", self.building);
        field("name", self.name);
        field("lane", self.lane);
        field("code", self.code);
    }
};

struct PlaceRenamed {
    static constexpr std::string_view kind = "place_renamed";

    PlaceId id;
    std::string name;
    std::optional<std::string> code;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("name", self.name);
        field("code", self.code);
    }
};

// A compound goes to another residents' committee, with everything below it.
struct PlaceMoved {
    static constexpr std::string_view kind = "place_moved";

    PlaceId id;
    PlaceId committee;
    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("committee", self.committee);
        field("reason", self.reason);
    }
};

// Nothing new may be said about a closed place; what was said stays with it.
struct PlaceClosed {
    static constexpr std::string_view kind = "place_closed";

    PlaceId id;
    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("reason", self.reason);
    }
};

} // namespace places
