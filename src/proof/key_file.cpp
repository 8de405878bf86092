#include "proof/key_file.hpp"

#include <cerrno>
#include <fstream>
#include <iterator>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/fault.hpp"

namespace proof {
namespace {

namespace fs = std::filesystem;

// A file of the owner's, durable when it is closed.
class OwnersFile {
public:
    explicit OwnersFile(const fs::path& path)
        : file_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
        must(file_ >= 0);
        must(::fchmod(file_, S_IRUSR | S_IWUSR) == 0); // Whatever stood there before.
    }
    ~OwnersFile() { ::close(file_); }
    OwnersFile(const OwnersFile&) = delete;
    OwnersFile& operator=(const OwnersFile&) = delete;
    OwnersFile(OwnersFile&&) = delete;
    OwnersFile& operator=(OwnersFile&&) = delete;

    void write(std::string_view bytes) const {
        must(::write(file_, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
        must(::fsync(file_) == 0);
    }

private:
    static void must(bool holds) {
        if (!holds) {
            throw base::Fault("a file for its owner only can't be written: " +
                              std::generic_category().message(errno));
        }
    }

    int file_;
};

} // namespace

fs::path log_key_file(const fs::path& folder) {
    return folder / "log-key.pem";
}

base::Result<SigningKey> key_in(const fs::path& file) {
    if (!fs::exists(file)) {
        auto made = SigningKey::make();
        write_key(file, made);
        return made;
    }
    std::ifstream input(file, std::ios::binary);
    auto key = SigningKey::from_pem(std::string(std::istreambuf_iterator<char>(input), {}));
    if (!key) {
        return base::refuse(base::Why::Invalid, "proof.bad_key_file", {{"file", file.string()}});
    }
    return std::move(*key);
}

void write_key(const fs::path& file, const SigningKey& key) {
    write_for_owner(file, key.to_pem());
}

void write_for_owner(const fs::path& file, std::string_view bytes) {
    auto beside = file;
    beside += ".new";
    OwnersFile(beside).write(bytes);
    fs::rename(beside, file);
}

} // namespace proof
