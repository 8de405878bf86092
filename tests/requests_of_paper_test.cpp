// Whoever would rather write by hand: the form prints blank, and staff take it in.

#include "tests/requests.hpp"

namespace tests {
namespace {

using Paper = Requests;

TEST_F(Paper, TheFormPrintsBlankForAnybody) {
    const auto form = street_.get("/report/paper");

    EXPECT_EQ(form.status, 200);
    EXPECT_TRUE(form.shows("□ 咨询")) << form.body;
    EXPECT_TRUE(form.shows("半淞园路街道"));
    EXPECT_TRUE(street_.get("/report/paper", english()).shows("The form on paper"));
}

TEST_F(Paper, IsTakenInByWhoTakesIn) {
    const Form form = {{"words", "3号楼电梯停在两层之间"},
                       {"place", "瞿溪新村3号"},
                       {"source", "paper"},
                       {"similar_seen", "1"}};

    const auto taken = street_.post("/voices", form, street_.signed_in("juwei"));
    const auto page = street_.get("/cases/1", street_.signed_in("juwei"));

    EXPECT_EQ(taken.recorded, (Kinds{"voice_raised", "case_opened"})) << taken.body;
    EXPECT_TRUE(page.shows("纸质反映单代录")) << page.body;
    EXPECT_EQ(street_.post("/voices", form, street_.signed_in("wuye")).status, 403);
    EXPECT_EQ(street_.post("/voices", form).status, 403);
}

} // namespace
} // namespace tests
