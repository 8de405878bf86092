// What people can speak about: the built-in list, finding in a list, and suggesting from words.
// A suggestion can always be explained: it names the keyword that was found.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.hpp"
#include "voices/voices.hpp"

namespace voices {

constexpr std::size_t categories_max = 200;
constexpr std::size_t keywords_a_category_max = 60;
constexpr std::size_t category_name_characters_max = 40;

[[nodiscard]] const std::vector<Category>& default_categories();

// A category and where it was written: its line in a file, else its place in the list.
struct ListedCategory {
    Category category;
    std::int64_t line = 0;
};

// A list that can be used: codes well formed and told apart, names in both languages, "other"
// among them.
[[nodiscard]] base::Result<std::size_t> check_categories(const std::vector<ListedCategory>& listed);

// A voice without a category is never refused for what its words sound like, so it is suggested
// only categories that can be recorded.
enum class Among { All, Recordable };

// A list with what is needed to answer quickly.
class KnownCategories {
public:
    explicit KnownCategories(CategoryList list);

    [[nodiscard]] const CategoryList& list() const { return list_; }
    [[nodiscard]] const Category* find(std::string_view code) const;

    // By code, name in either language, or a keyword that only one category has: for files that
    // were not made for us.
    [[nodiscard]] const Category* find_named(std::string_view typed) const;

    // The category whose keywords cover most of the words: the sum of the lengths of its different
    // keywords found; the earlier one in the list when two are equal. An emergency comes first.
    [[nodiscard]] std::optional<Suggestion> suggest(std::string_view words, Among among) const;

private:
    struct Keyword {
        std::string normalised;
        std::size_t category = 0;
        std::size_t position = 0; // In the category's own keywords.
    };

    // The keywords that stand in the words, each once, in the order of the list.
    [[nodiscard]] std::vector<const Keyword*> found_in(std::string_view normalised) const;

    CategoryList list_;
    std::unordered_map<std::string, std::size_t> by_code_;
    // In the list's order; the index answers which can begin with a character.
    std::vector<Keyword> keywords_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_character_;
};

// One [[categories]] table each, as in a street's configuration file.
[[nodiscard]] std::string to_toml(const std::vector<Category>& categories);

} // namespace voices
