#include "initiatives/rules.hpp"

#include "text/filled.hpp"

namespace initiatives {

namespace {

using base::refuse;
using base::Why;
using text::filled;
using text::Need;

base::Result<bool> check_open(const Initiative& initiative) {
    if (initiative.ended) {
        return refuse(Why::TooLate, "initiatives.has_ended");
    }
    return true;
}

} // namespace

base::Result<InitiativePublished> decide_publishing(const std::optional<alliance::Unit>& body,
                                                    const InitiativePublished& asked,
                                                    InitiativeId id) {
    if (!body || body->is_closed || !alliance::is_body(body->kind)) {
        return refuse(Why::NotFound, "alliance.no_such_body", {}, "body");
    }
    const auto title = filled({"title", title_characters_max, Need::Required}, asked.title);
    if (!title) {
        return base::refusal_of(title);
    }
    const auto words =
        text::filled_lines({"text", text_characters_max, Need::Required}, asked.text);
    if (!words) {
        return base::refusal_of(words);
    }
    return InitiativePublished{id, body->id, *title, *words};
}

base::Result<InitiativeEnded> decide_ending(const Initiative& initiative,
                                            const std::string& reason) {
    if (const auto open = check_open(initiative); !open) {
        return base::refusal_of(open);
    }
    const auto why = filled({"reason", reason_characters_max, Need::Required}, reason);
    if (!why) {
        return base::refusal_of(why);
    }
    return InitiativeEnded{initiative.id, *why};
}

base::Result<InitiativeSignedByUnit> decide_signing_for(const Initiative& initiative,
                                                        const std::optional<alliance::Unit>& unit,
                                                        Before before) {
    if (const auto open = check_open(initiative); !open) {
        return base::refusal_of(open);
    }
    const bool is_unit = unit && !unit->is_closed && !alliance::is_body(unit->kind);
    if (!is_unit) {
        return refuse(Why::NotAllowed, "initiatives.units_sign");
    }
    if (before == Before::Signed) {
        return refuse(Why::AlreadyDone, "initiatives.unit_has_signed", {{"unit", unit->name}});
    }
    return InitiativeSignedByUnit{initiative.id, unit->id};
}

base::Result<InitiativeSigned> decide_signing(const Initiative& initiative,
                                              const Signer& signer,
                                              Before before,
                                              SignatureId id) {
    if (const auto open = check_open(initiative); !open) {
        return base::refusal_of(open);
    }
    const auto name = filled({"name", name_characters_max, Need::Required}, signer.name);
    if (!name) {
        return base::refusal_of(name);
    }
    const auto telephone = text::filled_telephone("telephone", Need::Required, signer.telephone);
    if (!telephone) {
        return base::refusal_of(telephone);
    }
    if (before == Before::Signed) {
        return refuse(Why::AlreadyDone, "initiatives.has_signed", {}, "telephone");
    }
    return InitiativeSigned{
        id, initiative.id, journal::ErasableText(*name), journal::ErasableText(*telephone)};
}

std::string telephone_digits(const std::string& telephone) {
    constexpr std::string_view china = "86";
    constexpr std::size_t with_country_min = 12; // A number here is no longer than eleven.
    std::string digits = telephone;
    std::erase_if(digits, [](char each) { return each < '0' || each > '9'; });
    if (digits.starts_with("00")) {
        digits.erase(0, 2);
    }
    if (!digits.starts_with(china) || digits.size() < with_country_min) {
        return digits;
    }
    digits.erase(0, china.size());
    const bool is_mobile = digits.starts_with("1");
    return is_mobile || digits.starts_with("0") ? digits : "0" + digits;
}

} // namespace initiatives
