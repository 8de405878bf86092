// Copies of a store, made beside whoever uses it and as it is at one moment. A file has its last
// name only when it is whole and durable: who is interrupted leaves at most a "….part".

#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "store/connection.hpp"

namespace store {

// Called now and then with how many pages are copied, of how many.
using Copied = std::function<void(std::int64_t done, std::int64_t all)>;

// Where a copy grows until it may have its name.
[[nodiscard]] std::filesystem::path unfinished(const std::filesystem::path& file);

// Copies the store's file into a new one that only its owner may read, durable when this returns.
// What an earlier, interrupted copy left at `to` is replaced. Throws a StoreFault: Full when there
// is no room, Damaged when `from` is no such file.
void copy_sqlite(const std::filesystem::path& from,
                 const std::filesystem::path& to,
                 const Copied& progress);

// Reads a copy where it lies, and writes nothing.
[[nodiscard]] std::unique_ptr<Connection> open_copy(const std::filesystem::path& file);

// Gives a durable file its last name, durably.
void rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace store
