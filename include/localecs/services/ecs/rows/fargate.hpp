// What runs on Fargate, said once: by launch type, or by one of the capacity providers built in.
#pragma once

#include <localecs/aws/ecs/launch_type.hpp>

#include <optional>
#include <string_view>

namespace localecs::state {

// `name`: a capacity provider's.
inline bool is_fargate_provider(std::string_view name) {
  return name == "FARGATE" || name == "FARGATE_SPOT";
}

// `provider` is empty where only the launch type was given.
inline bool is_on_fargate(const std::optional<aws::ecs::LaunchType>& launch_type,
                          std::string_view provider) {
  return launch_type == aws::ecs::LaunchType::FARGATE || is_fargate_provider(provider);
}

}  // namespace localecs::state
