// Photos that not everybody sees, asked for by every address that serves photos: covered by hand,
// or shown with a return.

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

class PhotosNotForAll : public Requests {
protected:
    void show_a_face(const nlohmann::json& receipt) {
        street_.turn(journal::operator_at_the_machine(), [&](journal::Turn& turn) {
            const voices::VoiceId voice{receipt["voice"].get<std::int64_t>()};
            return base::Result<nlohmann::json>(
                voices::add_photo(turn, voice, voices::Shows::Concern, "\xFF\xD8\xFF face")->value);
        });
    }

    void cover_in(const nlohmann::json& receipt) {
        auto asked = on(receipt, cases::Act::RedactPhoto);
        asked.photo = voices::PhotoId{1};
        asked.reason = "拍到了邻居的脸。";
        street_.act("jiedao", asked);
    }

    int status_for(const std::string& login, const std::string& address) {
        return street_.get(address, street_.signed_in(login)).status;
    }
};

TEST_F(PhotosNotForAll, AreCoveredInTheMergedCaseToo) {
    const auto first = report_lift();
    const auto second = report_lift();
    show_a_face(second);
    auto merging = on(second, cases::Act::Merge);
    merging.into = cases::CaseId{1};
    merging.reason = "同一件事。";
    street_.act("jiedao", merging);
    ASSERT_EQ(status_for("wuye", "/cases/1/photos/1"), 200);
    ASSERT_EQ(status_for("wuye", "/cases/2/photos/1"), 200);

    cover_in(first);

    EXPECT_EQ(status_for("wuye", "/cases/1/photos/1"), 404);
    EXPECT_EQ(status_for("wuye", "/cases/2/photos/1"), 404);
    EXPECT_EQ(status_for("jiedao", "/cases/2/photos/1"), 200) << "who may see originals";
    EXPECT_EQ(street_.get(track(second) + "/photos/1").status, 200) << "it is their own";
}

TEST_F(PhotosNotForAll, AreCoveredInTheCaseThatWasSplitOffToo) {
    const auto first = report_lift();
    show_a_face(first);
    auto splitting = on(first, cases::Act::Split);
    splitting.matter = "楼道里还堆着杂物。";
    splitting.category = "litter";
    street_.act("jiedao", splitting);
    ASSERT_EQ(status_for("wuye", "/cases/2/photos/1"), 200);

    cover_in(first);

    EXPECT_EQ(status_for("wuye", "/cases/2/photos/1"), 404);
    EXPECT_FALSE(
        street_.get("/cases/2", street_.signed_in("wuye")).shows("src=\"/cases/2/photos/1\""));
}

TEST_F(PhotosNotForAll, OfAReturnAreForStaffAlone) {
    const auto receipt = report_lift();
    const auto handler = street_.signed_in("wuye");
    EXPECT_TRUE(street_.get("/cases/1", handler).shows("附上依据的照片或纸面"));
    auto asked = on(receipt, cases::Act::Return);
    asked.return_reason = cases::ReturnReason::NotOurDuty;
    asked.reason = "路灯是市政的，有铭牌照片。";
    asked.photos = {"\xFF\xD8\xFF name plate"};

    street_.act("wuye", asked);

    EXPECT_TRUE(street_.get("/cases/1", street_.signed_in("juwei")).shows("退单依据"));
    EXPECT_EQ(status_for("juwei", "/cases/1/photos/1"), 200);
    EXPECT_EQ(street_.get(track(receipt) + "/photos/1").status, 404);
    EXPECT_FALSE(street_.get(track(receipt)).shows("/photos/1"));
}

} // namespace
} // namespace tests
