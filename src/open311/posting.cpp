#include "open311/posting.hpp"

#include <algorithm>

#include "journal/hash.hpp"
#include "open311/records.hpp"

namespace open311 {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;

Result<Client> client_with_room(journal::Turn& turn, const std::string& api_key) {
    const auto client = client_with_key(turn.store(), api_key);
    if (!client) {
        return client;
    }
    const auto an_hour_ago = turn.now() - std::chrono::hours(1);
    const auto posted = count_posted(turn.store(), client->id, an_hour_ago);
    if (posted >= client->an_hour_max) {
        const auto wait = first_posted(turn.store(), client->id, an_hour_ago) - an_hour_ago;
        return refuse(Why::TooMany,
                      "open311.too_many",
                      {{"most", client->an_hour_max},
                       {"minutes", std::chrono::ceil<std::chrono::minutes>(wait).count()}});
    }
    return client;
}

Result<bool> add_photos(journal::Turn& turn,
                        voices::VoiceId voice,
                        const std::vector<std::string>& photos) {
    for (const auto& photo : photos) {
        const auto kept = voices::add_photo(turn, voice, voices::Shows::Concern, photo);
        if (!kept) {
            return base::refusal_of(kept);
        }
    }
    return true;
}

// Of all who speak in a case, whose words came through this client; 0: nobody's.
voices::VoiceId voice_from(store::Connection& store, cases::CaseId id, ClientId client) {
    const auto voices = cases::voices_of(store, id);
    const auto found = std::ranges::find_if(
        voices, [&](voices::VoiceId voice) { return client_of(store, voice) == client; });
    return found == voices.end() ? voices::VoiceId{} : *found;
}

} // namespace

Result<json> post_request(journal::Turn& turn, const Posted& posted) {
    const auto client = client_with_room(turn, posted.api_key);
    if (!client) {
        return base::refusal_of(client);
    }
    const auto raised = voices::raise(turn, posted.report);
    if (!raised) {
        return base::refusal_of(raised);
    }
    const auto added = add_photos(turn, raised->voice, posted.photos);
    if (!added) {
        return base::refusal_of(added);
    }
    turn.record(RequestPosted{client->id, raised->voice});
    return json{{"voice", raised->voice.value}, {"ring_now", raised->ring_now.value_or("")}};
}

Result<json> post_update(journal::Turn& turn, const PostedUpdate& update) {
    const auto client = client_with_room(turn, update.api_key);
    if (!client) {
        return base::refusal_of(client);
    }
    const auto digest = journal::to_hex(journal::sha256(update.update_id));
    if (has_update(turn.store(), client->id, digest)) {
        return refuse(Why::AlreadyDone, "open311.update_already_exists", {}, "update_id");
    }
    const auto voice = voice_from(turn.store(), update.about, client->id);
    if (voice.value == 0) {
        return refuse(Why::NotAllowed, "open311.not_your_request", {}, "service_request_id");
    }
    const auto added = voices::add_words(turn, voice, update.words);
    if (!added) {
        return base::refusal_of(added);
    }
    const auto shown = add_photos(turn, voice, update.photos);
    if (!shown) {
        return base::refusal_of(shown);
    }
    turn.record(UpdatePosted{client->id, voice, digest});
    return json{{"entry", *added}, {"case", update.about.value}};
}

} // namespace open311
