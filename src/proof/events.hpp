// What happens to the proof itself: a key is taken into use, a witness is added or taken off. Heads
// and what witnesses say of them are no entries: they are about the entries, and stand beside them.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/id.hpp"

namespace proof {

using WitnessId = base::Id<struct WitnessKind>;

// From now on heads are signed with this key.
struct LogKeyTaken {
    static constexpr std::string_view kind = "log_key_taken";

    std::int64_t number = 0; // From 1.
    std::string public_key;  // SubjectPublicKeyInfo in DER, as hexadecimal text.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("number", self.number);
        field("public_key", self.public_key);
    }
};

struct WitnessAdded {
    static constexpr std::string_view kind = "witness_added";

    WitnessId id;
    std::string name; // Of a body, not of a person.
    std::string public_key;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("name", self.name);
        field("public_key", self.public_key);
    }
};

struct WitnessTakenOff {
    static constexpr std::string_view kind = "witness_taken_off";

    WitnessId id;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
    }
};

} // namespace proof
