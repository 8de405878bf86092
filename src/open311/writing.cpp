#include "open311/writing.hpp"

#include <sstream>

#include <pugixml.hpp>

namespace open311 {
namespace {

using nlohmann::ordered_json;

constexpr std::string_view xml_ending = ".xml";
constexpr std::string_view json_ending = ".json";

// An item is called as its list is, but for one; "service_requests" holds requests.
std::string item_of(std::string_view list) {
    if (list == "service_requests") {
        return "request";
    }
    if (list == "service_request_updates") {
        return "request_update";
    }
    return std::string(list.substr(0, list.size() - 1));
}

// XML 1.0 has no way at all to write most control characters, nor U+FFFE and U+FFFF.
std::string printable(std::string_view text) {
    constexpr std::string_view no_character = "\xEF\xBF\xBE";
    constexpr std::string_view nor_this = "\xEF\xBF\xBF";
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        if (text.starts_with(no_character) || text.starts_with(nor_this)) {
            text.remove_prefix(no_character.size());
            continue;
        }
        const char each = text.front();
        text.remove_prefix(1);
        if (static_cast<unsigned char>(each) >= ' ' || each == '\n' || each == '\t') {
            clean += each;
        }
    }
    return clean;
}

void add(pugi::xml_node to, std::string_view name, const ordered_json& value) {
    auto node = to.append_child(std::string(name).c_str());
    if (value.is_array()) {
        const auto item = item_of(name);
        for (const auto& each : value) {
            add(node, item, each);
        }
    } else if (value.is_object()) {
        for (const auto& [key, each] : value.items()) {
            add(node, key, each);
        }
    } else if (value.is_string()) {
        node.text().set(printable(value.get<std::string>()).c_str());
    } else if (!value.is_null()) {
        node.text().set(value.dump().c_str());
    }
}

} // namespace

Format format_of(std::string_view path) {
    return path.ends_with(json_ending) ? Format::Json : Format::Xml;
}

std::string without_ending(std::string_view part) {
    for (const auto ending : {xml_ending, json_ending}) {
        if (part.ends_with(ending)) {
            return std::string(part.substr(0, part.size() - ending.size()));
        }
    }
    return std::string(part);
}

std::string_view content_type(Format format) {
    return format == Format::Json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
}

std::string written(Format format, std::string_view root, const ordered_json& view) {
    if (format == Format::Json) {
        return view.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
    }
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    add(document, root, view);
    std::ostringstream xml;
    document.save(xml, "", pugi::format_raw, pugi::encoding_utf8);
    return xml.str();
}

} // namespace open311
