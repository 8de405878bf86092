#include "web/once.hpp"

#include <nlohmann/json.hpp>

#include "web/matching.hpp"
#include "web/records.hpp"

namespace web {
namespace {

constexpr int forgotten_at_once_max = 64;

// Every so often is enough: what is too old is not believed, wherever it lies.
bool is_time_to_tidy(std::int64_t id) {
    return id % 32 == 0;
}

std::int64_t id_of(const std::string& key) {
    const auto hash = journal::sha256(key);
    std::uint64_t id = 0;
    for (std::size_t at = 0; at < sizeof(id); ++at) {
        id = id << 8U | hash[at];
    }
    return static_cast<std::int64_t>(id >> 1U);
}

// Lengths stand before the bytes, so that no two requests read the same.
void append(std::string& to, std::string_view bytes) {
    to += std::to_string(bytes.size());
    to += ':';
    to += bytes;
}

} // namespace

std::string digest_of(const Request& request) {
    std::string all;
    append(all, request.once);
    append(all, name_of(request.method));
    append(all, request.path);
    append(all, request.session ? std::to_string(request.session->account.value) : "");
    for (const auto& field : request.form.fields()) {
        if (field.name != "csrf" && field.name != "once") {
            append(all, field.name);
            append(all, field.value);
        }
    }
    for (const auto& upload : request.uploads) {
        append(all, upload.field);
        append(all, journal::as_bytes(journal::sha256(upload.bytes)));
    }
    return journal::to_hex(journal::sha256(all));
}

std::optional<nlohmann::json> answer_given(store::Connection& store,
                                           const std::string& key,
                                           calendar::Moment now) {
    const auto given = key.empty() ? std::nullopt : find_given_answer(store, id_of(key));
    return given && given->at > now - once_is_kept
               ? std::optional(nlohmann::json::parse(given->result))
               : std::nullopt;
}

journal::Work once(const Request& request, journal::Work work) {
    if (request.once.empty()) {
        return work;
    }
    return [id = id_of(request.once), digest = digest_of(request), work = std::move(work)](
               journal::Turn& turn) -> base::Result<nlohmann::json> {
        const auto given = find_given_answer(turn.store(), id);
        if (given && given->at > turn.now() - once_is_kept) {
            if (given->digest != digest) {
                return base::refuse(base::Why::Invalid, "web.once_differs");
            }
            return nlohmann::json::parse(given->result);
        }
        auto result = work(turn);
        if (result) {
            if (given) {
                forget_given_answer(turn.store(), id);
            }
            keep_given_answer(turn.store(), {id, digest, result->dump(), turn.now()});
            if (is_time_to_tidy(id)) {
                forget_given_answers(
                    turn.store(), turn.now() - once_is_kept, forgotten_at_once_max);
            }
        }
        return result;
    };
}

} // namespace web
