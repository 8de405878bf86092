#include "work_orders/rules.hpp"

#include <gtest/gtest.h>

#include "work_orders/order_file.hpp"

namespace work_orders {
namespace {

const calendar::WallClock closing(1050); // 17:30
constexpr std::initializer_list<Field> whole_order = {Field::Number, Field::Words};

Format usual() {
    return read_format(default_format_document()).value();
}

Moment at(const char* written) {
    return calendar::parse_moment(written).value();
}

OrderFile file_of(const std::string& bytes) {
    return read_order_file(bytes).value();
}

base::Result<Order> only_order(const std::string& bytes) {
    const auto file = file_of(bytes);
    const auto format = usual();
    const auto places = find_places(file.heading, format, whole_order).value();
    return read_order(file.rows.at(0), places, format, closing);
}

template <class Value>
std::string refused(const base::Result<Value>& result) {
    return result ? "" : result.error().key;
}

TEST(WorkOrders, AreReadByTheTitlesTheHotlineGivesThem) {
    const auto order = only_order(
        "工单编号,诉求内容,诉求类型,诉求类别,诉求地址,来电人,联系电话,受理时间,办理期限,备注\n"
        "SH2026112000123,电梯停了,求助,电梯故障,瞿溪新村3号,张先生,13800000000,"
        "2026/11/20 8:05,2026-11-24,x\n");

    ASSERT_TRUE(order.has_value());
    EXPECT_EQ(order->number, "SH2026112000123");
    EXPECT_EQ(order->words, "电梯停了");
    EXPECT_EQ(order->asks, voices::Kind::Help);
    EXPECT_EQ(order->category, "lift");
    EXPECT_EQ(order->place, "瞿溪新村3号");
    EXPECT_EQ(order->contact_phone, "13800000000");
    EXPECT_EQ(order->said, at("2026-11-20 08:05"));
}

TEST(WorkOrders, DueOnADayAreDueWhenTheOfficeCloses) {
    const auto by_day = only_order("工单编号,诉求内容,办理期限\n1,灯坏了,2026-11-24\n");
    const auto by_hour = only_order("工单编号,诉求内容,办理期限\n1,灯坏了,2026-11-24 12:00\n");

    EXPECT_EQ(by_day->answer_by, at("2026-11-24 17:30"));
    EXPECT_EQ(by_hour->answer_by, at("2026-11-24 12:00"));
}

TEST(WorkOrders, GoBackWhenTheyCannotBeToldApartOrTimed) {
    EXPECT_EQ(refused(only_order("工单编号,诉求内容\n,灯坏了\n")), "work_orders.number_missing");
    EXPECT_EQ(refused(only_order("工单编号,诉求内容\n1 2,灯坏了\n")), "work_orders.number_missing");
    EXPECT_EQ(refused(only_order("工单编号,诉求内容,诉求类型\n1,灯坏了,特急\n")),
              "work_orders.kind_unknown");
    EXPECT_EQ(refused(only_order("工单编号,诉求内容,办理期限\n1,灯坏了,尽快\n")),
              "work_orders.time_unreadable");
    EXPECT_EQ(refused(only_order("工单编号,诉求内容\n1,\xB5\xC6\n")), "work_orders.not_readable");
}

TEST(WorkOrders, OfAFileWithoutNumbersAreNotGuessed) {
    const auto file = file_of("诉求内容,备注\n灯坏了,1\n");

    const auto places = find_places(file.heading, usual(), whole_order);

    ASSERT_FALSE(places.has_value());
    EXPECT_EQ(places.error().key, "work_orders.column_missing");
    EXPECT_EQ(places.error().arguments, (base::Arguments{{"title", "工单编号"}}));
}

TEST(WorkOrders, MayBeNoneOnADay) {
    EXPECT_TRUE(find_places({}, usual(), whole_order).has_value());
}

TEST(WorkOrders, UnderAHeadingThatIsNoTextAreRefusedWithASentence) {
    const auto heading = std::vector<std::string>{"工单编号", "诉求内容", "\xB5\xC6"};

    EXPECT_EQ(refused(find_places(heading, usual(), whole_order)), "work_orders.not_readable");
}

TEST(WorkOrders, OnAListThatIsOnlyComparedNeedNoWords) {
    EXPECT_EQ(refused(find_places({"工单编号"}, usual(), {Field::Number})), "");
    EXPECT_EQ(refused(find_places({"工单编号"}, usual(), whole_order)),
              "work_orders.column_missing");
}

TEST(WorkOrders, ThatComeAgainAddOnlyWhatIsNew) {
    Order order;
    order.number = "1";
    order.words = "灯坏了，三天了";

    EXPECT_EQ(decide_again(order, {{}, "灯坏了，三天了", {}}), Again::Nothing);
    EXPECT_EQ(decide_again(order, {{}, "灯坏了", {}}), Again::Adds);
    EXPECT_EQ(decide_again(order, {{}, "灯坏了", {"灯坏了，三天了"}}), Again::Nothing);
    EXPECT_EQ(decide_again(order, {{}, {}, {}}), Again::Nothing);
    EXPECT_EQ(refused(decide_again(order, {Outcome::Answered, "灯坏了", {}})),
              "work_orders.ended_already");
    EXPECT_EQ(decide_again(order, {Outcome::Answered, "灯坏了，三天了", {}}), Again::Nothing);
}

TEST(WorkOrders, AreReportedWhenTheyEndAndWhenTheyAreTakenUpAgain) {
    EXPECT_EQ(report_between({}, {}), std::nullopt);
    EXPECT_EQ(report_between({}, Outcome::Answered), Outcome::Answered);
    EXPECT_EQ(report_between(Outcome::Answered, Outcome::Answered), std::nullopt);
    EXPECT_EQ(report_between(Outcome::Answered, {}), Outcome::Reopened);
    EXPECT_EQ(report_between(Outcome::Answered, Outcome::Unresolved), Outcome::Unresolved);

    EXPECT_EQ(change_of({}, Outcome::Answered), -1);
    EXPECT_EQ(change_of(Outcome::Answered, Outcome::Reopened), 1);
    EXPECT_EQ(change_of(Outcome::Answered, Outcome::Unresolved), 0);
    EXPECT_EQ(change_of({}, Outcome::Extended), 0);
}

TEST(WorkOrders, AreAnsweredOnceTheAnswerIsChecked) {
    EXPECT_EQ(outcome_at(cases::Stage::Submitted), std::nullopt);
    EXPECT_EQ(outcome_at(cases::Stage::Checked), Outcome::Answered);
    EXPECT_EQ(outcome_at(cases::Stage::Closed), Outcome::Answered);
    EXPECT_EQ(outcome_at(cases::Stage::Rehandling), std::nullopt);
    EXPECT_EQ(outcome_at(cases::Stage::NoAction), Outcome::Returned);
}

TEST(ADay, BalancesOrNamesTheDifference) {
    Sums sums;
    sums.received = 10;
    sums.taken = 6;
    sums.added = 1;
    sums.again = 2;
    sums.refused = 1;
    sums.before = 4;
    sums.reopened = 1;
    sums.answered = 5;
    sums.outstanding = 6;
    EXPECT_TRUE(differences_in(sums).empty());

    sums.refused = 0;
    sums.outstanding = 7;
    const auto differences = differences_in(sums);

    ASSERT_EQ(differences.size(), 2U);
    EXPECT_EQ(differences[0].key, "work_orders.rows_differ");
    EXPECT_EQ(differences[0].arguments.back(), (base::Argument{"difference", 1}));
    EXPECT_EQ(differences[1].key, "work_orders.outstanding_differs");
    EXPECT_EQ(differences[1].arguments.back(), (base::Argument{"difference", 1}));
}

// --- The street's format ----------------------------------------------------------------------

TEST(TheFormat, NamesTheLineOfAMistake) {
    const std::string good(default_format_document());
    const auto line_of = [](const std::string& document) {
        const auto read = read_format(document);
        return read ? std::string() : read.error().key + " " + read.error().arguments[0].value;
    };

    EXPECT_EQ(line_of(good), "");
    EXPECT_EQ(line_of("[work_orders.columns]\nnumbers = [\"x\"]\n"),
              "work_orders.format_unknown_word 2");
    EXPECT_EQ(line_of("[work_orders.kinds]\n\"咨询\" = \"question\"\n"),
              "work_orders.format_unknown_word 2");
    EXPECT_EQ(line_of("[work_orders.states]\nanswered = 3\n"), "work_orders.format_word 2");
    EXPECT_EQ(line_of("[work_orders.columns]\nnumber = \"x\"\n"), "work_orders.format_list 2");
    EXPECT_EQ(line_of("[work_orders.return_codes]\nbored = \"1\"\n"),
              "work_orders.format_unknown_word 2");
    EXPECT_EQ(line_of("[[work_orders.answers]]\nsays = \"number\"\n"),
              "work_orders.format_answer 1");
    EXPECT_EQ(line_of("[work_orders.columns]\nnumber = [\"x\"]\n"),
              "work_orders.format_columns_missing 1");
    EXPECT_EQ(line_of("[work_orders"), "work_orders.format_not_toml 1");
}

TEST(TheFormat, LeavesOutWhatTheHotlineDoesNotWantToHear) {
    std::string document(default_format_document());
    const std::string withdrawn = "withdrawn = \"撤单\"";
    document.replace(document.find(withdrawn), withdrawn.size(), "withdrawn = \"\"");

    const auto format = read_format(document).value();

    EXPECT_FALSE(format.reports(Outcome::Withdrawn));
    EXPECT_TRUE(format.reports(Outcome::Answered));
}

} // namespace
} // namespace work_orders
