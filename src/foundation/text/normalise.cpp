#include "text/normalise.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/unistr.h>

#include "base/fault.hpp"

namespace text {

namespace {

constexpr char32_t first_han = 0x2E80;
constexpr char32_t last_han = 0x9FFF;

// For each Chinese character of the basic plane its Simplified form, often itself.
using SimplifiedForms = std::array<char16_t, last_han - first_han + 1>;

// ICU's rules look at whole words too (乾 is 干, but in 乾坤 it stays). For comparing, a
// character must become the same wherever it stands, so each is asked for alone, once, and kept in
// a table.
std::unique_ptr<const SimplifiedForms> ask_for_simplified_forms() {
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> rules(
        icu::Transliterator::createInstance("Hant-Hans", UTRANS_FORWARD, error));
    base::ensure(U_SUCCESS(error) != 0, "ICU knows Traditional and Simplified characters");

    icu::UnicodeString characters;
    for (char32_t character = first_han; character <= last_han; ++character) {
        characters.append(static_cast<UChar32>(character)).append(u'\n');
    }
    const auto asked = characters.length();
    rules->transliterate(characters);
    base::ensure(characters.length() == asked, "each character has one Simplified form");

    auto forms = std::make_unique<SimplifiedForms>();
    for (std::size_t at = 0; at < forms->size(); ++at) {
        const char16_t form = characters[static_cast<std::int32_t>(at) * 2];
        base::ensure(form >= 0x800, "a Simplified form takes three bytes, as the other does");
        (*forms)[at] = form;
    }
    return forms;
}

const SimplifiedForms& simplified_forms() {
    static const auto forms = ask_for_simplified_forms();
    return *forms;
}

// Both forms take three bytes, so that nothing moves.
void simplify_in_place(std::string& utf8) {
    const SimplifiedForms& forms = simplified_forms();
    for (std::size_t at = 0; at + 2 < utf8.size(); ++at) {
        const auto lead = static_cast<unsigned char>(utf8[at]);
        if (lead < 0xE2 || lead > 0xE9) {
            continue;
        }
        const char32_t character = (lead & 0x0FU) << 12 |
                                   (static_cast<unsigned char>(utf8[at + 1]) & 0x3FU) << 6 |
                                   (static_cast<unsigned char>(utf8[at + 2]) & 0x3FU);
        if (character >= first_han && character <= last_han) {
            const char32_t form = forms[character - first_han];
            utf8[at] = static_cast<char>(0xE0 | form >> 12);
            utf8[at + 1] = static_cast<char>(0x80 | (form >> 6 & 0x3F));
            utf8[at + 2] = static_cast<char>(0x80 | (form & 0x3F));
        }
        at += 2;
    }
}

constexpr char32_t replacement = 0xFFFD;

// How many bytes a character takes whose first byte this is, and the least that needs so many.
struct Form {
    std::size_t bytes;
    char32_t lead_bits;
    char32_t least;
};

Form form_of(char32_t lead) {
    if (lead < 0x80) {
        return {1, 0x7F, 0};
    }
    if (lead >= 0xC0 && lead < 0xE0) {
        return {2, 0x1F, 0x80};
    }
    if (lead >= 0xE0 && lead < 0xF0) {
        return {3, 0x0F, 0x800};
    }
    return lead >= 0xF0 && lead < 0xF8 ? Form{4, 0x07, 0x10000} : Form{0, 0, 0};
}

bool is_ascii(std::string_view bytes) {
    return std::ranges::all_of(bytes,
                               [](char byte) { return static_cast<signed char>(byte) >= 0; });
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

// What a text is tidied of: controls, marks that turn the direction of writing, the byte order
// mark. A joiner stays, since emoji need it.
bool is_control(char32_t character) {
    return character < 0x20 || (character >= 0x7F && character < 0xA0) ||
           (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

bool is_space(char32_t character) {
    return character == ' ' || character == '\n' || character == 0xA0 || character == 0x3000 ||
           (character >= 0x2000 && character <= 0x200B) || character == 0x202F ||
           character == 0x205F || character == 0x1680;
}

} // namespace

char32_t next_character(std::string_view utf8, std::size_t& at) {
    const char32_t lead = static_cast<unsigned char>(utf8[at]);
    const Form form = form_of(lead);
    if (form.bytes == 0 || form.bytes > utf8.size() - at) {
        ++at;
        return replacement;
    }
    char32_t character = lead & form.lead_bits;
    for (std::size_t next = at + 1; next < at + form.bytes; ++next) {
        // What is no continuation puts the character out of range for good.
        const char32_t bits = static_cast<unsigned char>(utf8[next]) ^ 0x80U;
        character = bits < 0x40 ? character << 6 | bits : 0x80000000;
    }
    const bool is_surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (character < form.least || character > 0x10FFFF || is_surrogate) {
        ++at;
        return replacement;
    }
    at += form.bytes;
    return character;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t begin = at;
        const bool is_replaced = next_character(bytes, at) == replacement;
        if (is_replaced && !bytes.substr(begin).starts_with("\uFFFD")) {
            return false;
        }
    }
    return true;
}

std::size_t length(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char byte) { return !is_continuation(byte); }));
}

std::string shorten(std::string_view utf8, std::size_t characters) {
    std::size_t seen = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        if (!is_continuation(utf8[at]) && seen++ == characters) {
            return std::string(utf8.substr(0, at)) + "…";
        }
    }
    return std::string(utf8);
}

std::string tidy(std::string_view utf8) {
    std::string tidied;
    tidied.reserve(utf8.size());
    std::size_t end = 0; // Behind the last character that is no space.
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t begin = at;
        char32_t character = next_character(utf8, at);
        if (character == '\r') {
            at += at < utf8.size() && utf8[at] == '\n' ? 1U : 0U;
            character = '\n';
        }
        std::string_view written = utf8.substr(begin, at - begin);
        if (character == '\n' || character == 0x2028 || character == 0x2029) {
            written = "\n";
        } else if (character == '\t') {
            written = " ";
        } else if (is_control(character)) {
            continue;
        } else if (!is_space(character)) {
            end = tidied.size() + written.size();
        }
        if (end > 0) {
            tidied += written;
        }
    }
    tidied.resize(end);
    return tidied;
}

std::string normalise(std::string_view utf8) {
    std::string normalised;
    if (is_ascii(utf8)) {
        normalised = utf8;
        for (char& letter : normalised) {
            letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
        }
        return normalised;
    }
    UErrorCode error = U_ZERO_ERROR;
    const auto* folding = icu::Normalizer2::getNFKCCasefoldInstance(error);
    base::ensure(U_SUCCESS(error) != 0, "ICU knows how to fold case and width");
    normalised.reserve(utf8.size());
    icu::StringByteSink<std::string> sink(&normalised);
    folding->normalizeUTF8(
        0, {utf8.data(), static_cast<std::int32_t>(utf8.size())}, sink, nullptr, error);
    base::ensure(U_SUCCESS(error) != 0, "ICU folds case and width of any text");
    simplify_in_place(normalised);
    return normalised;
}

} // namespace text
