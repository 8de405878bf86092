#include "web/upload_slots.hpp"

#include <gtest/gtest.h>

namespace web {
namespace {

using std::chrono::seconds;

class Uploads : public testing::Test {
protected:
    std::optional<UploadSlots::Place> take(bool& is_let_go) {
        return slots_.take([&is_let_go] { is_let_go = true; });
    }

    std::chrono::steady_clock::time_point now_;
    UploadSlots slots_{2, [this] { return now_; }};
    bool first_is_gone_ = false;
    bool second_is_gone_ = false;
    bool third_is_gone_ = false;
};

TEST_F(Uploads, ThatGoOnKeepTheirPlaces) {
    const auto first = take(first_is_gone_);
    const auto second = take(second_is_gone_);
    slots_.arrived(*first, 6 * upload_bytes_a_second_min);
    slots_.arrived(*second, 6 * upload_bytes_a_second_min);
    now_ += seconds(10);

    EXPECT_FALSE(take(third_is_gone_));

    EXPECT_FALSE(first_is_gone_ || second_is_gone_);
    EXPECT_EQ(slots_.taken(), 2);
}

TEST_F(Uploads, ThatAreTooSlowStayWhileNobodyNeedsThePlace) {
    const auto first = take(first_is_gone_);
    now_ += seconds(100);

    EXPECT_TRUE(take(second_is_gone_));

    EXPECT_FALSE(first_is_gone_);
    slots_.give_back(*first);
    EXPECT_EQ(slots_.taken(), 1);
}

TEST_F(Uploads, TheSlowestMakesRoom) {
    const auto first = take(first_is_gone_);
    const auto second = take(second_is_gone_);
    slots_.arrived(*first, upload_bytes_a_second_min);
    now_ += seconds(6);

    const auto third = take(third_is_gone_);

    ASSERT_TRUE(third);
    EXPECT_TRUE(second_is_gone_);
    EXPECT_FALSE(first_is_gone_);
    EXPECT_EQ(slots_.taken(), 2);
    slots_.give_back(*second);
    EXPECT_EQ(slots_.taken(), 2) << "a place that was lost is not given back twice";
}

TEST_F(Uploads, ThatHaveArrivedKeepTheirPlacesUntilTheyAreAnswered) {
    slots_.begin_answer();
    slots_.begin_answer();
    now_ += seconds(100);

    EXPECT_FALSE(take(first_is_gone_));
    slots_.end_answer();
    EXPECT_TRUE(take(first_is_gone_));
}

} // namespace
} // namespace web
