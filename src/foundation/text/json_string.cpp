#include "text/json_string.hpp"

#include <algorithm>

#include <fmt/format.h>

namespace text {

void append_json_string(std::string& out, std::string_view value) {
    const auto is_escaped = [](char each) {
        return each == '"' || each == '\\' || static_cast<unsigned char>(each) < 0x20;
    };
    out += '"';
    for (auto rest = value.begin(); rest != value.end(); ++rest) {
        const auto plain = rest;
        rest = std::find_if(rest, value.end(), is_escaped);
        out.append(plain, rest);
        if (rest == value.end()) {
            break;
        }
        switch (*rest) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\b':
                out += "\\b";
                break;
            case '\f':
                out += "\\f";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                out += fmt::format("\\u{:04x}", static_cast<unsigned>(*rest));
        }
    }
    out += '"';
}

} // namespace text
