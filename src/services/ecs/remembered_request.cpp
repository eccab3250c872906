// SHA-256 by OpenSSL.
#include "remembered_request.hpp"

#include <openssl/evp.h>

#include <array>
#include <stdexcept>

namespace localecs::services::ecs {

std::string digest_of(const std::string& canonical) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (EVP_Digest(canonical.data(), canonical.size(), bytes.data(), &size, EVP_sha256(), nullptr) !=
      1)
    throw std::runtime_error("OpenSSL has no SHA-256");
  std::string text = "sha256:";
  for (unsigned i = 0; i < size; ++i) {
    text += "0123456789abcdef"[bytes[i] >> 4];
    text += "0123456789abcdef"[bytes[i] & 15];
  }
  return text;
}

bool is_repeated(const state::TokenUse& first, const std::string& canonical) {
  return first.request == digest_of(canonical) || first.request == canonical;
}

}  // namespace localecs::services::ecs
