#include "web/sites.hpp"

#include "web/request.hpp"

namespace web {

bool is_host_of(std::string_view name, std::string_view host) {
    if (name.empty()) {
        return true;
    }
    const auto without_port = host.substr(0, host.find(':'));
    const bool is_whole = name.find('.') != std::string_view::npos;
    const auto first_part = without_port.substr(0, without_port.find('.'));
    return is_same_word(name, is_whole ? without_port : first_part);
}

std::string public_url_of(std::string_view name, std::string_view public_url) {
    const auto host = public_url.find("://");
    if (name.empty() || host == std::string_view::npos) {
        return std::string(public_url);
    }
    const auto scheme = std::string(public_url.substr(0, host + 3));
    const bool is_whole = name.find('.') != std::string_view::npos;
    return scheme + std::string(name) +
           (is_whole ? "" : "." + std::string(public_url.substr(host + 3)));
}

} // namespace web
