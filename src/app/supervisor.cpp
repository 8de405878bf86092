#include "app/supervisor.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <string_view>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/log.hpp"

namespace app {
namespace {

std::string_view line_for(Word word) {
    switch (word) {
        case Word::Ready:
            return "READY=1";
        case Word::Stopping:
            return "STOPPING=1";
    }
    return {};
}

bool send_to(std::string_view name, std::string_view line) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (name.size() >= sizeof(address.sun_path)) {
        return false;
    }
    std::ranges::copy(name, address.sun_path);
    if (address.sun_path[0] == '@') {
        address.sun_path[0] = '\0'; // A name that stands in no folder.
    }
    const int to = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    const auto sent = ::sendto(to,
                               line.data(),
                               line.size(),
                               MSG_NOSIGNAL,
                               reinterpret_cast<const sockaddr*>(&address),
                               size);
    ::close(to);
    return sent == static_cast<ssize_t>(line.size());
}

} // namespace

void tell_supervisor(Word word) {
    const char* name = std::getenv("NOTIFY_SOCKET");
    if (name != nullptr && *name != '\0' && !send_to(name, line_for(word))) {
        base::log(
            base::Level::Warning, "supervisor_unheard", {{"word", std::string(line_for(word))}});
    }
}

} // namespace app
