// The door of the legal consultations (法律咨询): a question by a resident, an owners' committee or
// a unit, answered by the alliance's legal workshop within its limit; after it the duty desk must
// see to it too. What helps others stands on a public shelf, written anew without names.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "alliance/alliance.hpp"
#include "base/result.hpp"
#include "consultations/events.hpp"
#include "journal/turn.hpp"
#include "store/connection.hpp"

namespace consultations {

constexpr std::size_t question_characters_max = 2'000;
constexpr std::size_t answer_characters_max = 5'000;
constexpr std::size_t public_question_characters_max = 300;
constexpr std::size_t name_characters_max = 40;
constexpr std::size_t reason_characters_max = 200;
constexpr std::int64_t answer_days_max = 60;
constexpr std::int64_t answer_days_by_default = 3;
constexpr int open_max = 2'000;

struct Ask {
    Asker asker = Asker::Resident;
    UnitId unit; // 0: not from a seat.
    std::string question;
    std::string name;      // May be empty.
    std::string telephone; // May be empty.
};
[[nodiscard]] base::Result<ConsultationId> ask(journal::Turn& turn, const Ask& asked);

[[nodiscard]] base::Result<bool> answer(journal::Turn& turn,
                                        const alliance::ActingSeat& seat,
                                        ConsultationId id,
                                        const std::string& words);

struct Publish {
    ConsultationId id;
    std::string question; // As everybody may read it.
    std::string answer;
};
[[nodiscard]] base::Result<bool> publish(journal::Turn& turn,
                                         const alliance::ActingSeat& seat,
                                         const Publish& asked);
[[nodiscard]] base::Result<bool> take_down(journal::Turn& turn,
                                           const alliance::ActingSeat& seat,
                                           ConsultationId id,
                                           const std::string& reason);

struct Consultation {
    ConsultationId id;
    Asker asker = Asker::Resident;
    UnitId unit;
    UnitId workshop;
    std::int64_t entry = 0; // That asked it.
    Moment asked;
    Moment due;
    UnitId climbed_to;             // 0: it did not climb.
    std::int64_t answer_entry = 0; // 0: not answered yet.
    std::optional<Moment> answered;
    UnitId answered_by;
    std::int64_t public_entry = 0; // 0: not on the shelf.
};
[[nodiscard]] std::optional<Consultation> find(store::Connection& connection, ConsultationId id);

// What an asker reads it by: who has the code has asked.
[[nodiscard]] std::string code_of(store::Connection& connection, ConsultationId id);
[[nodiscard]] std::optional<ConsultationId> find_by_code(store::Connection& connection,
                                                         std::string_view typed);

// What waits for an answer, soonest due first.
[[nodiscard]] std::vector<Consultation> waiting(store::Connection& connection, int limit);

// The shelf, newest first; with words, those that hold all of them.
[[nodiscard]] std::vector<Consultation> shelf(store::Connection& connection,
                                              std::string_view words,
                                              int limit);

struct Tally {
    std::int64_t answered = 0;
    std::int64_t waiting = 0;
    std::int64_t published = 0;
};
[[nodiscard]] Tally tally(store::Connection& connection);

// Working days within which the workshop answers.
[[nodiscard]] std::int64_t answer_days(store::Connection& connection);

} // namespace consultations
