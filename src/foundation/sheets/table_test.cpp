#include "sheets/table.hpp"

#include <gtest/gtest.h>

#include "text/catalogue.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
}

namespace sheets {
namespace {

using Cells = std::vector<std::string>;

constexpr std::array<Title, 3> titles = {{{"unit", "单位"}, {"name", "姓名"}, {"until", "任期至"}}};

// Friday, 20 November 2026, 17:30 in Shanghai.
calendar::Moment friday_evening() {
    return calendar::parse_moment("2026-11-20 17:30").value();
}

Sheet sheet_of(std::vector<std::vector<Cell>> rows) {
    return {
        "人员", {{"单位"}, {"姓名"}, {"任期至", Holds::Time}}, std::move(rows), friday_evening()};
}

// A sheet as it is read again, its heading among the rows.
std::vector<Cells> written_and_read(const Sheet& sheet) {
    std::vector<Cells> all;
    const auto rows = read_workbook(write_workbook(sheet)).value();
    for (const auto& row : rows) {
        all.push_back(row.cells);
    }
    return all;
}

TEST(Table, WhatIsWrittenIsReadAgain) {
    const auto read = written_and_read(
        sheet_of({{"瞿溪物业", "王芳", friday_evening()}, {"  弄 \n二行", std::monostate{}, {}}}));

    EXPECT_EQ(
        read,
        (std::vector<Cells>{
            {"单位", "姓名", "任期至"}, {"瞿溪物业", "王芳", "2026-11-20 17:30"}, {"弄 \n二行"}}));
}

TEST(Table, NoTextEverBecomesAFormulaANumberOrADate) {
    const Cells typed = {"=HYPERLINK(\"http://x\")", "+cmd|' /C calc'!A0", "@SUM(1)"};
    const Cells also = {"-1", "_x003D_1+1", "0042"};
    const std::vector<Cell> row(typed.begin(), typed.end());
    const std::vector<Cell> another(also.begin(), also.end());

    const auto bytes = write_workbook(sheet_of({row, another}));
    const auto read = written_and_read(sheet_of({row, another}));

    EXPECT_EQ(read[1], typed);
    EXPECT_EQ(read[2], also);
    EXPECT_EQ(bytes.find("<f>"), std::string::npos);
}

TEST(Table, NumbersAndDaysAreOnesInTheFile) {
    const Sheet sheet{"数",
                      {{"件", Holds::Number}, {"日", Holds::Day}},
                      {{std::int64_t{42}, calendar::OfficeDay{std::chrono::year{2026} / 11 / 20}}},
                      friday_evening()};

    EXPECT_EQ(written_and_read(sheet)[1], (Cells{"42", "2026-11-20"}));
    EXPECT_EQ(write_workbook(sheet), write_workbook(sheet));
}

TEST(Table, ColumnsAreKnownInBothLanguagesAndAnyOrder) {
    const auto table =
        read_table(write_workbook({"1", {{"Until"}, {"？"}, {"单位"}}, {{"a", "b", " c "}}, {}}),
                   titles)
            .value();

    EXPECT_FALSE(table.has(1));
    EXPECT_EQ(table.cell(table.rows()[0], 0), "c");
    EXPECT_EQ(table.cell(table.rows()[0], 1), "");
    EXPECT_EQ(table.cell(table.rows()[0], 2), "a");
    EXPECT_EQ(table.cells_of(2), (Cells{"a", "b", "c"}));
    EXPECT_EQ(table.cells_of(3), Cells{});
}

TEST(Table, CsvAndXlsxAreOneList) {
    const auto csv = read_table("单位,姓名\n瞿溪物业,王芳\n", titles).value();
    const auto xlsx = read_table(write_workbook(sheet_of({{"瞿溪物业", "王芳"}})), titles).value();

    EXPECT_EQ(csv.rows()[0].line, xlsx.rows()[0].line);
    EXPECT_EQ(csv.rows()[0].cells, xlsx.rows()[0].cells);
}

TEST(Table, WhatCannotBeOneIsRefused) {
    EXPECT_EQ(read_table("", titles).error().key, "sheets.empty");
    EXPECT_EQ(read_table("单位,Unit\n", titles).error().key, "sheets.column_twice");
    EXPECT_EQ(read_table("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", titles).error().key,
              "sheets.old_or_locked");
    EXPECT_EQ(read_table("PK\x03\x04", titles).error().key, "sheets.broken");
    EXPECT_EQ(read_table("\x9D\xE1q\xFF,\x07\n", titles).error().key, "sheets.not_xlsx");
    EXPECT_EQ(read_table(std::string("Unit\n\0\x01", 7), titles).error().key, "sheets.not_xlsx");
}

TEST(Table, ACsvIsHeldToTheBoundsOfAWorkbook) {
    std::string longest = "单位\n";
    for (std::size_t at = 1; at < rows_max; ++at) {
        longest += "瞿溪物业\n";
    }
    const std::string widest = "单位\n瞿溪物业" + std::string(columns_max - 1, ',') + "\n";
    const std::string wider = "单位\n瞿溪物业" + std::string(columns_max, ',') + "\n";

    EXPECT_EQ(read_table(longest, titles).value().rows().size(), rows_max - 1);
    EXPECT_TRUE(read_table(widest, titles).has_value());
    const auto too_long = read_table(longest + "瞿溪物业\n", titles);
    const auto too_wide = read_table(wider, titles);

    ASSERT_FALSE(too_long.has_value());
    EXPECT_EQ(too_long.error().key, "text.csv_too_long");
    EXPECT_EQ(too_long.error().field, "file");
    ASSERT_FALSE(too_wide.has_value());
    EXPECT_EQ(too_wide.error().key, "text.csv_too_wide");
    EXPECT_EQ(too_wide.error().field, "file");
    EXPECT_EQ(too_wide.error().arguments[0].value, "2");
}

TEST(Table, WhatWasRefusedComesBackWithItsReasonOnce) {
    const text::Catalogues catalogues(text::embedded_files());
    const auto& words = catalogues.in(text::Language::Chinese);
    const Cells heading = {"单位", "姓名"};

    const auto first = returned_sheet(heading, {{7, {"=1+1"}, "没有这个单位。"}}, words, {});
    auto again = read_table(write_workbook(first), titles).value();
    const auto second =
        returned_sheet(again.heading(), {{2, again.cells_of(2), "没有这个单位。"}}, words, {});

    EXPECT_EQ(written_and_read(first),
              (std::vector<Cells>{{"单位", "姓名", "原表行号", "没能登记的原因"},
                                  {"=1+1", "", "7", "没有这个单位。"}}));
    EXPECT_EQ(written_and_read(second)[0], written_and_read(first)[0]);
    EXPECT_TRUE(write_csv(first).ends_with("'=1+1,,7,没有这个单位。\r\n"));
}

} // namespace
} // namespace sheets
