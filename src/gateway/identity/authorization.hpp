// Checks that a caller's role may perform an action.
#pragma once

#include <localecs/gateway/role_policies.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "caller.hpp"

namespace localecs::gateway {

// action: "ecs:ListTasks"; resources: ARNs, or "*" alone. Every resource has to be allowed. Throws
// AccessDeniedException with AWS's message. Callers without a role may do everything.
void authorize(const RolePolicies& policies, const Caller& caller, std::string_view action,
               const std::vector<std::string>& resources);

// False if authorize() cannot refuse this caller: the resources need not be found out then.
bool is_restricted(const RolePolicies& policies, const Caller& caller);

}  // namespace localecs::gateway
