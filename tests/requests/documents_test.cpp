// Every document by which the street works is read, tried and changed on one page, by who may, with
// a reason; every version stays.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

// What a document says, and what it says once it is changed.
struct Amendment {
    std::string name;
    std::string before;
    std::string after;
    std::string fact;
};

class StreetDocuments : public Requests {
protected:
    static const std::vector<Amendment>& amendments() {
        static const std::vector<Amendment> all = {
            {"alliance",
             "renewal_notice_days = 30",
             "renewal_notice_days = 60",
             "alliance_rules_set"},
            {"categories",
             "chinese = \"电梯故障与维保\"",
             "chinese = \"电梯故障和维保\"",
             "categories_set"},
            {"cases", "contact = 1", "contact = 2", "case_rules_set"},
            {"consultations", "answer_days = 3", "answer_days = 4", "consultation_rules_set"},
            {"work_orders", "", "# 试一试\n", "work_order_format_set"},
            {"office", "\"13:30-17:30\"", "\"13:00-17:00\"", "office_hours_recorded"},
        };
        return all;
    }

    nlohmann::json view(const std::string& name) {
        officer_.accept = "application/json";
        auto view = street_.get(address(name), officer_).json();
        officer_.accept = "text/html";
        return view;
    }

    static std::string address(const std::string& name) { return "/settings/documents/" + name; }

    [[nodiscard]] std::string amended(const Amendment& by) {
        std::string document = view(by.name)["document"];
        const auto at = document.find(by.before);
        EXPECT_NE(at, std::string::npos) << document;
        return document.replace(at, by.before.size(), by.after);
    }

    Answered put(const std::string& name, const std::string& document, const std::string& reason) {
        const std::string seen = view(name)["version"].dump();
        return street_.post(
            address(name), {{"document", document}, {"seen", seen}, {"reason", reason}}, officer_);
    }

    Answered try_out(const std::string& name, const std::string& document) {
        return street_.post(
            address(name) + "/trial", {{"document", document}, {"seen", "0"}}, officer_);
    }

    Asker officer_ = street_.signed_in("jiedao");
};

TEST_F(StreetDocuments, AreAllListedForWhoConfigures) {
    const auto page = street_.get("/settings", officer_);

    for (const auto& each : amendments()) {
        EXPECT_TRUE(page.shows("href=\"" + address(each.name) + "\"")) << each.name;
    }
    EXPECT_FALSE(street_.get("/settings", street_.signed_in("wuye")).shows("/settings/documents"));
}

TEST_F(StreetDocuments, ShowTheLinesThatATrialWouldChangeAndRecordNothing) {
    for (const auto& each : amendments()) {
        const auto page = try_out(each.name, amended(each));

        EXPECT_EQ(page.status, 200) << each.name << page.body;
        EXPECT_TRUE(page.shows("<ins>")) << each.name;
        EXPECT_TRUE(page.shows("name=\"reason\"")) << each.name;
        EXPECT_TRUE(page.recorded.empty()) << each.name;
        EXPECT_EQ(view(each.name)["version"], 0) << each.name;
    }
}

TEST_F(StreetDocuments, ArePutIntoForceWithAReasonAndKeepEveryVersion) {
    for (const auto& each : amendments()) {
        const auto built_in = view(each.name)["document"].get<std::string>();
        const auto document = amended(each);

        const auto answered = put(each.name, document, "居民提的");

        EXPECT_EQ(answered.status, 303) << each.name << answered.body;
        EXPECT_EQ(answered.recorded, (Kinds{each.fact, "office_document_explained"}));
        EXPECT_EQ(view(each.name)["document"], document) << each.name;
        const auto newest = view(each.name)["history"][0];
        EXPECT_EQ(newest["reason"], "居民提的");
        EXPECT_EQ(newest["version"], 1);
        EXPECT_EQ(view(each.name + "?version=1")["document"], document) << each.name;
        EXPECT_EQ(view(each.name + "?version=0")["document"], built_in) << each.name;
    }
}

TEST_F(StreetDocuments, AreKeptAsTheyWereWrittenWithTheirComments) {
    for (const auto& each : amendments()) {
        const auto document = "# 街道办公会议定\n" + amended(each) + "# 明年再看\n";

        EXPECT_EQ(put(each.name, document, "居民提的").status, 303) << each.name;

        EXPECT_EQ(view(each.name)["document"], document) << each.name;
    }
}

TEST_F(StreetDocuments, AreNotChangedWithoutSayingWhyAndLoseNothingThatWasTyped) {
    for (const auto& each : amendments()) {
        const auto refused = put(each.name, amended(each), " ");

        EXPECT_EQ(refused.status, 422) << each.name;
        EXPECT_TRUE(refused.recorded.empty());
        EXPECT_TRUE(refused.shows("id=\"trial\"")) << "what would change is still shown";
        EXPECT_EQ(view(each.name)["version"], 0);
    }
}

TEST_F(StreetDocuments, RefuseWhatCantBeReadAndShowItAgain) {
    for (const auto& each : amendments()) {
        const auto refused = try_out(each.name, "[[[ 写错了");

        EXPECT_EQ(refused.status, 422) << each.name;
        EXPECT_TRUE(refused.shows("[[[ 写错了")) << each.name;
        EXPECT_TRUE(refused.shows("role=\"alert\"")) << each.name;
    }
}

// It was passed over in silence by whichever document it did not belong to.
TEST_F(StreetDocuments, RefuseWhatBelongsToAnotherDocument) {
    for (const auto& each : amendments()) {
        const auto other = each.name == "cases" ? "[alliance]\nx = 1\n" : "[limits]\nanswer = 9\n";

        const auto refused = try_out(each.name, amended(each) + "\n" + other);

        EXPECT_EQ(refused.status, 422) << each.name;
        EXPECT_TRUE(refused.shows("第 ")) << each.name;
    }
}

TEST_F(StreetDocuments, AreNotPutIntoForceWhenNothingInThemDiffers) {
    for (const auto& each : amendments()) {
        const std::string same = view(each.name)["document"];

        const auto page = try_out(each.name, same);

        EXPECT_TRUE(page.shows("一字不差")) << each.name;
        EXPECT_FALSE(page.shows("name=\"reason\"")) << each.name;
        EXPECT_TRUE(put(each.name, same, "x").recorded.empty()) << each.name;
    }
}

// What people wrote beside a rule is theirs to keep, and to read again.
TEST_F(StreetDocuments, AreVersionsOfTheirOwnWhereOnlyAnExplanationChanges) {
    for (const auto& each : amendments()) {
        const auto explained =
            "# 主任办公会议过\n" + view(each.name)["document"].get<std::string>();

        const auto page = try_out(each.name, explained);
        const auto answered = put(each.name, explained, "写明来由");

        EXPECT_TRUE(page.shows("规定没有变")) << each.name;
        EXPECT_EQ(answered.recorded, (Kinds{each.fact, "office_document_explained"})) << each.name;
        EXPECT_EQ(view(each.name)["document"], explained) << each.name;
        EXPECT_EQ(view(each.name)["version"], 1) << each.name;
    }
}

TEST_F(StreetDocuments, KeepAVersionThatTheOperatorSetAtTheMachineToo) {
    street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
        const calendar::OfficeHours hours{{{calendar::WallClock(600), calendar::WallClock(960)}}};
        EXPECT_TRUE(*office::record_hours(turn, hours));
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    const auto office = view("office");

    EXPECT_EQ(office["history"][0]["by"], "机器上的操作员");
    EXPECT_NE(office["document"].get<std::string>().find("10:00-16:00"), std::string::npos);
    EXPECT_TRUE(street_.get("/settings", officer_).shows("10:00–16:00"));
}

TEST_F(StreetDocuments, RefuseOfficeHoursThatNobodyCouldKeep) {
    for (const char* hours : {"[]", "[\"17:00-09:00\"]", "[\"9点\"]", "[\"09:00-12:60\"]", "3"}) {
        const auto refused = try_out("office", "[office]\nhours = " + std::string(hours) + "\n");

        EXPECT_EQ(refused.status, 422) << hours;
    }
    EXPECT_EQ(try_out("office", "[office]\nhour = [\"09:00-12:00\"]\n").status, 422);
}

TEST_F(StreetDocuments, AreOnlyThoseThatThereAreAndOnlyForWhoConfigures) {
    const auto handler = street_.signed_in("wuye");

    EXPECT_EQ(street_.get("/settings/documents/nothing", officer_).status, 404);
    EXPECT_EQ(street_.get("/settings/documents/office?version=7", officer_).status, 404);
    for (const auto& each : amendments()) {
        EXPECT_EQ(street_.get(address(each.name), handler).status, 403);
        EXPECT_EQ(street_.post(address(each.name), {{"document", "x"}}, handler).status, 403);
        EXPECT_EQ(street_.get(address(each.name)).status, 303);
    }
}

} // namespace
} // namespace tests
