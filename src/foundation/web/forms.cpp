#include "web/forms.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include <nlohmann/json.hpp>

#include "web/multipart.hpp"
#include "web/target.hpp"

namespace web {
namespace {

using base::Why;

// Hears a JSON object of plain values and stops at the first thing that is none.
class FlatObject : public nlohmann::json_sax<nlohmann::json> {
public:
    [[nodiscard]] base::Result<Body> body(bool is_well_formed) {
        if (refusal_) {
            return tl::unexpected<base::Refusal>(*refusal_);
        }
        if (!is_well_formed || depth_ != 0) {
            return base::refuse(Why::Invalid, "web.bad_json");
        }
        return std::move(body_);
    }

    bool null() override { return is_inside(); }
    bool boolean(bool value) override { return put_other(value ? "true" : "false"); }
    bool number_integer(number_integer_t value) override {
        return put_other(fmt::to_string(value));
    }
    bool number_unsigned(number_unsigned_t value) override {
        return put_other(fmt::to_string(value));
    }
    bool number_float(number_float_t /*value*/, const string_t& text) override {
        return put_other(text);
    }
    bool string(string_t& value) override { return put(value); }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*elements*/) override {
        return depth_++ == 0 || turn_down(Why::Invalid, "web.nested_json");
    }
    bool end_object() override {
        --depth_;
        return true;
    }
    bool start_array(std::size_t /*elements*/) override {
        return turn_down(Why::Invalid, depth_ == 0 ? "web.bad_json" : "web.nested_json");
    }
    bool end_array() override { return true; }
    bool key(string_t& name) override {
        name_ = name;
        if (body_.form.has(name)) {
            return turn_down_twice();
        }
        return body_.form.fields().size() < fields_max ||
               turn_down(Why::TooMany, "web.too_many_fields");
    }
    bool parse_error(std::size_t /*position*/,
                     const std::string& /*token*/,
                     const nlohmann::json::exception& /*error*/) override {
        return false;
    }

private:
    bool turn_down(Why why, const char* key) {
        refusal_ = base::Refusal{why, key, {{"most", fields_max}}, name_};
        return false;
    }

    bool turn_down_twice() {
        refusal_ = base::Refusal{Why::Invalid, "web.field_twice", {{"name", name_}}, name_};
        return false;
    }

    // A document that is only a number or a text is JSON, but no form.
    bool is_inside() { return depth_ == 1 || turn_down(Why::Invalid, "web.bad_json"); }

    bool put(const std::string& value) {
        if (!is_inside()) {
            return false;
        }
        if (value.find('\0') != std::string::npos || name_.find('\0') != std::string::npos) {
            return turn_down(Why::Invalid, "web.unreadable_text");
        }
        body_.form.add(name_, value);
        return true;
    }

    bool put_other(const std::string& value) {
        body_.not_texts.push_back(name_);
        return put(value);
    }

    Body body_;
    std::string name_;
    int depth_ = 0;
    std::optional<base::Refusal> refusal_;
};

std::string media_type(std::string_view content_type) {
    std::string type(content_type.substr(0, content_type.find(';')));
    type.erase(type.find_last_not_of(" \t") + 1);
    std::ranges::transform(type, type.begin(), [](unsigned char character) {
        return static_cast<char>(std::tolower(character));
    });
    return type;
}

} // namespace

base::Result<Body> read_json_form(std::string_view body) {
    FlatObject object;
    const bool is_well_formed = nlohmann::json::sax_parse(body, &object);
    return object.body(is_well_formed);
}

base::Result<Body> read_body(std::string_view content_type, std::string_view body) {
    if (body.empty()) {
        return Body{};
    }
    const std::string type = media_type(content_type);
    if (type == "multipart/form-data") {
        return read_multipart_form(content_type, body);
    }
    if (type == "application/json") {
        return read_json_form(body);
    }
    if (type == "application/x-www-form-urlencoded") {
        auto fields = read_pairs(body);
        return fields ? base::Result<Body>(Body{std::move(*fields), {}}) : base::refusal_of(fields);
    }
    return base::refuse(Why::Invalid, "web.unknown_form");
}

} // namespace web
