// A crowd at the door: two thousand who come and say nothing, or half a sentence, or never listen.
// The server lets in whoever has something to say, and grows no further.

#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/program/served.hpp"

namespace program {
namespace {

constexpr int crowd = 2'000;
constexpr std::int64_t growth_bytes_max = 64LL * 1024 * 1024;

// Somebody who keeps a connection open, whatever becomes of it.
class Visitor {
public:
    Visitor(int port, const std::string& says) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        is_in_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
        if (!says.empty()) {
            [[maybe_unused]] const auto said =
                ::send(socket_, says.data(), says.size(), MSG_NOSIGNAL);
        }
    }
    ~Visitor() { ::close(socket_); }
    Visitor(const Visitor&) = delete;
    Visitor& operator=(const Visitor&) = delete;
    Visitor(Visitor&&) = delete;
    Visitor& operator=(Visitor&&) = delete;

    [[nodiscard]] bool is_in() const { return is_in_; }

private:
    int socket_;
    bool is_in_ = false;
};

class Crowd : public testing::Test {
protected:
    Crowd() {
        rlimit files{};
        getrlimit(RLIMIT_NOFILE, &files);
        files.rlim_cur = files.rlim_max;
        setrlimit(RLIMIT_NOFILE, &files);
    }

    // So many come, each with these words, and all of them stay.
    void gather(const std::string& says) {
        for (int count = 0; count < crowd; ++count) {
            visitors_.push_back(std::make_unique<Visitor>(served_.port(), says));
            ASSERT_TRUE(visitors_.back()->is_in()) << count;
        }
    }

    void expect_others_are_served() {
        const auto page = ask(served_.port(), get("/"));
        ASSERT_TRUE(page.has_value());
        EXPECT_EQ(page->status, 200);
        const auto reported = ask(served_.port(), post_json("/voices", R"({"words":"灯坏了。"})"));
        ASSERT_TRUE(reported.has_value());
        EXPECT_EQ(reported->status, 201) << reported->body;
        EXPECT_LT(served_.memory_bytes(), before_ + growth_bytes_max);
    }

private:
    Folder folder_;
    Served served_{folder_.path()};
    std::int64_t before_ = served_.memory_bytes();
    std::vector<std::unique_ptr<Visitor>> visitors_;
};

TEST_F(Crowd, ThatSaysNothingKeepsNobodyOut) {
    gather("");

    expect_others_are_served();
}

TEST_F(Crowd, ThatStopsInTheMiddleOfASentenceKeepsNobodyOut) {
    gather("POST /voices HTTP/1.1\r\nHost: street\r\nContent-Length: 60000\r\n\r\nwords=" +
           std::string(2'000, 'a'));

    expect_others_are_served();
}

TEST_F(Crowd, ThatAsksAndNeverListensKeepsNobodyOut) {
    std::string asked;
    for (int count = 0; count < 4; ++count) {
        asked += "GET / HTTP/1.1\r\nHost: street\r\n\r\n";
    }
    gather(asked);

    expect_others_are_served();
}

} // namespace
} // namespace program
