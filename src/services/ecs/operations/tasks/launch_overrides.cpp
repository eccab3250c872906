// Rules for what RunTask and StartTask override: the ones of registration, for the sum of both.
#include "launch_overrides.hpp"

#include <localecs/aws/canonical.hpp>
#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/state/state.hpp>

#include "launch_limits.hpp"
#include "operations/task_definitions/task_definition_sizes.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kLongestOverrides = 8192;  // characters of JSON

void check_sizes(const TaskOverride& overrides) {
  const bool wrong_cpu = overrides.cpu && !parse_cpu(*overrides.cpu);
  const bool wrong_memory = overrides.memory && !parse_memory(*overrides.memory);
  if (wrong_cpu || wrong_memory)
    throw client_error(std::string("Invalid '") + (wrong_cpu ? "cpu" : "memory") +
                       "' setting for task.");
}

// As of task definitions.
void check_further(const TaskOverride& overrides) {
  if (const auto& storage = overrides.ephemeralStorage) check_storage_size(storage->sizeInGiB);
  if (overrides.inferenceAcceleratorOverrides && !overrides.inferenceAcceleratorOverrides->empty())
    throw client_error("Unsupported field 'inferenceAcceleratorOverrides'.");
}

struct Least {
  const char* name;
  std::optional<std::int32_t> ContainerOverride::*value;
  int least;
};
constexpr Least kLeasts[] = {
    {"cpu", &ContainerOverride::cpu, 0},
    {"memory", &ContainerOverride::memory, 1},
    {"memoryReservation", &ContainerOverride::memoryReservation, 1},
};

// Words not recorded.
void check_figures(const ContainerOverride& by) {
  for (const Least& rule : kLeasts) {
    const auto& value = by.*rule.value;
    if (!value || *value >= rule.least) continue;
    throw invalid_parameter("Invalid setting for container '" + by.name.value_or("") + "'. '" +
                            rule.name + "' must be greater than " +
                            (rule.least == 0 ? "or equal to 0." : "0."));
  }
}

// What a container gets in the end may not be more than what the task gets in the end.
void check_memory(const TaskOverride& overrides, const TaskDefinition& definition) {
  const auto& of_task = overrides.memory ? overrides.memory : definition.memory;
  if (!of_task) return;
  const int most = parse_memory(*of_task).value_or(0);
  for (const ContainerDefinition& container : *definition.containerDefinitions) {
    auto memory = container.memory;
    if (overrides.containerOverrides)
      for (const ContainerOverride& by : *overrides.containerOverrides)
        if (by.name == container.name && by.memory) memory = by.memory;
    if (memory.value_or(0) > most)
      throw invalid_parameter("'memory' setting for container '" + *container.name +
                              "' is greater than for task.");
  }
}

// The figures are those of registration, the class is that of overrides. Words not recorded.
void check_fargate_size(const TaskOverride& overrides, const TaskDefinition& definition) {
  const int cpu = parse_cpu(*(overrides.cpu ? overrides.cpu : definition.cpu)).value_or(0);
  const int memory =
      parse_memory(*(overrides.memory ? overrides.memory : definition.memory)).value_or(0);
  if (!is_fargate_size(cpu, memory))
    throw invalid_parameter("No Fargate configuration exists for given values: " +
                            std::to_string(cpu) + " CPU, " + std::to_string(memory) + " memory.");
}

}  // namespace

void check_overrides(const TaskOverride& overrides, const TaskDefinition& definition,
                     const std::optional<LaunchType>& launch_type, const state::State& state) {
  if (aws::canonical(overrides).size() > kLongestOverrides)
    throw invalid_parameter("Container Overrides length must be at most 8192");
  check_sizes(overrides);
  check_further(overrides);
  for (const ContainerOverride& by :
       overrides.containerOverrides.value_or(std::vector<ContainerOverride>{})) {
    const auto& all = *definition.containerDefinitions;
    if (std::ranges::find(all, by.name, &ContainerDefinition::name) == all.end())
      throw invalid_parameter("Override for container named " + by.name.value_or("") +
                              " is not a container in the TaskDefinition.");
    check_figures(by);
    check_environment_files(by.environmentFiles, state);
  }
  check_memory(overrides, definition);
  const bool is_sized =
      (overrides.cpu || definition.cpu) && (overrides.memory || definition.memory);
  if (launch_type == LaunchType::FARGATE && is_sized && (overrides.cpu || overrides.memory))
    check_fargate_size(overrides, definition);
}

}  // namespace localecs::services::ecs
