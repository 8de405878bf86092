// One row of a file of messages: known again when it was taken before, made into a report, and
// taken in a turn by the same command as any report.

#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "base/result.hpp"
#include "journal/turn.hpp"
#include "places/places.hpp"
#include "voices/import_file.hpp"
#include "voices/voices.hpp"

namespace voices {

// Rows without a number that are equal are as many messages as there are rows: each hears in the
// order of the file which of them it is.
class Twins {
public:
    void tell_apart(ImportRow& row);

private:
    std::unordered_map<std::string, std::int64_t> seen_;
};

// Taken before, with the same words.
[[nodiscard]] bool was_taken(store::Connection& connection, const ImportRow& row);

[[nodiscard]] base::Result<RaiseVoice> as_report(store::Connection& connection,
                                                 const ImportRow& row);

enum class Heard { ByUs, InPublic }; // Whether the words were public before.
[[nodiscard]] base::Result<places::Taken> take_row(journal::Turn& turn,
                                                   const ImportRow& row,
                                                   Heard heard);

} // namespace voices
