// Somebody is away: a colleague sees and acts from their seat, for as long as was said, and the
// record says who acted for whom.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using namespace std::chrono_literals;

class Absence : public Requests {
protected:
    alliance::PersonId person(const std::string& login) {
        const auto reader = street_.readers().borrow();
        const auto account = identity::find_account(*reader, login).value().id;
        return alliance::person_of_account(*reader, account).value();
    }
    alliance::SeatId seat(const std::string& login) {
        const auto reader = street_.readers().borrow();
        const auto account = identity::find_account(*reader, login).value().id;
        return alliance::seats_of_account(*reader, account, street_.now()).at(0).id;
    }
    Answered name_deputy(const std::string& login, const std::string& deputy) {
        const auto day = calendar::iso_date(calendar::office_day(street_.now()));
        return street_.post(
            "/absence",
            {{"deputy", std::to_string(person(deputy).value)}, {"from", day}, {"until", day}},
            street_.signed_in(login));
    }
    Asker at_seat_of(const std::string& login, const std::string& whose) {
        auto asker = street_.signed_in(login);
        seat_field_ = std::to_string(seat(whose).value);
        return asker;
    }

    std::string seat_field_;
};

TEST_F(Absence, LetsADeputySeeAndActFromTheSeat) {
    const auto receipt = report_lift();
    const auto address = "/cases/" + std::to_string(receipt["case"].get<int>());
    auto colleague = at_seat_of("juwei", "wuye");
    const Form accepting = {{"acting_seat", seat_field_}};
    EXPECT_EQ(street_.post(address + "/acceptance", accepting, colleague).status, 403);

    const auto named = name_deputy("wuye", "juwei");
    const auto done = street_.post(address + "/acceptance", accepting, colleague);

    EXPECT_EQ(named.recorded, Kinds{"seat_deputised"});
    EXPECT_EQ(done.status, 303) << done.body;
    EXPECT_EQ(done.recorded, Kinds{"case_accepted"});
    const auto reader = street_.readers().borrow();
    const auto last = journal::find_entry(*reader, journal::size(*reader)).value();
    const auto actor = journal::with_body_read(last).entry.actor;
    EXPECT_EQ(actor.seat, seat("wuye"));
    EXPECT_EQ(actor.account, identity::find_account(*reader, "juwei").value().id);
}

TEST_F(Absence, LetsNobodyCheckWhatTheyAnsweredThemselves) {
    const auto receipt = report_lift();
    contact(receipt);
    name_deputy("juwei", "wuye");
    street_.post(
        "/cases/1/answer", {{"answer", "门机皮带已更换，恢复运行。"}}, street_.signed_in("wuye"));

    const auto checked = street_.post("/cases/1/check",
                                      {{"acting_seat", std::to_string(seat("juwei").value)}},
                                      street_.signed_in("wuye"));

    EXPECT_EQ(checked.status, 403) << checked.body;
    EXPECT_EQ(checked.recorded, Kinds{});
}

TEST_F(Absence, LetsNobodyDecideFromAboveOnWhatTheirOwnUnitHandles) {
    contact(report_lift());
    name_deputy("jiedao", "wuye");
    const Form from_the_street = {{"acting_seat", std::to_string(seat("jiedao").value)},
                                  {"due", "2026-12-18"},
                                  {"plan", "等配件到货后更换。"},
                                  {"responsible", "周经理"}};

    const auto refused =
        street_.post("/cases/1/suspension", from_the_street, street_.signed_in("wuye"));

    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("要由另一个人来做")) << refused.body;
}

TEST_F(Absence, IsToldOnBothDesksAndWhereSeatsAreChosen) {
    name_deputy("wuye", "juwei");

    EXPECT_TRUE(street_.get("/desk", street_.signed_in("juwei")).shows("您正在替“wuye"));
    EXPECT_TRUE(street_.get("/desk", street_.signed_in("wuye")).shows("由 周juwei 代班"));
    EXPECT_TRUE(street_.get("/acting-seat", street_.signed_in("juwei")).shows("· 代班"));
    EXPECT_TRUE(street_.get("/settings", street_.signed_in("juwei")).shows("/acting-seat"));
}

TEST_F(Absence, LeavesTheHolderInTheirSeat) {
    name_deputy("wuye", "juwei");

    EXPECT_TRUE(street_.get("/desk", street_.signed_in("wuye")).status == 200);
    EXPECT_TRUE(street_.get("/absence", street_.signed_in("wuye")).shows("代班。"));
}

TEST_F(Absence, EndsByItselfAfterTheLastDay) {
    name_deputy("wuye", "juwei");
    const auto reader = street_.readers().borrow();
    const auto account = identity::find_account(*reader, "juwei").value().id;
    EXPECT_EQ(alliance::seats_of_account(*reader, account, street_.now()).size(), 2U);

    EXPECT_EQ(alliance::seats_of_account(*reader, account, street_.now() + 24h).size(), 1U);
}

TEST_F(Absence, EndsWithTheTermOfWhoNamedTheDeputy) {
    name_deputy("wuye", "juwei");
    const auto successor = person("jiedao");
    const auto left = seat("wuye"); // Once it is vacant nobody's login leads to it.

    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        alliance::vacate(turn, left, "调离").value();
        alliance::appoint(turn, {left, successor, {}, {}}).value();
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    const auto reader = street_.readers().borrow();
    const auto account = identity::find_account(*reader, "juwei").value().id;
    EXPECT_EQ(alliance::seats_of_account(*reader, account, street_.now()).size(), 1U);
}

TEST_F(Absence, EndsEarlyWhenSomebodyIsBack) {
    name_deputy("wuye", "juwei");

    const auto ended = street_.post("/absence/end", {}, street_.signed_in("wuye"));
    const auto again = street_.post("/absence/end", {}, street_.signed_in("wuye"));

    EXPECT_EQ(ended.recorded, Kinds{"deputy_ended"});
    EXPECT_EQ(again.status, 409);
    EXPECT_TRUE(again.shows("现在没有代班")) << again.body;
}

TEST_F(Absence, IsRefusedWithEverythingTypedKept) {
    const auto officer = street_.signed_in("wuye");
    const Form nobody = {{"deputy", ""}, {"from", "2026-11-20"}, {"until", "2999-01-01"}};

    const auto refused = street_.post("/absence", nobody, officer);

    EXPECT_GE(refused.status, 400);
    EXPECT_TRUE(refused.recorded.empty());
    EXPECT_TRUE(refused.shows("2999-01-01")) << refused.body;
}

TEST_F(Absence, OfOthersIsForWhoAdministers) {
    const Form form = {{"seat", std::to_string(seat("wuye").value)},
                       {"deputy", std::to_string(person("juwei").value)},
                       {"from", calendar::iso_date(calendar::office_day(street_.now()))},
                       {"until", calendar::iso_date(calendar::office_day(street_.now()))}};

    EXPECT_EQ(street_.post("/absence", form, street_.signed_in("juwei")).status, 403);
    EXPECT_EQ(street_.post("/absence", form, street_.signed_in("jiedao")).recorded,
              Kinds{"seat_deputised"});
}

TEST_F(Absence, IsArrangedForOthersByWhoAdministersThemselvesOnly) {
    name_deputy("jiedao", "juwei");
    const auto day = calendar::iso_date(calendar::office_day(street_.now()));
    const Form form = {{"acting_seat", std::to_string(seat("jiedao").value)},
                       {"seat", std::to_string(seat("wuye").value)},
                       {"deputy", std::to_string(person("jiedao").value)},
                       {"from", day},
                       {"until", day}};

    const auto refused = street_.post("/absence", form, street_.signed_in("juwei"));

    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.recorded, Kinds{});
}

TEST_F(Absence, IsStoodInForOnlyByWhoSitsSomewhere) {
    EXPECT_TRUE(street_.get("/absence", street_.signed_in("wuye")).shows("周juwei"));
    const auto left = seat("juwei");
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        alliance::vacate(turn, left, "调离").value();
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    const auto refused = name_deputy("wuye", "juwei");

    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("现在没有席位")) << refused.body;
    const auto page = street_.get("/absence", street_.signed_in("wuye"));
    EXPECT_FALSE(page.shows("周juwei"));
    EXPECT_TRUE(page.shows("周jiedao"));
}

TEST_F(Absence, IsNotStoodInForWithAClosedAccount) {
    street_.turn(journal::operator_at_the_machine(), [](journal::Turn& turn) {
        identity::close_account(turn, "juwei").value();
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    const auto refused = name_deputy("wuye", "juwei");

    EXPECT_EQ(refused.status, 403) << refused.body;
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("账号已停用")) << refused.body;
}

} // namespace
} // namespace tests
