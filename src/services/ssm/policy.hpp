// Tells policies of roles which resources a request to AWS Systems Manager concerns.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::ssm {

Texts resources(const Asked& asked);

}  // namespace localecs::services::ssm
