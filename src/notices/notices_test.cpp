// What a notice says, when it is tried again, and that the wire carries exactly that.

#include <algorithm>
#include <array>
#include <functional>
#include <future>
#include <string>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <nlohmann/json.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include "cases/events.hpp"
#include "journal/hash.hpp"
#include "notices/rules.hpp"
#include "text/names.hpp"

namespace text {
std::span<const EmbeddedFile> embedded_files();
} // namespace text

namespace notices {
namespace {

using namespace std::chrono_literals;

constexpr const char* site = "https://street.example";
const std::atomic<bool> goes_on = false;

Notice climbed() {
    Notice notice;
    notice.id = NoticeId{12};
    notice.about = cases::CaseId{7};
    notice.what = What::Escalated;
    notice.prepared_at = calendar::from_milliseconds(1'795'140'000'000);
    return notice;
}

const text::Catalogue& chinese() {
    static const text::Catalogues catalogues(text::embedded_files());
    return catalogues.in(text::Language::Chinese);
}

// Somebody who takes one call: hears until `is_all`, then answers.
class Receiver {
public:
    using Talk = std::function<std::string(int socket)>;

    explicit Receiver(Talk talk) : listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        EXPECT_EQ(::bind(listening_, reinterpret_cast<sockaddr*>(&address), size), 0);
        EXPECT_EQ(::listen(listening_, 1), 0);
        ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
        port_ = ntohs(address.sin_port);
        heard_ = std::async(std::launch::async, [this, talk = std::move(talk)] {
            const int caller = ::accept(listening_, nullptr, nullptr);
            auto heard = talk(caller);
            ::close(caller);
            return heard;
        });
    }
    ~Receiver() { ::close(listening_); }
    Receiver(const Receiver&) = delete;
    Receiver& operator=(const Receiver&) = delete;
    Receiver(Receiver&&) = delete;
    Receiver& operator=(Receiver&&) = delete;

    [[nodiscard]] std::string at(const std::string& scheme) const {
        return scheme + "://127.0.0.1:" + std::to_string(port_);
    }
    std::string heard() { return heard_.get(); }

private:
    int listening_;
    int port_ = 0;
    std::future<std::string> heard_;
};

void say(int socket, const std::string& words) {
    EXPECT_EQ(::send(socket, words.data(), words.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(words.size()));
}

std::string hear_until(int socket, const std::string& end) {
    std::string heard;
    char letter = 0;
    while (!heard.ends_with(end) && ::recv(socket, &letter, 1, 0) == 1) {
        heard += letter;
    }
    return heard;
}

Receiver::Talk http(const std::string& status) {
    return [status](int socket) {
        auto heard = hear_until(socket, "\r\n\r\n");
        const auto length = std::stoul(heard.substr(heard.find("Content-Length: ") + 16));
        std::string body(length, '\0');
        EXPECT_EQ(::recv(socket, body.data(), length, MSG_WAITALL), static_cast<ssize_t>(length));
        say(socket, "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
        return heard + body;
    };
}

Receiver::Talk smtp(const std::string& answer_to_receivers) {
    return [answer_to_receivers](int socket) {
        std::string heard;
        say(socket, "220 mail.example\r\n");
        while (true) {
            const auto line = hear_until(socket, "\r\n");
            heard += line;
            if (line.empty()) {
                return heard;
            }
            if (line.starts_with("RCPT")) {
                say(socket, answer_to_receivers + "\r\n");
            } else if (line.starts_with("DATA")) {
                say(socket, "354 go on\r\n");
                heard += hear_until(socket, "\r\n.\r\n");
                say(socket, "250 taken\r\n");
            } else if (line.starts_with("QUIT")) {
                say(socket, "221 bye\r\n");
                return heard;
            } else {
                say(socket, "250 mail.example\r\n");
            }
        }
    };
}

std::unique_ptr<Sender> mail_to(const Receiver& receiver) {
    return mail_sender({receiver.at("smtp"),
                        "songyuan@street.example",
                        {"desk@street.example", "office@street.example"},
                        "",
                        ""},
                       site,
                       chinese());
}

template <class... Event>
std::vector<std::string_view> kinds_of(const std::tuple<Event...>* /*of*/) {
    return {Event::kind...};
}

TEST(Notices, TellAWebHookWhateverAnybodyMaySeeOfACase) {
    const cases::CaseEvents* events = nullptr;
    for (const auto kind : kinds_of(events)) {
        const auto what = what_of(kind);
        if (kind == cases::HandlerWarned::kind) {
            EXPECT_TRUE(what.has_value()) << "those who must act are warned";
            continue;
        }
        EXPECT_EQ(what.has_value(), cases::is_told_to_all(kind)) << kind;
        if (what) {
            EXPECT_EQ(kind_of(*what), kind);
            EXPECT_TRUE(is_told_by(Channel::Hook, *what)) << kind;
            EXPECT_TRUE(chinese().has("notices.what_" + std::string(text::name_of(*what)))) << kind;
        }
    }
}

TEST(Notices, MailOnlyWhatConcernsWhoMustAct) {
    EXPECT_TRUE(is_told_by(Channel::Mail, What::Escalated));
    EXPECT_FALSE(is_told_by(Channel::Mail, What::Worked));
}

TEST(Notices, AreTriedAgainWithGrowingPausesAndThenGivenUp) {
    auto pause = 0min;
    for (std::int64_t tries = 1; tries <= 6; ++tries) {
        const auto next = pause_after(tries);
        ASSERT_TRUE(next.has_value()) << tries;
        EXPECT_GT(*next, pause);
        pause = *next;
    }
    EXPECT_EQ(pause_after(1), 1min);
    EXPECT_EQ(pause, 24h);
    EXPECT_FALSE(pause_after(7).has_value());
}

TEST(Notices, SayANumberWhatHappenedAndALink) {
    const auto call = nlohmann::json::parse(call_for(climbed(), site));

    EXPECT_EQ(call,
              (nlohmann::json{{"at", 1'795'140'000'000},
                              {"case", 7},
                              {"happened", "escalated"},
                              {"kind", "case_escalated"},
                              {"link", "https://street.example/cases/7"},
                              {"notice", 12}}));
}

TEST(Notices, AreMailThatEveryReaderUnderstands) {
    const auto mail = mail_for(climbed(), {"from@a.example", "to@b.example", site}, chinese());

    EXPECT_TRUE(
        mail.starts_with("From: from@a.example\r\nTo: to@b.example\r\n"
                         "Subject: =?UTF-8?B?56ysIDcg5Y+35Lu2"))
        << mail;
    EXPECT_NE(mail.find("Message-ID: <notice-12@street.example>\r\n"), std::string::npos);
    EXPECT_NE(mail.find("Auto-Submitted: auto-generated\r\n"), std::string::npos);
    EXPECT_TRUE(std::ranges::all_of(
        mail, [](char byte) { return static_cast<unsigned char>(byte) < 0x80U; }));
}

TEST(Notices, CallAWebHookWithASignature) {
    Receiver receiver(http("204 No Content"));

    const auto failure = hook_sender({receiver.at("http") + "/in", "a shared secret!"}, site)
                             ->send(climbed(), goes_on);

    EXPECT_EQ(failure, std::nullopt);
    const auto heard = receiver.heard();
    const auto call = heard.substr(heard.find("\r\n\r\n") + 4);
    EXPECT_TRUE(heard.starts_with("POST /in HTTP/1.1\r\n")) << heard;
    EXPECT_EQ(call, call_for(climbed(), site));
    EXPECT_NE(heard.find("Songyuan-Signature: sha256=" +
                         journal::to_hex(journal::hmac_sha256("a shared secret!", call)) + "\r\n"),
              std::string::npos)
        << heard;
}

TEST(Notices, AreRefusedByAHookThatSaysNo) {
    Receiver receiver(http("500 Internal Server Error"));

    const auto failure =
        hook_sender({receiver.at("http"), "a shared secret!"}, site)->send(climbed(), goes_on);

    EXPECT_EQ(failure, Failure::Refused);
    receiver.heard();
}

TEST(Notices, FollowNoHookElsewhere) {
    Receiver receiver(http("302 Found\r\nLocation: http://127.0.0.1:1/"));

    const auto failure =
        hook_sender({receiver.at("http"), "a shared secret!"}, site)->send(climbed(), goes_on);

    EXPECT_EQ(failure, Failure::Refused);
    receiver.heard();
}

TEST(Notices, FindNobodyAtHome) {
    const auto failure =
        hook_sender({"http://127.0.0.1:1", "a shared secret!"}, site)->send(climbed(), goes_on);

    EXPECT_EQ(failure, Failure::NoConnection);
}

TEST(Notices, EndEarlyWhenTheHouseStops) {
    const std::atomic<bool> stops = true;

    const auto failure =
        hook_sender({"http://127.0.0.1:1", "a shared secret!"}, site)->send(climbed(), stops);

    EXPECT_TRUE(failure.has_value());
}

TEST(Notices, GoToEachReceiverByMail) {
    Receiver receiver(smtp("250 welcome"));

    const auto failure = mail_to(receiver)->send(climbed(), goes_on);

    EXPECT_EQ(failure, std::nullopt);
    const auto heard = receiver.heard();
    EXPECT_NE(heard.find("MAIL FROM:<songyuan@street.example>"), std::string::npos) << heard;
    EXPECT_NE(heard.find("RCPT TO:<desk@street.example>"), std::string::npos);
    EXPECT_NE(heard.find("RCPT TO:<office@street.example>"), std::string::npos);
    EXPECT_NE(heard.find("To: desk@street.example, office@street.example\r\n"), std::string::npos);
}

TEST(Notices, AreKeptForLaterWhenTheMailServerRefuses) {
    Receiver receiver(smtp("550 nobody of that name"));

    const auto failure = mail_to(receiver)->send(climbed(), goes_on);

    EXPECT_TRUE(failure.has_value());
    receiver.heard();
}

} // namespace
} // namespace notices
