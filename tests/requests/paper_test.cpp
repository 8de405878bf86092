// Whoever would rather write by hand: the form prints blank, and staff take it in.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class Paper : public Requests {
protected:
    static Form typed_in(const std::string& source) {
        return {{"words", "3号楼电梯停在两层之间"},
                {"place", "瞿溪新村3号"},
                {"source", source},
                {"similar_seen", "1"}};
    }

    // As the door of voices keeps it: a picture that was prepared already.
    void keep_scan(const nlohmann::json& receipt) {
        street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
            const voices::VoiceId voice{receipt["voice"].get<std::int64_t>()};
            return base::Result<nlohmann::json>(
                voices::add_photo(turn, voice, voices::Shows::Scan, "\xFF\xD8\xFF form")->value);
        });
    }
};

TEST_F(Paper, TheFormPrintsBlankForAnybody) {
    const auto form = street_.get("/report/paper");

    EXPECT_EQ(form.status, 200);
    EXPECT_TRUE(form.shows("□ 咨询")) << form.body;
    EXPECT_TRUE(form.shows("半淞园路街道"));
    EXPECT_TRUE(street_.get("/report/paper", english()).shows("The form on paper"));
}

TEST_F(Paper, IsTakenInByWhoTakesIn) {
    const Form form = typed_in("paper");

    const auto taken = street_.post("/voices", form, street_.signed_in("juwei"));
    const auto page = street_.get("/cases/1", street_.signed_in("juwei"));

    EXPECT_EQ(taken.recorded, (Kinds{"voice_raised", "case_opened"})) << taken.body;
    EXPECT_TRUE(page.shows("纸质反映单代录")) << page.body;
    EXPECT_EQ(street_.post("/voices", form, street_.signed_in("wuye")).status, 403);
    EXPECT_EQ(street_.post("/voices", form).status, 403);
}

TEST_F(Paper, IsRefusedWithAScanThatIsNoPictureAndNothingIsRecorded) {
    const auto refused = street_.post_form_with(
        "not a picture", "/voices", typed_in("paper"), street_.signed_in("juwei"));

    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.recorded, Kinds{});
    EXPECT_TRUE(refused.shows("3号楼电梯停在两层之间")) << refused.body;
}

TEST_F(Paper, AScanComesWithNothingElse) {
    const auto by_telephone = street_.post_form_with(
        "\xFF\xD8\xFF", "/voices", typed_in("phone"), street_.signed_in("juwei"));
    const auto by_anybody = street_.post_form_with("\xFF\xD8\xFF", "/voices", typed_in("web"), {});

    EXPECT_EQ(by_telephone.status, 422);
    EXPECT_TRUE(by_telephone.shows("扫描件只随纸质表格录入")) << by_telephone.body;
    EXPECT_TRUE(by_telephone.shows("请重新选一次")) << by_telephone.body;
    EXPECT_EQ(by_anybody.status, 422);
    EXPECT_EQ(by_anybody.recorded, Kinds{});
}

TEST_F(Paper, IsSeenByWhoeverHandlesItAndByWhoeverHoldsTheCode) {
    const auto receipt = report_lift();
    keep_scan(receipt);

    const auto of_staff = street_.get("/cases/1", street_.signed_in("wuye"));

    EXPECT_TRUE(of_staff.shows("纸质单扫描件")) << of_staff.body;
    EXPECT_EQ(street_.get("/cases/1/photos/1", street_.signed_in("wuye")).status, 200);
    EXPECT_TRUE(street_.get(track(receipt)).shows("您的纸质单"));
    EXPECT_EQ(street_.get(track(receipt) + "/photos/1").status, 200);
    EXPECT_FALSE(street_.get("/cases/1").shows("photos/1"));
}

TEST_F(Paper, IsSeenByStaffWithACaseItJoined) {
    (void)report_lift();
    Form joining = typed_in("paper");
    joining.emplace_back("joins", "1");
    const auto joined = street_.post("/voices", joining, street_.signed_in("juwei"));
    ASSERT_EQ(joined.recorded, (Kinds{"voice_raised", "case_followed"})) << joined.body;

    keep_scan({{"voice", 2}});

    EXPECT_TRUE(street_.get("/cases/1", street_.signed_in("wuye")).shows("纸质单扫描件"));
    EXPECT_EQ(street_.get("/cases/1/photos/1", street_.signed_in("wuye")).status, 200);
}

} // namespace
} // namespace tests
