// What follows from how a task was defined and launched, and what many parts ask about it.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/network_mode.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::state {

inline bool is_on_fargate(const Task& task) {
  return is_on_fargate(task.launch_type, task.capacity_provider);
}

// An awsvpc task has a network interface of its own, which its containers share.
inline bool is_awsvpc(const Task& task) {
  return task.definition->networkMode == aws::ecs::NetworkMode::awsvpc;
}

// The container with a firelensConfiguration; nullptr where the task routes no logs itself.
inline const Container* log_router_of(const Task& task) {
  for (const Container& container : task.containers)
    if (definition_of(task, container).firelensConfiguration) return &container;
  return nullptr;
}

}  // namespace localecs::state
