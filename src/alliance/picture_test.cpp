#include "alliance/picture.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace alliance {
namespace {

PictureParts three_two_one() {
    return {{{"物业服务提升专委会", "/1", {"9 家单位", "本月 3 项活动"}},
             {"优化宜居专委会", "/2", {"6 家单位"}},
             {"零距离保障专委会", "/3", {"5 家单位"}}},
            {{"特邀观察员", "/4", {"6 人"}}},
            {{"特邀督导员", "/5", {"5 人"}}},
            {{"法律服务工作室", "/6", {}}},
            {"居民", "", {"107 个小区", "三驾马车"}}};
}

// No box leaves the picture, and no two lie on each other.
void expect_in_order(const nlohmann::json& picture) {
    const auto& boxes = picture.at("boxes");
    for (std::size_t one = 0; one < boxes.size(); ++one) {
        const auto& box = boxes[one];
        const int right = box["x"].get<int>() + box["width"].get<int>();
        const int bottom = box["y"].get<int>() + box["height"].get<int>();
        EXPECT_GE(box["x"], 0);
        EXPECT_GE(box["y"], 0);
        EXPECT_LE(right, picture["width"].get<int>());
        EXPECT_LE(bottom, picture["height"].get<int>());
        for (std::size_t other = one + 1; other < boxes.size(); ++other) {
            const auto& next = boxes[other];
            const bool is_beside =
                right <= next["x"].get<int>() ||
                next["x"].get<int>() + next["width"].get<int>() <= box["x"].get<int>();
            const bool is_above =
                bottom <= next["y"].get<int>() ||
                next["y"].get<int>() + next["height"].get<int>() <= box["y"].get<int>();
            EXPECT_TRUE(is_beside || is_above) << box << next;
        }
    }
}

TEST(ThePicture, BreaksOnATelephoneWhatIsTooLongForItsBoxAndOnlyThat) {
    auto parts = three_two_one();
    parts.residents = {"Residents · 107 compounds · 22 residents' committees",
                       "",
                       {"Owners' committees 86 · Property companies 9"}};

    const auto picture = narrow_picture(parts);

    const auto& chinese = picture["boxes"][0]["texts"];
    EXPECT_EQ(chinese.size(), 3U) << chinese;
    const auto& english = picture["boxes"][3]["texts"];
    ASSERT_EQ(english.size(), 4U) << english;
    EXPECT_EQ(english[0]["text"], "Residents · 107 compounds");
    EXPECT_EQ(english[3]["text"], "Property companies 9");
    expect_in_order(picture);
}

TEST(ThePicture, BreaksADutyThatIsWiderThanItsPanelBehindItsComma) {
    auto parts = three_two_one();
    parts.supervisors = {{"特邀督导员", "/5", {"对久拖不决的事提问，答复要公开。"}}};

    const auto picture = wide_picture(parts);

    std::vector<std::string> lines;
    for (const auto& box : picture["boxes"]) {
        for (const auto& text : box["texts"]) {
            lines.push_back(text["text"]);
        }
    }
    EXPECT_NE(std::ranges::find(lines, "对久拖不决的事提问，"), lines.end());
    EXPECT_NE(std::ranges::find(lines, "答复要公开。"), lines.end());
    expect_in_order(picture);
}

TEST(ThePicture, HoldsEveryPartOnceInBothShapes) {
    for (const auto& picture : {wide_picture(three_two_one()), narrow_picture(three_two_one())}) {
        EXPECT_EQ(picture.at("boxes").size(), 7U);
        expect_in_order(picture);
    }
}

TEST(ThePicture, IsDrawnForAnyNumberOfBodies) {
    auto parts = three_two_one();
    parts.committees.push_back(parts.committees.front());
    parts.observers.push_back(parts.observers.front());
    parts.workshops.clear();
    expect_in_order(wide_picture(parts));
    expect_in_order(narrow_picture(parts));

    const PictureParts alone{{}, {}, {}, {}, {"居民", "", {}}};
    EXPECT_EQ(wide_picture(alone).at("boxes").size(), 1U);
    EXPECT_TRUE(narrow_picture(alone).at("lines").empty());
}

TEST(ThePicture, FitsATelephone) {
    EXPECT_LE(narrow_picture(three_two_one()).at("width").get<int>(), 358);
}

} // namespace
} // namespace alliance
