// The keys that heads are signed with: ECDSA on P-256 with SHA-256, as RFC 6962 wants it. A public
// key is the DER bytes of its SubjectPublicKeyInfo; a log is known by their SHA-256.

#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "journal/hash.hpp"

struct evp_pkey_st;

namespace proof {

class SigningKey {
public:
    [[nodiscard]] static SigningKey make();

    // Nothing for what is no private key on P-256.
    [[nodiscard]] static std::optional<SigningKey> from_pem(std::string_view pem);

    [[nodiscard]] std::string to_pem() const;
    [[nodiscard]] const std::string& public_key() const { return public_key_; }

    // The DER bytes of an Ecdsa-Sig-Value; other ones each time.
    [[nodiscard]] std::string sign(std::string_view bytes) const;

private:
    struct Free {
        void operator()(evp_pkey_st* key) const;
    };
    using Handle = std::unique_ptr<evp_pkey_st, Free>;

    explicit SigningKey(Handle key);

    Handle key_;
    std::string public_key_;
};

// Whether these bytes are a public key on P-256.
[[nodiscard]] bool is_public_key(std::string_view der);

// A public key that was read once, to check many signatures with. Bytes that are none have signed
// nothing.
class CheckingKey {
public:
    explicit CheckingKey(std::string_view der);
    [[nodiscard]] bool has_signed(std::string_view bytes, std::string_view signature) const;

private:
    std::shared_ptr<evp_pkey_st> key_;
};

// False for a key or a signature that is none.
[[nodiscard]] bool is_signed_by(std::string_view public_key,
                                std::string_view bytes,
                                std::string_view signature);

// What a log, or a witness, is known by.
[[nodiscard]] journal::Hash id_of_key(std::string_view public_key);

// As a file: -----BEGIN PUBLIC KEY-----
[[nodiscard]] std::string public_key_as_pem(std::string_view der);

} // namespace proof
