#include "open311/partners.hpp"
#include "web/conversation.hpp"

namespace open311 {
namespace {

constexpr std::size_t heard_bytes_max = 4 * 1024 * 1024;

// What was never connected was never taken; of everything else nobody knows.
Failure failure_of(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CONNECT_ERROR:
            return Failure::NoConnection;
        case CURLE_WRITE_ERROR:
        case CURLE_WEIRD_SERVER_REPLY:
            return Failure::Unreadable;
        default:
            return Failure::Silent;
    }
}

class HttpLine final : public Line {
public:
    explicit HttpLine(const std::atomic<bool>& is_stopping) : is_stopping_(is_stopping) {}

    Said ask(const Call& call) override {
        web::Conversation conversation;
        conversation.end_with(is_stopping_);
        conversation.hear(heard_bytes_max);
        conversation.set(CURLOPT_URL, call.url.c_str());
        conversation.set(CURLOPT_PROTOCOLS_STR, "http,https");
        if (!call.form.empty()) {
            conversation.add_line("Content-Type: application/x-www-form-urlencoded");
            conversation.add_line("Idempotency-Key: " + call.once);
            conversation.set(CURLOPT_HTTPHEADER, conversation.lines());
            conversation.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(call.form.size()));
            conversation.set(CURLOPT_POSTFIELDS, call.form.c_str());
        }
        if (const CURLcode code = conversation.hold(); code != CURLE_OK) {
            return failure_of(code);
        }
        return Reply{conversation.status(), conversation.heard()};
    }

private:
    const std::atomic<bool>& is_stopping_;
};

} // namespace

std::unique_ptr<Line> http_line(const std::atomic<bool>& is_stopping) {
    return std::make_unique<HttpLine>(is_stopping);
}

} // namespace open311
