// HMAC-SHA256 by OpenSSL.
#include "hmac.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <stdexcept>

namespace localecs::gateway {
namespace {

constexpr std::size_t kDigestSize = 32;

unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

std::string hmac_sha256(std::string_view key, std::string_view bytes) {
  std::string digest(kDigestSize, '\0');
  const auto* text = reinterpret_cast<const unsigned char*>(bytes.data());
  if (!HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), text, bytes.size(),
            bytes_of(digest), nullptr))
    throw std::runtime_error("OpenSSL has no HMAC");
  return digest;
}

}  // namespace localecs::gateway
