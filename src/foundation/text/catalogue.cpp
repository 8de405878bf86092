#include "text/catalogue.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <vector>

#include <fmt/compile.h>

#include "base/fault.hpp"
#include "text/toml.hpp"

namespace text {

namespace {

std::string_view folder(Language language) {
    switch (language) {
        case Language::Chinese:
            return "i18n/zh_CN/";
        case Language::English:
            return "i18n/en/";
    }
    throw base::BrokenPromise("a language is Chinese or English");
}

bool is_name(std::string_view text) {
    return !text.empty() && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") ==
                                std::string_view::npos;
}

// A key may hold the dash of an address that it speaks of.
bool is_key(std::string_view text) {
    std::string name(text);
    std::ranges::replace(name, '-', '_');
    return is_name(name);
}

// A piece of a sentence: its own words, or a name to be filled in.
struct Piece {
    enum class Kind { Words, Name } kind;
    std::string_view text;
};

// Takes the next piece off the sentence. A brace that opens no {name} is words; the catalogue is
// checked for those when it is read.
Piece take_piece(std::string_view& sentence) {
    if (sentence.starts_with('{')) {
        const auto closing = sentence.find('}');
        if (closing != std::string_view::npos && is_name(sentence.substr(1, closing - 1))) {
            const auto name = sentence.substr(1, closing - 1);
            sentence.remove_prefix(closing + 1);
            return {Piece::Kind::Name, name};
        }
    }
    const auto words = sentence.substr(0, sentence.find('{', 1));
    sentence.remove_prefix(words.size());
    return {Piece::Kind::Words, words};
}

std::set<std::string_view> names_in(std::string_view sentence) {
    std::set<std::string_view> names;
    while (!sentence.empty()) {
        const Piece piece = take_piece(sentence);
        if (piece.kind == Piece::Kind::Name) {
            names.insert(piece.text);
        }
    }
    return names;
}

bool has_stray_brace(std::string_view sentence) {
    while (!sentence.empty()) {
        const Piece piece = take_piece(sentence);
        if (piece.kind == Piece::Kind::Words &&
            piece.text.find_first_of("{}") != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

// "cases" of "i18n/en/cases.toml"; nothing for a file of another language or kind.
std::optional<std::string_view> room_of(std::string_view file_name, Language language) {
    constexpr std::string_view ending = ".toml";
    if (!file_name.starts_with(folder(language)) || !file_name.ends_with(ending)) {
        return std::nullopt;
    }
    file_name.remove_prefix(folder(language).size());
    file_name.remove_suffix(ending.size());
    return file_name;
}

void read_file(const EmbeddedFile& file, std::string_view room, Sentences& sentences) {
    const std::string file_name(file.name);
    const auto parsed = toml::parse(file.content);
    if (!parsed) {
        throw base::Fault(fmt::format("{}, line {}: {}",
                                      file_name,
                                      parsed.error().source().begin.line,
                                      parsed.error().description()));
    }
    for (const auto& [key, node] : parsed.table()) {
        const auto sentence = node.value_exact<std::string>();
        if (!is_key(key.str()) || !sentence) {
            throw base::Fault(
                fmt::format("{}: {} is no sentence under a plain key", file_name, key.str()));
        }
        if (has_stray_brace(*sentence)) {
            throw base::Fault(
                fmt::format("{}: {} has a brace that holds no name", file_name, key.str()));
        }
        sentences.emplace(fmt::format("{}.{}", room, key.str()), *sentence);
    }
}

// Throws naming a sentence that one language has and the other has not.
void check_against(const Catalogue& own, const Catalogue& other) {
    for (const auto& [key, sentence] : own.sentences()) {
        if (!other.has(key)) {
            throw base::Fault(
                fmt::format("the sentence {} stands in {} only", key, folder(own.language())));
        }
        if (names_in(sentence) != names_in(other.say(key))) {
            throw base::Fault(fmt::format("the sentence {} has other {{names}} in {} than in {}",
                                          key,
                                          folder(own.language()),
                                          folder(other.language())));
        }
    }
}

// "0.8" as 800; a weight that can't be read counts as none.
int thousandths(std::string_view weight) {
    int value = 0;
    int unit = 1000;
    for (const char character : weight) {
        if (character >= '0' && character <= '9') {
            value += (character - '0') * unit;
            unit /= 10;
        } else if (character != '.') {
            return 0;
        }
    }
    return std::min(value, 1000);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) {
        return {};
    }
    return text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

// Takes off what stands before the separator, and the separator.
std::string_view take_until(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const auto taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return trimmed(taken);
}

std::optional<Language> language_for(std::string_view range) {
    std::string primary(range.substr(0, range.find('-')));
    for (char& letter : primary) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    if (primary == "zh" || primary == "*") {
        return Language::Chinese;
    }
    return primary == "en" ? std::optional(Language::English) : std::nullopt;
}

constexpr std::array chinese_weekdays = {"日", "一", "二", "三", "四", "五", "六"};
constexpr std::array english_weekdays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array english_months = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

} // namespace

std::string_view tag(Language language) {
    switch (language) {
        case Language::Chinese:
            return "zh-CN";
        case Language::English:
            return "en";
    }
    throw base::BrokenPromise("a language is Chinese or English");
}

Language accepted_language(std::string_view header) {
    Language best = Language::Chinese;
    int best_weight = 0;
    while (!header.empty()) {
        auto range = take_until(header, ',');
        const auto language = language_for(take_until(range, ';'));
        const auto weight = range.starts_with("q=") ? thousandths(range.substr(2)) : 1000;
        if (language && weight > best_weight) {
            best = *language;
            best_weight = weight;
        }
    }
    return best;
}

Catalogue::Catalogue(Language language, std::span<const EmbeddedFile> files) : language_(language) {
    for (const auto& file : files) {
        if (const auto room = room_of(file.name, language)) {
            read_file(file, *room, sentences_);
        }
    }
}

bool Catalogue::has(std::string_view key) const {
    return sentences_.contains(key);
}

const std::string& Catalogue::say(std::string_view key) const {
    const auto found = sentences_.find(key);
    if (found == sentences_.end()) {
        throw base::BrokenPromise("the catalogues have no sentence " + std::string(key));
    }
    return found->second;
}

std::string Catalogue::say(std::string_view key, const base::Arguments& arguments) const {
    std::string said;
    for (std::string_view sentence = say(key); !sentence.empty();) {
        const Piece piece = take_piece(sentence);
        if (piece.kind == Piece::Kind::Words) {
            said += piece.text;
            continue;
        }
        const auto argument = std::ranges::find(arguments, piece.text, &base::Argument::name);
        if (argument == arguments.end()) {
            throw base::BrokenPromise(fmt::format("the sentence {} needs its {}", key, piece.text));
        }
        said += argument->value;
    }
    return said;
}

std::string Catalogue::say(const base::Refusal& refusal) const {
    return say(refusal.key, refusal.arguments);
}

std::string Catalogue::date(calendar::Moment moment, calendar::Moment now) const {
    const auto day = calendar::office_day(moment);
    const std::chrono::year_month_day date(day);
    const std::chrono::year_month_day today(calendar::office_day(now));
    const auto month = static_cast<unsigned>(date.month());
    const auto number = static_cast<unsigned>(date.day());
    const auto weekday = std::chrono::weekday(day).c_encoding();
    const int year = static_cast<int>(date.year());
    const bool is_this_year = date.year() == today.year();
    if (language_ == Language::Chinese) {
        const auto* name = chinese_weekdays[weekday];
        const auto in_year = fmt::format(FMT_COMPILE("{}月{}日 周{}"), month, number, name);
        return is_this_year ? in_year : fmt::format(FMT_COMPILE("{}年{}"), year, in_year);
    }
    const auto in_year = fmt::format(
        FMT_COMPILE("{} {} {}"), english_weekdays[weekday], number, english_months[month - 1]);
    return is_this_year ? in_year : fmt::format(FMT_COMPILE("{} {}"), in_year, year);
}

std::string Catalogue::date_and_time(calendar::Moment moment, calendar::Moment now) const {
    const auto clock = calendar::wall_clock(moment).count();
    return fmt::format(FMT_COMPILE("{} {:02}:{:02}"), date(moment, now), clock / 60, clock % 60);
}

Catalogues::Catalogues(std::span<const EmbeddedFile> files)
    : catalogues_{Catalogue(Language::Chinese, files), Catalogue(Language::English, files)} {
    check_against(in(Language::Chinese), in(Language::English));
    check_against(in(Language::English), in(Language::Chinese));
}

const Catalogue& Catalogues::in(Language language) const {
    return catalogues_[static_cast<std::size_t>(language)];
}

} // namespace text
