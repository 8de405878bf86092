// What can happen to an initiative: it is published, units and people sign it, a signature is taken
// back, and one day it ends. Texts and units are public; who signed is erasable and never shown.

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "alliance/events.hpp"
#include "base/id.hpp"
#include "journal/erasable.hpp"

namespace initiatives {

using InitiativeId = base::Id<struct InitiativeKindTag>;
using SignatureId = base::Id<struct SignatureKindTag>;
using alliance::UnitId;

struct InitiativePublished {
    static constexpr std::string_view kind = "initiative_published";

    InitiativeId id;
    UnitId body; // Who calls for it.
    std::string title;
    std::string text;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("body", self.body);
        field("title", self.title);
        field("text", self.text);
    }
};

struct InitiativeEnded {
    static constexpr std::string_view kind = "initiative_ended";

    InitiativeId id;
    std::string reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("reason", self.reason);
    }
};

struct InitiativeSignedByUnit {
    static constexpr std::string_view kind = "initiative_signed_by_unit";

    InitiativeId initiative;
    UnitId unit;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("initiative", self.initiative);
        field("unit", self.unit);
    }
};

struct InitiativeSigned {
    static constexpr std::string_view kind = "initiative_signed";

    SignatureId id;
    InitiativeId initiative;
    journal::ErasableText name;      // Position 0.
    journal::ErasableText telephone; // Position 1.

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("initiative", self.initiative);
        field("name", self.name);
        field("telephone", self.telephone);
    }
};

// By the person who signed; name and telephone are erased in the same turn.
struct SignatureTakenBack {
    static constexpr std::string_view kind = "initiative_signature_taken_back";

    SignatureId id;
    InitiativeId initiative;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("initiative", self.initiative);
    }
};

} // namespace initiatives
