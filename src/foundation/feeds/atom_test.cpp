// A feed is text that somebody wrote inside XML that nobody can break out of.

#include "feeds/atom.hpp"

#include <gtest/gtest.h>

namespace feeds {
namespace {

Moment at(const char* moment) {
    return calendar::parse_moment(moment).value();
}

Feed answers() {
    return {"urn:songyuan:310101015:answers",
            "公开答复",
            "zh-CN",
            "半淞园路街道",
            "https://street.example/cases",
            "https://street.example/answers.atom",
            at("2026-11-01 09:00")};
}

Entry entry(const char* updated) {
    return {"urn:songyuan:310101015:case:7",
            "电梯停用已修复",
            at("2026-11-20 10:00"),
            at(updated),
            "https://street.example/cases/7"};
}

TEST(Feed, IsAsNewAsItsNewestEntry) {
    auto feed = answers();
    EXPECT_NE(write_atom(feed).find("<updated>2026-11-01T09:00:00+08:00</updated>"),
              std::string::npos);

    feed.entries = {
        entry("2026-11-21 10:00"), entry("2026-11-24 10:00"), entry("2026-11-23 10:00")};

    const auto written = write_atom(feed);
    EXPECT_EQ(written.find("<updated>"),
              written.find("<updated>2026-11-24T10:00:00+08:00</updated>"));
}

TEST(Feed, LetsNothingThatSomebodyWroteBecomeMarkup) {
    auto feed = answers();
    feed.entries = {entry("2026-11-21 10:00")};
    feed.entries.front().title = "<script>\"&\x01</script>";

    EXPECT_NE(write_atom(feed).find("<title>&lt;script&gt;&quot;&amp;&lt;/script&gt;</title>"),
              std::string::npos);
}

} // namespace
} // namespace feeds
