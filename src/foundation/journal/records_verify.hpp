// Reads kept values in the order of the entries they belong to.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "journal/entry.hpp"
#include "store/connection.hpp"

namespace journal {

struct StoredValue {
    std::int64_t id = 0;
    std::string salt;
    std::string value;

    [[nodiscard]] Sequence sequence() const;
};

// Those that belong to entries after the first one named, up to the last one named.
[[nodiscard]] std::vector<StoredValue> kept_values_of(store::Connection& connection,
                                                      Sequence after,
                                                      Sequence last);

} // namespace journal
