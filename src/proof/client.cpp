#include "proof/client.hpp"

#include <fmt/format.h>

#include "proof/reading.hpp"
#include "text/base64.hpp"
#include "web/conversation.hpp"

namespace proof {
namespace {

using base::refuse;
using base::Result;
using base::Why;

constexpr std::size_t answer_bytes_max = 256 * 1024;
constexpr long is_well = 200;
constexpr long is_created = 201;
constexpr long is_not_allowed = 403;

void prepare(web::Conversation& conversation, const std::string& url) {
    conversation.set(CURLOPT_URL, url.c_str());
    conversation.set(CURLOPT_PROTOCOLS_STR, "http,https");
    conversation.hear(answer_bytes_max);
}

tl::unexpected<base::Refusal> unreachable(const std::string& url, const std::string& why) {
    return refuse(Why::NotFound, "proof.log_unreachable", {{"url", url}, {"why", why}});
}

tl::unexpected<base::Refusal> unexpected_answer(const std::string& url, long status) {
    return unreachable(url, fmt::format("HTTP {}", status));
}

// The first log of a list that names one: {"operators":[{"logs":[{"key":…}]}]}
Result<std::string> key_in_list(const nlohmann::json& list) {
    static const nlohmann::json::json_pointer first_log("/operators/0/logs/0");
    return bytes_of(list.contains(first_log) ? list.at(first_log) : nlohmann::json(), "key");
}

} // namespace

Result<nlohmann::json> Client::get(const std::string& path) const {
    const auto url = site_ + path;
    web::Conversation conversation;
    prepare(conversation, url);
    if (const CURLcode code = conversation.hold(); code != CURLE_OK) {
        return unreachable(url, curl_easy_strerror(code));
    }
    if (conversation.status() != is_well) {
        return unexpected_answer(url, conversation.status());
    }
    return read_json(conversation.heard());
}

Result<Seen> Client::head() const {
    const auto list = get("/record/log-list.json");
    if (!list) {
        return base::refusal_of(list);
    }
    auto key = key_in_list(*list);
    if (!key) {
        return base::refusal_of(key);
    }
    const auto json = get("/ct/v1/get-sth");
    if (!json) {
        return base::refusal_of(json);
    }
    auto head = read_head(*json);
    if (!head) {
        return base::refusal_of(head);
    }
    return Seen{std::move(*key), std::move(*head)};
}

Result<std::vector<journal::Hash>> Client::consistency(std::int64_t first,
                                                       std::int64_t second) const {
    const auto json =
        get(fmt::format("/ct/v1/get-sth-consistency?first={}&second={}", first, second));
    if (!json) {
        return base::refusal_of(json);
    }
    return hashes_of(*json, "consistency");
}

Result<bool> Client::hand_in(const Vouching& vouching, std::string_view witness_key) const {
    const auto url = fmt::format("{}/record/heads/{}/vouchings", site_, vouching.tree.size);
    const auto body = nlohmann::json{{"witness", as_base64(id_of_key(witness_key))},
                                     {"timestamp", calendar::to_milliseconds(vouching.at)},
                                     {"signature", text::to_base64(vouching.signature)}}
                          .dump();
    web::Conversation conversation;
    prepare(conversation, url);
    conversation.add_line("Content-Type: application/json");
    conversation.set(CURLOPT_HTTPHEADER, conversation.lines());
    conversation.set(CURLOPT_POSTFIELDSIZE, static_cast<long>(body.size()));
    conversation.set(CURLOPT_POSTFIELDS, body.c_str());
    if (const CURLcode code = conversation.hold(); code != CURLE_OK) {
        return unreachable(url, curl_easy_strerror(code));
    }
    if (conversation.status() == is_not_allowed) {
        return refuse(Why::NotAllowed, "proof.witness_unknown_there");
    }
    if (conversation.status() != is_created) {
        return unexpected_answer(url, conversation.status());
    }
    return true;
}

} // namespace proof
