// When a notice is tried again, and what it says: as little as lets the reader decide whether to
// look. Nothing here knows a word of a report.

#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "notices/notices.hpp"
#include "text/catalogue.hpp"

namespace notices {

// What an event of a case is to the outside; nothing for those that are nobody else's business.
[[nodiscard]] std::optional<What> what_of(std::string_view kind);
[[nodiscard]] std::string_view kind_of(What what);

// A web hook is told everything; mail only what concerns those who must act or answer for it.
[[nodiscard]] bool is_told_by(Channel channel, What what);

// After so many tries that failed; nothing when it is given up.
[[nodiscard]] std::optional<std::chrono::minutes> pause_after(std::int64_t tries);

// "https://street.example/cases/7"
[[nodiscard]] std::string link_to(const Notice& notice, std::string_view site);

// A whole mail as it goes over the wire, in the street's language.
struct Envelope {
    std::string from;
    std::string to; // Several are separated by commas.
    std::string site;
};
[[nodiscard]] std::string mail_for(const Notice& notice,
                                   const Envelope& envelope,
                                   const text::Catalogue& words);

// {"at":…,"case":7,"happened":"escalated","kind":"case_escalated","link":"…","notice":12}
[[nodiscard]] std::string call_for(const Notice& notice, std::string_view site);

// "sha256=…": HMAC-SHA256 of the call's bytes under the shared secret.
[[nodiscard]] std::string signature_of(std::string_view call, std::string_view secret);

} // namespace notices
