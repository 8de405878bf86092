// What the operator is shown, and who is not.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using Operation = Requests;

TEST_F(Operation, IsShownToWhoAdministers) {
    const auto page = street_.get("/operation", street_.signed_in("jiedao"));

    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(page.shows("还没有备份")) << page.body;
    EXPECT_TRUE(page.shows("等待记录"));
    EXPECT_TRUE(page.recorded.empty());
    EXPECT_TRUE(page.shows("href=\"/notices\""));
}

TEST_F(Operation, IsTheSameForPrograms) {
    auto officer = street_.signed_in("jiedao");
    officer.accept = "application/json";

    const auto view = street_.get("/operation", officer).json();

    EXPECT_GT(view["entries"], 0);
    EXPECT_EQ(view["is_served"], true);
    EXPECT_EQ(view["is_read_only"], false);
    EXPECT_EQ(view["alarms"][0]["kind"], "never_backed_up");
}

TEST_F(Operation, IsNobodyElsesBusiness) {
    EXPECT_EQ(street_.get("/operation", street_.signed_in("wuye")).status, 403);
    EXPECT_EQ(street_.get("/operation").status, 303);
}

} // namespace
} // namespace tests
