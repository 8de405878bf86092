// Each story is told twice: through the rooms' doors, and through the web.

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/stories/teller.hpp"

namespace stories {
namespace {

class Stories : public testing::TestWithParam<Story> {};

TEST_P(Stories, HappenThroughTheDoors) {
    SCOPED_TRACE(GetParam().title);
    Teller(town_by_the_doors).tell(GetParam());
}

TEST_P(Stories, HappenOnTheWeb) {
    SCOPED_TRACE(GetParam().title);
    Teller(town_on_the_web).tell(GetParam());
}

std::string name_of(const testing::TestParamInfo<Story>& story) {
    return std::filesystem::path(story.param.file).stem().string();
}

INSTANTIATE_TEST_SUITE_P(Neighbourhood,
                         Stories,
                         testing::ValuesIn(stories_in("tests/stories")),
                         name_of);

} // namespace
} // namespace stories
