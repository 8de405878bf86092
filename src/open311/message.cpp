#include "open311/message.hpp"

#include <algorithm>

#include "journal/read.hpp"
#include "open311/rules.hpp"
#include "places/places.hpp"
#include "text/normalise.hpp"
#include "web/target.hpp"

namespace open311 {
namespace {

void add(std::string& form, std::string_view name, const std::string& value) {
    if (!value.empty()) {
        form += (form.empty() ? "" : "&") + std::string(name) + "=" + web::percent_encoded(value);
    }
}

// The words as staff read them: theirs, where they wrote others instead.
std::string words_of(store::Connection& store, const cases::Case& current) {
    if (current.redaction_entry != 0) {
        return journal::kept_value(store, current.redaction_entry, 0).value_or("");
    }
    const auto words = voices::words_of(store, current.voice);
    return words ? words->words : std::string();
}

std::string description_of(store::Connection& store,
                           const Partner& partner,
                           const cases::Case& current,
                           const Signed& by) {
    const auto name = voices::category_name(store, current.category, by.words.language());
    auto text = by.words.say("open311.sent",
                             {{"category", name},
                              {"place", places::public_name(store, current.place)},
                              {"case", current.id.value},
                              {"link", by.site + "/cases/" + std::to_string(current.id.value)},
                              {"mark", by.mark}});
    const bool may_tell = partner.tells == Tells::Words || current.public_already;
    const auto words = may_tell ? words_of(store, current) : std::string();
    if (!words.empty()) {
        const auto room = description_characters_max - text::length(text) - 1;
        text = text::shorten(words, room) + "\n" + text;
    }
    return text;
}

std::string place_of(store::Connection& store, const Partner& partner, const cases::Case& current) {
    auto place = places::public_name(store, current.place);
    const auto exactly = partner.tells == Tells::Words
                             ? voices::where_exactly(store, current.voice).value_or("")
                             : std::string();
    return exactly.empty() ? place : place + " " + exactly;
}

// What was said is known again by its id, else by when it was said. Its words are not in it: they
// can be erased, and a hash of few words can be guessed.
std::string identity_of(const Thing& said, const std::string& state, const std::string& words) {
    const auto at = of(said, "updated_datetime");
    return state + ":" + (at.empty() ? std::to_string(text::length(words)) : at);
}

} // namespace

std::string address_at(const Partner& partner, const std::string& noun, const Asks& asks) {
    std::string query;
    add(query, "jurisdiction_id", partner.jurisdiction);
    if (noun == updates_noun) {
        add(query, "api_key", partner.key);
    }
    for (const auto& [name, value] : asks) {
        add(query, name, value);
    }
    return partner.endpoint + "/" + noun + (partner.format == Format::Json ? ".json" : ".xml") +
           (query.empty() ? "" : "?") + query;
}

std::string form_of(store::Connection& store,
                    const Partner& partner,
                    const Forward& forward,
                    const Signed& by) {
    const auto current = cases::find(store, forward.about);
    base::ensure(current.has_value(), "what is sent is a case");
    std::string form;
    add(form, "jurisdiction_id", partner.jurisdiction);
    add(form, "api_key", partner.key);
    add(form, "service_code", partner.service_code);
    const auto place = place_of(store, partner, *current);
    add(form, "address_string", place.empty() ? alliance::street(store).name : place);
    add(form, "description", description_of(store, partner, *current, by));
    return form;
}

Hearing hearing_of_request(cases::CaseId about, const Thing& request) {
    const auto state = of(request, "status");
    const auto notes = of(request, "status_notes");
    const auto identity = "request:" + identity_of(request, state, notes);
    return {about, identity, state, notes, state == "closed"};
}

Hearing hearing_of_update(cases::CaseId about, const Thing& update) {
    const auto state = of(update, "status");
    const auto id = of(update, "update_id");
    const auto words = of(update, "description");
    const auto identity = "update:" + (id.empty() ? identity_of(update, state, words) : id);
    return {about, identity, state, words, false};
}

} // namespace open311
