#include <algorithm>
#include <functional>
#include <set>
#include <span>
#include <utility>

#include "places/places.hpp"
#include "places/records.hpp"
#include "places/rules.hpp"
#include "places/rules_address.hpp"
#include "text/normalise.hpp"

namespace places {

namespace {

constexpr std::size_t typed_characters_max = 120;
constexpr std::size_t beginning_characters_min = 2;
constexpr int begun_names_max = 20; // So many compounds that begin alike are looked at.

// One place that the words name, and how surely: every label found makes it surer.
struct Reading {
    PlaceId place;
    int labels_found = 0;
};

std::vector<Place> entrances_named(store::Connection& connection,
                                   PlaceId compound,
                                   const Labels& labels,
                                   const std::string& lane_key) {
    std::vector<Place> found;
    for (auto& entrance : twins(connection, compound, Level::Entrance, labels.entrance)) {
        const auto building = find(connection, entrance.building);
        const bool is_elsewhere =
            (!lane_key.empty() && !entrance.lane.empty() && plain_key(entrance.lane) != lane_key) ||
            (!labels.building.empty() && building &&
             label_key(Level::Building, building->name) != labels.building);
        if (!is_elsewhere) {
            found.push_back(std::move(entrance));
        }
    }
    return found;
}

// Goes down from a compound as far as the labels lead without doubt.
Reading follow_labels(store::Connection& connection,
                      PlaceId compound,
                      const Labels& labels,
                      const std::string& lane_key) {
    if (!labels.entrance.empty()) {
        const auto entrances = entrances_named(connection, compound, labels, lane_key);
        if (entrances.size() == 1) {
            const PlaceId entrance = entrances.front().id;
            const auto dwellings =
                labels.dwelling.empty()
                    ? std::vector<Place>{}
                    : twins(connection, entrance, Level::Dwelling, labels.dwelling);
            return dwellings.size() == 1 ? Reading{dwellings.front().id, 2} : Reading{entrance, 1};
        }
        if (entrances.size() > 1) {
            return {compound, 0};
        }
    }
    // "3号楼" is a building where the compound has no such entrance.
    const std::string& building = labels.building.empty() ? labels.entrance : labels.building;
    if (!building.empty()) {
        const auto buildings = twins(connection, compound, Level::Building, building);
        if (buildings.size() == 1) {
            return {buildings.front().id, 1};
        }
    }
    return {compound, 0};
}

// Where the compound's names and lanes end in what was typed, and which lane that was.
struct Named {
    std::size_t end = 0;
    std::string lane_key;
};

Named names_of_compound(const Typed& typed, std::span<const WordFound> words, PlaceId compound) {
    Named named;
    for (const auto& word : words) {
        if (word.place != compound) {
            continue;
        }
        const auto end = end_of_name(typed, word.word);
        named.end = std::max(named.end, end.value_or(0));
        if (word.is_lane && end && named.lane_key.empty()) {
            named.lane_key = word.word;
        }
    }
    return named;
}

// Every run of two and of three characters in what was typed: a name in it begins with one of them,
// or is one. A name of a single character is not looked for: it would be found everywhere.
std::set<std::string> heads_in(const std::string& plain) {
    std::set<std::string> heads;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        const std::string_view rest = std::string_view(plain).substr(at);
        const bool is_inside_character =
            (static_cast<unsigned char>(rest.front()) & 0xC0U) == 0x80U;
        if (!is_inside_character) {
            heads.insert(head_of(rest, head_characters - 1));
            heads.insert(head_of(rest));
        }
    }
    return heads;
}

// The known names and lanes that stand somewhere in what was typed, longest first.
std::vector<WordFound> words_within(store::Connection& connection, const Typed& typed) {
    std::vector<WordFound> found;
    for (const auto& head : heads_in(typed.plain)) {
        for (auto& word : words_with_head(connection, head)) {
            if (end_of_name(typed, word.word)) {
                found.push_back(std::move(word));
            }
        }
    }
    std::ranges::stable_sort(
        found, std::greater{}, [](const WordFound& word) { return text::length(word.word); });
    return found;
}

// Every reading of the words: one for each place whose name is as long as the longest in them.
std::vector<Reading> readings(store::Connection& connection, const Typed& typed) {
    const auto words = words_within(connection, typed);
    std::vector<Reading> found;
    for (const auto& word : words) {
        // A compound's name may hold another's, and its committee's: the longest is meant.
        if (text::length(word.word) < text::length(words.front().word)) {
            break;
        }
        const bool is_known = std::ranges::any_of(words, [&](const WordFound& other) {
            return &other < &word && other.place == word.place;
        });
        if (is_known) {
            continue;
        }
        if (word.level == Level::Committee) {
            found.push_back({word.place, 0});
            continue;
        }
        const Named named = names_of_compound(typed, words, word.place);
        const Labels labels = read_labels(std::string_view(typed.marked).substr(named.end));
        found.push_back(follow_labels(connection, word.place, labels, named.lane_key));
    }
    std::ranges::stable_sort(found, std::greater{}, &Reading::labels_found);
    return found;
}

// "瞿溪 3-201" for 瞿溪新村: how a compound's name begins, where the labels behind it are really
// there.
std::vector<Reading> readings_of_beginning(store::Connection& connection, const Typed& typed) {
    std::vector<Reading> found;
    const auto end = typed.marked.find_first_of("-0123456789");
    const std::string beginning = typed.marked.substr(0, end);
    if (end == std::string::npos || text::length(beginning) < beginning_characters_min) {
        return found;
    }
    const Labels labels = read_labels(std::string_view(typed.marked).substr(end));
    for (const auto id : places_named_like(connection, beginning, begun_names_max)) {
        const auto place = find(connection, id);
        if (!place || place->level != Level::Compound ||
            !plain_key(place->name).starts_with(beginning)) {
            continue;
        }
        const auto reading = follow_labels(connection, id, labels, "");
        if (reading.labels_found > 0) {
            found.push_back(reading);
        }
    }
    std::ranges::stable_sort(found, std::greater{}, &Reading::labels_found);
    return found;
}

std::optional<PlaceId> surest(const std::vector<Reading>& found) {
    const bool is_without_doubt =
        found.size() == 1 || (found.size() > 1 && found[0].labels_found > found[1].labels_found);
    return is_without_doubt ? std::optional<PlaceId>(found.front().place) : std::nullopt;
}

bool names_a_compound(store::Connection& connection, const std::vector<Reading>& found) {
    return std::ranges::any_of(found, [&](const Reading& reading) {
        const auto place = find(connection, reading.place);
        return place && place->level != Level::Committee;
    });
}

std::optional<Typed> readable(std::string_view words) {
    if (!text::is_utf8(words) || words.size() > 8 * typed_characters_max ||
        text::length(words) > typed_characters_max) {
        return std::nullopt;
    }
    Typed typed = read_typed(words);
    return typed.plain.empty() ? std::nullopt : std::optional<Typed>(std::move(typed));
}

} // namespace

std::optional<PlaceId> find_by_words(store::Connection& connection, std::string_view words) {
    const auto typed = readable(words);
    if (!typed) {
        return std::nullopt;
    }
    const auto found = readings(connection, *typed);
    if (!names_a_compound(connection, found)) {
        if (const auto place = surest(readings_of_beginning(connection, *typed))) {
            return place;
        }
    }
    return surest(found);
}

std::vector<PlaceId> candidates(store::Connection& connection, std::string_view words, int limit) {
    std::vector<PlaceId> found;
    const auto typed = readable(words);
    if (!typed) {
        return found;
    }
    const auto add = [&](PlaceId place) {
        if (std::ranges::find(found, place) == found.end() &&
            found.size() < static_cast<std::size_t>(limit)) {
            found.push_back(place);
        }
    };
    for (const auto& reading : readings(connection, *typed)) {
        add(reading.place);
    }
    for (const auto& place : places_named_like(connection, typed->plain, limit)) {
        add(place);
    }
    return found;
}

} // namespace places
