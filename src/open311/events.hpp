// The facts of Open311: which clients may post, and which reports and additions came from them. A
// client is a body's program, never a person; its key stands here only as its hash.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"
#include "open311/events_forwarding.hpp"
#include "voices/events.hpp"

namespace open311 {

using ClientId = base::Id<struct ClientKind>;

struct ClientAdded {
    static constexpr std::string_view kind = "open311_client_added";

    ClientId id;
    std::string name;
    std::string key_digest; // SHA-256 of its key, 64 hexadecimal digits.
    std::int64_t an_hour_max = 0;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("name", self.name);
        field("key_digest", self.key_digest);
        field("an_hour_max", self.an_hour_max);
    }
};

// From now on nobody posts with its key; what was posted stays.
struct ClientRemoved {
    static constexpr std::string_view kind = "open311_client_removed";

    ClientId id;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
    }
};

struct RequestPosted {
    static constexpr std::string_view kind = "open311_request_posted";

    ClientId client;
    voices::VoiceId voice;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("client", self.client);
        field("voice", self.voice);
    }
};

struct UpdatePosted {
    static constexpr std::string_view kind = "open311_update_posted";

    ClientId client;
    voices::VoiceId voice;
    std::string update_digest; // Of the update's id at the client, which may be anything.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("client", self.client);
        field("voice", self.voice);
        field("update_digest", self.update_digest);
    }
};

} // namespace open311
