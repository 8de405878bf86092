// Keeps the consultations' tables and the index over the shelf.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "consultations/consultations.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace consultations {

void keep(journal::Facts& facts);

[[nodiscard]] ConsultationId next_consultation(store::Connection& connection);

// What was asked, by whom; empty where it was erased or never said.
struct Said {
    std::string question;
    std::string name;
    std::string telephone;
};
[[nodiscard]] Said said(store::Connection& connection, const Consultation& consultation);
[[nodiscard]] std::string answer_of(store::Connection& connection,
                                    const Consultation& consultation);

// As it stands on the shelf; empty when it doesn't, or was erased.
struct PublicWords {
    std::string question;
    std::string answer;
};
[[nodiscard]] PublicWords public_words(store::Connection& connection,
                                       const Consultation& consultation);

// When the next one climbs, and which are due by then.
[[nodiscard]] std::optional<Moment> next_climb(store::Connection& connection);
[[nodiscard]] std::vector<Consultation> due_to_climb(store::Connection& connection,
                                                     Moment until,
                                                     int limit);

void create_index(store::Connection& writer);
void put_on_shelf(store::Connection& writer, ConsultationId id, const std::string& words);
void take_off_shelf(store::Connection& writer, ConsultationId id);

// What was taken off vanishes from the files; false when a reader was in the way.
[[nodiscard]] bool scrub_index(store::Connection& writer);

} // namespace consultations
