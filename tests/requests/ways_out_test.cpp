// Who hangs outside holds up nothing but their own: not the mail, not another web hook, not another
// body's server.

#include "app/ways_out.hpp"

#include <future>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/requests/requests.hpp"

namespace tests {
namespace {

using namespace std::chrono_literals;

constexpr auto patience = 10s; // Ends with the awaited; so long only where a test fails.

// Takes what it is given, or hangs until the house stops.
class Receiver final : public notices::Sender {
public:
    enum class Mood { Well, Hangs };
    Receiver(notices::Channel channel, Mood mood, std::promise<void>& reached)
        : channel_(channel), mood_(mood), reached_(reached) {}

    [[nodiscard]] notices::Channel channel() const override { return channel_; }

    std::optional<notices::Failure> send(const notices::Notice&,
                                         const std::atomic<bool>& is_stopping) override {
        if (!std::exchange(is_reached_, true)) {
            reached_.set_value();
        }
        while (mood_ == Mood::Hangs && !is_stopping) {
            std::this_thread::yield();
        }
        return mood_ == Mood::Hangs ? std::optional(notices::Failure::TimedOut) : std::nullopt;
    }

private:
    notices::Channel channel_;
    Mood mood_;
    std::promise<void>& reached_;
    bool is_reached_ = false;
};

// An address where everybody may knock and nobody ever answers.
class SilentServer {
public:
    SilentServer() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address);
        ::listen(socket_, 8);
        socklen_t size = sizeof address;
        ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
    }
    ~SilentServer() { ::close(socket_); }
    SilentServer(const SilentServer&) = delete;
    SilentServer& operator=(const SilentServer&) = delete;
    SilentServer(SilentServer&&) = delete;
    SilentServer& operator=(SilentServer&&) = delete;

    [[nodiscard]] std::string endpoint() const {
        return fmt::format("http://127.0.0.1:{}/open311/v2", port_);
    }

    [[nodiscard]] bool was_knocked_at() const {
        pollfd waiting{socket_, POLLIN, 0};
        return ::poll(&waiting, 1, std::chrono::milliseconds(patience).count()) == 1;
    }

private:
    int socket_;
    int port_ = 0;
};

class WaysOut : public Requests {
protected:
    app::WaysOut::Home home() {
        return {street_.readers(), street_.writer(), catalogues_.in(text::Language::Chinese), [] {
                    return journal::Salt{};
                }};
    }

    static bool came(std::promise<void>& promise) {
        return promise.get_future().wait_for(patience) == std::future_status::ready;
    }

    std::int64_t sent() {
        return notices::count(*street_.readers().borrow(), notices::State::Sent);
    }

    text::Catalogues catalogues_{text::embedded_files()};
};

TEST_F(WaysOut, MailNeverWaitsForAWebHookThatHangs) {
    street_.tell_by({notices::Channel::Hook, notices::Channel::Mail});
    report_lift();
    std::promise<void> hook;
    std::promise<void> mail;
    app::Outward outward;
    outward.senders.push_back(
        std::make_unique<Receiver>(notices::Channel::Hook, Receiver::Mood::Hangs, hook));
    outward.senders.push_back(
        std::make_unique<Receiver>(notices::Channel::Mail, Receiver::Mood::Well, mail));

    {
        const app::WaysOut ways(home(), std::move(outward));
        EXPECT_TRUE(came(hook));
        EXPECT_TRUE(came(mail));
    }

    EXPECT_EQ(sent(), 1);
    const auto waits =
        notices::due(*street_.readers().borrow(), notices::Channel::Hook, street_.now(), 10);
    ASSERT_EQ(waits.size(), 1U) << "a try that our stop has ended is none";
    EXPECT_EQ(waits[0].tries, 0);
}

TEST_F(WaysOut, ABodyWhoseServerHangsHoldsUpNoOther) {
    const SilentServer first;
    const SilentServer second;
    open311::Partner lift;
    lift.category = "lift";
    lift.endpoint = first.endpoint();
    auto noise = lift;
    noise.category = "noise";
    noise.endpoint = second.endpoint();
    street_.hand_to({lift, noise});
    report({{"words", "电梯停了"}, {"category", "lift"}, {"place", "瞿溪新村"}});
    report({{"words", "半夜装修太吵"}, {"category", "noise"}, {"place", "瞿溪新村"}});
    app::Outward outward;
    outward.partners = {lift, noise};
    outward.site = "https://street.example";

    const app::WaysOut ways(home(), std::move(outward));

    EXPECT_TRUE(first.was_knocked_at());
    EXPECT_TRUE(second.was_knocked_at());
}

} // namespace
} // namespace tests
