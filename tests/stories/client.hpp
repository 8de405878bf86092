// A browser without a screen: asks the server on the loopback, keeps the session's cookie.

#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace stories {

using Form = std::map<std::string, std::string>;

struct Reply {
    int status = 0;
    std::string headers;
    std::string body;
};

enum class Accept { Html, Json };

class Client {
public:
    explicit Client(std::uint16_t port) : port_(port) {}

    Reply get(const std::string& path, Accept accept);
    Reply post(const std::string& path, const Form& form, Accept accept);

private:
    Reply ask(const std::string& method,
              const std::string& path,
              const std::string& body,
              Accept accept);

    std::uint16_t port_;
    std::string cookie_;
};

} // namespace stories
