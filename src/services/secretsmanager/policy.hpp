// What requests to AWS Secrets Manager are about, for the policies of roles.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::secretsmanager {

Texts resources(const Asked& asked);

}  // namespace localecs::services::secretsmanager
