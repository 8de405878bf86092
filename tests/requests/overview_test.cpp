// The overview over the web: what it refuses, what its spreadsheet and its wall show, and to whom.

#include "sheets/table.hpp"
#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class OverviewRequests : public Requests {
protected:
    // The sentence that stands beside the refused field.
    std::string refused(const std::string& address, const std::string& field) {
        const auto answered = street_.get(address, program());
        EXPECT_EQ(answered.status, 422) << address << ": " << answered.body;
        EXPECT_EQ(answered.json()["field"], field) << address;
        return answered.json()["detail"];
    }

    std::vector<sheets::Row> rows_of(const std::string& address, const Asker& asker = {}) {
        const auto answered = street_.get(address, asker);
        EXPECT_EQ(answered.status, 200) << address;
        EXPECT_EQ(answered.headers.at("Content-Type"), sheets::content_type);
        return sheets::read_workbook(answered.body).value();
    }
};

TEST_F(OverviewRequests, ADayIsWrittenAsADay) {
    for (const std::string page : {"/overview.json", "/overview/cases.json"}) {
        EXPECT_EQ(refused(page + "?from=gestern", "from"), "日期请写成 2026-11-22 这样。");
        EXPECT_EQ(refused(page + "?to=2026-02-30", "to"), "日期请写成 2026-11-22 这样。");
        EXPECT_EQ(refused(page + "?from=2026-11-20&to=2026-11-19", "from"),
                  "开始的日期晚于结束的日期，请换一下。");
        EXPECT_EQ(street_.get(page + "?from=2026-11-20&to=2026-11-20", program()).status, 200);
    }
}

TEST_F(OverviewRequests, WhatIsNoChoiceIsNamed) {
    EXPECT_NE(refused("/overview.json?by=planet", "by").find("planet"), std::string::npos);
    EXPECT_NE(refused("/overview.json?sort=size", "sort").find("size"), std::string::npos);
    EXPECT_NE(refused("/overview/cases.json?by=moon", "by").find("moon"), std::string::npos);
    EXPECT_NE(refused("/overview/cases.json?figure=all", "figure").find("all"), std::string::npos);
    EXPECT_EQ(street_.get("/overview.json?by=street", program()).json()["by"], "unit");
}

TEST_F(OverviewRequests, WhoseFiguresAreMeantIsANumberOrACategory) {
    for (const std::string of : {"", "x", "7x", "99999999999999999999"}) {
        for (const std::string by : {"unit", "place"}) {
            refused("/overview/cases.json?by=" + by + "&of=" + of, "of");
        }
    }
    EXPECT_EQ(street_.get("/overview/cases.json?by=unit&of=4711", program()).status, 200);
    EXPECT_EQ(street_.get("/overview/cases.json?by=category&of=none", program()).status, 200);
}

TEST_F(OverviewRequests, APageHasANumber) {
    refused("/overview/cases.json?page=-1", "page");
    refused("/overview/cases.json?page=10001", "page");
    refused("/overview/cases.json?page=two", "page");
    EXPECT_EQ(street_.get("/overview/cases.json?page=10000", program()).status, 200);
}

TEST_F(OverviewRequests, TheSpreadsheetHasTheFiguresOfThePage) {
    answer(report_lift());
    const auto page = street_.get("/overview.json?by=category", program()).json();

    const auto rows = rows_of("/overview.xlsx?by=category");

    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[0].cells[0], "类别");
    EXPECT_EQ(rows[0].cells[2], "按时首次联系");
    EXPECT_EQ(rows[0].cells[3], "按时首次联系（基数）");
    EXPECT_EQ(rows[1].cells[0], "全街道");
    EXPECT_EQ(rows[2].cells[0], page["lines"][0]["name"]);
    EXPECT_EQ(rows[2].cells[2] + "/" + rows[2].cells[3], page["lines"][0]["cells"][1]["shown"]);
    EXPECT_EQ(rows[2].cells.back(), "1");
    EXPECT_EQ(street_.get("/overview.xlsx?by=planet", program()).status, 422);
}

TEST_F(OverviewRequests, WhatNobodyDidInTimeIsInTheBaseAndOpens) {
    report_lift();
    street_.pass(std::chrono::days(40));

    const auto page = street_.get("/overview.json?by=unit", program()).json();

    const auto& cells = page["lines"][0]["cells"];
    EXPECT_EQ(cells[1]["shown"], "0/1");
    EXPECT_EQ(cells[2]["shown"], "0/1");
    EXPECT_EQ(cells[7]["shown"], "0/1");
    EXPECT_EQ(cells[8]["shown"], "1/1");
    for (const std::size_t at : {0U, 1U, 2U, 5U, 6U, 7U, 8U, 9U}) {
        const auto opened = street_.get(cells[at]["href"].get<std::string>());
        EXPECT_TRUE(opened.shows("#1 ")) << at;
    }
    EXPECT_TRUE(street_.get(page["cards"][8]["href"].get<std::string>()).shows("#1 "));
    const auto name = street_.get(page["lines"][0]["href"].get<std::string>());
    EXPECT_TRUE(name.shows(page["lines"][0]["name"].get<std::string>()));
    EXPECT_TRUE(name.shows("截至此刻"));
}

TEST_F(OverviewRequests, AUnitsPageShowsItsFigures) {
    answer(report_lift());
    const auto line = street_.get("/overview.json?by=unit", program()).json()["lines"][0];

    const auto own = street_.get(line["href"].get<std::string>(), program()).json();
    const auto page = street_.get(own["own_href"].get<std::string>());

    ASSERT_EQ(own["lines"].size(), 1U);
    EXPECT_EQ(own["whose"], line["name"]);
    EXPECT_TRUE(page.shows("办得怎么样"));
    EXPECT_TRUE(page.shows(own["cards"][1]["shown"].get<std::string>()));
    refused("/overview.json?by=unit&of=x", "of");
}

TEST_F(OverviewRequests, TheCasesBehindAFigureAreHandedOut) {
    report_lift();
    answer(report_lift());
    const auto page = street_.get("/overview/cases.json?figure=answered_in_time", program()).json();

    const auto rows = rows_of(page["sheet_href"]);

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[1].cells[0], "2");
    EXPECT_EQ(rows_of("/overview/cases.xlsx").size(), 3U);
    EXPECT_EQ(street_.get("/overview/cases.xlsx?figure=all").status, 422);
}

TEST_F(OverviewRequests, TheWallShowsThePublicsFiguresAndNoNames) {
    answer(report_lift());
    const auto page = street_.get("/overview.json", program()).json();

    const auto wall = street_.get("/overview/wall");
    const auto view = street_.get("/overview/wall.json", program()).json();

    EXPECT_EQ(wall.status, 200);
    EXPECT_EQ(wall.headers.at("Refresh"), "60");
    for (std::size_t at = 0; at < 3; ++at) {
        EXPECT_EQ(view["cards"][at]["shown"], page["cards"][at]["shown"]);
        EXPECT_TRUE(wall.shows(page["cards"][at]["shown"].get<std::string>()));
    }
    for (const auto* name : {"瞿溪新村", "瞿溪居委会", "瞿溪物业", "周wuye"}) {
        EXPECT_FALSE(wall.shows(name)) << name;
    }
}

} // namespace
} // namespace tests
