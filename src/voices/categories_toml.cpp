// Categories as a street's configuration file has them.

#include "text/json_string.hpp"
#include "text/names.hpp"
#include "text/toml.hpp"
#include "voices/categories.hpp"
#include "voices/questions_toml.hpp"

namespace voices {
namespace {

using base::refuse;
using base::Why;

void append_setting(std::string& out, std::string_view name, std::string_view value) {
    out += name;
    out += " = ";
    text::append_json_string(out, value); // A basic string of TOML has the same escapes.
    out += '\n';
}

std::int64_t line_of(const toml::node& node) {
    return static_cast<std::int64_t>(node.source().begin.line);
}

tl::unexpected<base::Refusal> malformed(std::string_view setting, const toml::node& value) {
    return refuse(Why::Invalid,
                  "voices.category_setting_malformed",
                  {{"line", line_of(value)}, {"setting", std::string(setting)}},
                  "categories");
}

base::Result<std::vector<std::string>> read_keywords(const toml::node& value) {
    const auto* array = value.as_array();
    if (array == nullptr) {
        return malformed("keywords", value);
    }
    std::vector<std::string> keywords;
    for (const auto& each : *array) {
        const auto keyword = each.value_exact<std::string>();
        if (!keyword) {
            return malformed("keywords", each);
        }
        keywords.push_back(*keyword);
    }
    return keywords;
}

// Puts one setting where it belongs.
base::Result<bool> take_setting(ListedCategory& listed,
                                std::string_view name,
                                const toml::node& value) {
    auto& category = listed.category;
    if (name == "keywords") {
        auto keywords = read_keywords(value);
        if (!keywords) {
            return base::refusal_of(keywords);
        }
        category.keywords = std::move(*keywords);
        return true;
    }
    if (name == "photo_pair") {
        category.photo_pair = value.value_exact<bool>();
        return category.photo_pair ? base::Result<bool>(true) : malformed(name, value);
    }
    if (name == "questions") {
        category.questions = read_questions(value);
        return category.questions ? base::Result<bool>(true) : malformed("questions", value);
    }
    const auto written = value.value_exact<std::string>();
    const std::pair<std::string_view, std::string*> texts[] = {
        {"code", &category.code},
        {"chinese", &category.chinese},
        {"english", &category.english},
        {"group_chinese", &category.group_chinese},
        {"group_english", &category.group_english},
    };
    const auto text =
        std::ranges::find(texts, name, &std::pair<std::string_view, std::string*>::first);
    if (text == std::end(texts) && name != "asks" && name != "stops_form_with") {
        return refuse(Why::Invalid,
                      "voices.category_setting_unknown",
                      {{"line", line_of(value)}, {"setting", std::string(name)}},
                      "categories");
    }
    const auto asks = written ? text::named<Kind>(*written) : std::nullopt;
    if (!written || (name == "asks" && !asks)) {
        return malformed(name, value);
    }
    if (text != std::end(texts)) {
        *text->second = *written;
    } else if (name == "asks") {
        category.asks = asks;
    } else {
        category.stops_form_with = *written;
    }
    return true;
}

base::Result<ListedCategory> read_category(const toml::node& node) {
    ListedCategory listed;
    listed.line = line_of(node);
    const auto* table = node.as_table();
    if (table == nullptr) {
        return refuse(
            Why::Invalid, "voices.categories_not_a_list", {{"line", listed.line}}, "categories");
    }
    for (const auto& [key, value] : *table) {
        if (const auto taken = take_setting(listed, key.str(), value); !taken) {
            return base::refusal_of(taken);
        }
    }
    return listed;
}

} // namespace

std::string to_toml(const std::vector<Category>& categories) {
    std::string out;
    for (const auto& category : categories) {
        out += out.empty() ? "[[categories]]\n" : "\n[[categories]]\n";
        append_setting(out, "code", category.code);
        append_setting(out, "chinese", category.chinese);
        append_setting(out, "english", category.english);
        append_setting(out, "group_chinese", category.group_chinese);
        append_setting(out, "group_english", category.group_english);
        if (category.asks) {
            append_setting(out, "asks", text::name_of(*category.asks));
        }
        if (category.stops_form_with) {
            append_setting(out, "stops_form_with", *category.stops_form_with);
        }
        out += "keywords = [";
        for (const auto& keyword : category.keywords) {
            out += &keyword == category.keywords.data() ? "" : ", ";
            text::append_json_string(out, keyword);
        }
        out += "]\n";
        if (category.photo_pair) {
            out += *category.photo_pair ? "photo_pair = true\n" : "photo_pair = false\n";
        }
        if (category.questions) {
            append_questions(out, *category.questions);
        }
    }
    return out;
}

base::Result<std::vector<Category>> categories_from_toml(const std::string& toml) {
    const auto parsed = toml::parse(toml);
    if (!parsed) {
        return refuse(Why::Invalid,
                      "voices.categories_malformed",
                      {{"line", parsed.error().source().begin.line},
                       {"reason", std::string(parsed.error().description())}},
                      "categories");
    }
    const auto* node = parsed.table().get("categories");
    const auto* list = node == nullptr ? nullptr : node->as_array();
    if (list == nullptr) {
        return refuse(Why::Invalid,
                      "voices.categories_not_a_list",
                      {{"line", node == nullptr ? std::int64_t{1} : line_of(*node)}},
                      "categories");
    }
    std::vector<ListedCategory> listed;
    for (const auto& each : *list) {
        auto category = read_category(each);
        if (!category) {
            return base::refusal_of(category);
        }
        listed.push_back(std::move(*category));
    }
    if (const auto checked = check_categories(listed); !checked) {
        return base::refusal_of(checked);
    }
    std::vector<Category> categories;
    categories.reserve(listed.size());
    for (auto& each : listed) {
        categories.push_back(std::move(each.category));
    }
    return categories;
}

} // namespace voices
