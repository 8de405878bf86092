// How fast the record is proved and handed out, measured where it happens: in the program's own
// rooms, without HTTP, with as many threads as the machine has cores.

#pragma once

#include <cstdint>
#include <string>

namespace bench {

struct LogFigures {
    std::int64_t entries = 0;
    double inclusion_milliseconds = 0;   // The path of one entry, made from the store.
    double consistency_milliseconds = 0; // From any earlier size to the last.
    double by_hash_milliseconds = 0;     // The same path, when only the leaf's hash is known.
    double first_by_hash_seconds = 0;    // The very first time, when the hashes are read.
    double entries_a_second = 0;         // get-entries, in pages of a thousand.
};

[[nodiscard]] LogFigures log_figures(const std::string& folder);

} // namespace bench
