// The door of Open311: other people's programs list what can be reported here, report it, and
// follow the answer, in the words of GeoReport v2. Nothing goes out that the public page of a case
// doesn't say, and what a client posts is what a resident posts in the browser. Cases of some
// categories are sent on to another body's server, and what it says comes back.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "journal/turn.hpp"
#include "open311/events.hpp"
#include "open311/rounds.hpp"
#include "store/connection.hpp"

namespace open311 {

constexpr std::size_t client_name_characters_max = 60;
constexpr std::int64_t an_hour_usual = 120;
constexpr std::int64_t an_hour_most = 10'000;

struct Client {
    ClientId id;
    std::string name;
    std::int64_t an_hour_max = an_hour_usual; // Reports and additions.
    calendar::Moment added_at;
    std::optional<calendar::Moment> removed_at;
};

struct NewClient {
    std::string name; // Of a body or its program, not of a person.
    std::int64_t an_hour_max = an_hour_usual;
};

// The key is told once, here, and kept by the client alone.
struct Added {
    ClientId id;
    std::string api_key;
};
[[nodiscard]] base::Result<Added> add_client(journal::Turn& turn, const NewClient& asked);
[[nodiscard]] base::Result<ClientId> remove_client(journal::Turn& turn, const std::string& name);

// In the order they were added, removed ones too.
[[nodiscard]] std::vector<Client> clients(store::Connection& connection);

// Whose key it is; refused when it is missing, nobody's, or of a client that was removed.
[[nodiscard]] base::Result<Client> client_with_key(store::Connection& connection,
                                                   const std::string& api_key);

} // namespace open311
