#include "journal/hash.hpp"

#include <memory>

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

constexpr std::array<std::int8_t, 256> digit_values = [] {
    std::array<std::int8_t, 256> values{};
    values.fill(-1);
    for (std::size_t at = 0; at < digits.size(); ++at) {
        values[static_cast<std::uint8_t>(digits[at])] = static_cast<std::int8_t>(at);
    }
    return values;
}();

// Reads two digits for each byte; false when one is none.
template <class Byte>
bool read_hex(std::string_view hex, Byte* out) {
    int all = 0;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2) {
        const int high = digit_values[static_cast<std::uint8_t>(hex[at])];
        const int low = digit_values[static_cast<std::uint8_t>(hex[at + 1])];
        all |= high | low;
        *out++ = static_cast<Byte>((high & 15) << 4 | (low & 15));
    }
    return all >= 0;
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
    if (hex.size() % 2 != 0 || !read_hex(hex, bytes.data())) {
        return std::nullopt;
    }
    return bytes;
}

std::optional<Hash> hash_from_hex(std::string_view hex) {
    Hash hash;
    if (hex.size() != hash.size() * 2 || !read_hex(hex, hash.data())) {
        return std::nullopt;
    }
    return hash;
}

} // namespace journal
