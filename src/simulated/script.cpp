// Reads a script's variables.
#include "script.hpp"

#include <cmath>
#include <cstdlib>
#include <string_view>

namespace localecs::simulated {

using aws::ecs::HealthStatus;

namespace {

constexpr std::string_view prefix = "LOCALECS_SIM_";
constexpr double longest_seconds = 1e9;  // more would overflow a TimePoint before long

std::optional<double> number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0' || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<Duration> seconds(const std::string& text) {
  const auto value = number(text);
  if (!value || *value < 0 || *value > longest_seconds) return std::nullopt;
  return Duration(std::llround(*value * 1000));
}

void read(Script& script, std::string_view name, const std::string& value) {
  if (name == "EXIT_CODE") {
    if (const auto code = number(value)) script.exit_code = static_cast<int>(*code) & 255;
  } else if (name == "EXIT_AFTER") {
    script.exit_after = seconds(value);
  } else if (name == "START_DELAY") {
    script.start_delay = seconds(value).value_or(Duration(0));
  } else if (name == "HEALTH") {
    script.health = value == "unhealthy"  ? HealthStatus::UNHEALTHY
                    : value == "starting" ? HealthStatus::UNKNOWN
                                          : HealthStatus::HEALTHY;
  } else if (name == "PULL_ERROR") {
    script.pull_error = value;
  } else if (name == "CREATE_ERROR") {
    script.create_error = value;
  } else if (name == "START_ERROR") {
    script.start_error = value;
  } else if (name == "IGNORE_SIGTERM") {
    script.ignores_sigterm = true;
  }
}

}  // namespace

Script read_script(const std::vector<std::string>& environment) {
  Script script;
  for (const std::string& variable : environment) {
    const auto equals = variable.find('=');
    if (equals == std::string::npos || !variable.starts_with(prefix)) continue;
    const auto name = std::string_view(variable).substr(0, equals).substr(prefix.size());
    read(script, name, variable.substr(equals + 1));
  }
  return script;
}

}  // namespace localecs::simulated
