// Tells policies of roles which resources a request to AWS Secrets Manager concerns.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::secretsmanager {

Texts resources(const Asked& asked);

}  // namespace localecs::services::secretsmanager
