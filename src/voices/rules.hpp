// What may be said, and in which shape: every decision of this room as a pure function. Text comes
// as it was typed and goes out tidied, or is refused naming its field.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "voices/categories.hpp"
#include "voices/voices.hpp"

namespace voices {

// The words of a report with all that goes with them. Where the words are empty and there is a
// title, the title is taken for the words.
[[nodiscard]] base::Result<RaiseVoice> check_raise(RaiseVoice asked, calendar::Moment now);

[[nodiscard]] base::Result<std::string> check_words(std::string_view typed);
[[nodiscard]] base::Result<Contact> check_contact(const Contact& typed);
[[nodiscard]] base::Result<std::string> check_reason(std::string_view typed);

struct CategoryChoice {
    std::string code;
    CategoryBy by = CategoryBy::Nobody;
    std::optional<Kind> asks;
    std::optional<std::string> ring_now;
};

// A category picked by a person holds, unless nobody may wait for us with it; else the words
// suggest one.
[[nodiscard]] base::Result<CategoryChoice> choose_category(const KnownCategories& known,
                                                           std::string_view picked,
                                                           std::string_view words);

// What a list shows of words: the title if there is one, else the first line, shortened.
[[nodiscard]] std::string title_line(std::string_view title, std::string_view words);

[[nodiscard]] base::Result<VoiceId> check_addition(const std::optional<Voice>& voice,
                                                   int additions_so_far);
[[nodiscard]] base::Result<VoiceId> check_photo(const std::optional<Voice>& voice,
                                                const std::vector<Photo>& photos_so_far,
                                                Shows shows,
                                                std::string_view digest);
[[nodiscard]] base::Result<VoiceId> check_still_raised(const std::optional<Voice>& voice);

// Sixteen characters without 0 O 1 I L in groups of four: the voice's number, hidden behind a mask,
// and a check of about 50 bits that only the key can make.
[[nodiscard]] std::string make_tracking_code(std::string_view key, VoiceId voice);
[[nodiscard]] std::optional<VoiceId> read_tracking_code(std::string_view key,
                                                        std::string_view typed);

[[nodiscard]] std::string make_origin(std::string_view key, std::string_view identity);

} // namespace voices
