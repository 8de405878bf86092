#include <gtest/gtest.h>

#include "voices/voices.hpp"

namespace voices {
namespace {

TEST(ImportTimes, AreReadAsPeopleWriteThem) {
    const auto read_or_zero = [](const char* written) {
        return read_time(written).value_or(calendar::Moment{});
    };
    const auto expected = calendar::parse_moment("2026-01-06 09:05:03").value();

    for (const auto* written : {"2026-01-06T09:05:03+08:00",
                                "2026-01-06T09:05:03",
                                "2026/1/6 9:05:03",
                                "2026.01.06 09:05:03",
                                "2026年1月6日 9时5分3秒"}) {
        EXPECT_EQ(read_or_zero(written), expected) << written;
    }
    EXPECT_EQ(read_or_zero("2026年1月6日"), calendar::parse_moment("2026-01-06").value());
    for (const auto* written : {"",
                                "昨天",
                                "1/6/2026",
                                "2026-13-01",
                                "2026-02-30",
                                "1578283778",
                                "2026-1",
                                "99999999999999999999-1-1",
                                "2026-01-06 25:00"}) {
        const auto refused = read_time(written);
        ASSERT_FALSE(refused.has_value()) << written;
        EXPECT_EQ(refused.error().key, "voices.import_time_malformed") << written;
    }
}

} // namespace
} // namespace voices
