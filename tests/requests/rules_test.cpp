// The street changes its rules in the browser: tried on the open cases first, put into force by who
// may, and kept in the record with every version before.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class RulesInTheBrowser : public Requests {
protected:
    [[nodiscard]] std::string document() {
        officer_.accept = "application/json";
        const auto view = street_.get("/settings/documents/cases", officer_).json();
        officer_.accept = "text/html";
        return view["document"];
    }

    // Everything in three working days.
    [[nodiscard]] std::string quicker() {
        auto changed = document();
        changed.replace(changed.find("answer = 5"), 10, "answer = 3");
        return changed;
    }

    // What the property company did goes to the residents' committee.
    [[nodiscard]] std::string elsewhere() {
        auto changed = document();
        const auto at = changed.find("to = \"property_company\"");
        changed.replace(at, 23, "to = \"residents_committee\"");
        return changed;
    }

    Answered post(const std::string& address, const std::string& document, int seen) {
        return street_.post(
            address,
            {{"document", document}, {"seen", std::to_string(seen)}, {"reason", "居民嫌慢"}},
            officer_);
    }
    Answered try_out(const std::string& document) {
        return post("/settings/documents/cases/trial", document, 0);
    }
    Answered set(const std::string& document, int seen = 0) {
        return post("/settings/documents/cases", document, seen);
    }

    Asker officer_ = street_.signed_in("jiedao");
};

TEST_F(RulesInTheBrowser, AreReadBeforeTheyWereEverChanged) {
    const auto page = street_.get("/settings/documents/cases", officer_);

    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(page.shows("现在实行自带的")) << page.body;
    EXPECT_TRUE(page.shows("还没有改过"));
    EXPECT_TRUE(street_.get("/settings", officer_).shows("/settings/documents/cases"));
}

TEST_F(RulesInTheBrowser, ShowWhichOpenCasesWouldBeTimedDifferently) {
    report_lift();

    const auto page = try_out(quicker());

    EXPECT_EQ(page.status, 200) << page.body;
    EXPECT_TRUE(page.shows("未办结的 1 件中有 1 件会不同：0 件派给别的单位，1 件期限不同"))
        << page.body;
    EXPECT_TRUE(page.shows("answer = 3"));
    EXPECT_TRUE(page.recorded.empty());
}

TEST_F(RulesInTheBrowser, ShowWhichOpenCasesWouldGoElsewhere) {
    const auto receipt = report_lift();

    const auto page = try_out(elsewhere());

    EXPECT_TRUE(page.shows("1 件派给别的单位，0 件期限不同")) << page.body;
    EXPECT_TRUE(page.shows("派给：<del>瞿溪新村物业</del> → <b>瞿溪居委会</b>")) << page.body;
    EXPECT_TRUE(page.shows("/cases/" + std::to_string(receipt["case"].get<int>())));
}

TEST_F(RulesInTheBrowser, SayWhenNothingWouldChange) {
    report_lift();

    EXPECT_TRUE(
        try_out(document()).shows("未办结的 1 件，按新规则派给谁、各步限多久、怎么办都和现在一样"));
}

// Each of these was once said to change nothing.
TEST_F(RulesInTheBrowser, ShowEveryLimitThatWouldDiffer) {
    report_lift();
    const std::vector<std::array<std::string, 3>> changes = {
        {"contact = 1", "contact = 2", "首次联系截止"},
        {"answer = 5", "answer = 6", "答复截止"},
        {"supervised = 3", "supervised = 5", "督办后限：<del>3 个工作日</del> → <b>5 个工作日</b>"},
        {"rehandled = 3", "rehandled = \"4 office_hours\"", "<b>4 个工作时</b>"},
        {"check = 1", "check = 4", "核查限：<del>1 个工作日</del> → <b>4 个工作日</b>"},
        {"call_back = 1", "call_back = 2", "回访限"},
        {"question = 2", "question = 3", "答专委会的问题限"},
        {"owner_acts = 1", "owner_acts = 3", "升级后给上一级"},
        {"supervise_after_times = 3", "supervise_after_times = 1", "超过此时转督办"},
        {"within = 1", "within = 2", "派到后可退单"},
        {"decided = 1", "decided = 2", "退单决定限"},
        {"working_days_max = 15",
         "working_days_max = 9",
         "最多延几个工作日：<del>15</del> → <b>9</b>"},
        {"review_days_max = 90", "review_days_max = 30", "挂账最多几天后复看"},
        {"clock = \"stops\"", "clock = \"runs\"", "挂账时这一步的钟：<del>停</del> → <b>照走</b>"},
        {"[undo]", "[[waiting.stops]]\ncategories = [\"lift\"]\n[undo]", "等居民时这一步的钟"},
    };
    for (const auto& [before, after, said] : changes) {
        auto changed = document();
        changed.replace(changed.find("\n" + before) + 1, before.size(), after);

        const auto page = try_out(changed);

        EXPECT_TRUE(page.shows("1 件期限不同")) << after << page.body;
        EXPECT_TRUE(page.shows(said)) << after << page.body;
    }
}

TEST_F(RulesInTheBrowser, ShowWhatElseWouldBeTreatedDifferently) {
    report_lift();
    const std::vector<std::array<std::string, 3>> changes = {
        {"tries = 3", "tries = 2", "几次联系不上就结案"},
        {"minutes = 10", "minutes = 5", "几分钟内可撤销"},
        {"times = 1 ", "times = 2 ", "可延期几次"},
        {"plans_of = [\"supervised\", \"rehandled\"]",
         "plans_of = [\"rehandled\"]",
         "督办件的方案"},
        {"workshop = \"零距离法律工作室\"", "workshop = \"瞿溪新村物业\"", "法律意见由谁出"},
    };
    for (const auto& [before, after, said] : changes) {
        auto changed = document();
        changed.replace(changed.find("\n" + before) + 1, before.size(), after);

        const auto page = try_out(changed);

        EXPECT_TRUE(page.shows("1 件别的办法不同")) << after << page.body;
        EXPECT_TRUE(page.shows(said)) << after << page.body;
    }
}

// A misspelt committee once sent every intervention to the duty desk without a word.
TEST_F(RulesInTheBrowser, RefuseNamesThatNobodyHasAndSayWhichIsNearest) {
    const std::vector<std::pair<std::string, std::string>> misspelt = {
        {"[[route]]\nchinese = \"一\"\nenglish = \"one\"\nto_unit = \"瞿溪新村物页\"\n",
         "第 4 行：没有叫“瞿溪新村物页”的单位，最像的是“瞿溪新村物业”"},
        {"[[limits.special]]\ncategories = [\"lifd\"]\nanswer = 1\n",
         "第 2 行：类别里没有“lifd”，最像的是“lift”"},
        {"[intervention]\ncommittee = \"没有的专委会\"\n", "第 2 行：没有叫“没有的专委会”的单位"},
        {"[[matter]]\ncommittee = \"瞿溪新村物业\"\ncategories = [\"lift\"]\n",
         "没有叫“瞿溪新村物业”的专委会"},
        {"[[route]]\nchinese = \"一\"\nenglish = \"one\"\nplaces = [\"瞿西新村\"]\nto = "
         "\"duty_desk\"\n",
         "没有叫“瞿西新村”的小区或居委会，最像的是“瞿溪新村”"},
    };
    for (const auto& [typed, said] : misspelt) {
        for (const char* address :
             {"/settings/documents/cases", "/settings/documents/cases/trial"}) {
            const auto refused = post(address, typed, 0);

            EXPECT_EQ(refused.status, 422) << typed;
            EXPECT_TRUE(refused.recorded.empty());
            EXPECT_TRUE(refused.shows(said)) << refused.body;
        }
    }
}

TEST_F(RulesInTheBrowser, HoldForNewCasesAndLeaveOpenOnesAlone) {
    const auto before = report_lift();
    const auto due = [&](const nlohmann::json& receipt) {
        const auto address = "/cases/" + std::to_string(receipt["case"].get<int>()) + ".json";
        return street_.get(address, officer_).json()["whole_due"]["at"];
    };
    const auto promised = due(before);

    const auto answered = set(quicker());

    EXPECT_EQ(answered.status, 303) << answered.body;
    EXPECT_EQ(answered.recorded, (Kinds{"case_rules_set", "office_document_explained"}));
    EXPECT_EQ(due(before), promised);
    EXPECT_LT(due(report_lift()), promised);
}

// What a form promises is what the rules of its case say, not what most streets do.
TEST_F(RulesInTheBrowser, StandInTheFormsOfTheCasesBornUnderThem) {
    auto changed = document();
    changed.replace(changed.find("times = 1 "), 9, "times = 2");
    const auto before = report_lift();
    set(changed);
    const auto after = report_lift();
    const auto page_of = [&](const nlohmann::json& receipt) {
        contact(receipt);
        return street_.get("/cases/" + receipt["case"].dump(), street_.signed_in("wuye"));
    };

    const auto older = page_of(before);
    const auto newer = page_of(after);

    EXPECT_TRUE(older.shows("一件最多延 1 次")) << older.body;
    EXPECT_TRUE(newer.shows("一件最多延 2 次")) << newer.body;
}

TEST_F(RulesInTheBrowser, KeepEveryVersionReadable) {
    set(quicker());
    set(elsewhere(), 1);

    const auto page = street_.get("/settings/documents/cases", officer_);
    const auto first = street_.get("/settings/documents/cases?version=1", officer_);

    EXPECT_TRUE(page.shows("第 2 版"));
    EXPECT_TRUE(page.shows("/settings/documents/cases?version=1"));
    EXPECT_TRUE(first.shows("property_company"));
    EXPECT_EQ(street_.get("/settings/documents/cases?version=9", officer_).status, 404);
    EXPECT_EQ(street_.get("/settings/documents/cases?version=0", officer_).status, 200);
}

TEST_F(RulesInTheBrowser, AreNotChangedOverSomebodyElsesChange) {
    const auto mine = elsewhere();
    set(quicker());

    const auto late = set(mine);

    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(late.recorded.empty());
    EXPECT_TRUE(late.shows("别人已改过"));
    EXPECT_TRUE(late.shows("residents_committee"));
}

TEST_F(RulesInTheBrowser, RefuseWhatIsNoRuleNamingTheLineAndKeepWhatWasTyped) {
    for (const char* address : {"/settings/documents/cases", "/settings/documents/cases/trial"}) {
        const auto refused = post(address, "[limits]\nanswer = \"soon\"\n", 0);

        EXPECT_EQ(refused.status, 422) << address;
        EXPECT_TRUE(refused.recorded.empty());
        EXPECT_TRUE(refused.shows("soon")) << refused.body;
    }
}

TEST_F(RulesInTheBrowser, AreRecordedOnlyWhenTheyDiffer) {
    EXPECT_TRUE(set(document()).recorded.empty());
}

TEST_F(RulesInTheBrowser, AreForWhoConfigures) {
    const auto handler = street_.signed_in("wuye");
    const Form form = {{"document", document()}, {"seen", "0"}};

    EXPECT_EQ(street_.get("/settings/documents/cases", handler).status, 403);
    EXPECT_EQ(street_.post("/settings/documents/cases", form, handler).status, 403);
    EXPECT_EQ(street_.post("/settings/documents/cases/trial", form, handler).status, 403);
    EXPECT_FALSE(street_.get("/settings", handler).shows("/settings/documents/cases"));
    EXPECT_EQ(street_.get("/settings/documents/cases").status, 303);
}

} // namespace
} // namespace tests
