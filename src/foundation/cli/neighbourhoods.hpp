// The two neighbourhoods a verb may find: one that its own process opens, and one in a server.

#pragma once

#include <memory>
#include <optional>

#include "cli/premises.hpp"
#include "cli/verbs.hpp"
#include "journal/writer.hpp"
#include "store/store.hpp"

namespace cli {

// The store at an address of one's own; a folder's lock is held by the caller for what writes.
// `progress` is that of the cache's rebuild, when there is one.
[[nodiscard]] base::Result<std::unique_ptr<Neighbourhood>> open_here(
    const House& house,
    const store::Address& address,
    Touch touch,
    const journal::Progress& progress);

// What a server hands to the verbs that are sent to it.
struct Served {
    const store::Address& address;
    store::Readers& readers;
    journal::Writer& writer;
};
[[nodiscard]] std::unique_ptr<Neighbourhood> open_served(const Served& served);

} // namespace cli
