// Makes text comparable: one width, one case, Simplified for Traditional; and cuts it into the
// bigrams that search stands on.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace text {

// Whether the bytes are UTF-8 without surrogates or overlong forms.
[[nodiscard]] bool is_utf8(std::string_view bytes);

// Characters (code points), not bytes.
[[nodiscard]] std::size_t length(std::string_view utf8);

// The first `characters` of it, with "…" when something was left out.
[[nodiscard]] std::string shorten(std::string_view utf8, std::size_t characters);

// Without white space at both ends, line ends as \n, tabs as spaces, control characters gone.
[[nodiscard]] std::string tidy(std::string_view utf8);

// NFKC, lower case, Traditional to Simplified character by character: what two people typed
// differently becomes equal. For comparing and finding, never for showing.
[[nodiscard]] std::string normalise(std::string_view utf8);

// The character that begins at `at`, which then stands behind it; U+FFFD for what is no UTF-8.
[[nodiscard]] char32_t next_character(std::string_view utf8, std::size_t& at);

// A longer word is cut there, in the index and in what is looked for alike.
constexpr std::size_t token_characters_max = 40;

// What is looked for has at most so many tokens; the rest is left out.
constexpr std::size_t query_tokens_max = 32;

// The tokens of a text for the search index, separated by spaces: overlapping pairs of Chinese
// characters (one that stands alone is a token too), words of letters and runs of digits.
// Normalised inside.
[[nodiscard]] std::string index_tokens(std::string_view utf8);

// The same for what a person looks for, each token once. A Chinese character that stands alone is
// left out: in the text it may stand among others. Empty when nothing in it can be searched (less
// than two Chinese characters, no word, no number).
[[nodiscard]] std::string query_tokens(std::string_view utf8);

} // namespace text
