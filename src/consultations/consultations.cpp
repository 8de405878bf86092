#include "consultations/consultations.hpp"

#include <algorithm>

#include "consultations/records.hpp"
#include "consultations/rules.hpp"
#include "journal/erasure.hpp"
#include "journal/hash.hpp"
#include "journal/marks.hpp"
#include "office/office.hpp"

namespace consultations {

namespace {

using alliance::ActingSeat;
using base::refuse;
using base::Why;

constexpr std::string_view code_alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::size_t code_characters = 12;
constexpr std::size_t code_group = 4;

// The workshop that answers; the duty desk on a street that has none.
UnitId workshop_of(store::Connection& connection) {
    const auto workshops = alliance::units(connection, alliance::UnitKind::LegalWorkshop);
    return workshops.empty() ? alliance::duty_desk(connection) : workshops.front().id;
}

// The consultation, where this seat may do something with it.
base::Result<Consultation> theirs(journal::Turn& turn, const ActingSeat& seat, ConsultationId id) {
    const auto consultation = find(turn.store(), id);
    if (!consultation) {
        return refuse(Why::NotFound, "consultations.no_such_consultation");
    }
    const auto acting =
        alliance::unit_acting_for(turn.store(), consultation->workshop, {}, turn.now());
    const auto may = may_answer(*consultation, seat, acting);
    if (!may) {
        return base::refusal_of(may);
    }
    return *consultation;
}

// What was typed, in capitals and without anything between the characters.
std::string bare(std::string_view typed) {
    std::string kept;
    for (const char each : typed) {
        const char upper = each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
        const bool counts = (upper >= '0' && upper <= '9') || (upper >= 'A' && upper <= 'Z');
        if (counts) {
            kept += upper;
        }
    }
    return kept;
}

} // namespace

base::Result<ConsultationId> ask(journal::Turn& turn, const Ask& asked) {
    const auto days = static_cast<int>(answer_days(turn.store()));
    const auto due = office::working_days(turn.store())
                         .deadline(turn.now(), {days, calendar::LimitUnit::WorkingDays});
    const auto event = decide_asking(asked,
                                     {next_consultation(turn.store()),
                                      workshop_of(turn.store()),
                                      due.at,
                                      static_cast<int>(tally(turn.store()).waiting)});
    if (!event) {
        return base::refusal_of(event);
    }
    turn.record(*event);
    return event->id;
}

base::Result<bool> answer(journal::Turn& turn,
                          const ActingSeat& seat,
                          ConsultationId id,
                          const std::string& words) {
    const auto consultation = theirs(turn, seat, id);
    if (!consultation) {
        return base::refusal_of(consultation);
    }
    const auto answered = decide_answering(*consultation, seat.unit, words);
    if (!answered) {
        return base::refusal_of(answered);
    }
    turn.record(*answered);
    return true;
}

base::Result<bool> publish(journal::Turn& turn, const ActingSeat& seat, const Publish& asked) {
    const auto consultation = theirs(turn, seat, asked.id);
    if (!consultation) {
        return base::refusal_of(consultation);
    }
    const auto published = decide_publishing(*consultation, seat.unit, asked);
    if (!published) {
        return base::refusal_of(published);
    }
    turn.record(*published);
    put_on_shelf(
        turn.store(),
        asked.id,
        published->question.read().value_or("") + "\n" + published->answer.read().value_or(""));
    return true;
}

base::Result<bool> take_down(journal::Turn& turn,
                             const ActingSeat& seat,
                             ConsultationId id,
                             const std::string& reason) {
    const auto consultation = theirs(turn, seat, id);
    if (!consultation) {
        return base::refusal_of(consultation);
    }
    const auto taken_down = decide_taking_down(*consultation, seat.unit, reason);
    if (!taken_down) {
        return base::refusal_of(taken_down);
    }
    turn.record(*taken_down);
    take_off_shelf(turn.store(), id);
    // The public register names the rule; the reason somebody typed may name people.
    journal::erase_values(turn, {consultation->public_entry}, "撤下公开的解答");
    return true;
}

std::string code_of(store::Connection& connection, ConsultationId id) {
    const auto key = journal::mark(connection, "server_key").value_or("");
    const auto hash = journal::hmac_sha256(key, "consultation\n" + std::to_string(id.value));
    std::string code = std::to_string(id.value);
    for (std::size_t at = 0; at < code_characters; ++at) {
        code += at % code_group == 0 ? "-" : "";
        code += code_alphabet[hash.at(at) % code_alphabet.size()];
    }
    return code;
}

std::optional<ConsultationId> find_by_code(store::Connection& connection, std::string_view typed) {
    const std::string code = bare(typed.substr(0, 64));
    if (code.size() <= code_characters || code.size() > code_characters + 15) {
        return std::nullopt;
    }
    const std::string digits = code.substr(0, code.size() - code_characters);
    const bool is_number = std::ranges::all_of(digits, [](char each) { return each <= '9'; });
    const ConsultationId id{is_number ? std::stoll(digits) : 0};
    const bool is_known = id.value != 0 && bare(code_of(connection, id)) == code;
    return is_known && find(connection, id) ? std::optional(id) : std::nullopt;
}

} // namespace consultations
