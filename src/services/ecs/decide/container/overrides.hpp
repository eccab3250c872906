// The overrides that RunTask gave for one container.
#pragma once

#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::decide {

// An empty override where there is none.
inline const aws::ecs::ContainerOverride& override_of(const state::Task& task,
                                                      const std::string& container) {
  static const aws::ecs::ContainerOverride none;
  if (task.overrides && task.overrides->containerOverrides)
    for (const auto& candidate : *task.overrides->containerOverrides)
      if (candidate.name == container) return candidate;
  return none;
}

}  // namespace localecs::decide
