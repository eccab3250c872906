// What a simulated container is to do, as its environment says.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::simulated {

struct Script {
  std::optional<int> exit_code;
  std::optional<Duration> exit_after;
  Duration start_delay{0};
  aws::ecs::HealthStatus health = aws::ecs::HealthStatus::HEALTHY;  // UNKNOWN: never decided
  std::string pull_error, create_error, start_error;
  bool ignores_sigterm = false;
};

// environment: "NAME=value"; the last of a name counts. What makes no sense is ignored.
Script read_script(const std::vector<std::string>& environment);

}  // namespace localecs::simulated
