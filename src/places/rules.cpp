#include "places/rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <span>

#include "text/normalise.hpp"

namespace places {

namespace {

using base::refuse;
using base::Why;

constexpr std::size_t code_characters_max = 40;
constexpr std::size_t digits_sorted_max = 8;

std::span<const std::string_view> endings_of(Level level) {
    static constexpr std::array<std::string_view, 4> of_committee = {
        "居民委员会", "居委会", "居委", "居民区"};
    static constexpr std::array<std::string_view, 4> of_building = {"号楼", "幢", "栋", "座"};
    static constexpr std::array<std::string_view, 4> of_entrance = {"号楼", "号", "单元", "门"};
    static constexpr std::array<std::string_view, 2> of_dwelling = {"室", "房"};
    switch (level) {
        case Level::Committee:
            return of_committee;
        case Level::Compound:
            return {};
        case Level::Building:
            return of_building;
        case Level::Entrance:
            return of_entrance;
        case Level::Dwelling:
            return of_dwelling;
    }
    return {};
}

// "3", "12a", "b2", "3甲": what a doorplate carries before 号 or 室.
bool is_doorplate(std::string_view key) {
    if (key.empty() || std::ranges::none_of(key, is_digit)) {
        return false;
    }
    for (const std::string_view letter : {"甲", "乙", "丙", "丁"}) {
        if (key.ends_with(letter)) {
            key.remove_suffix(letter.size());
        }
    }
    return std::ranges::all_of(
        key, [](char letter) { return is_digit(letter) || (letter >= 'a' && letter <= 'z'); });
}

bool is_kept_in_keys(std::string_view character) {
    const auto first = static_cast<unsigned char>(character.front());
    if (first < 0x80) {
        return std::isalnum(first) != 0;
    }
    // Punctuation lies in U+0080–U+00BF, U+2000–U+206F and U+3000–U+303F.
    return !(first == 0xC2 || character.starts_with("\xE2\x80") ||
             character.starts_with("\xE2\x81") || character.starts_with("\xE3\x80"));
}

std::size_t bytes_of_character(char first) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte < 0x80) {
        return 1;
    }
    return byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

base::Result<std::string> checked_name(std::string_view given) {
    if (!text::is_utf8(given)) {
        return refuse(Why::Invalid, "places.not_readable", {}, "name");
    }
    std::string name = text::tidy(given);
    std::ranges::replace(name, '\n', ' ');
    if (name.empty() || plain_key(name).empty()) {
        return refuse(Why::Invalid, "places.name_missing", {}, "name");
    }
    if (text::length(name) > name_characters_max) {
        return refuse(
            Why::TooLarge, "places.name_too_long", {{"most", name_characters_max}}, "name");
    }
    return name;
}

base::Result<std::optional<std::string>> checked_code(std::string_view given) {
    if (!text::is_utf8(given)) {
        return refuse(Why::Invalid, "places.not_readable", {}, "code");
    }
    std::string code = text::tidy(given);
    if (text::length(code) > code_characters_max) {
        return refuse(
            Why::TooLarge, "places.code_too_long", {{"most", code_characters_max}}, "code");
    }
    return code.empty() ? std::nullopt : std::optional<std::string>(std::move(code));
}

base::Result<std::string> checked_reason(const std::string& given) {
    std::string reason = text::is_utf8(given) ? text::tidy(given) : std::string();
    if (reason.empty()) {
        return refuse(Why::Invalid, "places.reason_missing", {}, "reason");
    }
    if (text::length(reason) > reason_characters_max) {
        return refuse(
            Why::TooLarge, "places.reason_too_long", {{"most", reason_characters_max}}, "reason");
    }
    return reason;
}

bool fits_below(Level level, const std::optional<Place>& parent) {
    switch (level) {
        case Level::Committee:
            return !parent;
        case Level::Compound:
            return parent && parent->level == Level::Committee;
        case Level::Building:
        case Level::Entrance:
            return parent && parent->level == Level::Compound;
        case Level::Dwelling:
            return parent && parent->level == Level::Entrance;
    }
    return false;
}

std::optional<base::Refusal> what_is_wrong_around(const AddPlace& asked,
                                                  const Surroundings& around) {
    if (asked.parent.value != 0 && !around.parent) {
        return base::Refusal{Why::NotFound, "places.no_such_place", {}, "parent"};
    }
    if (!fits_below(asked.level, around.parent)) {
        return base::Refusal{Why::Invalid, "places.wrong_parent", {}, "parent"};
    }
    if (around.parent && around.parent->is_closed) {
        return base::Refusal{Why::TooLate, "places.parent_closed", {}, "parent"};
    }
    if (asked.building.value != 0 &&
        (asked.level != Level::Entrance || !around.building || around.building->is_closed ||
         around.building->level != Level::Building || around.building->parent != asked.parent)) {
        return base::Refusal{Why::Invalid, "places.no_such_building", {}, "building"};
    }
    return std::nullopt;
}

} // namespace

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

std::string plain_key(std::string_view words) {
    const std::string normal = text::normalise(words);
    std::string key;
    for (std::size_t at = 0; at < normal.size();) {
        const std::size_t bytes = bytes_of_character(normal[at]);
        const std::string_view character = std::string_view(normal).substr(at, bytes);
        if (is_kept_in_keys(character)) {
            key += character;
        }
        at += bytes;
    }
    return key;
}

std::string head_of(std::string_view key, int characters) {
    std::size_t end = 0;
    for (int taken = 0; taken < characters && end < key.size(); ++taken) {
        end += bytes_of_character(key[end]);
    }
    return std::string(key.substr(0, end));
}

std::string label_key(Level level, std::string_view name) {
    std::string key = plain_key(text::tidy(name));
    for (const std::string_view ending : endings_of(level)) {
        if (!key.ends_with(ending) || key.size() == ending.size()) {
            continue;
        }
        const auto bare = std::string_view(key).substr(0, key.size() - ending.size());
        if (level == Level::Committee || is_doorplate(bare)) {
            return std::string(bare);
        }
    }
    return key;
}

std::string shown_label(Level level, std::string_view name) {
    const std::string tidy = text::tidy(name);
    const std::string key = plain_key(tidy);
    const bool is_bare =
        level == Level::Committee ? label_key(level, tidy) == key : is_doorplate(key);
    if (!is_bare) {
        return tidy;
    }
    switch (level) {
        case Level::Committee:
            return tidy + "居委会";
        case Level::Compound:
            return tidy;
        case Level::Building:
            return tidy + "幢";
        case Level::Entrance:
            return tidy + "号";
        case Level::Dwelling:
            return tidy + "室";
    }
    return tidy;
}

std::string sort_key(std::string_view label) {
    std::string key;
    for (std::size_t at = 0; at < label.size();) {
        std::size_t end = at;
        while (end < label.size() && is_digit(label[end])) {
            ++end;
        }
        if (end > at) {
            key.append(digits_sorted_max - std::min(end - at, digits_sorted_max), '0');
            key.append(label.substr(at, end - at));
            at = end;
        } else {
            key += label[at++];
        }
    }
    return key;
}

base::Result<PlaceAdded> decide_adding(const AddPlace& asked,
                                       const Surroundings& around,
                                       PlaceId id) {
    const auto name = checked_name(asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    const auto code = checked_code(asked.code);
    if (!code) {
        return base::refusal_of(code);
    }
    if (auto wrong = what_is_wrong_around(asked, around)) {
        return tl::unexpected<base::Refusal>(std::move(*wrong));
    }
    if (around.twin) {
        return refuse(Why::AlreadyDone, "places.already_there", {{"name", *name}}, "name");
    }
    const std::string lane = text::tidy(asked.lane);
    if (!lane.empty() && asked.level != Level::Entrance) {
        return refuse(Why::Invalid, "places.lane_only_of_entrances", {}, "lane");
    }
    if (text::length(lane) > name_characters_max) {
        return refuse(
            Why::TooLarge, "places.name_too_long", {{"most", name_characters_max}}, "lane");
    }
    PlaceAdded added{id, asked.level, asked.parent, {}, shown_label(asked.level, *name), {}, *code};
    if (asked.building.value != 0) {
        added.building = asked.building;
    }
    if (!lane.empty()) {
        added.lane = lane;
    }
    return added;
}

base::Result<PlaceRenamed> decide_renaming(const std::optional<Place>& place,
                                           const std::string& name,
                                           const std::string& code,
                                           const std::optional<Place>& twin) {
    if (!place) {
        return refuse(Why::NotFound, "places.no_such_place");
    }
    if (place->is_closed) {
        return refuse(Why::TooLate, "places.is_closed");
    }
    const auto named = checked_name(name);
    if (!named) {
        return base::refusal_of(named);
    }
    const auto coded = checked_code(code);
    if (!coded) {
        return base::refusal_of(coded);
    }
    if (twin && twin->id != place->id) {
        return refuse(Why::AlreadyDone, "places.already_there", {{"name", *named}}, "name");
    }
    return PlaceRenamed{place->id, shown_label(place->level, *named), *coded};
}

base::Result<PlaceMoved> decide_moving(const std::optional<Place>& compound,
                                       const std::optional<Place>& committee,
                                       const std::optional<Place>& twin,
                                       const std::string& reason) {
    if (!compound) {
        return refuse(Why::NotFound, "places.no_such_place");
    }
    if (compound->is_closed) {
        return refuse(Why::TooLate, "places.is_closed");
    }
    if (compound->level != Level::Compound) {
        return refuse(Why::NotAllowed, "places.only_compounds_move");
    }
    if (!committee || committee->level != Level::Committee || committee->is_closed) {
        return refuse(Why::Invalid, "places.no_such_committee", {}, "committee");
    }
    if (compound->parent == committee->id) {
        return refuse(Why::AlreadyDone,
                      "places.is_there_already",
                      {{"committee", committee->name}},
                      "committee");
    }
    if (twin) {
        return refuse(
            Why::AlreadyDone, "places.already_there", {{"name", twin->name}}, "committee");
    }
    const auto said = checked_reason(reason);
    if (!said) {
        return base::refusal_of(said);
    }
    return PlaceMoved{compound->id, committee->id, *said};
}

base::Result<PlaceClosed> decide_closing(const std::optional<Place>& place,
                                         const std::string& reason,
                                         Below below) {
    if (!place) {
        return refuse(Why::NotFound, "places.no_such_place");
    }
    if (place->is_closed) {
        return refuse(Why::AlreadyDone, "places.is_closed");
    }
    // Compounds outlive a committee that is merged: they must find another one first.
    if (place->level == Level::Committee && below == Below::OpenPlaces) {
        return refuse(Why::NotAllowed, "places.committee_has_compounds");
    }
    const auto said = checked_reason(reason);
    if (!said) {
        return base::refusal_of(said);
    }
    return PlaceClosed{place->id, *said};
}

} // namespace places
