// SHA-256 of the request.
#include "remembered_request.hpp"

#include <localecs/base/digest.hpp>
#include <localecs/services/ecs/rows/token_use.hpp>

namespace localecs::services::ecs {

std::string digest_of(const std::string& canonical) {
  return "sha256:" + to_hex(sha256(canonical));
}

bool is_repeated(const state::TokenUse& first, const std::string& canonical) {
  return first.request == digest_of(canonical) || first.request == canonical;
}

}  // namespace localecs::services::ecs
