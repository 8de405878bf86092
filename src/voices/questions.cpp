#include "voices/questions.hpp"

#include <algorithm>

#include "text/normalise.hpp"

namespace voices {

using base::refuse;
using base::Why;

namespace {

bool is_key(std::string_view key) {
    constexpr std::size_t key_characters_max = 30;
    return !key.empty() && key.size() <= key_characters_max &&
           std::ranges::all_of(key, [](char each) {
               return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '_';
           });
}

bool is_line(std::string_view line) {
    return text::is_utf8(line) && !line.empty() && text::tidy(line) == line &&
           line.find('\n') == std::string_view::npos &&
           text::length(line) <= question_characters_max;
}

// A choice is answered by its number, from 1 on.
bool is_chosen(const Question& question, const std::string& value) {
    for (std::size_t at = 1; at <= question.choices_chinese.size(); ++at) {
        if (value == std::to_string(at)) {
            return true;
        }
    }
    return false;
}

base::Result<std::string> check_answer(const Question& question, std::string value) {
    const std::string field = "answer_" + question.key;
    if (!text::is_utf8(value)) {
        return refuse(Why::Invalid, "voices.not_text", {}, field);
    }
    value = text::tidy(value);
    std::ranges::replace(value, '\n', ' ');
    if (value.empty()) {
        return question.is_required ? base::Result<std::string>(
                                          refuse(Why::Invalid, "voices.answer_missing", {}, field))
                                    : value;
    }
    if (question.kind == QuestionKind::Choice && !is_chosen(question, value)) {
        return refuse(Why::Invalid, "voices.answer_not_a_choice", {}, field);
    }
    if (text::length(value) > answer_characters_max) {
        return refuse(
            Why::TooLarge, "voices.answer_too_long", {{"most", answer_characters_max}}, field);
    }
    return value;
}

} // namespace

bool is_question(const Question& question) {
    const auto& chinese = question.choices_chinese;
    const auto& english = question.choices_english;
    const bool has_choices = chinese.size() >= 2 && chinese.size() <= choices_a_question_max &&
                             chinese.size() == english.size() &&
                             std::ranges::all_of(chinese, is_line) &&
                             std::ranges::all_of(english, is_line);
    const bool has_none = chinese.empty() && english.empty();
    return is_key(question.key) && is_line(question.chinese) && is_line(question.english) &&
           (question.kind == QuestionKind::Choice ? has_choices : has_none);
}

base::Result<std::vector<GivenAnswer>> check_answers(std::span<const Question> questions,
                                                     const std::vector<GivenAnswer>& given) {
    std::vector<GivenAnswer> answers;
    for (const auto& question : questions) {
        const auto found = std::ranges::find(given, question.key, &GivenAnswer::key);
        auto checked = check_answer(question, found == given.end() ? std::string() : found->value);
        if (!checked) {
            return base::refusal_of(checked);
        }
        if (!checked->empty()) {
            answers.push_back({question.key, std::move(*checked)});
        }
    }
    return answers;
}

} // namespace voices
