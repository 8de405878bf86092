// What is shown of joining and of terms: the public form and its receipt, the secretariat's lists,
// the letter of appointment, and what the street's desk is reminded of.

#pragma once

#include <optional>

#include <nlohmann/json.hpp>

#include "alliance/records_joining.hpp"
#include "sheets/sheet.hpp"
#include "web/request.hpp"

namespace alliance {

constexpr int applications_shown_max = 100;
constexpr int letters_shown_max = 200;

// The form with which a unit asks to take part.
[[nodiscard]] nlohmann::json applying_view(const web::Request& request);

// One application: for whoever holds its number only how it stands, for the secretariat everything.
[[nodiscard]] nlohmann::json application_view(const web::Request& request,
                                              const Application& asked);
[[nodiscard]] nlohmann::json applications_view(const web::Request& request);

[[nodiscard]] nlohmann::json letters_view(const web::Request& request);

// Both lists as spreadsheets.
[[nodiscard]] sheets::Sheet applications_sheet(const web::Request& request);
[[nodiscard]] sheets::Sheet letters_sheet(const web::Request& request);

// One A4 page; names and terms as they are on the day it is printed.
[[nodiscard]] nlohmann::json letter_view(const web::Request& request, const Letter& letter);

// Rows {title, line, signal, url} for the desk of the street: who waits to join, whose term ends.
[[nodiscard]] nlohmann::json street_notices(const web::Request& request);

} // namespace alliance
