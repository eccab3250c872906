// What roles may do: IAM policy documents by role, without conditions.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace localecs::gateway {

struct Statement {
  bool allows = true;                           // or denies
  std::vector<std::string> actions, resources;  // patterns with * and ?
};

// By the role's ARN or name; "*": of roles that are not listed, who else may do everything.
using RolePolicies = std::map<std::string, std::vector<Statement>, std::less<>>;

// {"<role>": [<policy document>, …], …}. Throws std::invalid_argument where that is not what it is,
// and for members of IAM's that are not understood here: a condition that nobody checks would allow
// too much.
RolePolicies read_role_policies(std::string_view json);

}  // namespace localecs::gateway
