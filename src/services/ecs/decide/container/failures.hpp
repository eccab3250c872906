// How a container ends that could not be made or started.
#pragma once

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <string>
#include <string_view>

namespace localecs::decide {

// ECS keeps a container's reason to this many characters.
inline constexpr std::size_t kLongestReason = 1024;

// `reason` is "<ErrorName>: <message>".
inline void fail(state::Container& container, std::string reason) {
  container.step = state::ContainerStep::stopped;
  container.reason = std::move(reason);
  if (container.reason.size() > kLongestReason) container.reason.resize(kLongestReason);
}

}  // namespace localecs::decide
