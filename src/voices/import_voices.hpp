// Takes a file of messages in: each row is the same command as a report, in a turn of its own. A
// row taken before is known again, so a second import of the same file adds nothing.

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <istream>

#include "cli/verbs.hpp"
#include "voices/import_file.hpp"

namespace voices {

enum class Times { Now, Theirs };

struct ImportOptions {
    ColumnMap map{};
    Times times = Times::Now;
    bool public_already = false;
};

struct ImportResult {
    std::int64_t taken = 0;
    std::int64_t already = 0;
    std::int64_t refused = 0;
};

// Hears of each row that wasn't taken, in the order of the file, and of the bytes read so far.
struct ImportListener {
    std::function<void(const RefusedRow&)> refused;
    std::function<void(std::int64_t bytes_read)> progress;
};

[[nodiscard]] base::Result<ImportResult> import_voices(cli::Neighbourhood& town,
                                                       std::istream& file,
                                                       const ImportOptions& options,
                                                       const ImportListener& listener);

} // namespace voices
