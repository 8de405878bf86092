// The bodies whose own Open311 server handles a category, as the machine's file names them, and the
// line on which they are spoken to. Without one nothing is ever sent.

#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "open311/events_forwarding.hpp"
#include "open311/writing.hpp"

namespace open311 {

// What the body is told of a report: what is public of it and where to read more, or also the words
// as staff read them and where exactly, which needs an agreement with that body.
enum class Tells { Public, Words };

struct Partner {
    std::string category;     // Of ours.
    std::string endpoint;     // "https://water.example/open311/v2"
    std::string jurisdiction; // Empty: it has one.
    std::string key;
    std::string service_code; // Of theirs.
    Format format = Format::Xml;
    Tells tells = Tells::Public;
    bool has_updates = false; // It speaks servicerequestupdates.
};
using Partners = std::vector<Partner>;

struct Call {
    std::string url;
    std::string form; // Empty: GET.
    std::string once; // The idempotency key of a post.
};

struct Reply {
    long status = 0;
    std::string body;
};
using Said = std::variant<Reply, Failure>;

// Asks in bounded time, on whatever thread and on several at once. It keeps nothing.
class Line {
public:
    virtual ~Line() = default;
    Line() = default;
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    Line(Line&&) = delete;
    Line& operator=(Line&&) = delete;

    [[nodiscard]] virtual Said ask(const Call& call) = 0;
};

// Over HTTP; ends early when the house stops.
[[nodiscard]] std::unique_ptr<Line> http_line(const std::atomic<bool>& is_stopping);

} // namespace open311
