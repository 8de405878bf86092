// A witness on another machine, and a street that shows two people two records.

#include <array>
#include <atomic>
#include <fstream>
#include <functional>
#include <iterator>
#include <optional>
#include <thread>

#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "cli/scratch.hpp"
#include "proof/proof.hpp"
#include "tests/program/served.hpp"
#include "text/base64.hpp"

namespace program {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json content_of_json(const fs::path& path) {
    std::ifstream file(path);
    return json::parse(file, nullptr, false);
}

// A log that answers whatever a test wants, on a port of its own.
class MadeUpLog {
public:
    // The answer to a path without its query; nothing is 503.
    using Answers = std::function<std::optional<json>(const std::string& path)>;

    explicit MadeUpLog(Answers answers)
        : answers_(std::move(answers)), listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        EXPECT_EQ(::bind(listening_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(listening_, 8), 0);
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        answering_ = std::thread([this] { answer_all(); });
    }
    ~MadeUpLog() {
        ::shutdown(listening_, SHUT_RDWR);
        answering_.join();
        ::close(listening_);
    }
    MadeUpLog(const MadeUpLog&) = delete;
    MadeUpLog& operator=(const MadeUpLog&) = delete;
    MadeUpLog(MadeUpLog&&) = delete;
    MadeUpLog& operator=(MadeUpLog&&) = delete;

    [[nodiscard]] std::string site() const { return "http://127.0.0.1:" + std::to_string(port_); }

private:
    void answer_all() const {
        for (int caller = ::accept(listening_, nullptr, nullptr); caller >= 0;
             caller = ::accept(listening_, nullptr, nullptr)) {
            answer(caller);
            ::close(caller);
        }
    }

    void answer(int caller) const {
        std::string asked;
        std::array<char, 4096> bytes{};
        while (asked.find("\r\n\r\n") == std::string::npos) {
            const auto count = ::recv(caller, bytes.data(), bytes.size(), 0);
            if (count <= 0) {
                return;
            }
            asked.append(bytes.data(), static_cast<std::size_t>(count));
        }
        const auto begins = asked.find(' ') + 1;
        const auto said =
            answers_(asked.substr(begins, asked.find_first_of(" ?", begins) - begins));
        const auto body = said ? said->dump() : std::string();
        const auto reply =
            std::string(said ? "HTTP/1.1 200 OK" : "HTTP/1.1 503 No") +
            "\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" +
            body;
        ::send(caller, reply.data(), reply.size(), MSG_NOSIGNAL);
    }

    Answers answers_;
    int listening_;
    int port_ = 0;
    std::thread answering_;
};

json list_with(const proof::SigningKey& key) {
    json list;
    list["operators"][0]["logs"][0]["key"] = text::to_base64(key.public_key());
    return list;
}

json head_of(std::int64_t size, const proof::SigningKey& key) {
    const journal::Head tree{size, journal::sha256(std::to_string(size))};
    return proof::as_json(proof::sign(tree, calendar::from_milliseconds(size), key));
}

class Witness : public testing::Test {
protected:
    Witness() { const Served founded(street()); }

    [[nodiscard]] std::string street() const { return scratch_.path() / "street"; }
    [[nodiscard]] fs::path kept() const { return scratch_.path() / "witness"; }

    // Another record with the same past and the same key.
    [[nodiscard]] std::string forked() const {
        const auto folder = scratch_.path() / "forked";
        const auto copy = (scratch_.path() / "copy.db").string();
        EXPECT_EQ(run({"backup", copy, "--data", street()}).code, 0);
        EXPECT_EQ(run({"restore", copy, "--data", folder.string()}).code, 0);
        fs::copy_file(fs::path(street()) / "log-key.pem", folder / "log-key.pem");
        return folder;
    }

    static void report(const Served& served, const std::string& words) {
        const auto reply = ask(served.port(), post_json("/voices", json{{"words", words}}.dump()));
        ASSERT_TRUE(reply && reply->status == 201);
    }

    [[nodiscard]] Ran look(const Served& served) const {
        return look("http://127.0.0.1:" + std::to_string(served.port()));
    }
    [[nodiscard]] Ran look(const std::string& site) const {
        return run({"witness", site, "--keep", kept().string(), "--once", "--json"});
    }

    cli::ScratchFolder scratch_;
};

TEST_F(Witness, VouchesForARecordThatIsOnlyAddedTo) {
    const Served served(street());
    EXPECT_EQ(json::parse(look(served).out)["finding"], "first");
    EXPECT_EQ(json::parse(look(served).out)["finding"], "unchanged");
    report(served, "电梯停在两层之间");

    const auto grown = look(served);

    EXPECT_EQ(grown.code, 0);
    EXPECT_EQ(json::parse(grown.out)["finding"], "grown");
    const auto rights = fs::status(kept() / "witness-key.pem").permissions();
    EXPECT_EQ(rights & fs::perms::mask, fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(Witness, IsShownOnceTheOperatorKnowsIt) {
    const Served served(street());
    (void)look(served);
    const auto introduced = run({"witness",
                                 "http://127.0.0.1:" + std::to_string(served.port()),
                                 "--keep",
                                 kept().string(),
                                 "--once",
                                 "--lang",
                                 "en"});
    const auto begins = introduced.out.find("office: ") + 8;
    const auto key = introduced.out.substr(begins, introduced.out.find('\n') - begins);
    ASSERT_EQ(run({"witnesses", "add", "图书馆", key, "--data", street()}).code, 0)
        << introduced.out;

    EXPECT_EQ(look(served).code, 0);

    const auto view = json::parse(ask(served.port(), get("/record.json"))->body);
    EXPECT_EQ(view["heads"][0]["vouched_by"], "图书馆") << view["heads"];
}

TEST_F(Witness, RaisesTheAlarmOverASplitView) {
    const auto other = forked();
    {
        const Served served(street());
        report(served, "电梯停在两层之间");
        ASSERT_EQ(look(served).code, 0);
    }
    const Served served(other);
    report(served, "电梯一直是好的");

    const auto seen = look(served);

    EXPECT_EQ(seen.code, 1);
    EXPECT_EQ(json::parse(seen.out)["finding"], "split_view") << seen.out;
    const auto evidence = content_of_json(kept() / "alarm.json");
    EXPECT_EQ(evidence["seen"]["head"]["tree_size"], evidence["shown"]["head"]["tree_size"]);
    EXPECT_NE(evidence["seen"]["head"]["sha256_root_hash"],
              evidence["shown"]["head"]["sha256_root_hash"]);
    EXPECT_EQ(look(served).code, 1) << "until somebody has looked";
}

TEST_F(Witness, RaisesTheAlarmOverAnAlteredPastWhateverWasAddedToIt) {
    const auto other = forked();
    {
        const Served served(street());
        report(served, "电梯停在两层之间");
        ASSERT_EQ(look(served).code, 0);
    }
    const Served served(other);
    report(served, "电梯一直是好的");
    report(served, "没有别的事");

    const auto seen = look(served);

    EXPECT_EQ(seen.code, 1);
    EXPECT_EQ(json::parse(seen.out)["finding"], "no_proof") << seen.out;
}

TEST_F(Witness, FollowsTheRecordToANewKey) {
    const Served served(street());
    ASSERT_EQ(look(served).code, 0);
    ASSERT_EQ(run({"log-key", "rotate", "--data", street()}).code, 0);

    const auto seen = look(served);

    EXPECT_EQ(seen.code, 0);
    EXPECT_EQ(json::parse(seen.out)["is_new_key"], true) << seen.out;
    const auto keys = json::parse(run({"log-key", "show", "--data", street(), "--json"}).out);
    EXPECT_EQ(keys.size(), 2U);
}

// The key is asked for first, the head second: the log took another key between them.
TEST_F(Witness, AsksOnceMoreBeforeItAccusesALogThatChangesItsKey) {
    const auto old_key = proof::SigningKey::make();
    const auto new_key = proof::SigningKey::make();
    std::atomic<int> lists_asked = 0;
    const MadeUpLog log([&](const std::string& path) -> std::optional<json> {
        if (path == "/record/log-list.json") {
            return list_with(++lists_asked == 1 ? old_key : new_key);
        }
        return path == "/ct/v1/get-sth" ? std::optional(head_of(1, new_key)) : std::nullopt;
    });

    const auto seen = look(log.site());

    EXPECT_EQ(seen.code, 0) << seen.out;
    EXPECT_EQ(lists_asked, 2);
    EXPECT_FALSE(fs::exists(kept() / "alarm.json"));
}

TEST_F(Witness, RaisesTheAlarmOverALogThatSignsWithAnotherKeyTwice) {
    const auto named = proof::SigningKey::make();
    const auto used = proof::SigningKey::make();
    const MadeUpLog log([&](const std::string& path) -> std::optional<json> {
        return path == "/record/log-list.json" ? list_with(named) : head_of(1, used);
    });

    const auto seen = look(log.site());

    EXPECT_EQ(seen.code, 1);
    EXPECT_EQ(content_of_json(kept() / "alarm.json")["finding"], "not_signed") << seen.out;
}

TEST_F(Witness, KeepsTheHeadForWhichNoProofIsGiven) {
    const auto key = proof::SigningKey::make();
    std::atomic<std::int64_t> size = 1;
    const MadeUpLog log([&](const std::string& path) -> std::optional<json> {
        if (path == "/record/log-list.json") {
            return list_with(key);
        }
        return path == "/ct/v1/get-sth" ? std::optional(head_of(size, key)) : std::nullopt;
    });
    ASSERT_EQ(look(log.site()).code, 0);
    EXPECT_FALSE(fs::exists(kept() / "unproven.json"));

    size = 2;
    EXPECT_EQ(look(log.site()).code, 1);
    size = 3;
    EXPECT_EQ(look(log.site()).code, 1);

    const auto evidence = content_of_json(kept() / "unproven.json");
    EXPECT_EQ(evidence["seen"]["head"]["tree_size"], 1);
    EXPECT_EQ(evidence["shown"]["head"]["tree_size"], 2) << "a later one doesn't cover it up";
    EXPECT_EQ(content_of_json(kept() / "seen.json")["head"]["tree_size"], 1);
    EXPECT_FALSE(fs::exists(kept() / "alarm.json"));
}

TEST_F(Witness, SaysWhenNobodyAnswers) {
    EXPECT_EQ(run({"witness", "http://127.0.0.1:9", "--keep", kept().string(), "--once"}).code, 1);
}

// From the page to the command line, without the server.
TEST_F(Witness, AndAnybodyElseCanCheckAReceipt) {
    const auto file = (scratch_.path() / "receipt.json").string();
    {
        const Served served(street());
        report(served, "电梯停在两层之间");
        std::ofstream(file) << ask(served.port(), get("/record/entries/3/receipt"))->body;
    }

    const auto checked = run({"verify-receipt", file, "--json"});

    EXPECT_EQ(checked.code, 0) << checked.out;
    EXPECT_EQ(json::parse(checked.out)["entry"], 3);
    const auto log = json::parse(checked.out)["log_id"].get<std::string>();
    EXPECT_EQ(run({"verify-receipt", file, "--log", log}).code, 0);
    EXPECT_EQ(run({"verify-receipt", file, "--log", "another"}).code, 1);

    auto receipt = content_of_json(file);
    receipt["entry"] = 4;
    std::ofstream(file) << receipt;
    EXPECT_EQ(run({"verify-receipt", file}).code, 1);
    EXPECT_EQ(run({"verify-receipt", file + ".none"}).code, 1);
    EXPECT_EQ(run({"verify-receipt"}).code, 2);
}

} // namespace
} // namespace program
