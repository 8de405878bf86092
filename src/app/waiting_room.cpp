#include "app/waiting_room.hpp"

#include <array>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include "app/listening.hpp"

namespace app {
namespace {

constexpr int seconds_to_wait = 5;

} // namespace

WaitingRoom::WaitingRoom(const web::Listen& listen, const text::Catalogues& catalogues)
    : catalogues_(catalogues), listening_(listen_on(listen)) {
    if (listening_ >= 0) {
        thread_ = std::thread([this] { live(); });
    }
}

WaitingRoom::~WaitingRoom() {
    is_closing_ = true;
    if (listening_ >= 0) {
        ::shutdown(listening_, SHUT_RDWR);
        thread_.join();
        ::close(listening_);
    }
}

void WaitingRoom::live() {
    while (!is_closing_) {
        const int visitor = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (visitor >= 0) {
            answer(visitor);
            ::close(visitor);
        }
    }
}

// Both languages: nobody was asked which one they read. The page asks again by itself.
std::string WaitingRoom::page() const {
    std::string said;
    for (const auto language : text::languages) {
        said +=
            fmt::format("<p lang=\"{}\">{}</p>\n",
                        text::tag(language),
                        catalogues_.in(language).say("app.wait", {{"percent", percent_.load()}}));
    }
    return fmt::format(
        "<!doctype html>\n<html lang=\"zh-CN\">\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width\">\n"
        "<meta http-equiv=\"refresh\" content=\"{}\">\n<title>503</title>\n{}</html>\n",
        seconds_to_wait,
        said);
}

std::string WaitingRoom::health() const {
    return fmt::format("{{\"status\":\"rebuilding\",\"percent\":{}}}", percent_.load());
}

void WaitingRoom::answer(int visitor) const {
    const timeval patience{1, 0};
    ::setsockopt(visitor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
    ::setsockopt(visitor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof(patience));
    std::array<char, 4096> request{};
    const auto count = ::recv(visitor, request.data(), request.size(), 0);
    const std::string_view asked(request.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    const bool is_health = asked.starts_with("GET /healthz ");
    const auto body = is_health ? health() : page();
    const auto answer = fmt::format(
        "HTTP/1.1 503 Service Unavailable\r\n"
        "Content-Type: {}; charset=utf-8\r\n"
        "Content-Length: {}\r\n"
        "Retry-After: {}\r\n"
        "Cache-Control: no-store\r\n"
        "Connection: close\r\n\r\n{}",
        is_health ? "application/json" : "text/html",
        body.size(),
        seconds_to_wait,
        body);
    [[maybe_unused]] const auto sent = ::send(visitor, answer.data(), answer.size(), MSG_NOSIGNAL);
    ::shutdown(visitor, SHUT_WR);
}

} // namespace app
