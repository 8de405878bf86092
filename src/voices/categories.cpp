#include "voices/categories.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "text/normalise.hpp"
#include "voices/questions.hpp"

namespace voices {
namespace {

bool is_code(std::string_view code) {
    constexpr std::size_t code_characters_max = 40;
    return !code.empty() && code.size() <= code_characters_max &&
           std::all_of(code.begin(), code.end(), [](char each) {
               return (each >= 'a' && each <= 'z') || (each >= '0' && each <= '9') || each == '_';
           });
}

bool is_name(std::string_view name) {
    return text::is_utf8(name) && text::tidy(name) == name && !name.empty() &&
           text::length(name) <= category_name_characters_max;
}

bool is_number_to_ring(std::string_view number) {
    constexpr std::size_t digits_max = 11;
    return number.size() >= 3 && number.size() <= digits_max &&
           std::all_of(
               number.begin(), number.end(), [](char each) { return each >= '0' && each <= '9'; });
}

tl::unexpected<base::Refusal> wrong_category(const ListedCategory& listed, const char* key) {
    return base::refuse(base::Why::Invalid,
                        key,
                        {{"line", listed.line}, {"category", listed.category.code}},
                        "categories");
}

base::Result<std::size_t> check_category(const ListedCategory& listed) {
    const auto& category = listed.category;
    const auto wrong = [&](const char* key) { return wrong_category(listed, key); };
    if (!is_code(category.code)) {
        return wrong("voices.category_code_malformed");
    }
    if (!is_name(category.chinese) || !is_name(category.english) ||
        !is_name(category.group_chinese) || !is_name(category.group_english)) {
        return wrong("voices.category_name_malformed");
    }
    if (category.stops_form_with && !is_number_to_ring(*category.stops_form_with)) {
        return wrong("voices.category_number_malformed");
    }
    const auto is_keyword = [](const std::string& keyword) {
        return is_name(keyword) && text::length(keyword) >= 2;
    };
    if (category.keywords.size() > keywords_a_category_max ||
        !std::all_of(category.keywords.begin(), category.keywords.end(), is_keyword)) {
        return wrong("voices.category_keywords_malformed");
    }
    const auto asked = category.asked();
    std::set<std::string_view> keys;
    for (const auto& question : asked) {
        keys.insert(question.key);
    }
    if (asked.size() > questions_a_category_max || keys.size() != asked.size() ||
        !std::all_of(asked.begin(), asked.end(), is_question)) {
        return wrong("voices.category_questions_malformed");
    }
    return category.keywords.size();
}

// The bytes of the character that begins at `at`.
std::string_view character_at(std::string_view utf8, std::size_t at) {
    std::size_t end = at + 1;
    while (end < utf8.size() && (static_cast<unsigned char>(utf8[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return utf8.substr(at, end - at);
}

bool is_letter(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
}

// Whether a word of letters begins here, so that "lift" isn't found in "uplift".
bool begins_a_word(std::string_view words, std::size_t at) {
    return at == 0 || !is_letter(words[at]) || !is_letter(words[at - 1]);
}

} // namespace

base::Result<std::size_t> check_categories(const std::vector<ListedCategory>& listed) {
    if (listed.size() > categories_max) {
        return base::refuse(base::Why::TooMany,
                            "voices.categories_too_many",
                            {{"most", categories_max}},
                            "categories");
    }
    std::set<std::string_view> codes;
    bool has_other = false;
    for (const auto& each : listed) {
        if (const auto checked = check_category(each); !checked) {
            return base::refusal_of(checked);
        }
        if (!codes.insert(each.category.code).second) {
            return wrong_category(each, "voices.category_twice");
        }
        has_other =
            has_other || (each.category.code == other_category && !each.category.stops_form_with);
    }
    if (!has_other) {
        return base::refuse(base::Why::Invalid, "voices.category_other_missing", {}, "categories");
    }
    return listed.size();
}

KnownCategories::KnownCategories(CategoryList list) : list_(std::move(list)) {
    for (std::size_t at = 0; at < list_.categories.size(); ++at) {
        const auto& category = list_.categories[at];
        by_code_[category.code] = at;
        for (std::size_t position = 0; position < category.keywords.size(); ++position) {
            auto normalised = text::normalise(category.keywords[position]);
            by_first_character_[std::string(character_at(normalised, 0))].push_back(
                keywords_.size());
            keywords_.push_back({std::move(normalised), at, position});
        }
    }
}

const Category* KnownCategories::find(std::string_view code) const {
    const auto found = by_code_.find(std::string(code));
    return found == by_code_.end() ? nullptr : &list_.categories[found->second];
}

const Category* KnownCategories::find_named(std::string_view typed) const {
    const auto wanted = text::normalise(text::tidy(typed));
    for (const auto& category : list_.categories) {
        if (wanted == category.code || wanted == text::normalise(category.chinese) ||
            wanted == text::normalise(category.english)) {
            return &category;
        }
    }
    std::set<std::size_t> having_it;
    for (const auto& keyword : keywords_) {
        if (keyword.normalised == wanted) {
            having_it.insert(keyword.category);
        }
    }
    return having_it.size() == 1 ? &list_.categories[*having_it.begin()] : nullptr;
}

std::vector<const KnownCategories::Keyword*> KnownCategories::found_in(
    std::string_view normalised) const {
    std::set<std::size_t> found;
    std::string first;
    for (std::size_t at = 0; at < normalised.size(); at += first.size()) {
        first = character_at(normalised, at);
        const auto starting = by_first_character_.find(first);
        if (starting == by_first_character_.end() || !begins_a_word(normalised, at)) {
            continue;
        }
        std::ranges::copy_if(
            starting->second, std::inserter(found, found.end()), [&](std::size_t number) {
                return normalised.substr(at).starts_with(keywords_[number].normalised);
            });
    }
    std::vector<const Keyword*> keywords;
    keywords.reserve(found.size());
    for (const auto number : found) {
        keywords.push_back(&keywords_[number]);
    }
    return keywords;
}

std::optional<Suggestion> KnownCategories::suggest(std::string_view words, Among among) const {
    struct Score {
        bool is_emergency = false; // Comes before everything else, however little is said of it.
        std::size_t covered = 0;
        const Keyword* longest = nullptr;
    };
    std::vector<Score> scores(list_.categories.size());
    for (const auto* keyword : found_in(text::normalise(words))) {
        const bool is_emergency = list_.categories[keyword->category].stops_form_with.has_value();
        if (among == Among::Recordable && is_emergency) {
            continue;
        }
        auto& score = scores[keyword->category];
        score.is_emergency = is_emergency;
        score.covered += keyword->normalised.size();
        if (score.longest == nullptr ||
            keyword->normalised.size() > score.longest->normalised.size()) {
            score.longest = keyword;
        }
    }
    const auto best = std::ranges::max_element(scores, {}, [](const Score& score) {
        return std::pair(score.is_emergency, score.covered);
    });
    if (best == scores.end() || best->longest == nullptr) {
        return std::nullopt;
    }
    const auto& category = list_.categories[best->longest->category];
    return Suggestion{category.code, category.keywords[best->longest->position]};
}

} // namespace voices
