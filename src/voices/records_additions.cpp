#include "journal/read.hpp"
#include "voices/records.hpp"

namespace voices {
namespace {

constexpr const char* insert_addition = R"sql(
    INSERT INTO voice_additions (entry, voice, at) VALUES (:entry, :voice, :at)
)sql";

constexpr const char* select_additions = R"sql(
    SELECT entry, at FROM voice_additions WHERE voice = :voice ORDER BY entry
)sql";

constexpr const char* select_additions_after = R"sql(
    SELECT voice, entry, at FROM voice_additions WHERE entry > :entry
    ORDER BY entry DESC LIMIT :limit
)sql";

constexpr const char* count_additions_of = R"sql(
    SELECT COUNT(*) FROM voice_additions WHERE voice = :voice
)sql";

} // namespace

void add_addition(store::Connection& to, VoiceId voice, const journal::Entry& entry) {
    to.run(insert_addition, entry.sequence, voice, calendar::to_milliseconds(entry.at));
}

int count_additions(store::Connection& connection, VoiceId voice) {
    return static_cast<int>(connection.value<std::int64_t>(count_additions_of, voice).value_or(0));
}

std::vector<Addition> additions_to(store::Connection& connection, VoiceId voice) {
    std::vector<Addition> additions;
    for (const auto& [entry, at] :
         connection.rows<std::int64_t, std::int64_t>(select_additions, voice)) {
        additions.push_back(
            {calendar::from_milliseconds(at), entry, journal::kept_value(connection, entry, 0)});
    }
    return additions;
}

std::vector<Added> additions_after(store::Connection& connection,
                                   journal::Sequence entry,
                                   int limit) {
    std::vector<Added> added;
    for (const auto& [voice, sequence, at] :
         connection.rows<std::int64_t, std::int64_t, std::int64_t>(
             select_additions_after, entry, limit)) {
        added.push_back({VoiceId{voice}, sequence, calendar::from_milliseconds(at)});
    }
    return added;
}

} // namespace voices
