#include "web/wire.hpp"

#include <fmt/format.h>

namespace web {

std::string_view reason_for(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 303:
            return "See Other";
        case 304:
            return "Not Modified";
        case 307:
            return "Temporary Redirect";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 413:
            return "Payload Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 421:
            return "Misdirected Request";
        case 422:
            return "Unprocessable Entity";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

std::string on_the_wire(const Outgoing& outgoing, std::string_view method) {
    std::string wire =
        fmt::format("HTTP/1.1 {} {}\r\n", outgoing.status, reason_for(outgoing.status));
    for (const auto& [name, value] : outgoing.headers) {
        wire += fmt::format("{}: {}\r\n", name, value);
    }
    wire += fmt::format("Content-Length: {}\r\nConnection: close\r\n\r\n", outgoing.bytes().size());
    if (method != "HEAD") {
        wire += outgoing.bytes();
    }
    return wire;
}

} // namespace web
