// What a partner is sent, and how what it answers is understood.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "open311/forwarding.hpp"
#include "store/connection.hpp"
#include "text/catalogue.hpp"

namespace open311 {

using Asks = std::vector<std::pair<std::string, std::string>>;

constexpr const char* updates_noun = "servicerequestupdates";

// "https://water.example/open311/v2/requests.xml?jurisdiction_id=…&start_date=…", with what is
// asked for in the address. Addresses are logged on the way, so that the key stands in one only
// where nothing is told without it: in that of the updates.
[[nodiscard]] std::string address_at(const Partner& partner,
                                     const std::string& noun,
                                     const Asks& asks = {});

struct Signed {
    std::string mark;
    std::string site;
    const text::Catalogue& words;
};
// The body of a post: never contact data, and no words but those that this partner may be told.
[[nodiscard]] std::string form_of(store::Connection& store,
                                  const Partner& partner,
                                  const Forward& forward,
                                  const Signed& by);

[[nodiscard]] Hearing hearing_of_request(cases::CaseId about, const Thing& request);
[[nodiscard]] Hearing hearing_of_update(cases::CaseId about, const Thing& update);

} // namespace open311
