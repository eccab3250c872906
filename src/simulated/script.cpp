// Reads a script's variables.
#include "script.hpp"

#include <localecs/aws/ecs/task.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string_view>

namespace localecs::simulated {

using aws::ecs::HealthStatus;

namespace {

constexpr std::string_view kPrefix = "LOCALECS_SIM_";
constexpr double kLargestExitCode = 1e9;
constexpr double kLongestSeconds = 1e9;  // more would overflow a TimePoint before long

// Keeps empty parts: "1,,3" has three.
std::vector<std::string> parts_of(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (;;) {
    const auto end = text.find(separator);
    parts.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<double> number(const std::string& text) {
  char* end = nullptr;
  const double value = std::strtod(text.c_str(), &end);
  if (end == text.c_str() || *end != '\0' || !std::isfinite(value)) return std::nullopt;
  return value;
}

// Nothing for "never", and for anything that is no time.
std::optional<Duration> seconds(const std::string& text) {
  const auto value = number(text);
  if (!value || *value < 0 || *value > kLongestSeconds) return std::nullopt;
  return Duration(std::llround(*value * 1000));
}

std::vector<int> exit_codes(const std::string& value) {
  std::vector<int> codes;
  for (const std::string& part : parts_of(value, ','))
    if (const auto code = number(part); code && std::abs(*code) <= kLargestExitCode)
      codes.push_back(static_cast<int>(*code) & 255);
  return codes;
}

std::vector<std::optional<Duration>> exit_times(const std::string& value) {
  std::vector<std::optional<Duration>> times;
  for (const std::string& part : parts_of(value, ',')) times.push_back(seconds(part));
  return times;
}

// "starting:2,healthy:10,unhealthy"
std::vector<HealthPhase> health_phases(const std::string& value) {
  std::vector<HealthPhase> phases;
  for (const std::string& part : parts_of(value, ',')) {
    const auto colon = part.find(':');
    const auto name = part.substr(0, colon);
    HealthPhase phase;
    phase.health = name == "unhealthy"  ? HealthStatus::UNHEALTHY
                   : name == "starting" ? HealthStatus::UNKNOWN
                                        : HealthStatus::HEALTHY;
    if (colon != std::string::npos) phase.lasts = seconds(part.substr(colon + 1));
    phases.push_back(phase);
  }
  return phases;
}

void read(Script& script, std::string_view name, const std::string& value) {
  if (name == "EXIT_CODE")
    script.exit_codes = exit_codes(value);
  else if (name == "EXIT_AFTER")
    script.exit_after = exit_times(value);
  else if (name == "START_DELAY")
    script.start_delay = seconds(value).value_or(Duration(0));
  else if (name == "HEALTH")
    script.health = health_phases(value);
  else if (name == "OUTPUT")
    script.output = parts_of(value, '\n');
  else if (name == "PULL_ERROR")
    script.pull_error = value;
  else if (name == "CREATE_ERROR")
    script.create_error = value;
  else if (name == "START_ERROR")
    script.start_error = value;
  else if (name == "IGNORE_SIGTERM")
    script.ignores_sigterm = true;
}

// Runs beyond the list are like its last one.
std::size_t index_of(int run, std::size_t count) {
  return std::min(static_cast<std::size_t>(run), count) - 1;
}

}  // namespace

std::optional<Duration> Script::exit_after_of(int run) const {
  if (exit_after.empty()) return std::nullopt;
  return exit_after[index_of(run, exit_after.size())];
}

std::optional<int> Script::exit_code_of(int run) const {
  if (exit_codes.empty()) return std::nullopt;
  return exit_codes[index_of(run, exit_codes.size())];
}

Script read_script(const std::vector<std::string>& environment) {
  Script script;
  for (const std::string& variable : environment) {
    const auto equals = variable.find('=');
    if (equals == std::string::npos || !variable.starts_with(kPrefix)) continue;
    const auto name = std::string_view(variable).substr(0, equals).substr(kPrefix.size());
    read(script, name, variable.substr(equals + 1));
  }
  return script;
}

}  // namespace localecs::simulated
