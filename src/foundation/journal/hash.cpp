#include "journal/hash.hpp"

#include <memory>
#include <vector>

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/fault.hpp"

namespace journal {

namespace {

struct FreeDigest {
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

// Looking an algorithm up by its name costs more than a short hash, so it is done once.
const EVP_MD* sha256_algorithm() {
    static const std::unique_ptr<EVP_MD, FreeDigest> algorithm(
        EVP_MD_fetch(nullptr, "SHA256", nullptr));
    if (!algorithm) {
        throw base::Fault("OpenSSL knows no SHA-256");
    }
    return algorithm.get();
}

// One context a thread, begun anew for each hash.
class Hasher {
public:
    Hasher() : context_(EVP_MD_CTX_new()) {
        if (!context_) {
            throw base::Fault("OpenSSL gave no room for a hash");
        }
    }

    void begin() { must(EVP_DigestInit_ex(context_.get(), sha256_algorithm(), nullptr)); }
    void add(std::string_view bytes) {
        must(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()));
    }
    Hash finish() {
        Hash hash;
        must(EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr));
        return hash;
    }

private:
    static void must(int answer) {
        if (answer != 1) {
            throw base::Fault("OpenSSL could not hash");
        }
    }

    std::unique_ptr<EVP_MD_CTX, FreeDigest> context_;
};

Hasher& hasher() {
    thread_local Hasher of_this_thread;
    return of_this_thread;
}

constexpr std::string_view digits = "0123456789abcdef";

// Reads two digits for each byte of `out`; false when one is none. First the value of every digit,
// then the bytes: of a hash, whose size is known, the compiler takes sixteen at once, and a check
// of the whole record reads millions.
template <class Values, class Bytes>
bool read_hex(const char* hex, Values values, Bytes& out) {
    std::uint8_t others = 0;
    for (std::size_t at = 0; at < values.size(); ++at) {
        const auto from_0 = static_cast<std::uint8_t>(hex[at] - '0');
        const auto from_a = static_cast<std::uint8_t>(hex[at] - 'a');
        values[at] = from_0 < 10 ? from_0 : static_cast<std::uint8_t>(from_a + 10);
        others |= static_cast<std::uint8_t>(!((from_0 < 10) | (from_a < 6)));
    }
    for (std::size_t at = 0; at < out.size(); ++at) {
        out[at] = static_cast<typename Bytes::value_type>(values[2 * at] << 4 | values[2 * at + 1]);
    }
    return others == 0;
}

} // namespace

Hash sha256(std::string_view bytes) {
    Hasher& with = hasher();
    with.begin();
    with.add(bytes);
    return with.finish();
}

Hash sha256(std::string_view first, std::string_view second) {
    Hasher& with = hasher();
    with.begin();
    with.add(first);
    with.add(second);
    return with.finish();
}

Hash hmac_sha256(std::string_view key, std::string_view message) {
    Hash hash;
    if (HMAC(sha256_algorithm(),
             key.data(),
             static_cast<int>(key.size()),
             reinterpret_cast<const unsigned char*>(message.data()),
             message.size(),
             hash.data(),
             nullptr) == nullptr) {
        throw base::Fault("OpenSSL could not make an HMAC");
    }
    return hash;
}

std::string to_hex(std::string_view bytes) {
    std::string hex(bytes.size() * 2, '0');
    auto out = hex.begin();
    for (const char byte : bytes) {
        const auto value = static_cast<std::uint8_t>(byte);
        *out++ = digits[value >> 4U];
        *out++ = digits[value & 15U];
    }
    return hex;
}

std::string to_hex(const Hash& hash) {
    return to_hex(as_bytes(hash));
}

std::optional<std::string> bytes_from_hex(std::string_view hex) {
    std::string bytes(hex.size() / 2, '\0');
    if (hex.size() % 2 != 0 ||
        !read_hex(hex.data(), std::vector<std::uint8_t>(hex.size()), bytes)) {
        return std::nullopt;
    }
    return bytes;
}

std::optional<Hash> hash_from_hex(std::string_view hex) {
    Hash hash;
    std::array<std::uint8_t, 2 * hash.size()> values;
    if (hex.size() != values.size() || !read_hex(hex.data(), values, hash)) {
        return std::nullopt;
    }
    return hash;
}

} // namespace journal
