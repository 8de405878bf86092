#include "sheets/workbook.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "sheets/package.hpp"
#include "sheets/test_package.hpp"

namespace sheets {
namespace {

using Cells = std::vector<std::string>;

base::Result<std::vector<Row>> read(std::string_view rows,
                                    const std::vector<PackedFile>& beside = {}) {
    return read_workbook(packed(files_with_rows(rows, beside)));
}

std::string why(const base::Result<std::vector<Row>>& result) {
    return result ? "taken" : result.error().key;
}

PackedFile strings(std::string_view content) {
    return {"xl/sharedStrings.xml", fmt::format("<sst>{}</sst>", content)};
}

TEST(Workbook, TextsAreReadHoweverTheyAreKept) {
    const auto rows = read(
        R"(<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2" t="inlineStr"><is><t>弄</t></is></c>)"
        R"(<c r="D2" t="str"><f>A1&amp;B1</f><v>算好的</v></c><c r="E2" t="b"><v>1</v></c></row>)",
        {strings("<si><t>没用</t></si>"
                 "<si><r><t>瞿溪</t></r><r><t> </t></r><r><t>新村</t></r>"
                 "<rPh sb=\"0\" eb=\"1\"><t>quxi</t></rPh></si>")});

    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ(rows->front().line, 2U);
    EXPECT_EQ(rows->front().cells, (Cells{"瞿溪 新村", "", "弄", "算好的", "TRUE"}));
}

TEST(Workbook, NumbersAreReadAsTheyAreShown) {
    const PackedFile styles = {
        "xl/styles.xml",
        R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000000"/></numFmts><cellXfs>)"
        R"(<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>)"};

    const auto rows = read(R"(<row><c s="0"><v>1.38E+10</v></c><c s="1"><v>42</v></c>)"
                           R"(<c s="2"><v>46346</v></c><c s="9"><v>46346</v></c></row>)",
                           {styles});

    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->front().cells, (Cells{"13800000000", "000042", "2026-11-20", "46346"}));
}

TEST(Workbook, EmptyRowsAndCellsCostNothing) {
    std::string rows;
    for (int at = 1; at <= 30'000; ++at) {
        rows += fmt::format(R"(<row r="{}"><c r="XFD{}" s="1"/></row>)", at, at);
    }
    rows += R"(<row r="40000"><c r="B40000"><v>7</v></c></row>)";

    const auto read_rows = read(rows);

    ASSERT_TRUE(read_rows.has_value());
    ASSERT_EQ(read_rows->size(), 1U);
    EXPECT_EQ(read_rows->front().line, 40'000U);
    EXPECT_EQ(read_rows->front().cells, (Cells{"", "7"}));
}

TEST(Workbook, TheFirstSheetThatIsNotHiddenCounts) {
    auto files = files_with_rows("<row><c><v>1</v></c></row>");
    files[0].second =
        R"(<x:workbook><x:sheets><x:sheet state="hidden" r:id="rId1"/>)"
        R"(<x:sheet state="veryHidden" r:id="rId1"/><x:sheet r:id="rId2"/></x:sheets>)"
        "</x:workbook>";
    files[1].second =
        R"(<Relationships><Relationship Id="rId2" Target="/xl/Second.xml"/></Relationships>)";
    files.emplace_back(
        "xl/second.xml",
        "<x:worksheet><x:sheetData><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData>"
        "</x:worksheet>");

    const auto rows = read_workbook(packed(files));

    ASSERT_TRUE(rows.has_value()) << rows.error().key;
    EXPECT_EQ(rows->front().cells, Cells{"2"});
}

TEST(Workbook, NothingOutsideTheFileIsEverLookedUp) {
    auto files = files_with_rows("<row><c t=\"inlineStr\"><is><t>&secret;&lt;</t></is></c></row>");
    files.back().second.insert(
        0, "<!DOCTYPE worksheet [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>");

    const auto rows = read_workbook(packed(files));

    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->front().cells, Cells{"&secret;<"});
}

TEST(Workbook, AFormulasMistakeIsNamedWithItsCell) {
    const auto rows = read(R"(<row><c r="A1" t="e"><v>#REF!</v></c></row>)");

    ASSERT_EQ(why(rows), "sheets.error_in_cell");
    EXPECT_EQ(rows.error().arguments[0].value, "A1");
    EXPECT_EQ(rows.error().arguments[1].value, "#REF!");
    EXPECT_EQ(why(read("<row><c t=\"e\"><v>\xFF</v></c></row>")), "sheets.broken");
}

TEST(Workbook, WhatIsNotAWorkbookIsRefused) {
    EXPECT_EQ(why(read_workbook("")), "sheets.broken");
    EXPECT_EQ(why(read_workbook("PK\x03\x04 and nothing else")), "sheets.broken");
    EXPECT_EQ(why(read_workbook(packed({{"content.xml", "<office/>"}}))), "sheets.not_xlsx");
    EXPECT_EQ(why(read_workbook(packed({{"xl/workbook.xml", "<workbook>"}}))), "sheets.broken");
    EXPECT_EQ(why(read_workbook(packed({workbook_file}))), "sheets.broken");
    EXPECT_EQ(why(read_workbook(packed({workbook_file, relations_file}))), "sheets.broken");
}

TEST(Workbook, HalfAFileIsRefusedWhereverItIsCut) {
    const auto whole = packed(files_with_rows("<row><c><v>1</v></c></row>"));
    ASSERT_EQ(why(read_workbook(whole)), "taken");

    for (std::size_t size = 0; size + 22 < whole.size(); size += 7) {
        EXPECT_NE(why(read_workbook(std::string_view(whole).substr(0, size))), "taken") << size;
    }
}

TEST(Workbook, RowsAndCellsStandInOrder) {
    EXPECT_EQ(why(read(R"(<row r="2"/><row r="2"/>)")), "sheets.broken");
    EXPECT_EQ(why(read(R"(<row r="0"/>)")), "sheets.broken");
    EXPECT_EQ(why(read(R"(<row r="1048577"/>)")), "sheets.broken");
    EXPECT_EQ(why(read(R"(<row><c r="B1"/><c r="A1"/></row>)")), "sheets.broken");
    EXPECT_EQ(why(read(R"(<row><c r="XFE1"/></row>)")), "sheets.broken");
    EXPECT_EQ(why(read(R"(<row><c t="s"><v>0</v></c></row>)")), "sheets.broken");
    EXPECT_EQ(why(read("<row><c t=\"str\"><v>\xFF</v></c></row>")), "sheets.broken");
}

TEST(Workbook, AnEscapeIsReadOnce) {
    const auto rows =
        read(R"(<row><c t="str"><v>a_x0041__x005F_x0042__x00e9__x00_x43_x004</v></c></row>)");

    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->front().cells, Cells{"aA_x0042__x00e9__x00_x43_x004"});
}

TEST(Workbook, MillionsOfEscapesAreReadInOnePass) {
    constexpr std::size_t escapes = 500'000;
    std::string escaped;
    for (std::size_t at = 0; at < escapes; ++at) {
        escaped += "_x0041_";
    }

    const auto rows = read(R"(<row><c t="str"><v>)" + escaped + "</v></c></row>");

    ASSERT_TRUE(rows.has_value());
    EXPECT_EQ(rows->front().cells, Cells{std::string(escapes, 'A')});
}

TEST(Workbook, MoreThanAListHasIsRefused) {
    std::string rows;
    for (std::size_t at = 0; at <= rows_max; ++at) {
        rows += "<row><c><v>1</v></c></row>";
    }
    EXPECT_EQ(why(read(rows)), "sheets.too_many_rows");
    EXPECT_EQ(why(read(R"(<row><c r="CW1"><v>1</v></c></row>)")), "sheets.too_many_columns");
}

TEST(Workbook, ASmallFileThatUnpacksToALargeOneIsRefused) {
    const std::string blanks(unpacked_bytes_max + 1, ' ');

    const auto bomb = packed(files_with_rows(blanks));

    EXPECT_LT(bomb.size(), unpacked_bytes_max / 100);
    EXPECT_EQ(why(read_workbook(bomb)), "sheets.too_large");
}

TEST(Workbook, ATextInVeryManyCellsIsRefused) {
    std::string rows;
    for (int at = 0; at < 1'000; ++at) {
        rows += R"(<row><c t="s"><v>0</v></c></row>)";
    }

    EXPECT_EQ(why(read(rows, {strings("<si><t>" + std::string(10'000, 'a') + "</t></si>")})),
              "sheets.too_large");
}

TEST(Workbook, VeryManyMarksAreRefusedBeforeTheyTakeMemory) {
    std::string marks;
    for (std::size_t at = 0; at <= marks_max; ++at) {
        marks += "<c/>";
    }

    EXPECT_EQ(why(read("<row>" + marks + "</row>")), "sheets.too_large");
}

} // namespace
} // namespace sheets
