#include "tests/stories/client.hpp"

#include <array>
#include <cctype>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/fault.hpp"

namespace stories {
namespace {

class Connection {
public:
    explicit Connection(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const auto* where = reinterpret_cast<const sockaddr*>(&address);
        base::ensure(::connect(socket_, where, sizeof address) == 0, "the server listens");
    }
    ~Connection() { ::close(socket_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;

    void send(std::string_view bytes) const {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            base::ensure(sent > 0, "the server takes the request");
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    [[nodiscard]] std::string read_to_the_end() const {
        std::string bytes;
        std::array<char, 16 * 1024> piece{};
        for (;;) {
            const auto count = ::recv(socket_, piece.data(), piece.size(), 0);
            if (count <= 0) {
                return bytes;
            }
            bytes.append(piece.data(), static_cast<std::size_t>(count));
        }
    }

private:
    int socket_;
};

std::string encoded(const std::string& text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string written;
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        if (std::isalnum(byte) != 0 || each == '-' || each == '_' || each == '.') {
            written += each;
        } else {
            written += '%';
            written += digits[byte >> 4U];
            written += digits[byte & 15U];
        }
    }
    return written;
}

std::string header_in(const std::string& headers, const std::string& name) {
    const auto at = headers.find("\r\n" + name + ": ");
    if (at == std::string::npos) {
        return {};
    }
    const auto from = at + name.size() + 4;
    return headers.substr(from, headers.find("\r\n", from) - from);
}

} // namespace

Reply Client::get(const std::string& path, Accept accept) {
    return ask("GET", path, "", accept);
}

Reply Client::post(const std::string& path, const Form& form, Accept accept) {
    std::string body;
    for (const auto& [name, value] : form) {
        body += (body.empty() ? "" : "&") + encoded(name) + "=" + encoded(value);
    }
    return ask("POST", path, body, accept);
}

Reply Client::ask(const std::string& method,
                  const std::string& path,
                  const std::string& body,
                  Accept accept) {
    const Connection connection(port_);
    std::string request = method + " " + path +
                          " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                          "\r\nConnection: close\r\n" + "Accept-Language: zh-CN\r\nAccept: " +
                          (accept == Accept::Json ? "application/json" : "text/html") + "\r\n";
    if (!cookie_.empty()) {
        request += "Cookie: " + cookie_ + "\r\n";
    }
    if (method == "POST") {
        request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                   std::to_string(body.size()) + "\r\n";
    }
    connection.send(request + "\r\n" + body);
    const auto bytes = connection.read_to_the_end();
    const auto end = bytes.find("\r\n\r\n");
    base::ensure(bytes.starts_with("HTTP/1.1 ") && end != std::string::npos,
                 "the server answers in HTTP");
    Reply reply{std::stoi(bytes.substr(9, 3)), bytes.substr(0, end + 2), bytes.substr(end + 4)};
    const auto cookie = header_in(reply.headers, "Set-Cookie");
    if (cookie.starts_with("session=") || cookie.find("session=") == 7) {
        cookie_ = cookie.substr(0, cookie.find(';'));
    }
    return reply;
}

} // namespace stories
