// What runs on Fargate, said once: by launch type, or by one of the capacity providers built in.
#pragma once

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>

#include <optional>
#include <string_view>

namespace localecs::state {

// `provider` is empty where only the launch type was given.
inline bool is_on_fargate(const std::optional<aws::ecs::LaunchType>& launch_type,
                          std::string_view provider) {
  return launch_type == aws::ecs::LaunchType::FARGATE || is_fargate_provider(provider);
}

}  // namespace localecs::state
