// Compares the cache tables of two stores row by row: the one in use, and one made anew from the
// same journal.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "store/store.hpp"

namespace cli {

struct Difference {
    std::string table;
    std::int64_t row = 0; // Counted from 1 in the order of the columns' values.
    std::string in_use;   // The row, column by column; empty when there is none.
    std::string made_anew;
};

struct Comparison {
    std::int64_t rows = 0;
    std::optional<Difference> difference; // The first one; what comes after it is not looked at.
};

// Each connection sees one snapshot, of the same journal.
[[nodiscard]] Comparison compare_tables(const store::Schema& schema,
                                        store::Connection& in_use,
                                        store::Connection& made_anew);

} // namespace cli
