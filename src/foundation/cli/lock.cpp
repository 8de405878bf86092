#include "cli/lock.hpp"

#include <array>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

std::string read_holder(int file) {
    std::array<char, 200> bytes{};
    const auto count = ::pread(file, bytes.data(), bytes.size(), 0);
    return count > 0 ? std::string(bytes.data(), static_cast<std::size_t>(count)) : "songyuan";
}

void write_holder(int file, const std::string& holder) {
    if (::ftruncate(file, 0) != 0 ||
        ::pwrite(file, holder.data(), holder.size(), 0) != static_cast<ssize_t>(holder.size())) {
        throw base::Fault("the lock can't be written: is the disk full?");
    }
}

} // namespace

void make_folder(const fs::path& folder) {
    std::error_code failed;
    if (fs::create_directories(folder, failed)) {
        fs::permissions(folder, fs::perms::owner_all, failed);
    }
    if (failed || !fs::is_directory(folder)) {
        throw base::Fault(fmt::format("the folder {} can't be made", folder.string()));
    }
}

base::Result<Lock> Lock::take(const fs::path& folder, const std::string& holder) {
    make_folder(folder);
    const auto path = folder / lock_file;
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        throw base::Fault(fmt::format("{} can't be opened", path.string()));
    }
    Lock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        return base::refuse(
            base::Why::NotAllowed, "cli.store_in_use", {{"holder", read_holder(file)}});
    }
    write_holder(file, fmt::format("{} (pid {})", holder, ::getpid()));
    return lock;
}

Lock::~Lock() {
    if (file_ >= 0) {
        ::close(file_);
    }
}

Lock::Lock(Lock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

} // namespace cli
