#include "work_orders/order_file.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace work_orders {
namespace {

std::string file_refused(const std::string& bytes) {
    const auto file = read_order_file(bytes);
    return file ? "" : file.error().key;
}

sheets::Sheet two_answers() {
    return {
        "答复",
        {{"工单编号"}, {"办件号", sheets::Holds::Number}, {"延期至", sheets::Holds::Time}},
        {{std::string("A1"), std::int64_t{7}, calendar::parse_moment("2026-11-24 17:30").value()},
         {std::string("=A2"), {}, {}}},
        calendar::parse_moment("2026-11-20").value()};
}

TEST(AnOrderFile, IsTheSameTableInEveryKind) {
    const std::string json =
        R"([{"工单编号":"A1","诉求内容":"灯坏了"},{"工单编号":2,"诉求内容":null,"紧急":true}])";
    const std::string csv = "工单编号,诉求内容,紧急\nA1,灯坏了,\n2,,true\n";

    const auto one = read_order_file(json).value();
    const auto other = read_order_file(csv).value();

    EXPECT_EQ(one.kind, FileKind::Json);
    EXPECT_EQ(other.kind, FileKind::Csv);
    EXPECT_EQ(one.heading, (std::vector<std::string>{"工单编号", "诉求内容", "紧急"}));
    EXPECT_EQ(one.rows[0].cells, (std::vector<std::string>{"A1", "灯坏了"}));
    EXPECT_EQ(one.rows[1].cells, (std::vector<std::string>{"2", "", "true"}));
    EXPECT_EQ(one.rows[1].line, 2U);
    EXPECT_EQ(other.rows[1].line, 3U);
}

TEST(AnOrderFile, MayStandUnderOneNameBesideWhatAProgramSays) {
    const auto file =
        read_order_file("\xEF\xBB\xBF{\"total\":1,\"data\":[{\"工单编号\":\"A1\"}]}").value();

    ASSERT_EQ(file.rows.size(), 1U);
    EXPECT_EQ(file.rows[0].cells, std::vector<std::string>{"A1"});
}

TEST(AnOrderFile, ThatIsNoneIsRefusedWithASentence) {
    EXPECT_EQ(file_refused("[{]"), "work_orders.json_unreadable");
    EXPECT_EQ(file_refused(std::string(100, '[')), "work_orders.json_unreadable");
    EXPECT_EQ(file_refused("[{\"a\":\"\xB5\"}]"), "work_orders.json_unreadable");
    EXPECT_EQ(file_refused("{\"a\":1}"), "work_orders.json_no_list");
    EXPECT_EQ(file_refused("{\"a\":[],\"b\":[]}"), "work_orders.json_two_lists");
    EXPECT_EQ(file_refused("[1]"), "work_orders.json_no_object");
    EXPECT_EQ(file_refused(""), "sheets.empty");
    EXPECT_EQ(file_refused(std::string(file_bytes_max + 1, 'a')), "work_orders.file_too_large");
}

TEST(AnOrderFile, DoesNotMakeOneOrderOfTwoLongNumbers) {
    EXPECT_EQ(file_refused(R"([{"工单编号":1},{"工单编号":20261120000000000001}])"),
              "work_orders.json_number_inexact");
    const auto file = read_order_file(
        R"([{"工单编号":2026112000000000001,"经度":121.48},{"工单编号":"20261120000000000001"}])");

    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->rows[0].cells[0], "2026112000000000001");
    EXPECT_EQ(file->rows[1].cells[0], "20261120000000000001");
}

TEST(AnOrderFile, HasNoCellsWithinCells) {
    const auto file =
        read_order_file(R"([{"工单编号": {"a": 1}, "诉求内容": ["灯坏了"], "附件": true}])");

    ASSERT_TRUE(file.has_value());
    EXPECT_EQ(file->rows[0].cells, (std::vector<std::string>{"", "", "true"}));
}

TEST(AnOrderFile, IsBoundedInRowsAndColumns) {
    auto orders = nlohmann::json::array();
    for (std::size_t at = 0; at <= orders_a_file_max; ++at) {
        orders.push_back({{"工单编号", at}});
    }
    nlohmann::json wide = nlohmann::json::object();
    for (std::size_t at = 0; at <= sheets::columns_max; ++at) {
        wide[std::to_string(at)] = "";
    }
    std::string csv = "工单编号\n";
    for (std::size_t at = 0; at <= orders_a_file_max; ++at) {
        csv += "1\n";
    }

    EXPECT_EQ(file_refused(orders.dump()), "work_orders.too_many_orders");
    EXPECT_EQ(file_refused(csv), "work_orders.too_many_orders");
    EXPECT_EQ(file_refused(nlohmann::json::array({wide}).dump()), "sheets.too_many_columns");
}

TEST(AnOrderFile, IsWrittenInTheKindThatIsAskedFor) {
    const auto json = nlohmann::json::parse(write_as(FileKind::Json, two_answers()));
    const auto csv = write_as(FileKind::Csv, two_answers());
    const auto xlsx = read_order_file(write_as(FileKind::Xlsx, two_answers())).value();

    EXPECT_EQ(json[0]["工单编号"], "A1");
    EXPECT_EQ(json[0]["办件号"], 7);
    EXPECT_EQ(json[0]["延期至"], "2026-11-24T17:30:00+08:00");
    EXPECT_EQ(json[1]["延期至"], "");
    EXPECT_NE(csv.find("'=A2"), std::string::npos) << "no formula";
    EXPECT_EQ(xlsx.kind, FileKind::Xlsx);
    EXPECT_EQ(xlsx.rows[0].cells, (std::vector<std::string>{"A1", "7", "2026-11-24 17:30"}));
}

} // namespace
} // namespace work_orders
