// What a watchman sees of a running server: figures that Prometheus' own reader takes, at the
// machine or at an address of his own, and a log that a program can split.

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/program/served.hpp"

namespace program {
namespace {

// Debian's python3-prometheus-client reads the text; family by family and sample by sample, and
// what the format demands of a histogram.
constexpr const char* strict_reader = R"python(
import sys
from prometheus_client.parser import text_string_to_metric_families as families
text = open(sys.argv[1]).read()
names = set()
series = set()
for family in families(text):
    assert family.name not in names, family.name + " comes twice"
    assert family.documentation and family.type in ("counter", "gauge", "histogram"), family.name
    names.add(family.name)
    buckets = {}
    for sample in family.samples:
        key = (sample.name, tuple(sorted(sample.labels.items())))
        assert key not in series, str(key) + " comes twice"
        assert sample.value >= 0
        series.add(key)
        if family.type == "histogram":
            whose = tuple(sorted((k, v) for k, v in sample.labels.items() if k != "le"))
            seen = buckets.setdefault(whose, [])
            if sample.name.endswith("_bucket"):
                seen.append((float(sample.labels["le"]), sample.value))
            if sample.name.endswith("_count"):
                assert seen == sorted(seen) and seen[-1] == (float("inf"), sample.value)
                assert [n for _, n in seen] == sorted(n for _, n in seen)
print(" ".join(sorted(names)))
)python";

Ran read_strictly(const std::filesystem::path& folder, const std::string& metrics) {
    std::ofstream(folder / "reader.py") << strict_reader;
    std::ofstream(folder / "metrics") << metrics;
    return shell("cd '" + folder.string() + "' && /usr/bin/python3 reader.py metrics");
}

TEST(Watch, PrometheusReadsTheFiguresOfARunningServer) {
    if (shell("/usr/bin/python3 -c 'import prometheus_client'").code != 0) {
        GTEST_SKIP() << "python3-prometheus-client is not installed: bin/setup --tests";
    }
    const Folder folder;
    const Served served(folder.path());
    ASSERT_EQ(ask(served.port(), post_json("/voices", R"({"words":"楼道灯坏了。"})"))->status, 201);
    ASSERT_EQ(ask(served.port(), get("/"))->status, 200);

    const auto metrics = ask(served.port(), get("/metrics"));

    ASSERT_TRUE(metrics.has_value());
    ASSERT_EQ(metrics->status, 200);
    EXPECT_NE(metrics->head.find("content-type: text/plain; version=0.0.4"), std::string::npos);
    const auto read = read_strictly(folder.path(), metrics->body);
    EXPECT_EQ(read.code, 0) << read.out;
    for (const char* family : {"songyuan_turns",
                               "songyuan_batch_turns",
                               "songyuan_commit_duration_seconds",
                               "songyuan_http_request_duration_seconds",
                               "songyuan_queue_length",
                               "songyuan_tree_size",
                               "songyuan_open_cases",
                               "songyuan_build_info"}) {
        EXPECT_NE(read.out.find(family), std::string::npos) << family << " in " << read.out;
    }
    EXPECT_NE(metrics->body.find(R"(songyuan_open_cases{colour="green"} 1)"), std::string::npos)
        << metrics->body;
}

TEST(Watch, AnAddressOfItsOwnShowsFiguresAndNothingElse) {
    const Folder folder;
    const int own = free_port();
    const Served served(folder.path(),
                        Served::Patience::UntilItServes,
                        {"--metrics", "127.0.0.1:" + std::to_string(own)});

    EXPECT_EQ(ask(own, get("/metrics"))->status, 200);
    EXPECT_EQ(ask(own, get("/readyz"))->status, 200);
    EXPECT_EQ(ask(own, get("/healthz"))->status, 200);
    for (const char* elsewhere : {"/", "/desk", "/cases", "/nowhere", "/assets/app.css"}) {
        EXPECT_EQ(ask(own, get(elsewhere))->status, 404) << elsewhere;
    }
    EXPECT_EQ(ask(served.port(), get("/metrics"))->status, 403);
    EXPECT_EQ(ask(served.port(), get("/readyz"))->status, 200);
}

TEST(Watch, EveryLineOfTheLogIsMadeOfNamesAndValues) {
    const Folder folder;
    Served served(folder.path());
    ASSERT_EQ(served.stop(), 0);

    std::istringstream log(served.log());
    int lines = 0;
    for (std::string line; std::getline(log, line);) {
        if (line.starts_with("at=")) {
            EXPECT_NE(line.find(" level="), std::string::npos) << line;
            EXPECT_NE(line.find(" what="), std::string::npos) << line;
            ++lines;
        }
    }
    EXPECT_GE(lines, 2) << served.log(); // It serves; it stops.
}

} // namespace
} // namespace program
