#include "base/log.hpp"

#include <gtest/gtest.h>

namespace base {
namespace {

TEST(Log, SaysWhatHappenedInNamesAndValues) {
    EXPECT_EQ(log_line("serves", {{"entries", 12}, {"address", "http://127.0.0.1:8080/"}}),
              "what=serves entries=12 address=http://127.0.0.1:8080/");
    EXPECT_EQ(log_line("stops", {}), "what=stops");
}

TEST(Log, QuotesWhatIsMoreThanAWord) {
    EXPECT_EQ(log_line("fault", {{"route", "GET /cases/{id}"}, {"because", ""}}),
              R"(what=fault route="GET /cases/{id}" because="")");
    EXPECT_EQ(log_line("fault", {{"because", R"(no "x" in C:\)"}}),
              R"(what=fault because="no \"x\" in C:\\")");
}

TEST(Log, LetsNoReasonBeginALineOfItsOwn) {
    EXPECT_EQ(log_line("fault", {{"because", "a\nat=now level=info what=forged\x7f"}}),
              R"(what=fault because="a\x0aat=now level=info what=forged\x7f")");
}

} // namespace
} // namespace base
