// The public cases as others' programs take them: feeds of answers and of one case, features for a
// map, tables of open data. All of it is what anybody reads on the pages, whoever asks.

#pragma once

#include <string>

#include "cases/views.hpp"
#include "cases/views_resident.hpp"
#include "sheets/sheet.hpp"

namespace cases {

constexpr int answers_in_feed_max = 50;
constexpr std::size_t features_max = 1'000;
constexpr std::int64_t cases_a_part = 1'000; // Of the open data: one file.

// The same viewer as anybody.
[[nodiscard]] Viewer as_anybody(const web::Request& request);

// How the street's things are named for ever: "urn:songyuan:310101015:case:7".
[[nodiscard]] std::string urn_of(store::Connection& store, const std::string& thing);

// Atom of the latest public answers, and of what happened to one case.
[[nodiscard]] std::string answers_feed(const web::Request& request);
[[nodiscard]] std::string case_feed(const web::Request& request, const Case& current);

// GeoJSON (RFC 7946). Our places have names and no coordinates, so that each feature says what and
// not where on a map: its geometry is null, as §3.2 has it.
struct Features {
    nlohmann::json collection;
    std::optional<CaseId> next; // There may be more below this one; nothing at the end.
};
[[nodiscard]] Features features_asked_for(const web::Request& request, ListAsked asked);

// How many parts there are, and one of them: cases 1 to 1,000 are part 1.
[[nodiscard]] std::int64_t count_parts(store::Connection& store);
[[nodiscard]] sheets::Sheet part_of_cases(const Viewer& anybody, std::int64_t part);

// datapackage.json (Frictionless Data Package v1), and the schema that its tables share.
[[nodiscard]] nlohmann::json data_package_view(const web::Request& request);
[[nodiscard]] nlohmann::json table_schema_view();

// What the page about open data shows.
[[nodiscard]] nlohmann::json open_data_view(const web::Request& request);

// Where the public list and a public case are told as feeds: [{type, href, name}].
[[nodiscard]] nlohmann::json feeds_of_list(const text::Catalogue& words);
[[nodiscard]] nlohmann::json feeds_of_case(const text::Catalogue& words, CaseId id);

} // namespace cases
