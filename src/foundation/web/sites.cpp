#include "web/sites.hpp"

#include <algorithm>
#include <cctype>

#include "web/request.hpp"

namespace web {
namespace {

bool is_whole_host(std::string_view name) {
    return name.find('.') != std::string_view::npos;
}

bool is_written_plainly(std::string_view host) {
    return !host.empty() && std::ranges::all_of(host, [](unsigned char each) {
        return std::isalnum(each) != 0 || each == '.' || each == '-';
    });
}

// "localhost" for this machine's number, nothing for another one's.
std::string_view name_of_host(std::string_view host) {
    if (host == "127.0.0.1") {
        return "localhost";
    }
    const bool is_number = host.find_first_not_of("0123456789.") == std::string_view::npos;
    return is_number || !is_written_plainly(host) ? std::string_view() : host;
}

} // namespace

bool is_host_of(std::string_view name, std::string_view host) {
    if (name.empty()) {
        return true;
    }
    const auto without_port = host.substr(0, host.find(':'));
    const bool is_whole = is_whole_host(name);
    const auto first_part = without_port.substr(0, without_port.find('.'));
    return is_same_word(name, is_whole ? without_port : first_part);
}

std::optional<std::string> address_at_site(std::string_view name,
                                           std::string_view host,
                                           std::string_view target) {
    const auto part = target.substr(0, target.find_first_of("/?", 1));
    if (name.empty() || !part.starts_with('/') || !is_same_word(part.substr(1), name)) {
        return std::nullopt;
    }
    const auto port_begins = std::min(host.find(':'), host.size());
    const auto port = host.substr(port_begins);
    const auto asked = name_of_host(host.substr(0, port_begins));
    if (!is_whole_host(name) && asked.empty()) {
        return std::nullopt;
    }
    const auto rest = target.substr(part.size());
    std::string address = "//" + std::string(name);
    if (!is_whole_host(name)) {
        address += '.';
        address += asked;
    }
    if (port.find_first_not_of("0123456789", 1) == std::string_view::npos) {
        address += port;
    }
    address += rest.starts_with('/') ? "" : "/";
    address += rest;
    return address;
}

std::string public_url_of(std::string_view name, std::string_view public_url) {
    const auto host = public_url.find("://");
    if (name.empty() || host == std::string_view::npos) {
        return std::string(public_url);
    }
    const auto scheme = std::string(public_url.substr(0, host + 3));
    const bool is_whole = is_whole_host(name);
    return scheme + std::string(name) +
           (is_whole ? "" : "." + std::string(public_url.substr(host + 3)));
}

} // namespace web
