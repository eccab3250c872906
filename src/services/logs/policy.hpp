// What requests to CloudWatch Logs are about, for the policies of roles.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::logs {

Texts resources(const Asked& asked);

}  // namespace localecs::services::logs
