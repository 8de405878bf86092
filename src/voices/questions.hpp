// What a category asks of whoever reports it, beside the words: "which floor?", "is anybody hurt?".
// Asked only where a person picked the category; what it asks of nobody, nobody need answer.

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "voices/voices.hpp"

namespace voices {

constexpr std::size_t questions_a_category_max = 8;
constexpr std::size_t choices_a_question_max = 12;
constexpr std::size_t question_characters_max = 60;

// Of the categories that a new neighbourhood starts with.
[[nodiscard]] std::optional<std::vector<Question>> default_questions(std::string_view category);

// Whether a question can be asked: a key, both languages, and choices where one is to be chosen.
[[nodiscard]] bool is_question(const Question& question);

// The answers to what a category asks, tidied, in the order of its questions; what it does not ask
// is left out. Refusals name the field "answer_" + key.
[[nodiscard]] base::Result<std::vector<GivenAnswer>> check_answers(
    std::span<const Question> questions, const std::vector<GivenAnswer>& given);

} // namespace voices
