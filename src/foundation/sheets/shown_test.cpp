#include "sheets/shown.hpp"

#include <gtest/gtest.h>

namespace sheets {
namespace {

std::string plainly(std::string_view written) {
    return shown(written, {}, Epoch::Of1900);
}

std::string as_time(std::string_view written) {
    return shown(written, built_in_format(22), Epoch::Of1900);
}

TEST(Shown, ATelephoneNumberHasAllItsDigits) {
    EXPECT_EQ(plainly("13800000000"), "13800000000");
    EXPECT_EQ(plainly("1.3800000000000000E+10"), "13800000000");
    EXPECT_EQ(plainly("310101015000123"), "310101015000123");
}

TEST(Shown, ALongNumberIsNotRounded) {
    EXPECT_EQ(plainly("20261120000000000001"), "20261120000000000001");
    EXPECT_EQ(plainly("310101199001011234"), "310101199001011234");
}

TEST(Shown, NoiseOfTheSpreadsheetsArithmeticIsGone) {
    EXPECT_EQ(plainly("201.00000000000003"), "201");
    EXPECT_EQ(plainly("0.30000000000000004"), "0.3");
    EXPECT_EQ(plainly("9.9999999999999995"), "10");
    EXPECT_EQ(plainly("-0"), "0");
    EXPECT_EQ(plainly("1.5E-3"), "0.0015");
    EXPECT_EQ(plainly("-12.50"), "-12.5");
}

TEST(Shown, WhatIsNoNumberStaysAsItWasWritten) {
    for (const auto* written :
         {"", "1.2.3", "-", "1E", "1E999", "1e-2147483648", "0x10", "nan", "1e30", "1 2"}) {
        EXPECT_EQ(plainly(written), written);
    }
}

TEST(Shown, ADateIsADate) {
    EXPECT_EQ(as_time("46346"), "2026-11-20");
    EXPECT_EQ(as_time("46346.729166666664"), "2026-11-20 17:30");
    EXPECT_EQ(as_time("46346.99999999999"), "2026-11-21");
    EXPECT_EQ(as_time("46346.5000115741"), "2026-11-20 12:00:01");
    EXPECT_EQ(as_time("0.75"), "18:00");
    EXPECT_EQ(shown("44884", built_in_format(14), Epoch::Of1904), "2026-11-20");
    EXPECT_EQ(as_time("99999999"), "99999999");
    EXPECT_EQ(as_time("-3"), "-3");
}

TEST(Shown, FormatsAreToldByWhatTheySay) {
    using Kind = NumberFormat::Kind;
    EXPECT_EQ(format_of("yyyy\"年\"m\"月\"d\"日\";@").kind, Kind::Time);
    EXPECT_EQ(format_of("[$-804]hh:mm").kind, Kind::Time);
    EXPECT_EQ(format_of("General").kind, Kind::Plain);
    EXPECT_EQ(format_of("#,##0.00_m;[Red]\\d0").kind, Kind::Plain);
    EXPECT_EQ(format_of("\"day\"0").kind, Kind::Plain);
    EXPECT_EQ(built_in_format(31).kind, Kind::Time);
    EXPECT_EQ(built_in_format({}).kind, Kind::Plain);
    EXPECT_EQ(shown("42", format_of("0000"), Epoch::Of1900), "0042");
    EXPECT_EQ(shown("123456", format_of("0000"), Epoch::Of1900), "123456");
}

} // namespace
} // namespace sheets
