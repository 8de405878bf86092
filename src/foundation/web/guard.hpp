// The guard reads along with every connection and stops what is too long, too large, malformed or
// too much at once while it is still arriving, so that nothing oversized is ever kept in memory and
// the asker is told why instead of being cut off.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "web/upload_slots.hpp"

namespace web {

constexpr std::size_t header_bytes_max = 16 * 1024;
constexpr std::size_t headers_max = 100;

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

// How large a body the path takes.
using BodyBound = std::function<std::size_t(std::string_view target)>;

class Guard {
public:
    // `let_go` ends the connection, on whatever thread, when its upload is too slow.
    Guard(const BodyBound& body_bound, UploadSlots& uploads, std::function<void()> let_go);
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

    // The connection is about to end: its place among the uploads is free, whatever was arriving.
    void leave();

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
