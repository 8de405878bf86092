// What is shown of consultations: the shelf to everybody, their own to whoever has the code, what
// waits to those who answer.

#pragma once

#include <string>

#include <nlohmann/json.hpp>

#include "consultations/consultations.hpp"
#include "web/request.hpp"

namespace consultations {

constexpr int shelf_shown_max = 60;
constexpr int waiting_shown_max = 100;

[[nodiscard]] nlohmann::json shelf_view(const web::Request& request);
[[nodiscard]] nlohmann::json asking_view(const web::Request& request);

// By its code: question, where it stands, the answer.
[[nodiscard]] nlohmann::json own_view(const web::Request& request,
                                      const Consultation& consultation);
// From the shelf.
[[nodiscard]] nlohmann::json public_view(const web::Request& request,
                                         const Consultation& consultation);
// With the forms of those who answer.
[[nodiscard]] nlohmann::json work_view(const web::Request& request,
                                       const Consultation& consultation);
[[nodiscard]] nlohmann::json waiting_view(const web::Request& request);

// Whoever asks may answer this one.
[[nodiscard]] bool answers(const web::Request& request, const Consultation& consultation);

[[nodiscard]] std::string consultation_url(ConsultationId id);

// For the desk, the alliance's page, and the workshop's box on it.
[[nodiscard]] nlohmann::json desk_rows(const web::Request& request);
[[nodiscard]] nlohmann::json alliance_rows(const web::Request& request);
[[nodiscard]] nlohmann::json body_rows(const web::Request& request);

} // namespace consultations
