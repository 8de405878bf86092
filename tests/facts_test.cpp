// Every fact that the house can record has its keeper in the very building that is served: what is
// furnished for a test alone would hide that somebody forgot it.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/building.hpp"

namespace tests {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> kinds_in(const fs::path& header) {
    static const std::regex declared(R"re(std::string_view kind = "([a-z_]+)")re");
    std::ifstream file(header);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::vector<std::string> kinds;
    for (std::sregex_iterator each(text.begin(), text.end(), declared), end; each != end; ++each) {
        kinds.push_back((*each)[1]);
    }
    return kinds;
}

TEST(Facts, AreEachKeptByARoomOfTheBuilding) {
    app::Building building;
    std::size_t seen = 0;
    for (const auto& each : fs::recursive_directory_iterator("src")) {
        const auto name = each.path().filename().string();
        const bool is_for_tests = name.starts_with("test_") || name.ends_with("_test.hpp");
        if (name.ends_with(".hpp") && !is_for_tests) {
            for (const auto& kind : kinds_in(each.path())) {
                EXPECT_TRUE(building.installation().facts.keeps(kind)) << kind;
                ++seen;
            }
        }
    }
    EXPECT_GT(seen, 100U);
}

} // namespace
} // namespace tests
