#include "web/json_text.hpp"

#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "text/json_string.hpp"

namespace web {

using nlohmann::json;

namespace {

void append_array(std::string& to, const json::array_t& array) {
    to += '[';
    for (const auto& each : array) {
        if (to.back() != '[') {
            to += ',';
        }
        append_json(to, each);
    }
    to += ']';
}

void append_object(std::string& to, const json::object_t& object) {
    to += '{';
    for (const auto& [name, value] : object) {
        if (to.back() != '{') {
            to += ',';
        }
        text::append_json_string(to, name);
        to += ':';
        append_json(to, value);
    }
    to += '}';
}

} // namespace

void append_json(std::string& to, const json& value) {
    switch (value.type()) {
        case json::value_t::object:
            return append_object(to, value.get_ref<const json::object_t&>());
        case json::value_t::array:
            return append_array(to, value.get_ref<const json::array_t&>());
        case json::value_t::string:
            return text::append_json_string(to, value.get_ref<const std::string&>());
        case json::value_t::boolean:
            to += value.get<bool>() ? "true" : "false";
            return;
        case json::value_t::number_integer:
            fmt::format_to(std::back_inserter(to), "{}", value.get<std::int64_t>());
            return;
        case json::value_t::null:
            to += "null";
            return;
        case json::value_t::number_unsigned:
        case json::value_t::number_float:
        case json::value_t::binary:
        case json::value_t::discarded:
            to += value.dump();
            return;
    }
}

} // namespace web
