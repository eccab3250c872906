// How a container ends that could not be made or started.
#pragma once

#include <localecs/effects/container_engine.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <string>
#include <utility>

namespace localecs::decide {

// ECS keeps a container's reason to this many characters.
inline constexpr std::size_t kLongestReason = 1024;

// Ends the container. `reason` is "<ErrorName>: <message>".
inline void fail_container(state::Container& container, std::string reason) {
  container.step = state::ContainerStep::stopped;
  container.reason = std::move(reason);
  if (container.reason.size() > kLongestReason) container.reason.resize(kLongestReason);
}

// The Engine's problem as a reason. `refused` names the error unless the Engine did not answer in
// time, for which the ECS agent has one name whatever was asked.
inline std::string error_text(const effects::Problem& problem, const std::string& refused) {
  const bool timed_out = problem.kind == effects::Problem::Kind::timed_out;
  return (timed_out ? "DockerTimeoutError" : refused) + ": " + problem.message;
}

}  // namespace localecs::decide
