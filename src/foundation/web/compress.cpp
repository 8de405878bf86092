#include "web/compress.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include <zlib.h>

#include "base/fault.hpp"

namespace web {
namespace {

constexpr int gzip_window_bits = 15 + 16; // 16 asks zlib for gzip's frame.
constexpr int memory_level = 8;

// A deflating stream that is made once a thread and effort, since making one costs more than most
// pages take to compress.
class Deflater {
public:
    explicit Deflater(int level) {
        const int made = deflateInit2(
            &stream_, level, Z_DEFLATED, gzip_window_bits, memory_level, Z_DEFAULT_STRATEGY);
        if (made != Z_OK) {
            throw base::Fault("zlib has no memory to compress with");
        }
    }
    ~Deflater() { deflateEnd(&stream_); }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    Deflater(Deflater&&) = delete;
    Deflater& operator=(Deflater&&) = delete;

    std::string deflate_all(std::string_view bytes) {
        deflateReset(&stream_);
        std::string input(bytes);
        std::string output(deflateBound(&stream_, bytes.size()), '\0');
        stream_.next_in = reinterpret_cast<Bytef*>(input.data());
        stream_.avail_in = static_cast<uInt>(input.size());
        stream_.next_out = reinterpret_cast<Bytef*>(output.data());
        stream_.avail_out = static_cast<uInt>(output.size());
        base::ensure(deflate(&stream_, Z_FINISH) == Z_STREAM_END, "zlib's bound holds its output");
        output.resize(stream_.total_out);
        return output;
    }

private:
    z_stream stream_{};
};

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// "q=0", "q=0.0" and the like: an explicit no.
bool is_refused(std::string_view parameter) {
    return parameter.starts_with("q=0") &&
           parameter.find_first_not_of("0.", 2) == std::string_view::npos;
}

} // namespace

std::string gzipped(std::string_view bytes, Effort effort) {
    thread_local Deflater quick(Z_BEST_SPEED);
    if (effort == Effort::Quick) {
        return quick.deflate_all(bytes);
    }
    return Deflater(Z_BEST_COMPRESSION).deflate_all(bytes);
}

bool accepts_gzip(std::string_view header) {
    constexpr auto none = std::string_view::npos;
    while (!header.empty()) {
        const auto comma = header.find(',');
        const auto item = header.substr(0, comma);
        header = comma == none ? std::string_view() : header.substr(comma + 1);
        const auto semicolon = item.find(';');
        const auto coding = trimmed(item.substr(0, semicolon));
        if (coding == "gzip" || coding == "*") {
            return semicolon == none || !is_refused(trimmed(item.substr(semicolon + 1)));
        }
    }
    return false;
}

} // namespace web
