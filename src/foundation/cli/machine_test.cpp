#include "cli/machine.hpp"

#include <gtest/gtest.h>

#include "cli/program_test.hpp"

namespace cli {
namespace {

TEST(Machine, IsSetByItsFile) {
    const auto read = read_machine(R"toml(
[listen]
address = "[::1]:9300"
metrics = "127.0.0.1:9301"
threads = 4
connections = 50

[site]
public_url = "https://songyuan.example"
trusted_proxy = "10.0.0.7"
reports_an_hour = 5
)toml");

    EXPECT_TRUE(read.mistakes.empty());
    ASSERT_TRUE(read.machine.listen.has_value());
    EXPECT_EQ(read.machine.listen->host, "::1");
    EXPECT_EQ(read.machine.listen->port, 9300);
    ASSERT_TRUE(read.machine.metrics.has_value());
    EXPECT_EQ(read.machine.metrics->port, 9301);
    EXPECT_EQ(read.machine.threads, 4);
    EXPECT_EQ(read.machine.connections_max, 50);
    EXPECT_EQ(read.machine.public_url, "https://songyuan.example");
    EXPECT_EQ(read.machine.trusted_proxy, "10.0.0.7");
    EXPECT_EQ(read.machine.reports_an_hour_max, 5);
}

TEST(Machine, NamesEveryMistakeWithItsLine) {
    const auto read = read_machine(
        "[listen]\naddress = \"somewhere\"\nthreads = \"two\"\n"
        "connections = 1\ncolour = \"red\"\n"
        "[site]\npublic_url = \"songyuan\"\ntrusted_proxy = \"x\"\n"
        "[mail]\nserver = \"x\"\n");

    ASSERT_EQ(read.mistakes.size(), 7U);
    const std::vector<std::string> keys = {"cli.not_a_listen_address",
                                           "cli.machine_wrong_kind",
                                           "cli.machine_out_of_range",
                                           "cli.machine_unknown",
                                           "cli.not_a_public_url",
                                           "cli.not_an_address",
                                           "cli.not_a_mail_server"};
    const std::vector<std::int64_t> lines = {2, 3, 4, 5, 7, 8, 10};
    for (std::size_t at = 0; at < keys.size(); ++at) {
        EXPECT_EQ(read.mistakes[at].refusal.key, keys[at]);
        EXPECT_EQ(read.mistakes[at].line, lines[at]);
    }
    EXPECT_EQ(read.mistakes.front().name, "listen.address");
}

TEST(Machine, NamesItsWaysOut) {
    const auto read = read_machine(R"toml(
[mail]
server = "smtps://mail.example.org"
from = "songyuan@example.org"
to = ["desk@example.org", "office@example.org"]
user = "songyuan"
password = "a secret"

[hook]
url = "https://example.org/hook"
secret = "sixteen letters!"
)toml");

    EXPECT_TRUE(read.mistakes.empty());
    EXPECT_EQ(read.machine.mail_server, "smtps://mail.example.org");
    EXPECT_EQ(read.machine.mail_to.size(), 2U);
    EXPECT_EQ(read.machine.hook_secret, "sixteen letters!");
}

TEST(Machine, RefusesWaysOutThatCouldSmuggle) {
    const auto read = read_machine(
        "[mail]\nserver = \"mail.example.org\"\n"
        "from = \"a@b\\r\\nRCPT TO:<x@y>\"\n"
        "to = [\"nobody\"]\n"
        "[hook]\nurl = \"file:///etc/passwd\"\nsecret = \"short\"\n");

    const std::vector<std::string> keys = {"cli.not_a_mail_server",
                                           "cli.not_a_mail_address",
                                           "cli.not_a_mail_address",
                                           "cli.not_a_hook",
                                           "cli.secret_too_short"};
    ASSERT_EQ(read.mistakes.size(), keys.size());
    for (std::size_t at = 0; at < keys.size(); ++at) {
        EXPECT_EQ(read.mistakes[at].refusal.key, keys[at]);
    }
}

TEST(Machine, SaysWhereAFileIsNoToml) {
    const auto read = read_machine("[listen]\naddress = \n");

    ASSERT_EQ(read.mistakes.size(), 1U);
    EXPECT_EQ(read.mistakes.front().refusal.key, "cli.not_toml");
    EXPECT_EQ(read.mistakes.front().line, 2);
}

TEST(Machine, SaysEachMistakeAsOneSentence) {
    const text::Catalogues catalogues(text::embedded_files());
    const auto& words = catalogues.in(text::Language::English);

    const auto broken = read_machine("[listen\n").mistakes;
    const auto unknown = read_machine("[listen]\ncolour = 1\n").mistakes;

    ASSERT_EQ(broken.size(), 1U);
    ASSERT_EQ(unknown.size(), 1U);
    EXPECT_TRUE(sentence_of(broken.front(), words).starts_with("Can't be read from line 1 on: "));
    EXPECT_EQ(sentence_of(unknown.front(), words),
              "Line 2, listen.colour: there is no such setting.");
}

TEST(Machine, ListensOnAddressesOnly) {
    EXPECT_EQ(parse_listen("localhost:80")->host, "127.0.0.1");
    EXPECT_EQ(parse_listen("0.0.0.0:0")->port, 0);
    for (const char* wrong : {"",
                              "8080",
                              ":8080",
                              "127.0.0.1",
                              "127.0.0.1:",
                              "127.0.0.1:65536",
                              "127.0.0.1:80x",
                              "::1",
                              "example.org:80"}) {
        EXPECT_FALSE(parse_listen(wrong).has_value()) << wrong;
    }
}

TEST(Machine, IsReachedAtAnAddressWithoutAPath) {
    EXPECT_TRUE(parse_public_url("https://songyuan.example:8443").has_value());
    for (const char* wrong :
         {"", "songyuan.example", "ftp://x", "https://", "https://x/y", "https://x y"}) {
        EXPECT_FALSE(parse_public_url(wrong).has_value()) << wrong;
    }
}

TEST(Machine, NamesTheBodiesWhoseOwnSystemHandlesACategory) {
    const auto read = read_machine(R"([[open311]]
category = "water_supply"
endpoint = "https://water.example/open311/v2"
service_code = "W1"
key = "their key"
updates = true
)");
    const auto twice = read_machine(R"([[open311]]
category = "lift"
endpoint = "https://one.example"
service_code = "1"
[[open311]]
category = "lift"
endpoint = "https://two.example"
service_code = "2"
)");
    const auto half = read_machine("[[open311]]\ncategory = \"lift\"\n");

    ASSERT_EQ(read.machine.open311.size(), 1U);
    EXPECT_EQ(read.machine.open311.front().format, "xml");
    EXPECT_EQ(read.machine.open311.front().tells, "public");
    EXPECT_TRUE(read.machine.open311.front().has_updates);
    ASSERT_EQ(twice.mistakes.size(), 1U);
    EXPECT_EQ(twice.mistakes.front().refusal.key, "cli.not_a_partner");
    EXPECT_EQ(half.mistakes.front().name, "open311");
}

} // namespace
} // namespace cli
