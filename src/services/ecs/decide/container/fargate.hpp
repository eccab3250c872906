// What ECS tells differently about tasks on Fargate.
#pragma once

#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::decide {

inline bool is_fargate(const state::Task& task) {
  return task.launch_type == aws::ecs::LaunchType::FARGATE;
}

}  // namespace localecs::decide
