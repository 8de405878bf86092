#include "web/target.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace web {
namespace {

using base::Why;

int hex_digit(char character) {
    if (character >= '0' && character <= '9') {
        return character - '0';
    }
    if (character >= 'a' && character <= 'f') {
        return character - 'a' + 10;
    }
    if (character >= 'A' && character <= 'F') {
        return character - 'A' + 10;
    }
    return -1;
}

bool is_unreserved(char character) {
    return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
           (character >= '0' && character <= '9') || character == '-' || character == '.' ||
           character == '_' || character == '~';
}

// Each part of a path stands for itself: none is empty, none climbs, none hides a slash.
bool is_plain_path(std::string_view encoded, std::string_view decoded) {
    if (!decoded.starts_with('/') ||
        std::ranges::count(encoded, '/') != std::ranges::count(decoded, '/')) {
        return false;
    }
    std::size_t begin = 1;
    while (begin < decoded.size()) {
        const std::size_t end = std::min(decoded.find('/', begin), decoded.size());
        const auto part = decoded.substr(begin, end - begin);
        if (part.empty() || part == "." || part == ".." ||
            part.find('\\') != std::string_view::npos) {
            return false;
        }
        begin = end + 1;
    }
    return true;
}

} // namespace

base::Result<std::string> clean_text(std::string value, std::string_view field) {
    // NUL isn't above zero either, so plain text leaves here at once.
    if (std::ranges::all_of(value, [](char character) { return character > 0; })) {
        return value;
    }
    if (value.find('\0') != std::string::npos || !text::is_utf8(value)) {
        return base::refuse(Why::Invalid, "web.unreadable_text", {}, std::string(field));
    }
    return value;
}

base::Result<std::string> percent_decoded(std::string_view text,
                                          Plus plus,
                                          std::string_view field) {
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '%') {
            const int high = at + 2 < text.size() ? hex_digit(text[at + 1]) : -1;
            const int low = at + 2 < text.size() ? hex_digit(text[at + 2]) : -1;
            if (high < 0 || low < 0) {
                return base::refuse(Why::Invalid, "web.bad_percent", {}, std::string(field));
            }
            decoded.push_back(static_cast<char>(high * 16 + low));
            at += 2;
        } else {
            decoded.push_back(plus == Plus::Space && text[at] == '+' ? ' ' : text[at]);
        }
    }
    return clean_text(std::move(decoded), field);
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char character : text) {
        if (is_unreserved(character)) {
            encoded.push_back(character);
        } else {
            const auto byte = static_cast<unsigned char>(character);
            encoded.push_back('%');
            encoded.push_back(digits[byte >> 4U]);
            encoded.push_back(digits[byte & 15U]);
        }
    }
    return encoded;
}

base::Result<Fields> read_pairs(std::string_view text) {
    Fields fields;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find('&', begin), text.size());
        const auto pair = text.substr(begin, end - begin);
        begin = end + 1;
        if (pair.empty()) {
            continue;
        }
        if (fields.fields().size() == fields_max) {
            return base::refuse(Why::TooMany, "web.too_many_fields", {{"most", fields_max}});
        }
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percent_decoded(pair.substr(0, equals), Plus::Space, "");
        if (!name) {
            return base::refusal_of(name);
        }
        const auto encoded = pair.substr(std::min(equals + 1, pair.size()));
        auto value = percent_decoded(encoded, Plus::Space, *name);
        if (!value) {
            return base::refusal_of(value);
        }
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

base::Result<Target> read_target(std::string_view target) {
    if (target.size() > url_bytes_max) {
        return base::refuse(Why::TooLarge, "web.url_too_long", {{"most", url_bytes_max}});
    }
    const std::size_t mark = std::min(target.find('?'), target.size());
    const auto encoded = target.substr(0, mark);
    auto path = percent_decoded(encoded, Plus::Kept, "path");
    if (!path) {
        return base::refusal_of(path);
    }
    if (!is_plain_path(encoded, *path) || target.find('#') != std::string_view::npos) {
        return base::refuse(Why::Invalid, "web.bad_path", {}, "path");
    }
    auto query = read_pairs(target.substr(std::min(mark + 1, target.size())));
    if (!query) {
        return base::refusal_of(query);
    }
    return Target{std::move(*path), std::move(*query)};
}

std::string plain_path_of(std::string_view target) {
    const auto path = target.substr(0, std::min(target.find('?'), url_bytes_max));
    const auto is_plain = [](std::string_view part) {
        return is_plain_path(part, part) && std::ranges::all_of(part, [](char each) {
                   return each == '/' || is_unreserved(each);
               });
    };
    if (is_plain(path)) {
        return std::string(path);
    }
    auto folders = path.substr(0, path.rfind('/') + 1);
    while (!folders.empty() && !is_plain(folders)) {
        folders = folders.substr(0, folders.substr(0, folders.size() - 1).rfind('/') + 1);
    }
    return std::string(folders) + std::string(path.ends_with(json_ending) ? json_ending : "");
}

std::string address_of(const Target& target, const std::vector<std::string_view>& without) {
    std::string address;
    std::size_t begin = 0;
    while (begin < target.path.size()) {
        const std::size_t end = std::min(target.path.find('/', begin + 1), target.path.size());
        address += '/' + percent_encoded(target.path.substr(begin + 1, end - begin - 1));
        begin = end;
    }
    char joint = '?';
    for (const auto& field : target.query.fields()) {
        if (std::ranges::find(without, field.name) == without.end()) {
            address += joint + percent_encoded(field.name) + '=' + percent_encoded(field.value);
            joint = '&';
        }
    }
    return address;
}

} // namespace web
