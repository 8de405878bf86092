// Reports that reached the street on another way, brought by the duty desk as a list: each row is a
// report like any other, a second time adds nothing, and what was refused comes back.

#include <fmt/format.h>

#include "tests/requests/lists.hpp"

namespace tests {
namespace {

constexpr const char* reports = "/voices/import";

class ReportsBrought : public Lists {
protected:
    ReportsBrought() : desk_(street_.signed_in("jiedao")) { desk_.once = "list of Monday"; }

    nlohmann::json bring(const std::string& list, const std::string& once) {
        Asker asker = desk_;
        asker.once = once;
        const auto answered = street_.post_file(reports, list, asker);
        EXPECT_EQ(answered.status, 200) << answered.body;
        recorded_ = answered.recorded;
        return answered.json()["result"];
    }

    // What a file is refused with as a whole; nothing of it is recorded.
    std::string refusal(const std::string& bytes) {
        const auto answered = street_.post_file(reports, bytes, street_.signed_in("jiedao"));
        EXPECT_EQ(answered.status, 422) << answered.body;
        EXPECT_EQ(answered.recorded, Kinds{});
        return answered.json()["detail"];
    }

    // A clerk of the residents' committee who sends cases on, but not for the street.
    Asker dispatcher_of_the_committee() {
        street_.turn(journal::operator_at_the_machine(), [this](journal::Turn& turn) {
            const auto account = identity::add_account(
                turn, "paidan", "a password for tests", identity::Strength::Light);
            const auto person = alliance::add_person(turn, {"周派单", "", account.value()});
            const auto seat = alliance::add_seat(
                turn, {street_.residents_committee, "派单", {alliance::Power::Dispatch}});
            alliance::appoint(turn, {seat.value(), person.value(), {}, {}}).value();
            return base::Result<nlohmann::json>(nlohmann::json());
        });
        return street_.signed_in("paidan");
    }

    Asker desk_;
    Kinds recorded_;
};

TEST_F(ReportsBrought, EachRowIsAReportLikeAnyOther) {
    const auto result =
        bring(xlsx({{"编号", "时间", "地点", "类别", "诉求类型", "内容", "称呼", "电话"},
                    {"A1",
                     "2026-11-18 09:30",
                     "瞿溪新村3号201",
                     "电梯故障与维保",
                     "投诉",
                     "电梯又停了",
                     "王阿姨",
                     "13900000001"},
                    {"A2", "", "人民广场", "", "", "=1+1 路灯不亮", "", ""}}),
              "first");

    EXPECT_EQ(result["sentence"], "导入完成：新收 2 条，以前已收 0 条，没能收下 0 条。");
    EXPECT_EQ(recorded_, (Kinds{"voice_raised", "voice_raised", "case_opened", "case_opened"}));
    const auto first = street_.get("/cases/1", desk_);
    EXPECT_TRUE(first.shows("电梯又停了"));
    EXPECT_TRUE(first.shows("13900000001"));
    EXPECT_TRUE(first.shows("瞿溪新村物业"));
    EXPECT_TRUE(street_.get("/cases/2", desk_).shows("人民广场"));
}

TEST_F(ReportsBrought, TheSameFileASecondTimeAddsNothing) {
    const std::string numbered = "编号,内容\n1,电梯坏了\n2,路灯不亮\n";
    const std::string unnumbered = "内容\n漏水\n漏水\n";
    bring(numbered, "first");
    bring(unnumbered, "second");

    for (const auto& [list, once] : {std::pair{numbered, "third"}, {unnumbered, "fourth"}}) {
        const auto again = bring(list, once);
        EXPECT_EQ(again["taken"], 0);
        EXPECT_EQ(again["already"], 2);
        EXPECT_EQ(recorded_, Kinds{});
    }
    EXPECT_EQ(street_.get("/cases/4", desk_).status, 200);
    EXPECT_EQ(street_.get("/cases/5", desk_).status, 404);
}

TEST_F(ReportsBrought, RefusedRowsComeBackWithLineAndReason) {
    bring("编号,内容\n9,漏水\n", "before");

    const auto result = bring(xlsx({{"编号", "内容", "类别", "时间", "电话", "备注"},
                                    {"1", "", "", "", "", ""},
                                    {"2", "电梯坏了", "城乡建设", "", "", "甲"},
                                    {"3", "电梯坏了", "", "2999-01-01", "", ""},
                                    {"4", "电梯坏了", "", "昨天", "", ""},
                                    {"5", "电梯坏了", "", "", "找我", ""},
                                    {"6", "有煤气味", "fire_now", "", "", ""},
                                    {"9", "停水", "", "", "", ""},
                                    {"10", "停水", "", "", "", ""}}),
                              "monday");

    EXPECT_EQ(result["taken"], 1);
    EXPECT_EQ(result["refused_count"], 7);
    EXPECT_EQ(recorded_, (Kinds{"voice_raised", "case_opened"}));
    const auto rows = rows_of(result["refused_url"], desk_);
    ASSERT_EQ(rows.size(), 8U);
    EXPECT_EQ(
        rows[0],
        (Cells{"编号", "内容", "类别", "时间", "电话", "备注", "原表行号", "没能登记的原因"}));
    const Cells reasons = {"请写几句发生了什么",
                           "没有“城乡建设”这个类别",
                           "时间写到将来去了",
                           "时间“昨天”看不懂",
                           "这个电话号码我们打不通",
                           "这件事等不得",
                           "这个编号以前已经收过一条"};
    for (std::size_t at = 0; at < reasons.size(); ++at) {
        EXPECT_EQ(rows[at + 1][6], std::to_string(at + 2));
        EXPECT_TRUE(rows[at + 1][7].starts_with(reasons[at])) << rows[at + 1][7];
    }
    EXPECT_EQ(rows[2][5], "甲");

    auto mended = rows;
    mended[2][2] = "电梯故障与维保";
    const auto again = bring(xlsx({mended[0], mended[2]}), "tuesday");
    EXPECT_EQ(again["taken"], 1);
    EXPECT_EQ(again["refused_count"], 0);
}

TEST_F(ReportsBrought, RefusedRowsAreForWhoBroughtThem) {
    const auto result = bring("编号,内容\n1,\n", "monday");
    const std::string url = result["refused_url"];

    EXPECT_EQ(street_.get(url, desk_).status, 200);
    EXPECT_EQ(street_.get(url).status, 303);
    EXPECT_EQ(street_.get(url, street_.signed_in("juwei")).status, 403);
    street_.pass(std::chrono::hours(25));
    EXPECT_EQ(street_.get(url, street_.signed_in("jiedao")).status, 404);
}

TEST_F(ReportsBrought, OnlyTheStreetsDeskBringsThem) {
    const std::string list = "内容\n漏水\n";
    const auto dispatcher = dispatcher_of_the_committee();
    for (const auto& asker : {street_.signed_in("wuye"), street_.signed_in("juwei"), dispatcher}) {
        EXPECT_EQ(street_.get(reports, asker).status, 403);
        const auto refused = street_.post_file(reports, list, asker);
        EXPECT_EQ(refused.status, 403);
        EXPECT_EQ(refused.recorded, Kinds{});
        EXPECT_FALSE(street_.get("/cases", asker).shows(reports));
    }
    EXPECT_TRUE(street_.get(reports, dispatcher).shows("由街道值班台导入"));
    EXPECT_EQ(street_.get(reports).status, 303);
    EXPECT_EQ(street_.post_file(reports, list, {}).status, 401);
    auto forged = desk_;
    forged.csrf.clear();
    EXPECT_EQ(street_.post_file(reports, list, forged).status, 403);
    EXPECT_TRUE(street_.get("/cases", desk_).shows(reports));
    EXPECT_TRUE(street_.get("/dispatch", desk_).shows(reports));
}

TEST_F(ReportsBrought, WhatIsNoListIsSaidToBeNone) {
    EXPECT_EQ(refusal(""), "请选择一个 XLSX 或 CSV 文件。");
    EXPECT_EQ(refusal("PK\x03\x04"),
              "这个表格打不开，可能已经损坏。请在表格软件里另存为 XLSX 再试。");
    EXPECT_EQ(refusal(std::string("\x1F\x8B\x08\0", 4)),
              "这不是 XLSX 表格。请在表格软件里另存为 XLSX 或 CSV 再试。");
    EXPECT_TRUE(refusal("姓名,年龄\n王,80\n").starts_with("文件里没有写着内容的列"));
    EXPECT_TRUE(refusal("{\"text\":\"漏水\"}\n").starts_with("文件里没有写着内容的列"));
}

// One turn holds the writer for so long only.
TEST_F(ReportsBrought, ALongListIsTakenInParts) {
    std::string list = "编号,内容\n";
    for (int row = 1; row <= 2'100; ++row) {
        list += fmt::format("{},路灯不亮第{}盏\n", row, row);
    }

    const auto first = bring(list, "first");
    const auto second = bring(list, "second");

    EXPECT_EQ(first["taken"].get<int>() + first["left"].get<int>(), 2'100);
    EXPECT_GT(first["left"], 0);
    EXPECT_FALSE(first["go_on"].get<std::string>().empty());
    EXPECT_EQ(second["already"], first["taken"]);
    EXPECT_EQ(second["taken"], first["left"]);
    EXPECT_EQ(second["left"], 0);
}

TEST_F(ReportsBrought, AnEmptyListIsHandedOutInBothLanguages) {
    auto in_english = desk_;
    in_english.language = "en";

    EXPECT_EQ(rows_of("/voices/import/blank.xlsx", desk_).at(0),
              (Cells{"编号", "时间", "地点", "类别", "诉求类型", "标题", "内容", "称呼", "电话"}));
    const auto titles = rows_of("/voices/import/blank.xlsx", in_english).at(0);
    EXPECT_EQ(titles,
              (Cells{"uid",
                     "time",
                     "place",
                     "category",
                     "kind",
                     "title",
                     "words",
                     "contact name",
                     "telephone"}));
    Cells row(titles.size());
    row[6] = "漏水";
    row[8] = "13900000001";
    EXPECT_EQ(bring(xlsx({titles, row}), "filled in")["taken"], 1);
    EXPECT_TRUE(street_.get("/cases/1", desk_).shows("13900000001"));
}

} // namespace
} // namespace tests
