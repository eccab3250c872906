// Asks the wing for a request's action and resources, and the policies for permission.
#include "authorize.hpp"

#include <algorithm>

#include "identity/authorization.hpp"
#include "identity/known_members.hpp"
#include "protocols/private_api/private_api.hpp"

namespace localecs::gateway::steps {
namespace {

// Private calls have actions such as "localecs:reset" for /_localecs/reset, and the resource "*".
// Only a role whose policy allows "*" or names the action may use them.
void authorize_private_call(const Exchange& exchange) {
  const std::string action =
      "localecs:" + std::string(exchange.path().substr(kPrivatePrefix.size()));
  authorize(exchange.house.options.role_policies, exchange.caller, action, {"*"});
}

// On AWS some operations, such as sts:GetCallerIdentity, need no permission.
bool is_free(const services::Policy& policy, std::string_view operation) {
  return std::ranges::find(policy.free_operations, operation) != policy.free_operations.end();
}

}  // namespace

void authorize(Exchange& exchange) {
  const RolePolicies& policies = exchange.house.options.role_policies;
  const Caller& caller = exchange.caller;
  if (!is_restricted(policies, caller)) return;
  if (!exchange.wing || exchange.wing->policy.name.empty()) return authorize_private_call(exchange);

  const services::Policy& policy = exchange.wing->policy;
  const std::string_view name = exchange.operation->name;
  if (is_free(policy, name)) return;
  const aws::Document input = known_members(exchange.operation->input(), exchange.input);
  const services::Asked asked{
      .state = exchange.house.state, .scope = caller.scope, .operation = name, .input = input};
  authorize(policies, caller, std::string(policy.name) + ":" + std::string(name),
            services::resources_of(policy, asked));
  // A caller that hands a role to a service must be allowed to, as on AWS.
  authorize(policies, caller, "iam:PassRole", services::passed_roles_of(policy, asked));
}

}  // namespace localecs::gateway::steps
