#include "voices/import_lines.hpp"

#include <string_view>
#include <vector>

#include <zlib.h>

#include "base/fault.hpp"

namespace voices {
namespace {

constexpr std::size_t chunk_bytes = 256 * 1024;
constexpr std::string_view gzip_magic = "\x1F\x8B";
constexpr int gzip_window = 15 + 16; // The largest window, with a gzip header and nothing else.

} // namespace

struct FileLines::Gunzip {
    Gunzip() : output(chunk_bytes, '\0') {
        base::ensure(inflateInit2(&stream, gzip_window) == Z_OK, "zlib is there");
    }
    ~Gunzip() { inflateEnd(&stream); }
    Gunzip(const Gunzip&) = delete;
    Gunzip& operator=(const Gunzip&) = delete;
    Gunzip(Gunzip&&) = delete;
    Gunzip& operator=(Gunzip&&) = delete;

    z_stream stream{};
    std::string input;
    std::string output;
    bool is_inside = false; // Of a member that has not ended yet.
};

FileLines::FileLines(std::istream& file) : file_(file) {
    std::string magic(gzip_magic.size(), '\0');
    file_.read(magic.data(), static_cast<std::streamsize>(magic.size()));
    magic.resize(static_cast<std::size_t>(file_.gcount()));
    bytes_read_ = static_cast<std::int64_t>(magic.size());
    if (magic == gzip_magic) {
        gunzip_ = std::make_unique<Gunzip>();
        gunzip_->input = magic;
        gunzip_->stream.next_in = reinterpret_cast<Bytef*>(gunzip_->input.data());
        gunzip_->stream.avail_in = static_cast<uInt>(magic.size());
        gunzip_->is_inside = true;
    } else {
        waiting_ = magic;
    }
}

FileLines::~FileLines() = default;

std::optional<FileLine> FileLines::next() {
    FileLine line;
    while (true) {
        const auto newline = waiting_.find('\n', taken_);
        const auto stop = newline == std::string::npos ? waiting_.size() : newline;
        if (line.text.size() + (stop - taken_) > import_line_bytes_max) {
            line.is_too_long = true;
        } else {
            line.text.append(waiting_, taken_, stop - taken_);
        }
        taken_ = newline == std::string::npos ? stop : stop + 1;
        const bool is_whole = newline != std::string::npos;
        if (is_whole || !read_more()) {
            if (!is_whole && line.text.empty() && !line.is_too_long) {
                return std::nullopt;
            }
            if (line.text.ends_with('\r')) {
                line.text.pop_back();
            }
            line.number = ++number_;
            return line;
        }
    }
}

// Fills `waiting_` anew; false when there is nothing more.
bool FileLines::read_more() {
    waiting_.clear();
    taken_ = 0;
    if (end_ != End::Whole) {
        return false;
    }
    if (bytes_given_ > import_bytes_max) {
        end_ = End::TooLarge;
        return false;
    }
    if (gunzip_) {
        return gunzip_more();
    }
    waiting_.resize(chunk_bytes);
    file_.read(waiting_.data(), static_cast<std::streamsize>(waiting_.size()));
    waiting_.resize(static_cast<std::size_t>(file_.gcount()));
    bytes_read_ += file_.gcount();
    bytes_given_ += file_.gcount();
    return !waiting_.empty();
}

bool FileLines::gunzip_more() {
    auto& stream = gunzip_->stream;
    while (waiting_.empty()) {
        if (stream.avail_in == 0) {
            gunzip_->input.resize(chunk_bytes);
            file_.read(gunzip_->input.data(), static_cast<std::streamsize>(chunk_bytes));
            bytes_read_ += file_.gcount();
            stream.next_in = reinterpret_cast<Bytef*>(gunzip_->input.data());
            stream.avail_in = static_cast<uInt>(file_.gcount());
        }
        if (stream.avail_in == 0) {
            end_ = gunzip_->is_inside ? End::Broken : End::Whole;
            return false;
        }
        stream.next_out = reinterpret_cast<Bytef*>(gunzip_->output.data());
        stream.avail_out = static_cast<uInt>(gunzip_->output.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        waiting_.assign(gunzip_->output, 0, gunzip_->output.size() - stream.avail_out);
        gunzip_->is_inside = status != Z_STREAM_END;
        if (status == Z_STREAM_END) {
            inflateReset(&stream); // Another member may follow.
        } else if (status != Z_OK && status != Z_BUF_ERROR) {
            end_ = End::Broken;
            return !waiting_.empty();
        }
    }
    bytes_given_ += static_cast<std::int64_t>(waiting_.size());
    return true;
}

} // namespace voices
