#include "sheets/package.hpp"

#include <algorithm>
#include <array>
#include <memory>

#include <archive.h>
#include <archive_entry.h>

namespace sheets {

namespace {

using base::Why;

struct CloseArchive {
    void operator()(archive* opened) const { archive_read_free(opened); }
};
using OpenArchive = std::unique_ptr<archive, CloseArchive>;

// Where the files stand is read from the archive's own list at its end: what is not wanted is
// skipped without unpacking it.
OpenArchive open(std::string_view bytes) {
    OpenArchive opened(archive_read_new());
    const bool is_open =
        opened && archive_read_support_format_zip_seekable(opened.get()) == ARCHIVE_OK &&
        archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) == ARCHIVE_OK;
    return is_open ? std::move(opened) : OpenArchive();
}

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool is_same_name(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, {}, lower, lower);
}

base::Result<std::string> unpack(archive* opened, std::size_t room) {
    std::string bytes;
    std::array<char, 64 * 1024> piece{};
    while (true) {
        const auto got = archive_read_data(opened, piece.data(), piece.size());
        if (got < 0) {
            return broken();
        }
        if (got == 0) {
            return bytes;
        }
        if (static_cast<std::size_t>(got) > room - bytes.size()) {
            return too_large();
        }
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
}

} // namespace

tl::unexpected<base::Refusal> broken() {
    return base::refuse(Why::Invalid, "sheets.broken", {}, "file");
}

tl::unexpected<base::Refusal> too_large() {
    return base::refuse(Why::TooLarge, "sheets.too_large", {}, "file");
}

base::Result<std::optional<std::string>> Package::file(std::string_view name) {
    const auto opened = open(bytes_);
    if (!opened) {
        return broken();
    }
    for (int seen = 0; seen < packed_files_max; ++seen) {
        archive_entry* entry = nullptr;
        const int found = archive_read_next_header(opened.get(), &entry);
        if (found == ARCHIVE_EOF) {
            return std::optional<std::string>();
        }
        if (found != ARCHIVE_OK && found != ARCHIVE_WARN) {
            return broken();
        }
        const char* its_name = archive_entry_pathname(entry);
        if (its_name == nullptr || !is_same_name(its_name, name)) {
            continue;
        }
        auto bytes = unpack(opened.get(), unpacked_bytes_max - unpacked_);
        if (!bytes) {
            return base::refusal_of(bytes);
        }
        unpacked_ += bytes->size();
        return std::optional(std::move(*bytes));
    }
    return too_large();
}

} // namespace sheets
