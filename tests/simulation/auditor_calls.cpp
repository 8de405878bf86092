// What the auditor knows of legal questions, which are answered in three working days or climb, and
// of what everybody is called upon to do: who signed is counted once and may take it back.

#include <algorithm>

#include "consultations/consultations.hpp"
#include "initiatives/initiatives.hpp"
#include "tests/simulation/auditor_alliance.hpp"
#include "tests/simulation/reading.hpp"

namespace simulation {

namespace {

// As every street begins.
constexpr int days_to_answer_questions = 3;

std::int64_t number_of(const json& event, const char* name) {
    return event.at(name).get<std::int64_t>();
}

} // namespace

void AllianceAuditor::hear_consultation(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (!kind.starts_with("consultation_") || kind == "consultation_rules_set") {
        return;
    }
    auto& belief = consultations_[number_of(entry.event, "id")];
    if (kind == "consultation_asked") {
        belief.workshop = number_of(entry.event, "workshop");
        belief.due = moment_in(entry.event, "due");
        expect(belief.workshop == workshop(), "the workshop answers, or the desk without one");
        expect(belief.due == calendar_.deadline(entry.entry.at, days_to_answer_questions),
               "a question is due in three working days");
    } else if (kind == "consultation_climbed") {
        expect(belief.answered_by == 0 && belief.climbed_to == 0, "an open question climbs once");
        expect(entry.entry.due == belief.due, "it climbs when it is due");
        belief.climbed_to = number_of(entry.event, "to");
        expect(belief.climbed_to == desk(), "the desk stands above the workshop");
    } else if (kind == "consultation_answered") {
        hear_answer(belief, entry);
    } else {
        hear_shelf(belief, entry);
    }
}

// By the workshop, by whom it climbed to, or by the desk while nobody sits in the workshop.
void AllianceAuditor::hear_answer(ConsultationBelief& belief, const journal::ReadEntry& entry) {
    const auto by = number_of(entry.event, "by");
    expect_power("handle", entry);
    expect(seats_.acting(entry).unit == by, "who answers sits in the unit that answers");
    expect(belief.answered_by == 0, "a question is answered once");
    expect(by == belief.workshop || by == belief.climbed_to ||
               (by == desk() && !seats_.is_attended(belief.workshop, entry.entry.at)),
           "the question is theirs");
    belief.answered_by = by;
}

void AllianceAuditor::hear_shelf(ConsultationBelief& belief, const journal::ReadEntry& entry) {
    expect_power("handle", entry);
    if (entry.entry.kind == "consultation_published") {
        expect(belief.answered_by != 0, "what is published was answered");
        expect(belief.public_entry == 0, "it stands on the shelf once");
        belief.public_entry = entry.entry.sequence;
        return;
    }
    expect(belief.public_entry != 0, "what is taken down stood on the shelf");
    expect(entry.event.contains("why") && !entry.event.contains("reason"),
           "who takes it down says why, and it can be forgotten");
    must_be_gone_.push_back(belief.public_entry);
    belief.public_entry = 0;
}

void AllianceAuditor::hear_initiative(const journal::ReadEntry& entry) {
    if (entry.entry.kind == "initiative_published") {
        auto& belief = initiatives_[number_of(entry.event, "id")];
        belief.body = number_of(entry.event, "body");
        expect(is_body(belief.body), "a body calls upon everybody");
        expect_convener(belief.body, entry);
    } else if (entry.entry.kind == "initiative_ended") {
        auto& belief = initiatives_[number_of(entry.event, "id")];
        expect_convener(belief.body, entry);
        expect(!belief.has_ended && !text_in(entry.event, "reason").empty(),
               "it ends once, with a reason");
        belief.has_ended = true;
    }
}

void AllianceAuditor::hear_signature(const journal::ReadEntry& entry) {
    const std::string& kind = entry.entry.kind;
    if (!kind.starts_with("initiative_sign")) {
        return;
    }
    auto& belief = initiatives_[number_of(entry.event, "initiative")];
    if (kind == "initiative_signed_by_unit") {
        const auto unit = number_of(entry.event, "unit");
        expect(!belief.has_ended && !is_body(unit), "units sign what has not ended");
        expect(seats_.acting(entry).unit == unit, "only its own seats sign for a unit");
        expect(belief.units.insert(unit).second, "a unit signs once");
        return;
    }
    const auto id = number_of(entry.event, "id");
    if (kind == "initiative_signed") {
        expect(!belief.has_ended, "nobody signs what has ended");
        expect(belief.signatures.insert(id).second, "signatures are counted");
        signatures_[id] = entry.entry.sequence;
    } else if (kind == "initiative_signature_taken_back") {
        expect(belief.signatures.erase(id) == 1, "only a signature that stands is taken back");
        must_be_gone_.push_back(signatures_[id]);
    }
}

void AllianceAuditor::check_calls(store::Connection& connection, Moment midnight) {
    for (const auto& [id, expected] : consultations_) {
        expect(expected.answered_by != 0 || expected.climbed_to != 0 || midnight < expected.due,
               "question " + std::to_string(id) + " is overdue and has not climbed");
        const auto found = consultations::find(connection, consultations::ConsultationId{id});
        expect(found && found->due == expected.due &&
                   found->climbed_to.value == expected.climbed_to &&
                   found->answered_by.value == expected.answered_by &&
                   found->public_entry == expected.public_entry,
               "question " + std::to_string(id) + " is another in the table");
    }
    for (const auto& [id, expected] : initiatives_) {
        const auto found = initiatives::find(connection, initiatives::InitiativeId{id});
        expect(found && found->units == std::ssize(expected.units) &&
                   found->people == std::ssize(expected.signatures) &&
                   found->ended.has_value() == expected.has_ended,
               "initiative " + std::to_string(id) + " is counted otherwise in the table");
    }
}

} // namespace simulation
