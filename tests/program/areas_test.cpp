// Two neighbourhoods in one process, each under a host of its own: what is one's is nothing to the
// other.

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/program/served.hpp"

namespace program {
namespace {

std::string with_host(std::string request, const std::string& host) {
    const std::string usual = "Host: 127.0.0.1";
    return request.replace(request.find(usual), usual.size(), "Host: " + host);
}

class Areas : public testing::Test {
protected:
    [[nodiscard]] Reply in(const std::string& host, const std::string& request) const {
        const auto reply = ask(served_.port(), with_host(request, host));
        EXPECT_TRUE(reply.has_value()) << request;
        return reply.value_or(Reply{});
    }

    // The slip's address and the receipt's number of what somebody reported there.
    [[nodiscard]] nlohmann::json report(const std::string& host) const {
        const auto reply = in(host, post_json("/voices", R"({"words":"电梯坏了。"})"));
        EXPECT_EQ(reply.status, 201) << reply.body;
        return nlohmann::json::parse(reply.body);
    }

    [[nodiscard]] static std::int64_t entries(const Reply& health) {
        return nlohmann::json::parse(health.body)["entries"];
    }

    // The first account of a neighbourhood, made at the one-time address that the server printed;
    // the cookie it is signed in with.
    [[nodiscard]] std::string sign_in_first(const std::string& host) const {
        const auto begins = host + ":" + std::to_string(served_.port()) + "/first-account/";
        const auto log = served_.log_that_says(begins);
        const auto line = log.find("/first-account/", log.find(begins));
        const auto path = log.substr(line, log.find_first_of(" \n", line) - line);
        const auto reply =
            in(host,
               post_json(path,
                         R"({"street":"试验街道","person_name":"甲","login":"first",)"
                         R"("password":"a password for the first"})"));
        EXPECT_EQ(reply.status, 303) << reply.body;
        const auto cookie = reply.head.find("session=");
        return reply.head.substr(cookie, reply.head.find(';', cookie) - cookie);
    }

    [[nodiscard]] static std::string desk_of(const std::string& cookie) {
        return "GET /alliance/applications HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: " + cookie +
               "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
    }

    Folder folder_;
    Served served_{{"--area",
                    "310101015=" + (folder_.path() / "one").string(),
                    "--area",
                    "two.example=" + (folder_.path() / "two").string()}};
    const std::string one_ = "310101015.songyuan.example";
    const std::string two_ = "two.example:8080";
};

TEST_F(Areas, ACaseOfOneIsUnknownInTheOther) {
    const auto before = entries(in(two_, get("/healthz")));

    const auto slip = report(one_);

    EXPECT_EQ(in(one_, get("/cases/1.json")).status, 200) << slip;
    EXPECT_EQ(in(two_, get("/cases/1.json")).status, 404);
    EXPECT_EQ(entries(in(two_, get("/healthz"))), before);
    EXPECT_GT(entries(in(one_, get("/healthz"))), before);
}

TEST_F(Areas, ASessionOfOneOpensNothingInTheOther) {
    const auto cookie = sign_in_first("two.example");

    EXPECT_EQ(in(two_, desk_of(cookie)).status, 200);
    EXPECT_EQ(in(one_, desk_of(cookie)).status, 401);
}

TEST_F(Areas, AnApiKeyOfOneIsNobodysInTheOther) {
    const auto added = run(
        {"open311-client", "add", "水务", "--json", "--data", (folder_.path() / "one").string()});
    const auto told = nlohmann::json::parse(added.out.substr(added.out.find('{')));
    const auto key = told["api_key"].get<std::string>();
    const auto before = entries(in(two_, get("/healthz")));
    const auto services = get("/open311/v2/services.json?api_key=" + key);

    EXPECT_EQ(in(one_, services).status, 200);
    EXPECT_EQ(in(two_, services).status, 403);
    EXPECT_EQ(entries(in(two_, get("/healthz"))), before);
}

TEST_F(Areas, AHostThatIsNobodysIsToldSo) {
    const auto told = in("three.example", get("/"));

    EXPECT_EQ(told.status, 421);
    EXPECT_NE(told.body.find("web.no_such_site"), std::string::npos) << told.body;
    EXPECT_EQ(in("three.example", post_json("/voices", R"({"words":"灯。"})")).status, 421);
    EXPECT_EQ(in("127.0.0.1", get("/readyz")).status, 200);
}

TEST_F(Areas, WhoeverNamesOneInThePathIsLedToItsHost) {
    const auto led = in("city.example", get("/310101015/cases?q=a"));

    EXPECT_EQ(led.status, 307);
    EXPECT_NE(led.head.find("location: //310101015.city.example/cases?q=a"), std::string::npos)
        << led.head;
}

TEST_F(Areas, FiguresNameEachArea) {
    EXPECT_FALSE(report(two_).empty());

    const auto metrics = in("127.0.0.1", get("/metrics"));

    EXPECT_EQ(metrics.status, 200);
    for (const char* line : {R"(songyuan_turns_total{area="two.example",outcome="committed"} 1)",
                             R"(songyuan_turns_total{area="310101015",outcome="committed"} 0)"}) {
        EXPECT_NE(metrics.body.find(line), std::string::npos) << line << "\n" << metrics.body;
    }
}

} // namespace
} // namespace program
