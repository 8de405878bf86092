// What all stories walk together: every act is taken in one, and every stage is reached. Each edge
// by itself is tried beside the table (src/cases/acts_edges_test.cpp).

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

std::set<cases::Act> acts_in(const std::set<Walked>& walked) {
    std::set<cases::Act> acts;
    for (const auto& each : walked) {
        acts.insert(cases::act_named(each.noun).value());
    }
    return acts;
}

// Their places in `cases::Act`, for whoever must write the story that is missing.
std::string missing_of(const std::set<cases::Act>& acts) {
    std::string missing;
    for (int each = 0; each <= static_cast<int>(cases::Act::Undo); ++each) {
        if (!acts.contains(static_cast<cases::Act>(each))) {
            missing += std::to_string(each) + " ";
        }
    }
    return missing;
}

TEST(AllStories, TakeEveryActOnce) {
    EXPECT_EQ(missing_of(acts_in(all_stories().walked)), "");
}

TEST(AllStories, ReachEveryStage) {
    EXPECT_EQ(all_stories().reached.size(), cases::enum_names(cases::Stage{}).size());
}

} // namespace
} // namespace stories
