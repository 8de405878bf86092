// The hotline's work orders: taken as reports, answered, told once, and a day that balances.

#include "work_orders/work_orders.hpp"

#include "tests/requests/requests.hpp"
#include "voices/voices.hpp"

namespace tests {
namespace {

class WorkOrderFiles : public Requests {
protected:
    Answered bring(const std::string& file) {
        return street_.post_file("/work-orders", file, officer_);
    }
    Answered bring_two() {
        return bring(
            "工单编号,诉求内容,诉求类型,诉求地址,来电人,联系电话,办理期限\n"
            "SH-1,电梯停在两层之间,求助,瞿溪新村,张先生,13800000000,2026-11-23 12:00\n"
            "SH-2,楼道灯不亮,投诉,瞿溪新村,,,\n");
    }
    Answered give(const std::string& as = "json") {
        return street_.post("/work-orders/answers", {{"as", as}}, by_program(officer_));
    }
    nlohmann::json sheet(int exchange) {
        return street_
            .get("/work-orders/exchanges/" + std::to_string(exchange) + "/sheet?as=json", officer_)
            .json();
    }
    nlohmann::json today() {
        return street_.get("/work-orders/days/2026-11-20", by_program(officer_)).json();
    }
    static Asker by_program(Asker asker) {
        asker.accept = "application/json";
        return asker;
    }
    // Case 1 by its handler and its committee.
    void answer_first() { answer({{"case", 1}}); }

    Asker officer_ = street_.signed_in("jiedao");
};

TEST_F(WorkOrderFiles, AreTakenAsReportsWithTheEarlierOfTwoDates) {
    const auto came = bring_two();

    ASSERT_EQ(came.status, 201) << came.body;
    EXPECT_EQ(came.json()["taken"], 2);
    EXPECT_EQ(came.recorded,
              (Kinds{"voice_raised",
                     "work_order_taken",
                     "voice_raised",
                     "work_order_taken",
                     "work_orders_received",
                     "case_opened",
                     "case_opened"}));
    const auto reader = street_.readers().borrow();
    const auto theirs = cases::find(*reader, cases::CaseId{1});
    const auto ours = cases::find(*reader, cases::CaseId{2});
    EXPECT_EQ(theirs->whole_due, calendar::parse_moment("2026-11-23 12:00").value());
    EXPECT_LT(theirs->whole_due, ours->whole_due);
    EXPECT_EQ(theirs->step.due, theirs->whole_due) << "no step is due after the whole";
    EXPECT_EQ(voices::find(*reader, theirs->voice)->source, voices::Source::Hotline);
    EXPECT_EQ(voices::words_of(*reader, theirs->voice)->title, "12345 SH-1");
    EXPECT_TRUE(street_.get("/cases/1", officer_).shows("12345 热线工单"));
}

TEST_F(WorkOrderFiles, NeverGiveUsMoreTimeThanWeGiveOurselves) {
    bring("工单编号,诉求内容,办理期限\nSH-1,楼道灯不亮,2027-06-01\nSH-2,楼道灯不亮,\n");

    const auto reader = street_.readers().borrow();
    EXPECT_EQ(cases::find(*reader, cases::CaseId{1})->whole_due,
              cases::find(*reader, cases::CaseId{2})->whole_due);
}

TEST_F(WorkOrderFiles, AddNothingWhenTheyComeAgain) {
    bring_two();

    const auto again = bring_two();
    const auto more = bring("工单编号,诉求内容\nSH-2,楼道灯不亮，老人摔了一跤\n");

    EXPECT_EQ(again.json()["again"], 2);
    EXPECT_EQ(again.recorded, Kinds{"work_orders_received"});
    EXPECT_EQ(more.json()["added"], 1);
    EXPECT_EQ(more.recorded,
              (Kinds{"voice_added_to", "work_order_added_to", "work_orders_received"}));
    EXPECT_TRUE(today()["balances"].get<bool>());
}

TEST_F(WorkOrderFiles, GiveBackTheRowsTheyCannotTakeWithTheReason) {
    const auto came =
        bring("工单编号,诉求内容,诉求类型\nSH-1,灯坏了,特急\n,没有编号,求助\nSH-3,灯坏了,求助\n");

    EXPECT_EQ(came.json()["taken"], 1);
    EXPECT_EQ(came.json()["refused"], 2);
    const auto rows = sheet(1);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0]["工单编号"], "SH-1");
    EXPECT_EQ(rows[0]["诉求类型"], "特急");
    EXPECT_EQ(rows[0]["原表行号"], 2);
    EXPECT_NE(rows[0]["没能登记的原因"].get<std::string>().find("对照表"), std::string::npos);
    EXPECT_NE(rows[1]["没能登记的原因"].get<std::string>().find("编号"), std::string::npos);
    EXPECT_TRUE(today()["balances"].get<bool>());
}

TEST_F(WorkOrderFiles, TellEachAnswerOnceAndCanBeWrittenAgain) {
    bring_two();
    EXPECT_EQ(give().status, 409);
    answer_first();

    const auto given = give();
    const auto nothing = give();

    ASSERT_EQ(given.status, 201) << given.body;
    EXPECT_EQ(nothing.status, 409);
    const auto rows = sheet(2);
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0]["工单编号"], "SH-1");
    EXPECT_EQ(rows[0]["办理状态"], "办结");
    EXPECT_EQ(rows[0]["办理结果"], "门机皮带已更换，恢复运行。");
    EXPECT_EQ(rows, sheet(2)) << "as often as it is asked for";
    const auto day = today();
    EXPECT_TRUE(day["balances"].get<bool>()) << day.dump();
    EXPECT_EQ(day["sums"][8]["count"], 1) << "one is outstanding";
}

TEST_F(WorkOrderFiles, SayThatAnOrderIsHandledAgain) {
    bring_two();
    answer_first();
    give();
    auto call = on({{"case", 1}}, cases::Act::CallBack);
    call.outcome = cases::Outcome::Dissatisfied;
    call.note = "又停了";

    street_.act("juwei", call);
    const auto given = give();

    ASSERT_EQ(given.status, 201) << given.body;
    EXPECT_EQ(sheet(3)[0]["办理状态"], "重办");
    const auto day = today();
    EXPECT_TRUE(day["balances"].get<bool>()) << day.dump();
    EXPECT_EQ(day["sums"][8]["count"], 2);
}

TEST_F(WorkOrderFiles, DropWhatWasUndoneBeforeAnybodyHeardOfIt) {
    const auto committee = street_.signed_in("juwei");
    bring_two();
    contact({{"case", 1}});
    auto submitted = on({{"case", 1}}, cases::Act::Submit);
    submitted.answer = "门机皮带已更换。";
    street_.act("wuye", submitted);
    const auto checked = street_.post("/cases/1/check", {}, committee);

    const auto undone = street_.post("/cases/1/undoing", {}, committee);

    EXPECT_EQ(checked.recorded, (Kinds{"case_checked", "work_order_report_due"}));
    EXPECT_EQ(undone.recorded, (Kinds{"act_undone", "work_order_report_dropped"}));
    EXPECT_EQ(give().status, 409);
    EXPECT_TRUE(today()["balances"].get<bool>());
}

TEST_F(WorkOrderFiles, TellTheDateThatHoldsAgainWhenAnExtensionIsUndone) {
    bring("工单编号,诉求内容,诉求地址\nSH-1,电梯要换钢丝绳。,瞿溪新村\n");
    contact({{"case", 1}});
    auto asked = on({{"case", 1}}, cases::Act::AskExtension);
    asked.due = calendar::parse_moment("2026-12-11 17:30").value();
    asked.reason = "钢丝绳要定制。";
    street_.act("wuye", asked);
    const auto granted =
        street_.post("/cases/1/extension-grant", {{"reason", "配件下周到。"}}, officer_);
    give();

    const auto undone = street_.post("/cases/1/undoing", {}, officer_);
    give();

    EXPECT_EQ(granted.recorded, (Kinds{"extension_granted", "work_order_report_due"}))
        << granted.body;
    EXPECT_EQ(undone.recorded, (Kinds{"act_undone", "work_order_report_due"}));
    const auto before = sheet(2)[0];
    const auto after = sheet(3)[0];
    EXPECT_EQ(after["办理状态"], "延期");
    EXPECT_NE(before["延期至"], after["延期至"]);
    EXPECT_NE(after["延期至"], "");
}

TEST_F(WorkOrderFiles, AreTakenOnADayWithoutOrders) {
    const auto taken = bring("[]");

    EXPECT_LT(taken.status, 400) << taken.body;
    EXPECT_EQ(taken.recorded, Kinds{"work_orders_received"});
    EXPECT_TRUE(today()["balances"].get<bool>());
}

TEST_F(WorkOrderFiles, AreComparedWithTheHotlinesOwnList) {
    bring_two();

    const auto compared = street_.post_file(
        "/work-orders/days/2026-11-20/comparison", "工单编号,诉求内容\nSH-1,x\nSH-9,x\n", officer_);

    EXPECT_EQ(compared.recorded, Kinds{});
    const auto view = compared.json();
    EXPECT_FALSE(view["balances"].get<bool>());
    ASSERT_EQ(view["differences"].size(), 2U) << compared.body;
    EXPECT_NE(view["differences"][0]["line"].get<std::string>().find("SH-9"), std::string::npos);
    EXPECT_NE(view["differences"][1]["line"].get<std::string>().find("SH-2"), std::string::npos);
    const auto by_number = street_.post_file(
        "/work-orders/days/2026-11-20/comparison", "工单编号\nSH-1\nSH-2\n合计 2 件\n", officer_);
    ASSERT_EQ(by_number.json()["differences"].size(), 1U) << by_number.body;
    EXPECT_NE(by_number.json()["differences"][0]["line"].get<std::string>().find("1 行"),
              std::string::npos);
}

TEST_F(WorkOrderFiles, AreForTheStreetAlone) {
    const auto by_company = street_.get("/work-orders", street_.signed_in("wuye"));
    const auto by_committee =
        street_.post_file("/work-orders", "工单编号,诉求内容\n1,x\n", street_.signed_in("juwei"));

    EXPECT_EQ(by_company.status, 403);
    EXPECT_EQ(by_committee.status, 403);
    EXPECT_EQ(by_committee.recorded, Kinds{});
    EXPECT_EQ(street_.get("/work-orders").status, 303) << "to the sign-in";
}

TEST_F(WorkOrderFiles, WithoutOrdersAreRefusedWholeAndRecordNothing) {
    for (const auto* file : {"", "nothing", "诉求内容\nx\n", "{\"a\":1}"}) {
        const auto refused = bring(file);
        EXPECT_EQ(refused.status, 422) << file << refused.body;
        EXPECT_EQ(refused.recorded, Kinds{});
    }
    EXPECT_EQ(street_.get("/work-orders/days/2026-99-99", officer_).status, 404);
    EXPECT_EQ(street_.get("/work-orders/days/2030-01-01", officer_).status, 404);
    EXPECT_EQ(street_.get("/work-orders/exchanges/7/sheet", officer_).status, 404);
}

TEST_F(WorkOrderFiles, ForgetWhatARefusedRowHeldAfterAMonth) {
    bring("工单编号,诉求内容,来电人\n,灯坏了,张先生\n");
    street_.pass(std::chrono::days(31));
    officer_ = street_.signed_in("jiedao");

    bring("工单编号,诉求内容\nSH-1,灯坏了\n");

    EXPECT_EQ(sheet(1)[0].dump().find("张先生"), std::string::npos);
    EXPECT_NE(sheet(1)[0].dump().find("编号"), std::string::npos) << "its reason stays";
}

TEST_F(WorkOrderFiles, ShowThePageOnWhichTheClerkWorks) {
    bring_two();
    answer_first();

    const auto page = street_.get("/work-orders", officer_);
    const auto desk = street_.get("/desk", officer_);

    EXPECT_TRUE(page.shows("收到 2 行：登记 2")) << page.body;
    EXPECT_TRUE(page.shows("/work-orders/days/2026-11-20")) << page.body;
    EXPECT_TRUE(street_.get("/work-orders/days/2026-11-20", officer_).shows("账是平的"));
    EXPECT_TRUE(page.shows("有 1 条结果等着报给热线"));
    EXPECT_TRUE(desk.shows("/work-orders"));
    EXPECT_FALSE(street_.get("/desk", street_.signed_in("wuye")).shows("/work-orders"));
}

} // namespace
} // namespace tests
