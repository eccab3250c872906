// Whether a caller's role may do what is asked for.
#pragma once

#include <localecs/gateway/role_policies.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "caller.hpp"

namespace localecs::gateway {

// action: "ecs:ListTasks"; resources: ARNs, or "*" alone. Every one has to be allowed. Throws
// AccessDeniedException in AWS's words. Callers without a role may do everything.
void authorize(const RolePolicies& policies, const Caller& caller, std::string_view action,
               const std::vector<std::string>& resources);

// Whether authorize() could refuse: spares finding out the resources.
bool is_restricted(const RolePolicies& policies, const Caller& caller);

}  // namespace localecs::gateway
