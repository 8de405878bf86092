// The journal's SQL for writing; reading is read.hpp.

#pragma once

#include <span>
#include <string>

#include "journal/codec.hpp"
#include "journal/read.hpp"

namespace journal {

void insert_entry(store::Connection& writer, const StoredEntry& stored);
void insert_kept_values(store::Connection& writer,
                        Sequence sequence,
                        std::span<const KeptValue> values);

} // namespace journal
