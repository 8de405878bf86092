// One request as it came over the wire and one answer as it goes back, without any HTTP library:
// what stands between server.cpp and everything else.

#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

// The headers we look at; the others are nobody's business here.
struct Headers {
    std::string accept;
    std::string accept_encoding;
    std::string accept_language;
    std::string authorization;
    std::string content_encoding;
    std::string content_type;
    std::string cookie;
    std::string csrf_token;
    std::string forwarded_for;
    std::string host;
    std::string idempotency_key;
    std::string if_none_match;
    std::string origin;
    std::string referer; // As RFC 9110 spells it.
};

// By which address it came in: everybody's, or the one that is the watchman's alone.
enum class Door { Everybodys, Watchmans };

struct Incoming {
    std::string method;
    std::string target;
    Headers headers;
    std::string body;
    std::string peer; // The address at the other end of the connection.
    Door door = Door::Everybodys;
};

struct Outgoing {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string_view lasting{}; // Instead of the body: bytes that outlive the server's answers.

    [[nodiscard]] std::string_view bytes() const { return lasting.empty() ? body : lasting; }
};

// Called once, on any thread.
using Reply = std::function<void(Outgoing)>;

// Runs work on a web thread, soon.
using Later = std::function<void(std::function<void()>)>;

} // namespace web
