#include "proof/reading.hpp"

#include <cstring>

#include "text/base64.hpp"

namespace proof {
namespace {

using base::refuse;
using base::Result;
using base::Why;

// Twice as many levels as a tree of 2^63 leaves has: a proof of consistency is no longer.
constexpr std::size_t hashes_a_proof_max = 128;

tl::unexpected<base::Refusal> does_not_fit(const char* name) {
    return refuse(Why::Invalid, "proof.bad_member", {{"name", std::string(name)}}, name);
}

std::optional<journal::Hash> hash_in(const nlohmann::json& letters) {
    const auto bytes = letters.is_string()
                           ? text::bytes_from_base64(letters.get_ref<const std::string&>())
                           : std::nullopt;
    journal::Hash hash{};
    if (!bytes || bytes->size() != hash.size()) {
        return std::nullopt;
    }
    std::memcpy(hash.data(), bytes->data(), hash.size());
    return hash;
}

const nlohmann::json& member(const nlohmann::json& object, const char* name) {
    static const nlohmann::json nothing;
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found == object.end() ? nothing : *found;
}

} // namespace

Result<nlohmann::json> read_json(std::string_view bytes) {
    if (bytes.size() > json_bytes_max) {
        return refuse(Why::TooLarge, "proof.bad_json");
    }
    auto json = nlohmann::json::parse(bytes, nullptr, false);
    if (json.is_discarded()) {
        return refuse(Why::Invalid, "proof.bad_json");
    }
    return json;
}

Result<std::int64_t> number_of(const nlohmann::json& object, const char* name, std::int64_t most) {
    const auto& found = member(object, name);
    // What is too large for a whole number with a sign is read as one without.
    const bool is_too_large =
        found.is_number_unsigned() && found.get<std::uint64_t>() > static_cast<std::uint64_t>(most);
    if (!found.is_number_integer() || is_too_large || found.get<std::int64_t>() < 0) {
        return does_not_fit(name);
    }
    return found.get<std::int64_t>();
}

Result<std::string> text_of(const nlohmann::json& object, const char* name) {
    const auto& found = member(object, name);
    if (!found.is_string()) {
        return does_not_fit(name);
    }
    return found.get<std::string>();
}

Result<std::string> bytes_of(const nlohmann::json& object, const char* name) {
    const auto& found = member(object, name);
    auto bytes = found.is_string() ? text::bytes_from_base64(found.get_ref<const std::string&>())
                                   : std::nullopt;
    if (!bytes) {
        return does_not_fit(name);
    }
    return std::move(*bytes);
}

Result<journal::Hash> hash_of(const nlohmann::json& object, const char* name) {
    const auto hash = hash_in(member(object, name));
    if (!hash) {
        return does_not_fit(name);
    }
    return *hash;
}

Result<calendar::Moment> moment_of(const nlohmann::json& object, const char* name) {
    const auto milliseconds = number_of(object, name, milliseconds_max);
    if (!milliseconds) {
        return base::refusal_of(milliseconds);
    }
    return calendar::from_milliseconds(*milliseconds);
}

Result<std::vector<journal::Hash>> hashes_of(const nlohmann::json& object, const char* name) {
    const auto& found = member(object, name);
    if (!found.is_array() || found.size() > hashes_a_proof_max) {
        return does_not_fit(name);
    }
    std::vector<journal::Hash> hashes;
    for (const auto& letters : found) {
        const auto hash = hash_in(letters);
        if (!hash) {
            return does_not_fit(name);
        }
        hashes.push_back(*hash);
    }
    return hashes;
}

std::string as_base64(const journal::Hash& hash) {
    return text::to_base64(journal::as_bytes(hash));
}

nlohmann::ordered_json as_base64(const std::vector<journal::Hash>& hashes) {
    auto letters = nlohmann::ordered_json::array();
    for (const auto& hash : hashes) {
        letters.push_back(as_base64(hash));
    }
    return letters;
}

} // namespace proof
