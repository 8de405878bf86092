// What a real spreadsheet makes of our lists, and we of its own: LibreOffice opens what is exported
// and saves what is imported.

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "sheets/workbook.hpp"
#include "tests/program/served.hpp"
#include "text/csv.hpp"

namespace program {
namespace {

using Cells = std::vector<std::string>;

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream input(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(input), {});
}

class Sheets : public testing::Test {
protected:
    Sheets() : street_((folder_.path() / "street").string()) {}

    std::string path(const std::string& name) { return (folder_.path() / name).string(); }

    // Opened by LibreOffice and saved as another kind of file beside it. CSV as it is shown, with
    // every text in quotes.
    void convert(const std::string& name, const std::string& kind) {
        const auto profile =
            "-env:UserInstallation=file:///tmp/songyuan-office-" + std::to_string(getpid());
        const auto filter =
            kind == "csv" ? std::string("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,true")
                          : kind;
        const std::string in_utf8 = name.ends_with(".csv") ? " --infilter=CSV:44,34,76,1" : "";
        const auto command = "soffice '" + profile + "' --headless" + in_utf8 + " --convert-to '" +
                             filter + "' --outdir '" + folder_.path().string() + "' '" +
                             path(name) + "' >'" + path("office.log") + "' 2>&1";
        ASSERT_EQ(std::system(command.c_str()), 0) << bytes_of(path("office.log"));
    }

    // The rows that LibreOffice sees in a file of ours.
    std::vector<Cells> seen_by_office(const std::string& name) {
        convert(name, "csv");
        const auto stem = std::filesystem::path(name).stem().string();
        const auto rows = text::read_csv(bytes_of(path(stem + ".csv"))).value();
        std::vector<Cells> cells;
        for (const auto& row : rows) {
            cells.push_back(row.cells);
        }
        return cells;
    }

    Folder folder_;
    std::string street_;
};

TEST_F(Sheets, NothingThatSomebodyWroteIsAFormulaToASpreadsheet) {
    std::ofstream(path("messages.csv"))
        << "id,text,time\n"
           "1,\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",2026-06-01\n"
           "2,+cmd|' /C calc'!A0,2026-06-02\n"
           "3,@SUM(1+1),2026-06-03\n"
           "4,-2+3,2026-06-04\n";
    ASSERT_EQ(
        run({"import", "voices", path("messages.csv"), "--at-their-time", "--data", street_}).code,
        0);

    ASSERT_EQ(run({"export", "cases", "--out", path("sheet.xlsx"), "--data", street_}).code, 0);
    ASSERT_EQ(run({"export", "cases", "--out", path("plain.csv"), "--data", street_}).code, 0);
    const auto rows = seen_by_office("sheet.xlsx");
    convert("plain.csv", "xlsx");
    const auto plain = sheets::read_workbook(bytes_of(path("plain.xlsx"))).value();

    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[4][5], "=HYPERLINK(\"http://x\",\"y\")");
    EXPECT_EQ(rows[3][5], "+cmd|' /C calc'!A0");
    EXPECT_EQ(rows[2][5], "@SUM(1+1)");
    EXPECT_EQ(rows[1][5], "-2+3");
    EXPECT_EQ(rows[4][1], "2026-06-01 00:00");
    ASSERT_EQ(plain.size(), 5U);
    EXPECT_EQ(plain[4].cells.back(), "'=HYPERLINK(\"http://x\",\"y\")");
    EXPECT_EQ(plain[1].cells.back(), "'-2+3");
}

TEST_F(Sheets, AListThatASpreadsheetSavedIsTaken) {
    std::ofstream(path("list.csv")) << "居委会,小区,弄,号,室,编码\n"
                                       "瞿溪,瞿溪新村,瞿溪路350弄,3,201,0042\n"
                                       "瞿溪,瞿溪新村,瞿溪路350弄,3,202,13800000000\n"
                                       "瞿溪,,,5,,\n";
    convert("list.csv", "xlsx");

    const auto taken = run({"import", "places", path("list.xlsx"), "--json", "--data", street_});
    const auto listed = run({"export", "places", "--out", path("places.xlsx"), "--data", street_});
    const auto again = run({"import", "places", path("places.xlsx"), "--json", "--data", street_});

    EXPECT_EQ(taken.out, "{\"taken\":2,\"already\":0,\"refused\":1}\n");
    EXPECT_EQ(listed.code, 0);
    EXPECT_EQ(again.out, "{\"taken\":0,\"already\":5,\"refused\":0}\n");
    const auto refused = seen_by_office("list.xlsx.refused.xlsx");
    ASSERT_EQ(refused.size(), 2U);
    EXPECT_EQ(refused[1][0], "瞿溪");
    EXPECT_EQ(refused[1][6], "4");
    EXPECT_FALSE(refused[1][7].empty());
    const auto places = seen_by_office("places.xlsx");
    EXPECT_EQ(places.back()[6], "13800000000");
}

TEST_F(Sheets, WorkOrdersThatASpreadsheetSavedAreTakenAndAnswered) {
    std::ofstream(path("orders.csv")) << "工单编号,诉求内容,诉求类型,办理期限\n"
                                         "20261120000000123,楼道灯不亮,求助,2026-11-24\n"
                                         "SH-2,路灯不亮,特急,\n"
                                         "SH-3,电梯停了,求助,\n";
    convert("orders.csv", "xlsx");

    const auto taken =
        run({"work-orders", "import", path("orders.xlsx"), "--json", "--data", street_});
    const auto again =
        run({"work-orders", "import", path("orders.xlsx"), "--json", "--data", street_});
    const auto none = run({"work-orders", "answers", path("out.xlsx"), "--data", street_});
    const auto day =
        run({"work-orders", "reconcile", "--out", path("day.xlsx"), "--json", "--data", street_});
    const auto compared = run({"work-orders",
                               "reconcile",
                               "--against",
                               path("orders.xlsx"),
                               "--json",
                               "--data",
                               street_});

    EXPECT_EQ(
        taken.out,
        "{\"exchange\":1,\"received\":3,\"taken\":2,\"added\":0,\"again\":0,\"refused\":1}\n");
    EXPECT_EQ(
        again.out,
        "{\"exchange\":2,\"received\":3,\"taken\":0,\"added\":0,\"again\":2,\"refused\":1}\n");
    EXPECT_EQ(none.code, 1);
    EXPECT_EQ(day.code, 0) << day.out;
    EXPECT_NE(day.out.find("\"balances\":true"), std::string::npos) << day.out;
    EXPECT_EQ(compared.code, 0) << compared.out;
    const auto refused = seen_by_office("orders.xlsx.refused.xlsx");
    ASSERT_EQ(refused.size(), 2U);
    EXPECT_EQ(refused[1][0], "SH-2");
    EXPECT_EQ(refused[1][1], "路灯不亮");
    const auto rows = seen_by_office("day.xlsx");
    EXPECT_EQ(rows.at(1).at(1), "6") << "both files";
}

TEST_F(Sheets, UnitsPeopleAndMessagesThatASpreadsheetSavedAreTaken) {
    std::ofstream(path("units.csv"))
        << "类别,名称,简称\nproperty_company,瞿溪物业服务有限公司,瞿溪物业\n"
           "nobody_knows,无名,\n";
    std::ofstream(path("people.csv")) << "单位,席位,权限,姓名,电话\n"
                                         "瞿溪物业,经理,,张先生,13800000000\n"
                                         "没有的单位,经理,,,\n";
    std::ofstream(path("voices.csv")) << "编号,正文,时间\n1,电梯停了,2026-06-01\n2,路灯不亮,昨天\n";
    for (const auto* list : {"units.csv", "people.csv", "voices.csv"}) {
        convert(list, "xlsx");
    }

    const auto import = [&](const std::string& what) {
        return run({"import", what, path(what + ".xlsx"), "--json", "--data", street_}).out;
    };
    const std::string one_of_two = "{\"taken\":1,\"already\":0,\"refused\":1}\n";

    EXPECT_EQ(import("units"), one_of_two);
    EXPECT_EQ(import("people"), one_of_two);
    EXPECT_EQ(import("voices"), one_of_two);
    EXPECT_EQ(import("people"), "{\"taken\":0,\"already\":1,\"refused\":1}\n");
    EXPECT_EQ(seen_by_office("units.xlsx.refused.xlsx").at(1).at(1), "无名");
    EXPECT_EQ(seen_by_office("people.xlsx.refused.xlsx").at(1).at(0), "没有的单位");
}

} // namespace
} // namespace program
