// What requests to AWS Systems Manager are about, for the policies of roles.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::ssm {

Texts resources(const Asked& asked);

}  // namespace localecs::services::ssm
