// Tells policies of roles which resources a request to CloudWatch Logs concerns.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::logs {

Texts resources(const Asked& asked);

}  // namespace localecs::services::logs
