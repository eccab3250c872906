// What requests to Amazon CloudWatch are about, for the policies of roles.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::cloudwatch {

Texts resources(const Asked& asked);

}  // namespace localecs::services::cloudwatch
