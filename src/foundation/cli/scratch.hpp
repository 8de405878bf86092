// A folder for a while: it is made empty where the machine keeps such, and gone when nobody needs
// it any more.

#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

#include "base/fault.hpp"

namespace cli {

class ScratchFolder {
public:
    ScratchFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "songyuan-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw base::Fault("no folder can be made in " +
                              std::filesystem::temp_directory_path().string());
        }
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code left;
        std::filesystem::remove_all(path_, left);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ScratchFolder(ScratchFolder&&) = delete;
    ScratchFolder& operator=(ScratchFolder&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace cli
