// Tells policies of roles which resources a request to Amazon CloudWatch concerns.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::cloudwatch {

Texts resources(const Asked& asked);

}  // namespace localecs::services::cloudwatch
