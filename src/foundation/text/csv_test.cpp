#include "text/csv.hpp"

#include <gtest/gtest.h>

namespace text {
namespace {

using Cells = std::vector<std::string>;

std::vector<Cells> cells_of(std::string_view bytes) {
    std::vector<Cells> all;
    const auto rows = read_csv(bytes).value();
    all.reserve(rows.size());
    for (const auto& row : rows) {
        all.push_back(row.cells);
    }
    return all;
}

TEST(Csv, IsReadWithQuotesCommasAndLineEndsInside) {
    EXPECT_EQ(cells_of("号,室\r\n3,201\r\n"), (std::vector<Cells>{{"号", "室"}, {"3", "201"}}));
    EXPECT_EQ(cells_of("a,\"b, \"\"c\"\"\r\nd\",\n,"),
              (std::vector<Cells>{{"a", "b, \"c\"\r\nd", ""}, {"", ""}}));
    EXPECT_EQ(cells_of("a\rb"), (std::vector<Cells>{{"a"}, {"b"}}));
    EXPECT_EQ(cells_of("\"\"\"\"\"\""), (std::vector<Cells>{{"\"\""}}));
    EXPECT_EQ(cells_of("\xEF\xBB\xBF\"a\"\n"), (std::vector<Cells>{{"a"}}));
    EXPECT_TRUE(cells_of("").empty());
}

TEST(Csv, TakesOtherPeoplesQuotesAsTheyAre) {
    EXPECT_EQ(cells_of("3\" pipe,\"a\"b\n"), (std::vector<Cells>{{"3\" pipe", "ab"}}));
}

TEST(Csv, KnowsOnWhichLineARowBegins) {
    const auto rows = read_csv("a\r\n\r\n\"b\r\nb\"\nc\rd").value();

    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[0].line, 1U);
    EXPECT_EQ(rows[1].line, 3U);
    EXPECT_EQ(rows[2].line, 5U);
    EXPECT_EQ(rows[3].line, 6U);
}

TEST(Csv, RefusesAQuoteThatIsNeverClosed) {
    const auto refused = read_csv("a\nb,\"c\nd\n");

    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().key, "text.quote_never_closed");
    EXPECT_EQ(refused.error().arguments, (base::Arguments{{"line", 2}}));
}

TEST(Csv, IsBoundedBeforeItIsReadWhole) {
    const CsvBounds small{2, 3};

    const auto too_long = read_csv("a\nb\n\nc\n", small);
    const auto too_wide = read_csv("a\n,,,\"never closed", small);

    EXPECT_TRUE(read_csv("a,b,c\n\nb\n\n", small).has_value());
    ASSERT_FALSE(too_long.has_value());
    EXPECT_EQ(too_long.error().key, "text.csv_too_long");
    ASSERT_FALSE(too_wide.has_value());
    EXPECT_EQ(too_wide.error().key, "text.csv_too_wide");
    EXPECT_EQ(too_wide.error().arguments[0].value, "2") << "its line";
}

TEST(Csv, IsWrittenSoThatItIsReadTheSame) {
    const Cells cells = {"电梯", "a,b", "say \"hi\"", "two\r\nlines", ""};

    EXPECT_EQ(cells_of(csv_row(cells)), std::vector<Cells>{cells});
    EXPECT_EQ(csv_row(Cells{"a", "b"}), "a,b\r\n");
}

TEST(Csv, GivesASpreadsheetNoFormula) {
    EXPECT_EQ(csv_row(Cells{"=1+1", "+86", "-5", "@x", "\tx", "a=b"}),
              "'=1+1,'+86,'-5,'@x,'\tx,a=b\r\n");
    EXPECT_EQ(csv_row(Cells{"\rx"}), "\"'\rx\"\r\n");
    EXPECT_EQ(csv_row(Cells{"＝1+1", "＋1", "－1", "＠x", "瞿溪"}),
              "'＝1+1,'＋1,'－1,'＠x,瞿溪\r\n");
}

} // namespace
} // namespace text
