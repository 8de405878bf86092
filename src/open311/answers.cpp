#include "open311/answers.hpp"

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "text/normalise.hpp"

namespace open311 {
namespace {

using base::refuse;
using base::Result;
using base::Why;
using nlohmann::json;

constexpr int depth_most = 16; // Of JSON; nobody who means well goes beyond four.

auto unreadable() {
    return refuse(Why::Invalid, "open311.unreadable_answer");
}

void keep(Thing& thing, std::string name, std::string value) {
    const bool is_kept = !value.empty() && value.size() <= field_bytes_most &&
                         value.find('\0') == std::string::npos && text::is_utf8(value) &&
                         text::is_utf8(name);
    if (is_kept) {
        thing.emplace(std::move(name), std::move(value));
    }
}

// A server that counts with numbers where the schema says strings means the same.
std::string plain(const json& value) {
    if (value.is_string()) {
        return value.get<std::string>();
    }
    return value.is_number_integer() || value.is_boolean() ? value.dump() : std::string();
}

Result<std::vector<Thing>> read_json(std::string_view body) {
    const json::parser_callback_t not_deep = [](int depth, json::parse_event_t, json&) {
        return depth <= depth_most;
    };
    const auto list = json::parse(body, not_deep, false);
    if (!list.is_array() || list.size() > things_most) {
        return unreadable();
    }
    std::vector<Thing> things;
    for (const auto& each : list) {
        if (!each.is_object()) {
            return unreadable();
        }
        Thing thing;
        for (const auto& [name, value] : each.items()) {
            keep(thing, name, plain(value));
        }
        things.push_back(std::move(thing));
    }
    return things;
}

Result<std::vector<Thing>> read_xml(std::string_view body) {
    pugi::xml_document document;
    const auto parsed =
        document.load_buffer(body.data(), body.size(), pugi::parse_default, pugi::encoding_utf8);
    if (!parsed || !document.document_element()) {
        return unreadable();
    }
    std::vector<Thing> things;
    for (const auto each : document.document_element().children()) {
        if (things.size() == things_most) {
            return unreadable();
        }
        Thing thing;
        for (const auto field : each.children()) {
            if (field.type() == pugi::node_element) {
                keep(thing, field.name(), field.text().get());
            }
        }
        if (each.type() == pugi::node_element) {
            things.push_back(std::move(thing));
        }
    }
    return things;
}

} // namespace

Result<std::vector<Thing>> read_things(Format format, std::string_view body) {
    return format == Format::Json ? read_json(body) : read_xml(body);
}

std::string of(const Thing& thing, const std::string& name) {
    const auto found = thing.find(name);
    return found == thing.end() ? std::string() : found->second;
}

} // namespace open311
