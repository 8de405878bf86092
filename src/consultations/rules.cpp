#include "consultations/rules.hpp"

#include <fmt/format.h>

#include "text/filled.hpp"
#include "text/toml.hpp"

namespace consultations {

namespace {

using alliance::Power;
using base::refuse;
using base::Why;
using text::filled;
using text::filled_lines;
using text::Need;

} // namespace

base::Result<ConsultationAsked> decide_asking(const Ask& asked, const Asking& known) {
    const auto question =
        filled_lines({"question", question_characters_max, Need::Required}, asked.question);
    if (!question) {
        return base::refusal_of(question);
    }
    const auto name = filled({"name", name_characters_max, Need::Optional}, asked.name);
    if (!name) {
        return base::refusal_of(name);
    }
    const auto telephone = text::filled_telephone("telephone", Need::Optional, asked.telephone);
    if (!telephone) {
        return base::refusal_of(telephone);
    }
    if (known.open >= open_max) {
        return refuse(Why::TooMany, "consultations.too_many_wait");
    }
    ConsultationAsked event{known.id,
                            asked.asker,
                            {},
                            known.workshop,
                            known.due,
                            journal::ErasableText(*question),
                            {},
                            {}};
    if (asked.unit.value != 0) {
        event.unit = asked.unit;
    }
    if (!name->empty()) {
        event.name = journal::ErasableText(*name);
    }
    if (!telephone->empty()) {
        event.telephone = journal::ErasableText(*telephone);
    }
    return event;
}

base::Result<bool> may_answer(const Consultation& consultation,
                              const alliance::ActingSeat& seat,
                              UnitId acting_for_workshop) {
    if (!seat.powers.has(Power::Handle)) {
        return refuse(Why::NotAllowed, "alliance.you_may_not_handle");
    }
    const bool is_theirs = seat.unit == consultation.workshop || seat.unit == acting_for_workshop ||
                           seat.unit == consultation.climbed_to;
    if (!is_theirs) {
        return refuse(Why::NotAllowed, "consultations.not_yours");
    }
    return true;
}

base::Result<ConsultationAnswered> decide_answering(const Consultation& consultation,
                                                    UnitId by,
                                                    const std::string& words) {
    if (consultation.answer_entry != 0) {
        return refuse(Why::AlreadyDone, "consultations.is_answered");
    }
    const auto written = filled_lines({"answer", answer_characters_max, Need::Required}, words);
    if (!written) {
        return base::refusal_of(written);
    }
    return ConsultationAnswered{consultation.id, by, journal::ErasableText(*written)};
}

base::Result<ConsultationPublished> decide_publishing(const Consultation& consultation,
                                                      UnitId by,
                                                      const Publish& asked) {
    if (consultation.answer_entry == 0) {
        return refuse(Why::NotAllowed, "consultations.answer_first");
    }
    if (consultation.public_entry != 0) {
        return refuse(Why::AlreadyDone, "consultations.is_published");
    }
    const auto question =
        filled({"public_question", public_question_characters_max, Need::Required}, asked.question);
    if (!question) {
        return base::refusal_of(question);
    }
    const auto words =
        filled_lines({"public_answer", answer_characters_max, Need::Required}, asked.answer);
    if (!words) {
        return base::refusal_of(words);
    }
    return ConsultationPublished{
        consultation.id, by, journal::ErasableText(*question), journal::ErasableText(*words)};
}

base::Result<ConsultationTakenDown> decide_taking_down(const Consultation& consultation,
                                                       UnitId by,
                                                       const std::string& reason) {
    if (consultation.public_entry == 0) {
        return refuse(Why::NotFound, "consultations.is_not_published");
    }
    const auto why = filled({"reason", reason_characters_max, Need::Required}, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return ConsultationTakenDown{consultation.id, by, {}, journal::ErasableText(*why)};
}

std::string rules_as_toml(std::int64_t answer_days) {
    return fmt::format(
        "[consultations]\nanswer_days = {}  # 几个工作日内答复 working days to answer\n",
        answer_days);
}

base::Result<std::int64_t> rules_from_toml(const std::string& toml) {
    const auto parsed = toml::parse(toml);
    if (!parsed) {
        return refuse(Why::Invalid,
                      "consultations.bad_rules",
                      {{"line", parsed.error().source().begin.line}, {"most", answer_days_max}});
    }
    const auto days = parsed.table()["consultations"]["answer_days"].value<std::int64_t>();
    if (!days || *days < 1 || *days > answer_days_max) {
        return refuse(
            Why::Invalid, "consultations.bad_rules", {{"line", 1}, {"most", answer_days_max}});
    }
    return *days;
}

} // namespace consultations
