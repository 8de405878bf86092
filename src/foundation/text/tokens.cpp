#include <algorithm>
#include <vector>

#include <unicode/uchar.h>

#include "text/normalise.hpp"

namespace text {

namespace {

enum class Sort { Chinese, Letter, Digit, Other };

Sort sort_of(char32_t character) {
    if (character < 0x80) {
        const bool is_letter = character >= 'a' && character <= 'z';
        const bool is_digit = character >= '0' && character <= '9';
        return is_letter ? Sort::Letter : is_digit ? Sort::Digit : Sort::Other;
    }
    if ((character >= 0x3400 && character <= 0x4DBF) ||
        (character >= 0x4E00 && character <= 0x9FFF) ||
        (character >= 0xF900 && character <= 0xFAFF) ||
        (character >= 0x20000 && character <= 0x3FFFF) || character == 0x3005 ||
        character == 0x3007) {
        return Sort::Chinese;
    }
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(character));
    if ((mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0) {
        return Sort::Letter;
    }
    return (mask & U_GC_N_MASK) != 0 ? Sort::Digit : Sort::Other;
}

// Characters of one sort that stand together, as parts of the normalised text.
struct Run {
    Sort sort = Sort::Other;
    std::vector<std::string_view> characters;
};

enum class SingleCharacters { Kept, LeftOut };

class Cutter {
public:
    Cutter(std::string_view normalised, SingleCharacters singles)
        : normalised_(normalised), singles_(singles) {}

    std::vector<std::string_view> cut() {
        for (std::size_t at = 0; at < normalised_.size();) {
            const std::size_t begin = at;
            const Sort sort = sort_of(next_character(normalised_, at));
            if (sort != run_.sort) {
                finish_run();
                run_.sort = sort;
            }
            if (sort != Sort::Other) {
                run_.characters.push_back(normalised_.substr(begin, at - begin));
            }
        }
        finish_run();
        return std::move(tokens_);
    }

private:
    // From the beginning of one character of the run to the end of another.
    [[nodiscard]] std::string_view stretch(std::size_t first, std::size_t last) const {
        const auto& end = run_.characters[last];
        const char* begin = run_.characters[first].data();
        return {begin, static_cast<std::size_t>(end.data() + end.size() - begin)};
    }

    void finish_run() {
        const std::size_t count = run_.characters.size();
        if (count > 0 && run_.sort != Sort::Chinese) {
            tokens_.push_back(stretch(0, std::min(count, token_characters_max) - 1));
        } else if (count == 1 && singles_ == SingleCharacters::Kept) {
            tokens_.push_back(stretch(0, 0));
        } else {
            for (std::size_t second = 1; second < count; ++second) {
                tokens_.push_back(stretch(second - 1, second));
            }
        }
        run_.characters.clear();
    }

    std::string_view normalised_;
    SingleCharacters singles_;
    Run run_;
    std::vector<std::string_view> tokens_;
};

std::string join(const std::vector<std::string_view>& tokens) {
    std::string joined;
    for (const auto token : tokens) {
        joined += joined.empty() ? "" : " ";
        joined += token;
    }
    return joined;
}

} // namespace

std::string index_tokens(std::string_view utf8) {
    const std::string normalised = normalise(utf8);
    return join(Cutter(normalised, SingleCharacters::Kept).cut());
}

std::string query_tokens(std::string_view utf8) {
    const std::string normalised = normalise(utf8);
    std::vector<std::string_view> tokens;
    for (const auto token : Cutter(normalised, SingleCharacters::LeftOut).cut()) {
        if (std::ranges::find(tokens, token) == tokens.end()) {
            tokens.push_back(token);
        }
        if (tokens.size() == query_tokens_max) {
            break;
        }
    }
    return join(tokens);
}

} // namespace text
