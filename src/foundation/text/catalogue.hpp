// The catalogues hold every sentence a person reads, in Chinese and in English. A key names a
// sentence; {names} in it are filled from arguments. Both languages know the same keys with the
// same names: a difference stops the start and is named.

#pragma once

#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.hpp"
#include "calendar/moment.hpp"
#include "text/embedded.hpp"

namespace text {

enum class Language { Chinese, English };

inline constexpr std::array languages = {Language::Chinese, Language::English};

// "zh-CN" or "en": the HTML lang attribute and the ?lang= value.
[[nodiscard]] std::string_view tag(Language language);

// The best language for an Accept-Language header; Chinese when it says nothing we speak.
[[nodiscard]] Language accepted_language(std::string_view header);

// A page says a hundred of them, so they are found by hash.
struct KeyHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const {
        return std::hash<std::string_view>{}(key);
    }
};
using Sentences = std::unordered_map<std::string, std::string, KeyHash, std::equal_to<>>;

class Catalogue {
public:
    // Reads i18n/<language>/<room>.toml; a key is "<room>.<name>". Throws base::Fault naming
    // what is wrong.
    Catalogue(Language language, std::span<const EmbeddedFile> files);

    [[nodiscard]] Language language() const { return language_; }
    [[nodiscard]] bool has(std::string_view key) const;

    // The sentence as it stands; a promise is broken when there is none.
    [[nodiscard]] const std::string& say(std::string_view key) const;
    [[nodiscard]] std::string say(std::string_view key, const base::Arguments& arguments) const;
    [[nodiscard]] std::string say(const base::Refusal& refusal) const;

    // "11月24日 周二", "Tue 24 Nov"; with the year when it is not that of `now`.
    [[nodiscard]] std::string date(calendar::Moment moment, calendar::Moment now) const;
    // "11月24日 周二 17:30", "Tue 24 Nov 17:30"
    [[nodiscard]] std::string date_and_time(calendar::Moment moment, calendar::Moment now) const;

    [[nodiscard]] const Sentences& sentences() const { return sentences_; }

private:
    Language language_;
    Sentences sentences_;
};

// Both catalogues, checked against each other.
class Catalogues {
public:
    explicit Catalogues(std::span<const EmbeddedFile> files);

    [[nodiscard]] const Catalogue& in(Language language) const;

private:
    std::array<Catalogue, 2> catalogues_;
};

} // namespace text
