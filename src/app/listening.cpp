#include "app/listening.hpp"

#include <cerrno>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace app {
namespace {

constexpr int visitors_waiting_max = 64;

} // namespace

int listen_on(const web::Listen& where) {
    sockaddr_in6 v6{};
    sockaddr_in v4{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(where.port);
    v4.sin_family = AF_INET;
    v4.sin_port = htons(where.port);
    const bool is_v4 = ::inet_pton(AF_INET, where.host.c_str(), &v4.sin_addr) == 1;
    if (!is_v4 && ::inet_pton(AF_INET6, where.host.c_str(), &v6.sin6_addr) != 1) {
        errno = EINVAL;
        return -1;
    }
    const int listening = ::socket(is_v4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    const auto* address =
        is_v4 ? reinterpret_cast<const sockaddr*>(&v4) : reinterpret_cast<const sockaddr*>(&v6);
    const auto size = static_cast<socklen_t>(is_v4 ? sizeof(v4) : sizeof(v6));
    if (::bind(listening, address, size) != 0 || ::listen(listening, visitors_waiting_max) != 0) {
        const int why = errno;
        ::close(listening);
        errno = why;
        return -1;
    }
    return listening;
}

bool is_taken(const web::Listen& where) {
    const int listening = listen_on(where);
    if (listening >= 0) {
        ::close(listening);
        return false;
    }
    return errno == EADDRINUSE;
}

} // namespace app
