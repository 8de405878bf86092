// What all stories walk together: every edge of the table of acts, and every stage. Who is refused
// at each of them is tried beside the table (src/cases/acts_edges_test.cpp).

#include <gtest/gtest.h>

#include "tests/stories/teller.hpp"
#include "text/names.hpp"

namespace stories {
namespace {

struct Told {
    std::set<Walked> walked;
    std::set<cases::Stage> reached;
};

const Told& all_stories() {
    static const Told told = [] {
        Told all;
        for (const auto& story : stories_in("tests/stories")) {
            Teller teller(town_by_the_doors);
            teller.tell(story);
            all.walked.insert(teller.walked().begin(), teller.walked().end());
            all.reached.insert(teller.reached().begin(), teller.reached().end());
        }
        return all;
    }();
    return told;
}

// For whoever must write the story that is missing: "split from in_work".
std::vector<std::string> never_walked(const std::set<Walked>& walked) {
    std::vector<std::string> missing;
    for (const auto& edge : cases::all_edges()) {
        if (!walked.contains({std::string(edge.noun), edge.from})) {
            missing.push_back(std::string(edge.noun) + " from " +
                              std::string(text::name_of(edge.from)));
        }
    }
    return missing;
}

TEST(AllStories, WalkEveryEdge) {
    EXPECT_EQ(never_walked(all_stories().walked), std::vector<std::string>());
}

TEST(AllStories, ReachEveryStage) {
    EXPECT_EQ(all_stories().reached.size(), cases::enum_names(cases::Stage{}).size());
}

} // namespace
} // namespace stories
