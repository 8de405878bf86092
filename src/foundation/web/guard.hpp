// The guard reads along with every connection and stops what is too long, too large, malformed or
// too much at once while it is still arriving, so that nothing oversized is ever kept in memory and
// the asker is told why instead of being cut off.

#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace web {

constexpr std::size_t header_bytes_max = 16 * 1024;
constexpr std::size_t headers_max = 100;
constexpr std::size_t upload_bytes_min = 64 * 1024; // A body beyond this is an upload.
constexpr int uploads_max = 4;

enum class Verdict {
    Fine,
    Malformed,
    UrlTooLong,
    HeadersTooLarge,
    BodyTooLarge,
    TooManyUploads,
    TooManyConnections,
    TooSlow,
};

// How many uploads are under way, over all connections.
class UploadSlots {
public:
    explicit UploadSlots(int most) : most_(most) {}

    [[nodiscard]] bool take();
    void take_anyway() { ++taken_; }
    void give_back() { --taken_; }
    [[nodiscard]] int taken() const { return taken_; }

private:
    const int most_;
    std::atomic<int> taken_{0};
};

// How large a body the path takes.
using BodyBound = std::function<std::size_t(std::string_view target)>;

class Guard {
public:
    Guard(const BodyBound& body_bound, UploadSlots& uploads);
    ~Guard();
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;
    Guard(Guard&&) = delete;
    Guard& operator=(Guard&&) = delete;

    // What arrived next. After anything but Fine nothing more may be fed.
    [[nodiscard]] Verdict feed(std::string_view bytes);

    // The request that was read is in the server's hands, which count it from here: its place among
    // the uploads is free again.
    void handed_over();

    // Whether a request has begun to arrive and isn't there yet.
    [[nodiscard]] bool is_inside_request() const;

    // How many requests have arrived whole.
    [[nodiscard]] std::uint64_t requests() const;

    // Whether the asker waits for "100 Continue" before sending the body. Says so once.
    [[nodiscard]] bool must_say_continue();

    // What is known so far of the request, to refuse it in its own language and form.
    struct Seen {
        std::string method;
        std::string target;
        std::string accept;
        std::string accept_language;
        std::string cookie;
        std::size_t body_bytes_max = 0;
    };
    [[nodiscard]] const Seen& seen() const;

private:
    struct Parsing;
    std::unique_ptr<Parsing> parsing_;
};

} // namespace web
