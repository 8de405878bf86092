#include "web/conversation.hpp"

namespace web {
namespace {

constexpr long seconds_to_connect = 5;
constexpr long seconds_a_try = 20;

int shall_end(void* is_stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return *static_cast<const std::atomic<bool>*>(is_stopping) ? 1 : 0;
}

} // namespace

Conversation::Conversation() {
    static const CURLcode is_set_up = curl_global_init(CURL_GLOBAL_DEFAULT);
    curl_ = is_set_up == CURLE_OK ? curl_easy_init() : nullptr;
    if (curl_ == nullptr) {
        throw base::Fault("no conversation with the outside can be begun");
    }
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT, seconds_to_connect);
    set(CURLOPT_TIMEOUT, seconds_a_try);
    set(CURLOPT_WRITEFUNCTION, &Conversation::take);
    set(CURLOPT_WRITEDATA, this);
}

Conversation::~Conversation() {
    curl_slist_free_all(lines_);
    curl_easy_cleanup(curl_);
}

void Conversation::end_with(const std::atomic<bool>& is_stopping) {
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &shall_end);
    set(CURLOPT_XFERINFODATA, &is_stopping);
}

long Conversation::status() const {
    long status = 0;
    curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

std::size_t Conversation::take(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& heard = static_cast<Conversation*>(self)->heard_;
    const std::size_t most = static_cast<Conversation*>(self)->bytes_max_;
    if (most == 0) {
        return size * count; // What is said beyond the status is nobody's business.
    }
    if (size * count > most - heard.size()) {
        return 0;
    }
    heard.append(bytes, size * count);
    return size * count;
}

} // namespace web
