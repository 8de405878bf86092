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

// Without white space at both ends, line ends as \n, control characters gone.
[[nodiscard]] std::string tidy(std::string_view utf8);

// NFKC, lower case, Traditional to Simplified: what two people typed differently becomes equal.
[[nodiscard]] std::string normalise(std::string_view utf8);

// The tokens of a text for the search index, separated by spaces: overlapping pairs of Chinese
// characters, words of letters and runs of digits. Already normalised inside.
[[nodiscard]] std::string index_tokens(std::string_view utf8);

// The same for what a person looks for; empty when nothing in it can be searched (less than two
// Chinese characters, no word, no number).
[[nodiscard]] std::string query_tokens(std::string_view utf8);

} // namespace text
