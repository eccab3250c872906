// What requests to AWS STS are about, for the policies of roles.
#pragma once

#include <localecs/services/policy.hpp>

namespace localecs::services::sts {

Texts resources(const Asked& asked);

}  // namespace localecs::services::sts
