// Makes ARNs of ECS in a caller's account and region.
#include <localecs/state/scope.hpp>

#include <localecs/base/arn.hpp>

namespace localecs::state {

std::string Scope::arn(std::string_view resource) const {
  std::string text("arn:");
  text.append(partition_of(region))
      .append(":ecs:")
      .append(region)
      .append(":")
      .append(account)
      .append(":");
  return text.append(resource);
}

}  // namespace localecs::state
