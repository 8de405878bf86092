#include "proof/keys.hpp"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "base/fault.hpp"
#include "text/base64.hpp"

namespace proof {
namespace {

constexpr std::string_view curve = "prime256v1"; // P-256, as OpenSSL names it.
constexpr std::size_t pem_line = 64;             // RFC 7468 §2

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
};
struct FreeDigest {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
using Bio = std::unique_ptr<BIO, FreeBio>;
using Digest = std::unique_ptr<EVP_MD_CTX, FreeDigest>;
using PublicKey = std::unique_ptr<EVP_PKEY, FreeKey>;

void must(bool holds) {
    if (!holds) {
        throw base::Fault("OpenSSL could not work with a key");
    }
}

const unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool is_on_curve(EVP_PKEY* key) {
    std::array<char, 32> name{};
    std::size_t length = 0;
    return key != nullptr && EVP_PKEY_get_group_name(key, name.data(), name.size(), &length) == 1 &&
           std::string_view(name.data(), length) == curve;
}

PublicKey read_public_key(std::string_view der) {
    const unsigned char* at = unsigned_bytes(der);
    PublicKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    const bool is_whole = at == unsigned_bytes(der) + der.size();
    return is_whole && is_on_curve(key.get()) ? std::move(key) : nullptr;
}

std::string write_public_key(EVP_PKEY* key) {
    const int length = i2d_PUBKEY(key, nullptr);
    must(length > 0);
    std::string der(static_cast<std::size_t>(length), '\0');
    auto* to = reinterpret_cast<unsigned char*>(der.data());
    must(i2d_PUBKEY(key, &to) == length);
    return der;
}

} // namespace

void SigningKey::Free::operator()(evp_pkey_st* key) const {
    EVP_PKEY_free(key);
}

SigningKey::SigningKey(Handle key)
    : key_(std::move(key)), public_key_(write_public_key(key_.get())) {}

SigningKey SigningKey::make() {
    Handle key(EVP_EC_gen(curve.data()));
    must(key != nullptr);
    return SigningKey(std::move(key));
}

std::optional<SigningKey> SigningKey::from_pem(std::string_view pem) {
    const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
    must(bio != nullptr);
    // A file that asks for a password is none of ours: nobody is there to type it.
    Handle key(PEM_read_bio_PrivateKey(
        bio.get(), nullptr, [](char*, int, int, void*) { return -1; }, nullptr));
    if (!is_on_curve(key.get())) {
        return std::nullopt;
    }
    return SigningKey(std::move(key));
}

std::string SigningKey::to_pem() const {
    const Bio bio(BIO_new(BIO_s_mem()));
    must(bio != nullptr && PEM_write_bio_PrivateKey(
                               bio.get(), key_.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1);
    char* bytes = nullptr;
    const long length = BIO_get_mem_data(bio.get(), &bytes);
    return {bytes, static_cast<std::size_t>(length)};
}

std::string SigningKey::sign(std::string_view bytes) const {
    const Digest context(EVP_MD_CTX_new());
    must(context != nullptr &&
         EVP_DigestSignInit_ex(
             context.get(), nullptr, "SHA256", nullptr, nullptr, key_.get(), nullptr) == 1);
    std::size_t length = 0;
    must(EVP_DigestSign(context.get(), nullptr, &length, unsigned_bytes(bytes), bytes.size()) == 1);
    std::string signature(length, '\0');
    must(EVP_DigestSign(context.get(),
                        reinterpret_cast<unsigned char*>(signature.data()),
                        &length,
                        unsigned_bytes(bytes),
                        bytes.size()) == 1);
    signature.resize(length);
    return signature;
}

bool is_public_key(std::string_view der) {
    return read_public_key(der) != nullptr;
}

CheckingKey::CheckingKey(std::string_view der) : key_(read_public_key(der)) {}

bool CheckingKey::has_signed(std::string_view bytes, std::string_view signature) const {
    if (key_ == nullptr) {
        return false;
    }
    const Digest context(EVP_MD_CTX_new());
    must(context != nullptr &&
         EVP_DigestVerifyInit_ex(
             context.get(), nullptr, "SHA256", nullptr, nullptr, key_.get(), nullptr) == 1);
    return EVP_DigestVerify(context.get(),
                            unsigned_bytes(signature),
                            signature.size(),
                            unsigned_bytes(bytes),
                            bytes.size()) == 1;
}

bool is_signed_by(std::string_view public_key, std::string_view bytes, std::string_view signature) {
    return CheckingKey(public_key).has_signed(bytes, signature);
}

journal::Hash id_of_key(std::string_view public_key) {
    return journal::sha256(public_key);
}

std::string public_key_as_pem(std::string_view der) {
    const auto letters = text::to_base64(der);
    std::string pem = "-----BEGIN PUBLIC KEY-----\n";
    for (std::size_t at = 0; at < letters.size(); at += pem_line) {
        pem += letters.substr(at, pem_line) + '\n';
    }
    return pem + "-----END PUBLIC KEY-----\n";
}

} // namespace proof
