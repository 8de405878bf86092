#include "tests/stories/story.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

#include "base/fault.hpp"

namespace stories {
namespace {

constexpr std::array<std::string_view, 2> opening_quotes = {"\"", "“"};
constexpr std::array<std::string_view, 2> closing_quotes = {"\"", "”"};
constexpr std::array<std::string_view, 5> ends_of_plain = {"\"", "“", ",", "，", ";"};

Story read_story(const std::filesystem::path& path) {
    Story story;
    story.file = path.string();
    std::ifstream input(path);
    int number = 0;
    for (std::string text; std::getline(input, text);) {
        ++number;
        Words words(text);
        if (words.is_empty() || words.take("#")) {
            continue;
        }
        if (words.take("story") || words.take("故事")) {
            story.title = words.rest();
        } else {
            story.lines.push_back({number, text});
        }
    }
    must(!story.title.empty(), "a story has a title: " + story.file);
    return story;
}

} // namespace

void must(bool is_so, const std::string& what) {
    if (!is_so) {
        throw base::Fault("it is not so that " + what);
    }
}

std::vector<Story> stories_in(const std::string& folder) {
    std::vector<Story> stories;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".story") {
            stories.push_back(read_story(entry.path()));
        }
    }
    std::ranges::sort(stories, {}, &Story::file);
    return stories;
}

bool Words::take(std::string_view phrase) {
    if (!rest_.starts_with(phrase)) {
        return false;
    }
    rest_.remove_prefix(phrase.size());
    skip_spaces();
    return true;
}

std::optional<std::string> Words::quoted() {
    for (std::size_t kind = 0; kind < opening_quotes.size(); ++kind) {
        if (!rest_.starts_with(opening_quotes[kind])) {
            continue;
        }
        const auto from = opening_quotes[kind].size();
        const auto end = rest_.find(closing_quotes[kind], from);
        base::ensure(end != std::string_view::npos, "quotes that open close again");
        std::string inside(rest_.substr(from, end - from));
        rest_.remove_prefix(end + closing_quotes[kind].size());
        skip_spaces();
        return inside;
    }
    return std::nullopt;
}

std::string Words::plain() {
    std::size_t end = rest_.size();
    for (const auto stop : ends_of_plain) {
        end = std::min(end, rest_.find(stop));
    }
    std::string taken(rest_.substr(0, end));
    taken.erase(taken.find_last_not_of(" \t\r") + 1);
    rest_.remove_prefix(end);
    return taken;
}

void Words::skip_spaces() {
    while (!rest_.empty() &&
           (rest_.front() == ' ' || rest_.front() == '\t' || rest_.front() == '\r')) {
        rest_.remove_prefix(1);
    }
}

} // namespace stories
