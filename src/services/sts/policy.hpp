// Tells policies of roles which resources a request to AWS STS concerns.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::sts {

Texts resources(const Asked& asked);

}  // namespace localecs::services::sts
