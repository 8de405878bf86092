// The figures are written as Prometheus reads them; whether its own reader takes those of a running
// server, tests/program asks.

#include "app/metrics.hpp"

#include <gtest/gtest.h>

namespace app {
namespace {

class Metrics : public testing::Test {
protected:
    Metrics() {
        routes_.get("/cases/{id}", web::Access::Anyone, "A case.", {});
        routes_.get("/never", web::Access::Anyone, "Nobody asks.", {});
        web_ = std::make_unique<web::Measures>(routes_);
    }

    std::string text(const std::string& area = "") {
        return as_metrics(
            {{{area, {false, 12, 3, false}, writer_, *web_, cases::Colours{5, 1, 2, 0}}},
             {7, 1000, 2},
             32'000'000});
    }

    [[nodiscard]] static bool has(const std::string& text, const std::string& line) {
        return text.find("\n" + line + "\n") != std::string::npos;
    }

    journal::Measures writer_;
    std::unique_ptr<web::Measures> web_;

private:
    web::Routes routes_;
};

TEST_F(Metrics, SayHowTheRecordDoes) {
    writer_.note(journal::Committed{});
    writer_.note(journal::Overloaded{});
    writer_.batch_turns.add(3);
    writer_.note_commit(3, std::chrono::microseconds(700));

    const auto seen = text();

    EXPECT_TRUE(has(seen, R"(songyuan_turns_total{outcome="committed"} 1)")) << seen;
    EXPECT_TRUE(has(seen, R"(songyuan_turns_total{outcome="overloaded"} 1)"));
    EXPECT_TRUE(has(seen, R"(songyuan_batch_turns_bucket{le="2"} 0)"));
    EXPECT_TRUE(has(seen, R"(songyuan_batch_turns_bucket{le="4"} 1)"));
    EXPECT_TRUE(has(seen, R"(songyuan_commit_duration_seconds_bucket{le="0.0005"} 0)"));
    EXPECT_TRUE(has(seen, R"(songyuan_commit_duration_seconds_bucket{le="0.001"} 1)"));
    EXPECT_TRUE(has(seen, R"(songyuan_commit_duration_seconds_bucket{le="+Inf"} 1)"));
    EXPECT_TRUE(has(seen, "songyuan_commit_duration_seconds_sum 0.0007"));
    EXPECT_TRUE(has(seen, "songyuan_queue_length 3"));
    EXPECT_TRUE(has(seen, "songyuan_tree_size 12"));
    EXPECT_TRUE(has(seen, R"(songyuan_open_cases{colour="red"} 2)"));
    EXPECT_TRUE(has(seen, "songyuan_connections 7"));
}

TEST_F(Metrics, CountRoutesByTheirPatternAndNeverByWhatWasAsked) {
    web_->note(web_->routes().table().data(), 200, 1'500);

    const auto seen = text();

    EXPECT_TRUE(has(seen,
                    "songyuan_http_request_duration_seconds_count{method=\"GET\","
                    "route=\"/cases/{id}\"} 1"))
        << seen;
    EXPECT_TRUE(has(seen, R"(songyuan_http_responses_total{status="200"} 1)"));
    EXPECT_EQ(seen.find("/never"), std::string::npos);
}

TEST_F(Metrics, LeaveOutWhatAStoreThatIsAwayDoesNotTell) {
    const auto seen = as_metrics(
        {{{"away", {true, 12, 3, false}, writer_, *web_, std::nullopt}}, {7, 1000, 2}, 32'000'000});

    EXPECT_TRUE(has(seen, R"(songyuan_read_only{area="away"} 1)"));
    EXPECT_EQ(seen.find("songyuan_open_cases{"), std::string::npos);
}

TEST_F(Metrics, NameTheAreaWhereThereAreSeveral) {
    EXPECT_TRUE(has(text("banson"), R"(songyuan_tree_size{area="banson"} 12)"));
    EXPECT_TRUE(has(text("a\"\\\nb"), R"(songyuan_tree_size{area="a\"\\\nb"} 12)"));
}

} // namespace
} // namespace app
