// The fact that a photo is covered by hand: from now on only those see it who may see originals.
// Read it through events.hpp.

#pragma once

#include <string_view>

#include "cases/stages.hpp"
#include "journal/erasable.hpp"
#include "voices/events.hpp"

namespace cases {

struct PhotoRedacted {
    static constexpr std::string_view kind = "photo_redacted";

    CaseId id;
    UnitId by;
    voices::PhotoId photo;
    ErasableText reason;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("photo", self.photo);
        field("reason", self.reason);
    }
};

} // namespace cases
