#include "web/multipart.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "web/target.hpp"

namespace web {
namespace {

using base::Why;

constexpr std::size_t boundary_bytes_max = 70; // RFC 2046 §5.1.1

std::string_view without_spaces(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Where the value of `; name=value` ends: at a semicolon outside of quotes.
std::size_t end_of_parameter(std::string_view text) {
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && is_quoted) {
            ++at;
        } else if (text[at] == '"') {
            is_quoted = !is_quoted;
        } else if (text[at] == ';' && !is_quoted) {
            return at;
        }
    }
    return text.size();
}

std::string unquoted(std::string_view value) {
    if (value.size() < 2 || value.front() != '"' || value.back() != '"') {
        return std::string(value);
    }
    std::string plain;
    for (std::size_t at = 1; at + 1 < value.size(); ++at) {
        // Browsers write a quote as %22; only a backslash before a quote hides one.
        if (value[at] == '\\' && at + 2 < value.size() && value[at + 1] == '"') {
            ++at;
        }
        plain.push_back(value[at]);
    }
    return plain;
}

std::optional<std::string> header_parameter(std::string_view header, std::string_view name) {
    auto rest = header.substr(std::min(end_of_parameter(header) + 1, header.size()));
    while (!rest.empty()) {
        const std::size_t end = end_of_parameter(rest);
        const auto parameter = without_spaces(rest.substr(0, end));
        const std::size_t equals = std::min(parameter.find('='), parameter.size());
        if (equals < parameter.size() && is_same_word(parameter.substr(0, equals), name)) {
            return unquoted(parameter.substr(equals + 1));
        }
        rest = rest.substr(std::min(end + 1, rest.size()));
    }
    return std::nullopt;
}

std::string last_of_path(const std::string& file_name) {
    const std::size_t slash = file_name.find_last_of("/\\");
    return slash == std::string::npos ? file_name : file_name.substr(slash + 1);
}

auto bad_form() {
    return base::refuse(Why::Invalid, "web.bad_multipart");
}

base::Result<Part> read_part_header(std::string_view header) {
    Part part;
    bool is_named = false;
    while (!header.empty()) {
        const std::size_t end = std::min(header.find("\r\n"), header.size());
        const auto line = header.substr(0, end);
        header = header.substr(std::min(end + 2, header.size()));
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) {
            return bad_form();
        }
        if (!is_same_word(line.substr(0, colon), "content-disposition")) {
            continue;
        }
        const auto name = header_parameter(line, "name");
        const auto file_name = header_parameter(line, "filename");
        if (is_named || !name || name->empty()) {
            return bad_form();
        }
        is_named = true;
        part.name = *name;
        part.is_file = file_name.has_value();
        part.file_name = last_of_path(file_name.value_or(""));
    }
    return is_named ? base::Result<Part>(std::move(part)) : bad_form();
}

base::Result<Part> read_part(std::string_view bytes) {
    const std::size_t end = bytes.substr(0, part_header_bytes_max).find("\r\n\r\n");
    if (end == std::string_view::npos) {
        return bad_form();
    }
    auto part = read_part_header(bytes.substr(0, end));
    if (!part) {
        return part;
    }
    part->bytes = bytes.substr(end + 4);
    auto name = clean_text(part->name, "");
    auto file_name = clean_text(part->file_name, part->name);
    if (!name) {
        return base::refusal_of(name);
    }
    if (!file_name) {
        return base::refusal_of(file_name);
    }
    return part;
}

} // namespace

std::string boundary_of(std::string_view content_type) {
    const auto boundary = header_parameter(content_type, "boundary");
    const bool is_allowed =
        boundary && !boundary->empty() && boundary->size() <= boundary_bytes_max &&
        std::ranges::all_of(
            *boundary, [](unsigned char character) { return character >= ' ' && character < 127; });
    return is_allowed ? *boundary : std::string();
}

base::Result<std::vector<Part>> read_multipart(std::string_view body, std::string_view boundary) {
    const std::string delimiter = "\r\n--" + std::string(boundary);
    const auto opening = std::string_view(delimiter).substr(2);
    if (boundary.empty() || !body.starts_with(opening)) {
        return bad_form();
    }
    std::vector<Part> parts;
    body = body.substr(opening.size());
    while (!body.starts_with("--")) {
        const std::size_t end = body.find(delimiter);
        if (!body.starts_with("\r\n") || end == std::string_view::npos) {
            return bad_form();
        }
        if (parts.size() == parts_max) {
            return base::refuse(Why::TooMany, "web.too_many_fields", {{"most", parts_max}});
        }
        auto part = read_part(body.substr(2, std::max<std::size_t>(end, 2) - 2));
        if (!part) {
            return base::refusal_of(part);
        }
        parts.push_back(std::move(*part));
        body = body.substr(end + delimiter.size());
    }
    return parts;
}

base::Result<Body> read_multipart_form(std::string_view content_type, std::string_view body) {
    const auto parts = read_multipart(body, boundary_of(content_type));
    if (!parts) {
        return base::refusal_of(parts);
    }
    Body result;
    for (const auto& part : *parts) {
        if (part.is_file) {
            // A browser sends an empty file for a picker that was left alone.
            if (!part.file_name.empty() || !part.bytes.empty()) {
                result.uploads.push_back({part.name, part.file_name, std::string(part.bytes)});
            }
            continue;
        }
        auto value = clean_text(std::string(part.bytes), part.name);
        if (!value) {
            return base::refusal_of(value);
        }
        result.form.add(part.name, std::move(*value));
    }
    return result;
}

} // namespace web
