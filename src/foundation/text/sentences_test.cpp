// Everybody's catalogues, as they are built in, and everybody's refusals, as they stand in the
// code: what a person would read in a bad moment is checked before that moment.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "text/catalogue.hpp"

namespace text {

std::span<const EmbeddedFile> embedded_files();

namespace {

namespace fs = std::filesystem;

std::set<std::string> matches(const std::string& text, const std::regex& pattern) {
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), pattern), end; at != end; ++at) {
        found.insert((*at)[1]);
    }
    return found;
}

std::set<std::string> names_in(const std::string& sentence) {
    return matches(sentence, std::regex(R"(\{([a-z0-9_]+)\})"));
}

// What stands between a call's opening parenthesis and its closing one.
std::string arguments_at(const std::string& code, std::size_t begin) {
    int depth = 1;
    std::size_t end = begin;
    for (; end < code.size() && depth > 0; ++end) {
        depth += code[end] == '(' ? 1 : code[end] == ')' ? -1 : 0;
    }
    return code.substr(begin, end - begin);
}

struct WrittenRefusal {
    fs::path file;
    std::string key;
    std::set<std::string> arguments;
};

// Refusals whose key is written out where they are made.
void find_refusals(const fs::path& file, std::vector<WrittenRefusal>& refusals) {
    static const std::regex refuse(R"(\brefuse\()");
    static const std::regex key(R"re(^\s*(?:base::)?Why::[A-Za-z]+,\s*"([a-z0-9_.]+)")re");
    static const std::regex argument(R"re(\{"([a-z0-9_]+)",)re");
    std::ifstream input(file);
    const std::string code(std::istreambuf_iterator<char>(input), {});
    for (std::sregex_iterator at(code.begin(), code.end(), refuse), end; at != end; ++at) {
        const auto call =
            arguments_at(code, static_cast<std::size_t>(at->position() + at->length()));
        std::smatch found;
        if (std::regex_search(call, found, key)) {
            refusals.push_back({file, found[1], matches(call, argument)});
        }
    }
}

std::vector<WrittenRefusal> written_refusals() {
    std::vector<WrittenRefusal> refusals;
    for (const auto& entry : fs::recursive_directory_iterator("src")) {
        const auto& path = entry.path();
        if (path.extension() == ".cpp" && !path.stem().string().ends_with("_test")) {
            find_refusals(path, refusals);
        }
    }
    return refusals;
}

TEST(Sentences, StandInBothLanguagesWithTheSameNames) {
    const Catalogues catalogues(embedded_files());

    EXPECT_TRUE(catalogues.in(Language::Chinese).has("calendar.not_a_date"));
    EXPECT_TRUE(catalogues.in(Language::English).has("calendar.not_a_date"));
}

TEST(Sentences, AreEmptyInNeitherLanguage) {
    const Catalogues catalogues(embedded_files());
    for (const auto language : languages) {
        for (const auto& [key, sentence] : catalogues.in(language).sentences()) {
            EXPECT_NE(sentence.find_first_not_of(" \n\t"), std::string::npos) << key;
        }
    }
}

TEST(Sentences, AreThereForEveryRefusalWithEachOfTheirNames) {
    const Catalogues catalogues(embedded_files());
    const auto& chinese = catalogues.in(Language::Chinese);

    const auto refusals = written_refusals();

    EXPECT_GE(refusals.size(), 10U);
    for (const auto& refusal : refusals) {
        const bool is_there = chinese.has(refusal.key);
        EXPECT_TRUE(is_there) << refusal.file << ": " << refusal.key;
        const auto names = is_there ? names_in(chinese.say(refusal.key)) : std::set<std::string>{};
        EXPECT_TRUE(std::ranges::includes(refusal.arguments, names))
            << refusal.file << ": " << refusal.key << " lacks one of its names";
    }
}

} // namespace
} // namespace text
