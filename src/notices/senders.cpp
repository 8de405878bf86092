#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "notices/notices.hpp"
#include "notices/rules.hpp"
#include "web/conversation.hpp"

namespace notices {

namespace {

constexpr long taken = 200; // The first status of those that say yes.
constexpr long elsewhere = 300;

// What tells the operator where to look; the library has a hundred reasons more.
constexpr std::array reasons = {std::pair(CURLE_COULDNT_RESOLVE_HOST, Failure::NoConnection),
                                std::pair(CURLE_COULDNT_CONNECT, Failure::NoConnection),
                                std::pair(CURLE_GOT_NOTHING, Failure::NoConnection),
                                std::pair(CURLE_RECV_ERROR, Failure::NoConnection),
                                std::pair(CURLE_SEND_ERROR, Failure::NoConnection),
                                std::pair(CURLE_OPERATION_TIMEDOUT, Failure::TimedOut),
                                std::pair(CURLE_PEER_FAILED_VERIFICATION, Failure::Unsafe),
                                std::pair(CURLE_SSL_CONNECT_ERROR, Failure::Unsafe),
                                std::pair(CURLE_USE_SSL_FAILED, Failure::Unsafe),
                                std::pair(CURLE_LOGIN_DENIED, Failure::Refused),
                                std::pair(CURLE_WEIRD_SERVER_REPLY, Failure::Refused),
                                std::pair(CURLE_REMOTE_ACCESS_DENIED, Failure::Refused)};

Failure failure_of(CURLcode code) {
    const auto* found = std::ranges::find(reasons, code, &std::pair<CURLcode, Failure>::first);
    return found == reasons.end() ? Failure::Other : found->second;
}

// Nothing when the receiver took it.
std::optional<Failure> hold(web::Conversation& conversation) {
    if (const CURLcode code = conversation.hold(); code != CURLE_OK) {
        return failure_of(code);
    }
    const long status = conversation.status();
    const bool is_taken = status >= taken && status < elsewhere;
    return is_taken ? std::nullopt : std::optional(Failure::Refused);
}

// A letter that is handed over piece by piece.
struct Letter {
    std::string_view left;

    static std::size_t hand_over(char* to, std::size_t size, std::size_t count, void* letter) {
        auto& left = static_cast<Letter*>(letter)->left;
        const auto length = std::min(left.size(), size * count);
        std::memcpy(to, left.data(), length);
        left.remove_prefix(length);
        return length;
    }
};

class MailSender final : public Sender {
public:
    MailSender(MailSettings settings, std::string site, const text::Catalogue& words)
        : settings_(std::move(settings)), site_(std::move(site)), words_(words) {}

    [[nodiscard]] Channel channel() const override { return Channel::Mail; }

    std::optional<Failure> send(const Notice& notice,
                                const std::atomic<bool>& is_stopping) override {
        const auto to = fmt::format("{}", fmt::join(settings_.to, ", "));
        const auto text = mail_for(notice, {settings_.from, to, site_}, words_);
        Letter letter{text};
        web::Conversation conversation;
        conversation.end_with(is_stopping);
        conversation.set(CURLOPT_URL, settings_.server.c_str());
        conversation.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        // A password never goes over an open line.
        conversation.set(
            CURLOPT_USE_SSL,
            static_cast<long>(settings_.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
        if (!settings_.user.empty()) {
            conversation.set(CURLOPT_USERNAME, settings_.user.c_str());
            conversation.set(CURLOPT_PASSWORD, settings_.password.c_str());
        }
        const auto from = fmt::format("<{}>", settings_.from);
        conversation.set(CURLOPT_MAIL_FROM, from.c_str());
        for (const auto& receiver : settings_.to) {
            conversation.add_line(fmt::format("<{}>", receiver));
        }
        conversation.set(CURLOPT_MAIL_RCPT, conversation.lines());
        conversation.set(CURLOPT_READFUNCTION, &Letter::hand_over);
        conversation.set(CURLOPT_READDATA, &letter);
        conversation.set(CURLOPT_UPLOAD, 1L);
        return hold(conversation);
    }

private:
    MailSettings settings_;
    std::string site_;
    const text::Catalogue& words_;
};

class HookSender final : public Sender {
public:
    HookSender(HookSettings settings, std::string site)
        : settings_(std::move(settings)), site_(std::move(site)) {}

    [[nodiscard]] Channel channel() const override { return Channel::Hook; }

    std::optional<Failure> send(const Notice& notice,
                                const std::atomic<bool>& is_stopping) override {
        const auto call = call_for(notice, site_);
        web::Conversation conversation;
        conversation.end_with(is_stopping);
        conversation.set(CURLOPT_URL, settings_.url.c_str());
        conversation.set(CURLOPT_PROTOCOLS_STR, "http,https");
        conversation.add_line("Content-Type: application/json");
        conversation.add_line("Songyuan-Signature: " + signature_of(call, settings_.secret));
        conversation.set(CURLOPT_HTTPHEADER, conversation.lines());
        conversation.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(call.size()));
        conversation.set(CURLOPT_POSTFIELDS, call.c_str());
        return hold(conversation);
    }

private:
    HookSettings settings_;
    std::string site_;
};

} // namespace

std::unique_ptr<Sender> mail_sender(MailSettings settings,
                                    std::string site,
                                    const text::Catalogue& words) {
    return std::make_unique<MailSender>(std::move(settings), std::move(site), words);
}

std::unique_ptr<Sender> hook_sender(HookSettings settings, std::string site) {
    return std::make_unique<HookSender>(std::move(settings), std::move(site));
}

} // namespace notices
