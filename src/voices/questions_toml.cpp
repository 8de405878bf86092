// A category's questions as a street's configuration file has them.

#include "voices/questions_toml.hpp"

#include "text/json_string.hpp"
#include "text/names.hpp"

namespace voices {
namespace {

void append_strings(std::string& out,
                    std::string_view name,
                    const std::vector<std::string>& strings) {
    out += name;
    out += " = [";
    for (std::size_t at = 0; at < strings.size(); ++at) {
        out += at == 0 ? "" : ", ";
        text::append_json_string(out, strings[at]);
    }
    out += "]\n";
}

bool take_strings(const toml::node& value, std::vector<std::string>& into) {
    const auto* array = value.as_array();
    if (array == nullptr) {
        return false;
    }
    for (const auto& each : *array) {
        const auto text = each.value_exact<std::string>();
        if (!text) {
            return false;
        }
        into.push_back(*text);
    }
    return true;
}

bool take_text(const toml::node& value, std::string& into) {
    const auto text = value.value_exact<std::string>();
    into = text.value_or("");
    return text.has_value();
}

bool take_member(const toml::node& value, std::string_view name, Question& question) {
    if (name == "key") {
        return take_text(value, question.key);
    }
    if (name == "chinese") {
        return take_text(value, question.chinese);
    }
    if (name == "english") {
        return take_text(value, question.english);
    }
    if (name == "choices_chinese") {
        return take_strings(value, question.choices_chinese);
    }
    if (name == "choices_english") {
        return take_strings(value, question.choices_english);
    }
    if (name == "required") {
        const auto truth = value.value_exact<bool>();
        question.is_required = truth.value_or(false);
        return truth.has_value();
    }
    const auto kind = text::named<QuestionKind>(value.value_exact<std::string>().value_or(""));
    question.kind = kind.value_or(QuestionKind::Text);
    return name == "kind" && kind.has_value();
}

} // namespace

std::optional<std::vector<Question>> read_questions(const toml::node& value) {
    const auto* array = value.as_array();
    if (array == nullptr) {
        return std::nullopt;
    }
    std::vector<Question> questions;
    for (const auto& each : *array) {
        const auto* table = each.as_table();
        if (table == nullptr) {
            return std::nullopt;
        }
        Question& question = questions.emplace_back();
        for (const auto& [key, member] : *table) {
            if (!take_member(member, key.str(), question)) {
                return std::nullopt;
            }
        }
    }
    return questions;
}

void append_questions(std::string& out, const std::vector<Question>& questions) {
    for (const auto& question : questions) {
        out += "\n[[categories.questions]]\nkey = ";
        text::append_json_string(out, question.key);
        out += "\nchinese = ";
        text::append_json_string(out, question.chinese);
        out += "\nenglish = ";
        text::append_json_string(out, question.english);
        out += "\nkind = ";
        text::append_json_string(out, text::name_of(question.kind));
        out += question.is_required ? "\nrequired = true\n" : "\nrequired = false\n";
        if (question.kind == QuestionKind::Choice) {
            append_strings(out, "choices_chinese", question.choices_chinese);
            append_strings(out, "choices_english", question.choices_english);
        }
    }
}

} // namespace voices
