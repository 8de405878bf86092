#include "web/cookies.hpp"

#include <algorithm>

namespace web {

Fields read_cookies(std::string_view header) {
    Fields cookies;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find(';'), header.size());
        auto cookie = header.substr(0, end);
        header = header.substr(std::min(end + 1, header.size()));
        cookie.remove_prefix(std::min(cookie.find_first_not_of(' '), cookie.size()));
        const std::size_t equals = cookie.find('=');
        if (equals != std::string_view::npos && equals > 0) {
            cookies.add(std::string(cookie.substr(0, equals)),
                        std::string(cookie.substr(equals + 1)));
        }
    }
    return cookies;
}

std::string set_cookie(const Cookie& cookie) {
    std::string header(cookie.name);
    header += '=';
    header += cookie.value;
    header += "; Path=/; HttpOnly; SameSite=Lax";
    if (cookie.value.empty()) {
        header += "; Max-Age=0";
    } else if (cookie.keeps.count() > 0) {
        header += "; Max-Age=" + std::to_string(cookie.keeps.count());
    }
    if (cookie.transport == Cookie::Transport::Https) {
        header += "; Secure";
    }
    return header;
}

} // namespace web
