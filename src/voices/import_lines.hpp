// The lines of a file from outside, gunzipped where that is needed, one at a time and each within
// bounds: a file may be huge, cut off, or a trap.

#pragma once

#include <cstddef>
#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>

namespace voices {

constexpr std::size_t import_line_bytes_max = 1024 * 1024;
constexpr std::int64_t import_bytes_max = 2LL * 1024 * 1024 * 1024; // After gunzipping.

struct FileLine {
    std::size_t number = 0; // From 1.
    std::string text;       // Without its end.
    bool is_too_long = false;
};

class FileLines {
public:
    explicit FileLines(std::istream& file);
    ~FileLines();
    FileLines(const FileLines&) = delete;
    FileLines& operator=(const FileLines&) = delete;
    FileLines(FileLines&&) = delete;
    FileLines& operator=(FileLines&&) = delete;

    [[nodiscard]] std::optional<FileLine> next();

    // Why there are no more lines, once `next` has said so.
    enum class End { Whole, Broken, TooLarge };
    [[nodiscard]] End end() const { return end_; }

    // Bytes of the file itself that have been read: for showing progress.
    [[nodiscard]] std::int64_t bytes_read() const { return bytes_read_; }

private:
    struct Gunzip;

    bool read_more();
    bool gunzip_more();

    std::istream& file_;
    std::unique_ptr<Gunzip> gunzip_;
    std::string waiting_;
    std::size_t taken_ = 0; // Of what is waiting.
    std::size_t number_ = 0;
    std::int64_t bytes_read_ = 0;
    std::int64_t bytes_given_ = 0;
    End end_ = End::Whole;
};

} // namespace voices
