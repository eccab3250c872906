// The container fields that DescribeTasks shows. A change in any of them raises the task's
// `version`.
#pragma once

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::decide {

enum class Published { PENDING, RUNNING, STOPPED };

// A container that waits for its restart still shows its last run.
inline Published published(const state::Container& container) {
  using enum state::ContainerStep;
  if (container.step == stopped) return Published::STOPPED;
  const bool runs = container.step == running || container.step == stopping;
  return runs || container.started_at ? Published::RUNNING : Published::PENDING;
}

}  // namespace localecs::decide
