// What is known of the last copy: DIR/last-backup.json, written when a copy has its name. It says
// how the machine is looked after, so it is no part of the street's record.

#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "calendar/moment.hpp"

namespace cli {

struct Backup {
    calendar::Moment at;
    std::int64_t entries = 0;
    std::string root; // 64 hexadecimal digits.
};

void note_backup(const std::filesystem::path& folder, const Backup& made);

// Nothing when no copy was ever made, or the note can't be read.
[[nodiscard]] std::optional<Backup> last_backup(const std::filesystem::path& folder);

} // namespace cli
