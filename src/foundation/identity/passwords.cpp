#include "identity/passwords.hpp"

#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <vector>

#include <fmt/format.h>
#include <sodium.h>

#include "base/fault.hpp"

namespace identity {

namespace {

struct Limits {
    std::uint64_t operations = 0;
    std::uint64_t memory_kib = 0;
};

struct Parts {
    Limits limits;
    std::string salt;
    std::string hash;
};

constexpr std::size_t hash_bytes = 32;
constexpr std::uint64_t memory_kib_max = 1024 * 1024;

Limits limits_of(Strength strength) {
    switch (strength) {
        case Strength::Full:
            return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE / 1024};
        case Strength::Light:
            return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN / 1024};
    }
    throw base::BrokenPromise("a password is hashed fully or lightly");
}

std::string argon2id(const std::string& password, std::string_view salt, const Limits& limits) {
    base::ensure(sodium_init() >= 0, "libsodium starts");
    base::ensure(salt.size() >= crypto_pwhash_SALTBYTES, "a salt is long enough");
    std::array<unsigned char, hash_bytes> hash{};
    const int outcome = crypto_pwhash(hash.data(),
                                      hash.size(),
                                      password.data(),
                                      password.size(),
                                      reinterpret_cast<const unsigned char*>(salt.data()),
                                      limits.operations,
                                      static_cast<std::size_t>(limits.memory_kib) * 1024,
                                      crypto_pwhash_ALG_ARGON2ID13);
    if (outcome != 0) {
        throw base::Fault("there is not enough memory to check a password");
    }
    return journal::to_hex({reinterpret_cast<const char*>(hash.data()), hash.size()});
}

std::optional<std::uint64_t> read_number(std::string_view text) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_whole = error == std::errc() && end == text.data() + text.size();
    return is_whole ? std::optional(number) : std::nullopt;
}

std::optional<Parts> read_hash(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(':', at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (parts.size() != 5 || parts[0] != "argon2id") {
        return std::nullopt;
    }
    const auto operations = read_number(parts[1]);
    const auto memory_kib = read_number(parts[2]);
    const auto salt = journal::bytes_from_hex(parts[3]);
    if (!operations || !memory_kib || *memory_kib > memory_kib_max || !salt ||
        salt->size() != crypto_pwhash_SALTBYTES) {
        return std::nullopt;
    }
    return Parts{{*operations, *memory_kib}, *salt, std::string(parts[4])};
}

} // namespace

std::string hash_password(const std::string& password,
                          const journal::Salt& salt,
                          Strength strength) {
    const Limits limits = limits_of(strength);
    const std::string_view bytes =
        std::string_view(reinterpret_cast<const char*>(salt.data()), crypto_pwhash_SALTBYTES);
    return fmt::format("argon2id:{}:{}:{}:{}",
                       limits.operations,
                       limits.memory_kib,
                       journal::to_hex(bytes),
                       argon2id(password, bytes, limits));
}

bool is_password(const std::string& password, const std::string& hash) {
    const auto parts = read_hash(hash);
    if (!parts) {
        return false;
    }
    const std::string found = argon2id(password, parts->salt, parts->limits);
    return found.size() == parts->hash.size() &&
           sodium_memcmp(found.data(), parts->hash.data(), found.size()) == 0;
}

// No password hashes to zeros.
const std::string& nobodys_hash() {
    static const std::string hash = [] {
        const Limits limits = limits_of(Strength::Full);
        return fmt::format("argon2id:{}:{}:{}:{}",
                           limits.operations,
                           limits.memory_kib,
                           std::string(2 * crypto_pwhash_SALTBYTES, '0'),
                           std::string(2 * hash_bytes, '0'));
    }();
    return hash;
}

} // namespace identity
