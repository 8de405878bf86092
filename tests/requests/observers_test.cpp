// What observers are shown without asking, and that only they are.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class ObserversRequests : public Requests {
protected:
    void answer_again(const nlohmann::json& receipt) {
        auto plan = on(receipt, cases::Act::ProposePlan);
        plan.plan = "三天内换好门机，经理每天到场。";
        street_.act("wuye", plan);
        street_.act("jiedao", on(receipt, cases::Act::SignPlan));
        auto asked = on(receipt, cases::Act::Submit);
        asked.answer = "又修了一遍。";
        street_.act("wuye", asked);
        street_.act("juwei", on(receipt, cases::Act::Check));
    }

    void say_dissatisfied(const nlohmann::json& receipt) {
        const auto said = street_.post(track(receipt) + "/rating",
                                       {{"outcome", "dissatisfied"}, {"note", "还是坏的"}});
        EXPECT_LT(said.status, 400) << said.body;
    }
};

TEST_F(ObserversRequests, ObserversSeeWhatWasDecidedByHand) {
    const auto receipt = report_lift();
    auto asked = on(receipt, cases::Act::OverrideDeadline);
    asked.due = street_.now() + std::chrono::days(10);
    asked.reason = "等配件";
    street_.act("jiedao", asked);

    const auto seen = street_.get("/observations", street_.signed_in("jiedao"));

    EXPECT_TRUE(seen.shows("期限由人工改动 · #1"));
    EXPECT_FALSE(seen.shows("停在两层之间"));
}

TEST_F(ObserversRequests, ObserversSeeThatAPhotoWasCoveredNotThePhoto) {
    const auto receipt = report_lift();
    street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
        const voices::VoiceId voice{receipt["voice"].get<std::int64_t>()};
        return base::Result<nlohmann::json>(
            voices::add_photo(turn, voice, voices::Shows::Concern, "\xFF\xD8\xFF face")->value);
    });
    auto asked = on(receipt, cases::Act::RedactPhoto);
    asked.photo = voices::PhotoId{1};
    asked.reason = "拍到了邻居的脸。";
    street_.act("jiedao", asked);

    const auto seen = street_.get("/observations", street_.signed_in("jiedao"));

    EXPECT_TRUE(seen.shows("照片被遮盖 · #1"));
    EXPECT_FALSE(seen.shows("邻居的脸"));
}

TEST_F(ObserversRequests, ObserversSeeASecondDissatisfactionNotTheFirst) {
    const auto receipt = report_lift();
    answer(receipt);
    say_dissatisfied(receipt);
    EXPECT_FALSE(street_.get("/observations", street_.signed_in("jiedao")).shows("第二次说没解决"));

    answer_again(receipt);
    say_dissatisfied(receipt);

    EXPECT_TRUE(street_.get("/observations", street_.signed_in("jiedao")).shows("第二次说没解决"));
}

TEST_F(ObserversRequests, ObserversSeeAVacantSeatWithWorkWaiting) {
    report_lift();
    EXPECT_FALSE(street_.get("/observations", street_.signed_in("jiedao")).shows("件在等"));

    street_.turn(journal::operator_at_the_machine(), [this](journal::Turn& turn) {
        for (const auto& seat : alliance::seats_of(turn.store(), street_.property_company)) {
            alliance::vacate(turn, seat.id, "调离").value();
        }
        return base::Result<nlohmann::json>(nlohmann::json());
    });

    EXPECT_TRUE(street_.get("/observations", street_.signed_in("jiedao"))
                    .shows("1 件在等，现在由瞿溪居委会代办"));
}

TEST_F(ObserversRequests, NobodyElseIsShownThem) {
    EXPECT_EQ(street_.get("/observations", street_.signed_in("wuye")).status, 403);
    EXPECT_EQ(street_.get("/observations", program()).status, 401);
    EXPECT_EQ(street_.get("/observations?before=x", street_.signed_in("jiedao")).status, 422);
}

} // namespace
} // namespace tests
