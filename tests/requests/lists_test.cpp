// Lists over the web: handed out as spreadsheets to those who may see the page, brought as CSV or
// XLSX by those who may administer, and what was refused given back.

#include "tests/requests/lists.hpp"

#include <algorithm>

#include "voices/voices.hpp"

namespace tests {
namespace {

class ListRequests : public Lists {
protected:
    ListRequests() : keeper_(street_.signed_in("jiedao")) {}

    Asker keeper_;
};

TEST_F(ListRequests, WhatIsHandedOutIsTakenAgainAndAddsNothing) {
    for (const auto& [out, in] : {std::pair{"/places.xlsx", "/places/import"},
                                  {"/alliance/units.xlsx", "/alliance/import/units"},
                                  {"/alliance/people.xlsx", "/alliance/import/people"}}) {
        const auto list = street_.get(out, keeper_);

        const auto answered = street_.post_file(in, list.body, keeper_);

        ASSERT_EQ(answered.status, 200) << answered.body;
        EXPECT_EQ(answered.json()["result"]["taken"], 0) << in;
        EXPECT_GT(answered.json()["result"]["already"], 2) << in;
        EXPECT_EQ(answered.json()["result"]["refused_count"], 0) << answered.body;
        EXPECT_EQ(answered.recorded, Kinds{});
    }
}

TEST_F(ListRequests, RefusedRowsComeBackToWhoBroughtThem) {
    const auto list = xlsx({{"居委会", "小区", "号", "备注"},
                            {"瞿溪", "瞿溪新村", "9", "新"},
                            {"瞿溪", "", "5", "=1+1"},
                            {"", "无名新村", "1", ""}});

    Asker once = keeper_;
    once.once = "list of Monday";

    const auto answered = street_.post_file("/places/import", list, once);
    const auto result = answered.json()["result"];
    EXPECT_EQ(answered.recorded, Kinds{"place_added"});
    EXPECT_EQ(result["refused_count"], 2);
    const std::string url = result["refused_url"];
    const auto rows = rows_of(url, keeper_);

    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0], (Cells{"居委会", "小区", "号", "备注", "原表行号", "没能登记的原因"}));
    EXPECT_EQ(rows[1][3], "=1+1");
    EXPECT_EQ(rows[1][4], "3");
    EXPECT_EQ(rows[1][5], result["refused"][0]["reason"]);
    EXPECT_EQ(rows[2][4], "4");

    auto other = street_.signed_in("juwei");
    EXPECT_EQ(street_.get(url, other).status, 403);
    EXPECT_EQ(street_.get(url).status, 303);
    EXPECT_EQ(street_.get("/places/import/refused.xlsx?once=else", keeper_).status, 404);
    street_.pass(std::chrono::hours(25));
    EXPECT_EQ(street_.get(url, street_.signed_in("jiedao")).status, 404);
}

TEST_F(ListRequests, BytesThatAreNoTextAreRefusedRowByRow) {
    const auto answered =
        street_.post_file("/places/import",
                          "committee,compound,\xB1\xB8\n瞿溪,新小区,\xD0\xC2\n瞿溪,\xD0\xC2,\n",
                          keeper_);

    ASSERT_EQ(answered.status, 200) << answered.body;
    EXPECT_EQ(answered.json()["result"]["taken"], 1);
    EXPECT_EQ(answered.json()["result"]["refused_count"], 1);
}

TEST_F(ListRequests, WhatIsNoListAtAllIsSaidToBeNone) {
    const auto answered =
        street_.post_file("/places/import", std::string("\x9D\xE1\0\x07,q\n", 7), keeper_);

    EXPECT_EQ(answered.status, 422);
    EXPECT_EQ(answered.json()["detail"],
              "这不是 XLSX 表格。请在表格软件里另存为 XLSX 或 CSV 再试。");
}

TEST_F(ListRequests, UnitsAndPeopleAreTakenFromAList) {
    const auto units = street_.post_file(
        "/alliance/import/units",
        xlsx({{"类别", "名称", "服务范围"}, {"业委会", "瞿溪新村业委会", "瞿溪新村"}}),
        keeper_);
    const auto people =
        street_.post_file("/alliance/import/people",
                          xlsx({{"单位", "席位", "权限", "姓名", "电话"},
                                {"瞿溪新村业委会", "主任", "办理", "李强", "13800000002"}}),
                          keeper_);

    EXPECT_EQ(units.recorded, (Kinds{"unit_added", "place_served"}));
    EXPECT_EQ(people.recorded, (Kinds{"seat_added", "person_added", "person_appointed"}));
    const auto seats = rows_of("/alliance/people.xlsx", keeper_);
    EXPECT_EQ(seats.back()[3], "李强");
    EXPECT_EQ(seats.back()[5], "2026-11-20");
}

TEST_F(ListRequests, OnlyWhoMayAdministerBringsLists) {
    const auto juwei = street_.signed_in("juwei");
    for (const std::string in :
         {"/places/import", "/alliance/import/units", "/alliance/import/people"}) {
        EXPECT_EQ(street_.get(in, juwei).status, 403) << in;
        EXPECT_EQ(street_.post_file(in, xlsx({{"小区"}, {"新小区"}}), juwei).status, 403) << in;
        EXPECT_EQ(street_.post_file(in, "", keeper_).status, 422) << in;
        EXPECT_EQ(street_.post_file(in, "PK\x03\x04", keeper_).status, 422) << in;
        EXPECT_EQ(street_.post_file(in, "a,b\n1,2\n", keeper_).status, 422) << in;
    }
}

TEST_F(ListRequests, PeoplesNamesAreForStaffOnly) {
    EXPECT_EQ(street_.get("/alliance/people.xlsx").status, 303);
    EXPECT_EQ(street_.get("/places.xlsx").status, 303);
    for (const auto& row : rows_of("/alliance/units.xlsx")) {
        for (const auto& cell : row) {
            EXPECT_EQ(cell.find("周"), std::string::npos) << cell;
        }
    }
}

TEST_F(ListRequests, CasesAreHandedOutAsTheirPageShowsThem) {
    report({{"words", "=HYPERLINK(\"http://x\") 电梯又停了"}, {"place", "瞿溪新村3号"}});
    report({{"words", "楼上半夜拖椅子"}, {"place", "瞿溪新村"}, {"category", "neighbour_dispute"}});

    const auto staffs = rows_of("/cases.xlsx", keeper_);
    const auto publics = rows_of("/cases.xlsx");
    const auto filtered = rows_of("/cases.xlsx?category=neighbour_dispute", keeper_);

    ASSERT_EQ(staffs.size(), 3U);
    EXPECT_EQ(staffs[0][5], "事项");
    EXPECT_EQ(staffs[2][0], "1");
    EXPECT_EQ(staffs[2][1], "2026-11-20 10:00");
    EXPECT_TRUE(staffs[2][5].starts_with("=HYPERLINK"));
    EXPECT_EQ(publics.size(), 3U);
    EXPECT_EQ(publics[2][5].find("HYPERLINK"), std::string::npos);
    EXPECT_EQ(filtered.size(), 2U);
    EXPECT_EQ(street_.get("/cases.xlsx?stage=nowhere", program()).status, 422);
    const auto page = street_.get("/cases?category=neighbour_dispute", keeper_);
    EXPECT_TRUE(page.shows("/cases.xlsx?category=neighbour_dispute"));
}

TEST_F(ListRequests, TheDeskIsHandedOutAsItStands) {
    report_lift();

    const auto rows = rows_of("/desk.xlsx", street_.signed_in("wuye"));

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1][0], "1");
    EXPECT_EQ(rows_of("/desk.xlsx", street_.signed_in("juwei")).size(), 1U);
    EXPECT_EQ(street_.get("/desk.xlsx").status, 303);
    EXPECT_TRUE(street_.get("/desk", keeper_).shows("/desk.xlsx"));
}

TEST_F(ListRequests, CallsAndWhatCameToTheStreetAreHandedOut) {
    auto with_telephone = nlohmann::json{{"words", "3号楼电梯停在两层之间"},
                                         {"place", "瞿溪新村3号"},
                                         {"contact_phone", "13900000001"}};
    answer(report(with_telephone));
    contact(report_lift());
    auto submitted = on({{"case", 2}}, cases::Act::Submit);
    submitted.answer = "已更换。";
    street_.act("wuye", submitted);

    const auto calls = rows_of("/calls.xlsx", street_.signed_in("juwei"));
    const auto dispatch = rows_of("/dispatch.xlsx", keeper_);

    ASSERT_EQ(calls.size(), 2U);
    EXPECT_EQ(calls[1][0], "1");
    EXPECT_EQ(std::ranges::count(calls[1], "13900000001"), 1);
    ASSERT_EQ(dispatch.size(), 2U);
    EXPECT_EQ(dispatch[1][0], "2");
    EXPECT_EQ(street_.get("/calls.xlsx").status, 303);
    EXPECT_EQ(rows_of("/interventions.xlsx").size(), 1U);
}

TEST_F(ListRequests, OnlySuspendedCasesAreFoundWhenAskedFor) {
    report_lift();

    EXPECT_FALSE(street_.get("/cases?stage=suspended").shows("#1 "));
    EXPECT_TRUE(street_.get("/cases").shows("#1 "));
    EXPECT_TRUE(street_.get("/cases?stage=suspended").shows("value=\"suspended\" selected"));
}

// What nobody may wait for names a number to ring and never becomes a case.
TEST_F(ListRequests, FiltersOfferTheCategoriesThatCasesHave) {
    for (const std::string page : {"/cases", "/desk"}) {
        const auto shown = street_.get(page, keeper_);
        EXPECT_TRUE(shown.shows("value=\"lift\"")) << page;
        EXPECT_FALSE(shown.shows("value=\"fire_now\"")) << page;
    }
    EXPECT_TRUE(street_.get("/report").shows("value=\"fire_now\""));
}

// A word that more than a thousand cases have, and a filter that only the oldest of them fits.
TEST_F(ListRequests, ASearchThatStopsEarlySaysSoAndGoesOn) {
    report({{"words", "夜里电梯响"}, {"place", "瞿溪新村"}, {"category", "neighbour_dispute"}});
    street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
        for (int more = 0; more < 1'200; ++more) {
            voices::RaiseVoice asked;
            asked.words = "电梯又停了";
            asked.category = "lift";
            voices::raise(turn, asked).value();
        }
        return base::Result<nlohmann::json>(nlohmann::json());
    });
    // The writer feeds the index between two turns, a thousand entries at a time.
    for (int turns = 0; turns < 6; ++turns) {
        keeper_ = street_.signed_in("jiedao");
    }
    const std::string address = "/cases?q=%E7%94%B5%E6%A2%AF&category=neighbour_dispute";

    const auto page = street_.get(address, keeper_);
    Asker reading = keeper_;
    reading.accept = "application/json";
    const auto first = street_.get(address, reading).json();
    const auto next = street_.get(first["next_href"].get<std::string>(), reading).json();
    const auto rows =
        rows_of("/cases.xlsx?q=%E7%94%B5%E6%A2%AF&category=neighbour_dispute", keeper_);

    EXPECT_TRUE(page.shows("先看到这里")) << page.body;
    EXPECT_TRUE(first["cases"].empty());
    ASSERT_EQ(next["cases"].size(), 1U) << next.dump();
    EXPECT_EQ(next["cases"][0]["id"], 1);
    EXPECT_EQ(next["stopped_early"], "");
    EXPECT_EQ(rows.size(), 2U) << "the spreadsheet goes on by itself";
}

} // namespace
} // namespace tests
