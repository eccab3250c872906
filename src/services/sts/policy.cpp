// Finds the role that a request to STS asks to assume.
#include "policy.hpp"

namespace localecs::services::sts {

Texts resources(const Asked& asked) {
  return asked.texts("RoleArn");
}

}  // namespace localecs::services::sts
