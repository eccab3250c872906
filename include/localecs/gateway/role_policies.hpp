// The IAM policies of --role-policies: which actions roles may perform. Conditions are not
// supported.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::gateway {

// One statement of a policy document.
struct Statement {
  bool allows = true;                           // false: Effect is Deny
  std::vector<std::string> actions, resources;  // patterns with * and ?
};

// Keyed by the role's ARN or name. "*" holds for roles that are not listed; without it they may do
// everything.
using RolePolicies = std::map<std::string, std::vector<Statement>, std::less<>>;

// Reads {"<role>": [<policy document>, …], …}. Throws std::invalid_argument for any other form, and
// for members of IAM's that localecs does not understand: to ignore a Condition would allow too
// much. The message names the place and is meant for the user.
RolePolicies read_role_policies(std::string_view json);

}  // namespace localecs::gateway
