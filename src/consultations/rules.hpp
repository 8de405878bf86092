// What decides about consultations: what a question must say, who may answer it, what may stand on
// the shelf. Pure functions: no clock, no table.

#pragma once

#include <optional>
#include <string>

#include "base/result.hpp"
#include "consultations/consultations.hpp"

namespace consultations {

// What is known when somebody asks.
struct Asking {
    ConsultationId id;
    UnitId workshop;
    Moment due;
    int open = 0;
};
[[nodiscard]] base::Result<ConsultationAsked> decide_asking(const Ask& asked, const Asking& known);

// The workshop answers, whoever acts for it while nobody sits there, and the desk it climbed to.
[[nodiscard]] base::Result<bool> may_answer(const Consultation& consultation,
                                            const alliance::ActingSeat& seat,
                                            UnitId acting_for_workshop);

[[nodiscard]] base::Result<ConsultationAnswered> decide_answering(const Consultation& consultation,
                                                                  UnitId by,
                                                                  const std::string& words);
[[nodiscard]] base::Result<ConsultationPublished> decide_publishing(
    const Consultation& consultation, UnitId by, const Publish& asked);
[[nodiscard]] base::Result<ConsultationTakenDown> decide_taking_down(
    const Consultation& consultation, UnitId by, const std::string& reason);

[[nodiscard]] std::string rules_as_toml(std::int64_t answer_days);
[[nodiscard]] base::Result<std::int64_t> rules_from_toml(const std::string& toml);

} // namespace consultations
