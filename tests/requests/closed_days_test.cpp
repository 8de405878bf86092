// An office is closed beyond public holidays: residents read it where they read who answers, staff
// are reminded, and no deadline moves.

#include <fmt/format.h>

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using namespace std::chrono_literals;

class ClosedDays : public Requests {
protected:
    [[nodiscard]] std::string day(int ahead) {
        return calendar::iso_date(calendar::office_day(street_.now()) + std::chrono::days(ahead));
    }
    static std::string page_of(alliance::UnitId unit) {
        return fmt::format("/alliance/units/{}", unit.value);
    }
    [[nodiscard]] Form days_off(int from, int until) {
        return {{"from", day(from)},
                {"until", day(until)},
                {"reason", "disinfection"},
                {"note", "请勿入内"}};
    }
    Answered close(const std::string& login, alliance::UnitId unit, int from, int until) {
        return street_.post(
            page_of(unit) + "/closures", days_off(from, until), street_.signed_in(login));
    }
    Answered cancel(const std::string& login, alliance::UnitId unit) {
        return street_.post(
            page_of(unit) + "/closures/1/cancellation", {}, street_.signed_in(login));
    }
};

TEST_F(ClosedDays, AreToldToResidentsWhereTheyReadWhoAnswers) {
    const auto before = report_lift();

    const auto closed = close("wuye", street_.property_company, 0, 3);

    EXPECT_EQ(closed.status, 303) << closed.body;
    EXPECT_EQ(closed.recorded, Kinds{"closure_announced"});
    const std::string told = "停止办公（消杀：请勿入内），答复期限不变";
    EXPECT_TRUE(street_.get("/report?place=瞿溪新村3号&category=lift").shows(told));
    EXPECT_TRUE(street_.get(track(before)).shows(told));
    EXPECT_TRUE(street_.get("/slip/" + before["tracking_code"].get<std::string>()).shows(told));
    EXPECT_TRUE(street_.get(track(before)).shows("请打瞿溪居委会电话 021-63120000"));
    EXPECT_TRUE(street_.get(page_of(street_.property_company)).shows("消杀：请勿入内"));
    EXPECT_TRUE(street_.get("/alliance").shows("今天不办公"));
    EXPECT_TRUE(street_.get(track(before), english()).shows("The dates promised to you stay"));
}

TEST_F(ClosedDays, SendNobodyToAnOfficeThatIsClosedOnTheSameDays) {
    const auto receipt = report_lift();
    close("wuye", street_.property_company, 0, 3);
    EXPECT_TRUE(street_.get(track(receipt)).shows("请打瞿溪居委会电话 021-63120000"));

    EXPECT_EQ(close("juwei", street_.residents_committee, 3, 5).status, 303);

    EXPECT_FALSE(street_.get(track(receipt)).shows("请打瞿溪居委会电话"));
    const auto reader = street_.readers().borrow();
    const auto desk = alliance::unit(*reader, street_.duty_desk).value();
    EXPECT_TRUE(street_.get(track(receipt)).shows("请找" + desk.short_name));
    EXPECT_FALSE(street_.get("/desk", street_.signed_in("juwei")).shows("居民有急事会找到您这里"));
    EXPECT_TRUE(street_.get("/desk", street_.signed_in("jiedao")).shows("居民有急事会找到您这里"));
}

TEST_F(ClosedDays, StillSendToAnOfficeThatIsClosedOnOtherDays) {
    const auto receipt = report_lift();
    close("wuye", street_.property_company, 0, 3);

    EXPECT_EQ(close("juwei", street_.residents_committee, 4, 5).status, 303);

    EXPECT_TRUE(street_.get(track(receipt)).shows("请打瞿溪居委会电话 021-63120000"));
}

TEST_F(ClosedDays, MoveNoDeadline) {
    const auto due = [&](const nlohmann::json& receipt) {
        const auto address = fmt::format("/cases/{}.json", receipt["case"].get<int>());
        return street_.get(address, program()).json()["whole_due"]["at"];
    };
    const auto before = report_lift();
    const auto promised = due(before);

    close("wuye", street_.property_company, 0, 6);

    EXPECT_EQ(due(before), promised);
    EXPECT_EQ(due(report_lift()), promised);
}

TEST_F(ClosedDays, RemindTheUnitAndWhoStandsAboveIt) {
    close("wuye", street_.property_company, 3, 3);
    EXPECT_TRUE(street_.get("/desk", street_.signed_in("wuye")).shows("急的请提前办"));
    EXPECT_TRUE(street_.get("/desk", street_.signed_in("juwei")).shows("居民有急事会找到您这里"));
    EXPECT_FALSE(street_.get("/desk", street_.signed_in("jiedao")).shows("停止办公"));

    close("juwei", street_.residents_committee, 7, 7);
    EXPECT_FALSE(street_.get("/desk", street_.signed_in("jiedao")).shows("停止办公"));
}

TEST_F(ClosedDays, AreSaidByTheLeadSeatOrTheStreet) {
    EXPECT_EQ(close("juwei", street_.property_company, 3, 3).status, 403);
    EXPECT_EQ(close("wuye", street_.residents_committee, 3, 3).status, 403);
    EXPECT_EQ(
        street_.get(page_of(street_.property_company) + "/closures", street_.signed_in("juwei"))
            .status,
        403);
    EXPECT_EQ(close("jiedao", street_.property_company, 3, 3).recorded, Kinds{"closure_announced"});
    EXPECT_FALSE(street_.get(page_of(street_.property_company), street_.signed_in("juwei"))
                     .shows("/closures"));
    EXPECT_TRUE(street_.get(page_of(street_.property_company), street_.signed_in("wuye"))
                    .shows("/closures"));
}

TEST_F(ClosedDays, AreCancelledByTheSame) {
    const auto receipt = report_lift();
    close("wuye", street_.property_company, 0, 3);

    EXPECT_EQ(cancel("juwei", street_.property_company).status, 403);
    const auto cancelled = cancel("wuye", street_.property_company);
    const auto again = cancel("wuye", street_.property_company);

    EXPECT_EQ(cancelled.recorded, Kinds{"closure_cancelled"});
    EXPECT_EQ(again.status, 404);
    EXPECT_TRUE(again.shows("或者已经取消了")) << again.body;
    EXPECT_FALSE(street_.get(track(receipt)).shows("停止办公"));
    EXPECT_EQ(close("wuye", street_.property_company, 0, 3).recorded, Kinds{"closure_announced"});
}

TEST_F(ClosedDays, AreRefusedWithEverythingTypedKept) {
    auto form = days_off(-1, 3);

    const auto refused = street_.post(
        page_of(street_.property_company) + "/closures", form, street_.signed_in("wuye"));

    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("这一天已经过去了")) << refused.body;
    EXPECT_TRUE(refused.shows("请勿入内"));
    form[0].second = "yesterday";
    EXPECT_EQ(
        street_
            .post(page_of(street_.property_company) + "/closures", form, street_.signed_in("wuye"))
            .status,
        422);
    EXPECT_EQ(close("jiedao", street_.duty_desk, 3, 3).status, 403);
}

TEST_F(ClosedDays, AreNoMoreToldOnceTheyAreOver) {
    const auto receipt = report_lift();
    close("wuye", street_.property_company, 0, 0);
    EXPECT_TRUE(street_.get(track(receipt)).shows("停止办公"));

    street_.pass(24h);

    EXPECT_FALSE(street_.get(track(receipt)).shows("停止办公"));
}

} // namespace
} // namespace tests
