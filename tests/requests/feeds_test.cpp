// Feeds and open data: they say what the public pages say, to staff no more than to anybody, and
// never a word that a resident wrote.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class Feeds : public Requests {
protected:
    nlohmann::json answered_case() {
        const auto receipt = report({{"words", "凤仙家门口的电梯停了"},
                                     {"place", "瞿溪新村3号"},
                                     {"contact_name", "周先生"},
                                     {"contact_phone", "13800000000"}});
        answer(receipt);
        street_.post(track(receipt) + "/rating",
                     {{"outcome", "satisfied"}, {"note", "谢谢周师傅"}});
        return receipt;
    }

    static inline const std::vector<std::string> feeds = {"/answers.atom",
                                                          "/cases/1/atom",
                                                          "/cases.geojson",
                                                          "/open-data/1/cases.csv",
                                                          "/open-data/datapackage.json"};
};

TEST_F(Feeds, SayWhatStaffWroteForEverybody) {
    answered_case();

    const auto answers = street_.get("/answers.atom");

    EXPECT_EQ(answers.headers.at("Content-Type"), "application/atom+xml; charset=utf-8");
    EXPECT_TRUE(answers.shows("<title>电梯停用已修复 · 瞿溪新村</title>")) << answers.body;
    EXPECT_TRUE(answers.shows("门机皮带已更换，恢复运行。"));
    EXPECT_TRUE(answers.shows("<id>urn:songyuan:310101015:answer:1</id>"));
    EXPECT_TRUE(street_.get("/cases/1/atom").shows("门机皮带已更换，恢复运行。"));
    EXPECT_TRUE(street_.get("/open-data/1/cases.csv").shows("电梯停用已修复"));
}

TEST_F(Feeds, SayNoWordOfAResident) {
    answered_case();

    for (const auto& feed : feeds) {
        const auto answered = street_.get(feed);
        EXPECT_EQ(answered.status, 200) << feed;
        for (const char* word : {"凤仙", "周先生", "周师傅", "13800000000", "3号"}) {
            EXPECT_FALSE(answered.shows(word)) << feed << ": " << word;
        }
    }
}

TEST_F(Feeds, TellStaffNoMoreThanAnybody) {
    answered_case();
    const auto jiedao = street_.signed_in("jiedao");

    for (const auto& feed : feeds) {
        EXPECT_EQ(street_.get(feed, jiedao).body, street_.get(feed).body) << feed;
    }
}

TEST_F(Feeds, KeepTheirTagsWhileNothingHappens) {
    answered_case();
    for (const auto& feed : feeds) {
        EXPECT_EQ(street_.get(feed).headers.at("ETag"), street_.get(feed).headers.at("ETag"));
    }
}

TEST_F(Feeds, AreTablesThatASpreadsheetOpensAndNoFormula) {
    const auto receipt = report_lift();
    contact(receipt);
    auto asked = on(receipt, cases::Act::Submit);
    asked.answer = "已修复。";
    asked.public_line = "=1+1";
    asked.is_public = true;
    street_.act("wuye", asked);
    street_.act("juwei", on(receipt, cases::Act::Check));

    const auto table = street_.get("/open-data/1/cases.csv");

    EXPECT_EQ(table.headers.at("Content-Type"), "text/csv; charset=utf-8");
    EXPECT_TRUE(
        table.body.starts_with("\xEF\xBB\xBF"
                               "case,received,place,category,asks,stage,"))
        << table.body;
    EXPECT_TRUE(table.shows(",'=1+1\r\n")) << table.body;
}

TEST_F(Feeds, OfAStreetWithoutCasesAreEmptyAndSound) {
    EXPECT_TRUE(street_.get("/open-data/datapackage.json").json()["resources"].empty());
    EXPECT_TRUE(street_.get("/cases.geojson").json()["features"].empty());
    EXPECT_TRUE(street_.get("/answers.atom").shows("<updated>"));
    EXPECT_EQ(street_.get("/open-data").status, 200);
}

TEST_F(Feeds, ReadTheirRefusalsAsProgramsUnlessTheyTakePages) {
    Asker reader;
    reader.accept = "*/*"; // As calendars and feed readers ask.

    for (const char* address : {"/cases/9/atom", "/cases.geojson?before=x", "/desk.xlsx"}) {
        const auto refused = street_.get(address, reader);
        EXPECT_GE(refused.status, 400) << address;
        EXPECT_EQ(refused.headers.at("Content-Type"), "application/problem+json") << address;
    }
    EXPECT_EQ(street_.get("/cases/9/atom").headers.at("Content-Type"), "text/html; charset=utf-8");
}

TEST_F(Feeds, AreRefusedWhereThereIsNothing) {
    report_lift();
    for (const char* address : {"/cases/2/atom",
                                "/cases/x/atom",
                                "/open-data/0/cases.csv",
                                "/open-data/2/cases.csv",
                                "/open-data/x/cases.csv",
                                "/open-data/99999999999999999999/cases.csv"}) {
        EXPECT_EQ(street_.get(address, program()).status, 404) << address;
    }
    EXPECT_EQ(street_.get("/cases.geojson?stage=nowhere", program()).json()["field"], "stage");
}

} // namespace
} // namespace tests
