// The roles to assume are what requests to STS name.
#include "policy.hpp"

namespace localecs::services::sts {

Texts resources(const Asked& asked) {
  return asked.texts("RoleArn");
}

}  // namespace localecs::services::sts
