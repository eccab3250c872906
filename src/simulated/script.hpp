// What a simulated container is to do, as its environment says.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/base/time.hpp>

#include <optional>
#include <string>
#include <vector>

namespace localecs::simulated {

// What its health check finds, and for how long.
struct HealthPhase {
  aws::ecs::HealthStatus health = aws::ecs::HealthStatus::HEALTHY;  // UNKNOWN: not decided yet
  std::optional<Duration> lasts;                                    // nothing: for good
};

struct Script {
  // One for each run; further runs are like the last. Empty, or no value: it runs until stopped.
  std::vector<std::optional<Duration>> exit_after;
  std::vector<int> exit_codes;  // one for each run, as above
  Duration start_delay{0};
  std::vector<HealthPhase> health{HealthPhase{}};
  std::vector<std::string> output;  // what each run prints first
  std::string pull_error, create_error, start_error;
  bool ignores_sigterm = false;

  // run: counts from 1.
  std::optional<Duration> exit_after_of(int run) const;
  std::optional<int> exit_code_of(int run) const;
};

// environment: "NAME=value"; the last of a name counts. Values that make no sense are ignored.
Script read_script(const std::vector<std::string>& environment);

}  // namespace localecs::simulated
