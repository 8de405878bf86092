#include <algorithm>
#include <iterator>

#include "journal/hash.hpp"
#include "text/normalise.hpp"
#include "voices/rules.hpp"

namespace voices {
namespace {

constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::uint64_t base_number = alphabet.size();
constexpr int check_characters = 10;
constexpr int number_characters = 6; // Room for 887,503,681 voices.
constexpr std::size_t group_characters = 4;

constexpr std::uint64_t power(std::uint64_t base, int exponent) {
    return exponent == 0 ? 1 : base * power(base, exponent - 1);
}

constexpr std::uint64_t checks = power(base_number, check_characters);
constexpr std::uint64_t numbers = power(base_number, number_characters);

std::uint64_t keyed_number(std::string_view key, const std::string& message, std::uint64_t bound) {
    const auto hash = journal::hmac_sha256(key, message);
    std::uint64_t number = 0;
    for (std::size_t at = 0; at < sizeof number; ++at) {
        number = number << 8U | hash[at];
    }
    return number % bound;
}

std::uint64_t check_of(std::string_view key, std::uint64_t voice) {
    return keyed_number(key, "tracking code\n" + std::to_string(voice), checks);
}

// Hides how many voices there are: the number turns with its own check.
std::uint64_t mask_of(std::string_view key, std::uint64_t check) {
    return keyed_number(key, "tracking mask\n" + std::to_string(check), numbers);
}

std::string characters_of(std::uint64_t number, int characters) {
    std::string text;
    for (int at = 0; at < characters; ++at) {
        text.insert(text.begin(), alphabet[number % base_number]);
        number /= base_number;
    }
    return text;
}

std::uint64_t number_of(std::string_view characters) {
    std::uint64_t number = 0;
    for (const char each : characters) {
        number = number * base_number + alphabet.find(each);
    }
    return number;
}

// What people and their telephones put between the groups, by its length; 0 when it is nothing of
// the kind.
std::size_t between_groups(std::string_view typed) {
    constexpr std::string_view single = " -\t\n\r_.";
    static constexpr std::string_view dashes[] = {
        "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\u30FC", "\u00B7"};
    if (single.find(typed.front()) != std::string_view::npos) {
        return 1;
    }
    const auto dash = std::ranges::find_if(
        dashes, [&](std::string_view each) { return typed.starts_with(each); });
    return dash == std::end(dashes) ? 0 : dash->size();
}

char upper(char each) {
    return each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
}

// The sixteen characters, whatever was typed between them; empty when there is anything else.
std::string typed_characters(std::string_view typed) {
    constexpr std::size_t typed_bytes_max = 200;
    if (typed.size() > typed_bytes_max || !text::is_utf8(typed)) {
        return {};
    }
    const std::string normalised = text::normalise(typed);
    std::string characters;
    for (std::string_view rest = normalised; !rest.empty();) {
        const auto between = between_groups(rest);
        if (between == 0) {
            characters += upper(rest.front());
        }
        rest.remove_prefix(std::max<std::size_t>(between, 1));
    }
    const bool is_code = characters.size() == check_characters + number_characters &&
                         characters.find_first_not_of(alphabet) == std::string::npos;
    return is_code ? characters : std::string();
}

} // namespace

std::string make_tracking_code(std::string_view key, VoiceId voice) {
    const auto number = static_cast<std::uint64_t>(voice.value);
    base::ensure(voice.value > 0 && number < numbers, "a voice's number fits its tracking code");
    const auto check = check_of(key, number);
    const auto characters =
        characters_of(check, check_characters) +
        characters_of((number + mask_of(key, check)) % numbers, number_characters);
    std::string code;
    for (std::size_t at = 0; at < characters.size(); ++at) {
        code += at > 0 && at % group_characters == 0 ? "-" : "";
        code += characters[at];
    }
    return code;
}

std::optional<VoiceId> read_tracking_code(std::string_view key, std::string_view typed) {
    const auto characters = typed_characters(typed);
    if (characters.empty()) {
        return std::nullopt;
    }
    const std::string_view whole = characters;
    const auto check = number_of(whole.substr(0, check_characters));
    const auto masked = number_of(whole.substr(check_characters));
    const auto number = (masked + numbers - mask_of(key, check)) % numbers;
    if (check_of(key, number) != check) {
        return std::nullopt;
    }
    return VoiceId{static_cast<std::int64_t>(number)};
}

std::string make_origin(std::string_view key, std::string_view identity) {
    return journal::to_hex(journal::hmac_sha256(key, "origin\n" + std::string(identity)));
}

} // namespace voices
