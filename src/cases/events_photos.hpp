// The fact that a photo is covered by hand: from now on only those see it who may see originals;
// others see it with parts painted over, or not at all.
// Read it through events.hpp.

#pragma once

#include <optional>
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
    // The JPEG with parts painted over, as hexadecimal text; left out: nobody else sees anything.
    std::optional<ErasableText> covered;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("by", self.by);
        field("photo", self.photo);
        field("reason", self.reason);
        field("covered", self.covered);
    }
};

} // namespace cases
