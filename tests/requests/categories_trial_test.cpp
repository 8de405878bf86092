// A list of categories is tried on the open cases before it is put into force: which of them would
// lose their category, go elsewhere, be timed or answered differently if they came in again.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class CategoriesTried : public Requests {
protected:
    CategoriesTried() { report_lift(); }

    [[nodiscard]] std::string document() {
        officer_.accept = "application/json";
        const auto view = street_.get("/settings/documents/categories", officer_).json();
        officer_.accept = "text/html";
        return view["document"];
    }

    // With other lines for the category of lifts; without it when there are none.
    [[nodiscard]] std::string with_lift(const std::string& before, const std::string& after) {
        auto changed = document();
        const auto code = changed.find("code = \"lift\"\n");
        const auto begins = changed.rfind("[[categories]]", code);
        const auto ends = changed.find("[[categories]]", code);
        auto lift = changed.substr(begins, ends - begins);
        const auto at = lift.find(before);
        EXPECT_NE(at, std::string::npos) << lift;
        lift.replace(at, before.size(), after);
        return changed.replace(begins, ends - begins, after.empty() ? "" : lift);
    }

    Answered try_out(const std::string& document) {
        return street_.post("/settings/documents/categories/trial",
                            {{"document", document}, {"seen", "0"}},
                            officer_);
    }

    Asker officer_ = street_.signed_in("jiedao");
};

TEST_F(CategoriesTried, ShowWhichOpenCasesWouldLoseTheirs) {
    const auto page = try_out(with_lift("code", ""));

    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(
        page.shows("未办结的 1 件，如果按新的类别重新来一次，有 1 件会不同：1 件归不进原来的类别"))
        << page.body;
    EXPECT_TRUE(page.shows("归为：<del>电梯故障与维保</del> → <b>")) << page.body;
    EXPECT_TRUE(page.shows("href=\"/cases/1\""));
    EXPECT_TRUE(page.recorded.empty());
}

TEST_F(CategoriesTried, ShowWhichWouldBeTimedDifferently) {
    const auto page = try_out(with_lift("asks = \"help\"", "asks = \"enquiry\""));

    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(page.shows("0 件归不进原来的类别")) << page.body;
    EXPECT_TRUE(page.shows("1 件期限不同")) << page.body;
    EXPECT_TRUE(page.shows("答复截止：<del>")) << page.body;
}

TEST_F(CategoriesTried, ShowWhichWouldBeTakenOrAnsweredDifferently) {
    const auto pair =
        try_out(with_lift("code = \"lift\"\n", "code = \"lift\"\nphoto_pair = true\n"));
    EXPECT_TRUE(pair.shows("1 件别的办法不同")) << pair.body;
    EXPECT_TRUE(pair.shows("答复时前后对比照片：<del>不要</del> → <b>要</b>")) << pair.body;

    const auto stopped =
        try_out(with_lift("code = \"lift\"\n", "code = \"lift\"\nstops_form_with = \"119\"\n"));
    EXPECT_TRUE(stopped.shows("1 件归不进原来的类别")) << stopped.body;
    EXPECT_TRUE(stopped.shows("不受理，请先打紧急电话")) << stopped.body;
}

TEST_F(CategoriesTried, SayWhenNothingWouldChangeForOpenCases) {
    const auto page = try_out(with_lift("chinese = \"电梯故障与维保\"", "chinese = \"电梯\""));

    EXPECT_TRUE(
        page.shows("未办结的 1 件，按新的类别，归哪一类、派给谁、各步限多久、怎么办都和现在一样"))
        << page.body;
    EXPECT_TRUE(page.shows("name=\"reason\"")) << "it may be put into force all the same";
}

} // namespace
} // namespace tests
