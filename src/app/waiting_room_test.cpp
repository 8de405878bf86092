#include "app/waiting_room.hpp"

#include <array>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace text {
std::span<const EmbeddedFile> embedded_files();
} // namespace text

namespace app {
namespace {

// What somebody reads who comes to a port of this machine; empty when nobody answers.
std::string visit(std::uint16_t port) {
    const int visitor = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(visitor, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) {
        const std::string request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
        EXPECT_EQ(::send(visitor, request.data(), request.size(), 0),
                  static_cast<ssize_t>(request.size()));
        std::array<char, 4096> bytes{};
        for (auto count = ::recv(visitor, bytes.data(), bytes.size(), 0); count > 0;
             count = ::recv(visitor, bytes.data(), bytes.size(), 0)) {
            answer.append(bytes.data(), static_cast<std::size_t>(count));
        }
    }
    ::close(visitor);
    return answer;
}

// A port that was free a moment ago.
std::uint16_t free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    socklen_t size = sizeof(address);
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), size), 0);
    EXPECT_EQ(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size), 0);
    ::close(socket);
    return ntohs(address.sin_port);
}

TEST(WaitingRoom, TellsEverybodyToComeBack) {
    const text::Catalogues catalogues(text::embedded_files());
    web::Listen listen;
    listen.port = free_port();

    {
        WaitingRoom room(listen, catalogues);
        room.show(42);
        for (int time = 0; time < 2; ++time) {
            const auto answer = visit(listen.port);
            EXPECT_TRUE(answer.starts_with("HTTP/1.1 503 ")) << answer;
            EXPECT_NE(answer.find("Retry-After: "), std::string::npos);
            EXPECT_NE(answer.find("42%"), std::string::npos);
            EXPECT_NE(answer.find("请稍后再来"), std::string::npos);
        }
    }

    EXPECT_EQ(visit(listen.port), "");
}

TEST(WaitingRoom, StaysShutWhereThePortIsTaken) {
    const text::Catalogues catalogues(text::embedded_files());
    web::Listen listen;
    listen.port = free_port();

    const WaitingRoom first(listen, catalogues);
    const WaitingRoom second(listen, catalogues);

    EXPECT_TRUE(visit(listen.port).starts_with("HTTP/1.1 503 "));
}

} // namespace
} // namespace app
