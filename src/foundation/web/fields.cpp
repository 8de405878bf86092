#include <algorithm>
#include <cctype>
#include <charconv>

#include "web/request.hpp"

namespace web {

bool is_same_word(std::string_view left, std::string_view right) {
    return std::ranges::equal(left, right, [](unsigned char one, unsigned char other) {
        return std::tolower(one) == std::tolower(other);
    });
}

const std::string& Fields::get(std::string_view name) const {
    static const std::string nothing;
    const auto found = std::ranges::find(fields_, name, &Field::name);
    return found == fields_.end() ? nothing : found->value;
}

bool Fields::has(std::string_view name) const {
    return std::ranges::find(fields_, name, &Field::name) != fields_.end();
}

std::vector<std::string> Fields::all(std::string_view name) const {
    std::vector<std::string> values;
    for (const auto& field : fields_) {
        if (field.name == name) {
            values.push_back(field.value);
        }
    }
    return values;
}

base::Result<std::optional<std::int64_t>> Fields::number(std::string_view name,
                                                         std::int64_t least,
                                                         std::int64_t most) const {
    const std::string& text = get(name);
    if (text.empty()) {
        return std::optional<std::int64_t>();
    }
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) {
        return base::refuse(base::Why::Invalid, "web.not_a_number", {}, std::string(name));
    }
    if (number < least || number > most) {
        return base::refuse(base::Why::Invalid,
                            "web.number_out_of_bounds",
                            {{"least", least}, {"most", most}},
                            std::string(name));
    }
    return std::optional<std::int64_t>(number);
}

std::int64_t Request::parameter_id(std::size_t position) const {
    if (position >= parameters.size()) {
        return 0;
    }
    const std::string& text = parameters[position];
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc() && end == text.data() + text.size();
    return is_whole && number > 0 && text.front() != '0' ? number : 0;
}

} // namespace web
