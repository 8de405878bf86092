#include "voices/records.hpp"

#include <algorithm>

#include "journal/hash.hpp"
#include "journal/marks.hpp"
#include "journal/read.hpp"
#include "text/names.hpp"
#include "voices/rules.hpp"

namespace voices {
namespace {

// The erasable parts of a voice, in the order in which their positions are counted.
using Part = std::int64_t;
constexpr Part said_part = 1;
constexpr Part title_part = 2;
constexpr Part where_part = 4;
constexpr Part name_part = 8;
constexpr Part phone_part = 16;
constexpr Part email_part = 32;

constexpr const char* insert_voice = R"sql(
    INSERT INTO voices (id, entry, at, said_at, asks, category, category_version, category_by,
                        place, source, public_already, parts, contact_entry, contact_parts)
    VALUES (:id, :entry, :at, :said_at, :asks, :category, :category_version, :category_by,
            :place, :source, :public_already, :parts, :contact_entry, :contact_parts)
)sql";

constexpr const char* insert_origin = R"sql(
    INSERT INTO voice_origins (origin, voice) VALUES (:origin, :voice)
)sql";

constexpr const char* insert_contact = R"sql(
    INSERT INTO voice_contacts (entry, voice) VALUES (:entry, :voice)
)sql";

constexpr const char* select_entries = R"sql(
    SELECT entry FROM voices WHERE id = :of_voice
    UNION SELECT withdrawn_entry FROM voices WHERE id = :of_withdrawn AND withdrawn_entry > 0
    UNION SELECT entry FROM voice_additions WHERE voice = :of_addition
    UNION SELECT entry FROM voice_contacts WHERE voice = :of_contact
    UNION SELECT entry FROM photos WHERE voice = :of_photo
    ORDER BY 1
)sql";

constexpr const char* update_contact = R"sql(
    UPDATE voices SET contact_entry = :entry, contact_parts = :parts WHERE id = :id
)sql";

constexpr const char* update_withdrawn = R"sql(
    UPDATE voices SET withdrawn_at = :at, withdrawn_entry = :entry WHERE id = :id
)sql";

constexpr const char* select_last_voice = R"sql(
    SELECT COALESCE(MAX(id), 0) FROM voices
)sql";

constexpr const char* select_voice = R"sql(
    SELECT entry, at, said_at, asks, category, category_version, category_by, place, source,
           public_already, withdrawn_at
    FROM voices WHERE id = :id
)sql";

constexpr const char* select_parts = R"sql(
    SELECT entry, parts, contact_entry, contact_parts, withdrawn_entry FROM voices WHERE id = :id
)sql";

constexpr const char* select_origin = R"sql(
    SELECT voice FROM voice_origins WHERE origin = :origin
)sql";

template <class Event>
std::int64_t contact_parts(const Event& event) {
    return (event.contact_name ? name_part : 0) + (event.contact_phone ? phone_part : 0) +
           (event.contact_email ? email_part : 0);
}

struct Parts {
    journal::Sequence entry = 0;
    std::int64_t parts = 0;
    journal::Sequence contact_entry = 0;
    std::int64_t contact_parts = 0;
    std::optional<journal::Sequence> withdrawn_entry;
};

std::optional<Parts> find_parts(store::Connection& connection, VoiceId voice) {
    const auto row = connection.row<std::int64_t,
                                    std::int64_t,
                                    std::int64_t,
                                    std::int64_t,
                                    std::optional<std::int64_t>>(select_parts, voice);
    if (!row) {
        return std::nullopt;
    }
    const auto& [entry, parts, contact_entry, contact, withdrawn_entry] = *row;
    return Parts{entry, parts, contact_entry, contact, withdrawn_entry};
}

// The value of one part of an entry that has `parts`; nothing when it has none or it is gone.
std::optional<std::string> part_of(store::Connection& connection,
                                   journal::Sequence entry,
                                   std::int64_t parts,
                                   Part part) {
    if ((parts & part) == 0) {
        return std::nullopt;
    }
    int position = 0;
    for (std::int64_t each = 1; each < part; each *= 2) {
        position += (parts & each) != 0 ? 1 : 0;
    }
    return journal::kept_value(connection, entry, position);
}

void apply_raised(store::Connection& to, const VoiceRaised& event, const journal::Entry& entry) {
    const auto contact = contact_parts(event);
    const std::int64_t parts = said_part + (event.title ? title_part : 0) +
                               (event.where_exactly ? where_part : 0) + contact;
    to.run(insert_voice,
           event.id,
           entry.sequence,
           calendar::to_milliseconds(entry.at),
           calendar::to_milliseconds(event.said_at),
           text::name_of(event.asks),
           event.category,
           event.category_version,
           text::name_of(event.category_by),
           event.place,
           text::name_of(event.source),
           event.public_already,
           parts,
           entry.sequence,
           parts);
    if (event.origin) {
        to.run(insert_origin, *event.origin, event.id);
    }
}

void apply_added_to(store::Connection& to, const VoiceAddedTo& event, const journal::Entry& entry) {
    add_addition(to, event.voice, entry);
}

void apply_contact(store::Connection& to,
                   const ContactCorrected& event,
                   const journal::Entry& entry) {
    to.run(update_contact, entry.sequence, contact_parts(event), event.voice);
    to.run(insert_contact, entry.sequence, event.voice);
}

void apply_withdrawn(store::Connection& to,
                     const VoiceWithdrawn& event,
                     const journal::Entry& entry) {
    const auto reason_entry = event.reason ? std::optional(entry.sequence) : std::nullopt;
    to.run(update_withdrawn, calendar::to_milliseconds(entry.at), reason_entry, event.voice);
}

} // namespace

void keep_facts(journal::Facts& facts) {
    facts.on<VoiceRaised>(apply_raised);
    facts.on<VoiceAddedTo>(apply_added_to);
    keep_photos(facts);
    facts.on<ContactCorrected>(apply_contact);
    facts.on<VoiceWithdrawn>(apply_withdrawn);
    facts.on<CategoriesSet>(apply_categories);
}

VoiceId next_voice(store::Connection& connection) {
    return {connection.value<std::int64_t>(select_last_voice).value_or(0) + 1};
}

std::string server_key(store::Connection& connection) {
    auto key = journal::mark(connection, "server_key");
    base::ensure(key.has_value() && !key->empty(), "a store has its server key");
    return std::move(*key);
}

std::optional<Voice> find(store::Connection& connection, VoiceId voice) {
    const auto row = connection.row<std::int64_t,
                                    std::int64_t,
                                    std::optional<std::int64_t>,
                                    std::string,
                                    std::string,
                                    std::int64_t,
                                    std::string,
                                    std::int64_t,
                                    std::string,
                                    std::int64_t,
                                    std::optional<std::int64_t>>(select_voice, voice);
    if (!row) {
        return std::nullopt;
    }
    const auto& [entry, at, said_at, asks, category, version, by, place, source, is_public, gone] =
        *row;
    Voice found;
    found.id = voice;
    found.entry = entry;
    found.raised_at = calendar::from_milliseconds(at);
    found.said_at = calendar::from_milliseconds(said_at);
    found.asks = text::known<Kind>(asks);
    found.category = category;
    found.category_version = version;
    found.category_by = text::known<CategoryBy>(by);
    found.place = places::PlaceId{place};
    found.source = text::known<Source>(source);
    found.public_already = is_public != 0;
    found.withdrawn_at = calendar::from_milliseconds(gone);
    return found;
}

std::optional<Words> words_of(store::Connection& connection, VoiceId voice) {
    const auto parts = find_parts(connection, voice);
    if (!parts) {
        return std::nullopt;
    }
    auto words = part_of(connection, parts->entry, parts->parts, said_part);
    if (!words) {
        return std::nullopt;
    }
    const auto title = part_of(connection, parts->entry, parts->parts, title_part);
    auto line = title_line(title.value_or(""), *words);
    return Words{std::move(line), title.value_or(""), std::move(*words)};
}

std::vector<journal::Sequence> entries_of(store::Connection& connection, VoiceId voice) {
    std::vector<journal::Sequence> entries;
    for (const auto& [entry] :
         connection.rows<std::int64_t>(select_entries, voice, voice, voice, voice, voice)) {
        entries.push_back(entry);
    }
    return entries;
}

std::optional<std::string> where_exactly(store::Connection& connection, VoiceId voice) {
    const auto parts = find_parts(connection, voice);
    return parts ? part_of(connection, parts->entry, parts->parts, where_part) : std::nullopt;
}

Contact contact_of(store::Connection& connection, VoiceId voice) {
    const auto parts = find_parts(connection, voice);
    if (!parts) {
        return {};
    }
    const auto part = [&](Part wanted) {
        return part_of(connection, parts->contact_entry, parts->contact_parts, wanted).value_or("");
    };
    return {part(name_part), part(phone_part), part(email_part)};
}

std::optional<std::string> reason_of_withdrawal(store::Connection& connection, VoiceId voice) {
    const auto parts = find_parts(connection, voice);
    return parts && parts->withdrawn_entry
               ? journal::kept_value(connection, *parts->withdrawn_entry, 0)
               : std::nullopt;
}

std::string search_text(store::Connection& connection, VoiceId voice) {
    std::string text;
    const auto add = [&](const std::string& part) {
        text += text.empty() || part.empty() ? "" : "\n";
        text += part;
    };
    if (const auto words = words_of(connection, voice)) {
        add(words->given_title);
        add(words->words);
    }
    for (const auto& addition : additions_to(connection, voice)) {
        add(addition.words.value_or(""));
    }
    add(where_exactly(connection, voice).value_or(""));
    const auto contact = contact_of(connection, voice);
    add(contact.name);
    add(contact.phone);
    add(contact.email);
    return text;
}

std::optional<VoiceId> find_by_origin(store::Connection& connection, const std::string& origin) {
    const auto voice = connection.value<std::int64_t>(select_origin, origin);
    return voice ? std::optional(VoiceId{*voice}) : std::nullopt;
}

} // namespace voices
