// DIR/lock: one process owns a store. The lock goes with its process, however that ends; the file
// stays and names who took it last.

#pragma once

#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace cli {

constexpr const char* lock_file = "lock"; // In the folder.

// Makes a folder that only its owner may read, when it is missing.
void make_folder(const std::filesystem::path& folder);

class Lock {
public:
    // Makes the folder when it is missing. Refuses naming the holder when somebody else has it.
    [[nodiscard]] static base::Result<Lock> take(const std::filesystem::path& folder,
                                                 const std::string& holder);

    ~Lock();
    Lock(Lock&& other) noexcept;
    Lock& operator=(Lock&&) noexcept = delete;
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    explicit Lock(int file) : file_(file) {}

    int file_;
};

} // namespace cli
