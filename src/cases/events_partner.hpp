// The fact that a body outside, whose own system a case was sent to, is heard of: it took the case,
// says how it goes, or lost it. For staff; who answers for the case stays who it was.
// Read it through events.hpp.

#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cases/stages.hpp"
#include "journal/erasable.hpp"

namespace cases {

// Taken: it has a number there. Found: it had been taken, though the answer was lost on its way.
// Says: how it goes there. Lost: it is there no more, and is sent again. Unreached: given up.
enum class PartnerNews { Taken, Found, Says, Lost, Unreached };
[[nodiscard]] std::span<const std::string_view> enum_names(PartnerNews);

struct PartnerHeard {
    static constexpr std::string_view kind = "partner_heard";

    CaseId id;
    PartnerNews news = PartnerNews::Taken;
    std::string code; // Its number there, or the state that it says.
    std::optional<ErasableText> words;

    template <class Self, class Fields>
    static void fields(Self& self, Fields& field) {
        field("id", self.id);
        field("news", self.news);
        field("code", self.code);
        field("words", self.words);
    }
};

} // namespace cases
