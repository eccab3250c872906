// From a container definition and its overrides to what the Engine is asked to make, as the ECS
// agent maps it.
#include <localecs/services/ecs/decide/container_spec.hpp>

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task_override.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <utility>

#include "environment.hpp"
#include "firelens.hpp"
#include "image.hpp"
#include "labels.hpp"
#include "log_driver.hpp"
#include "mounts.hpp"
#include "networking.hpp"
#include "overrides.hpp"
#include "platform.hpp"

namespace localecs::decide {
namespace {

using aws::ecs::ContainerDefinition;
using aws::ecs::ContainerOverride;
using state::Task;

constexpr std::int64_t kMebibyte = 1 << 20;

// Linux takes CPU shares from 2; 0 and 1 mean "unset" to ECS as well.
constexpr std::int64_t kLeastShares = 2, kMostShares = 262144;

void set_process(const ContainerDefinition& definition, const ContainerOverride& by,
                 effects::ContainerSpec& spec) {
  const auto none = std::vector<std::string>{};
  spec.command = by.command ? *by.command : definition.command.value_or(none);
  spec.entry_point = definition.entryPoint.value_or(none);
  spec.user = definition.user.value_or("");
  spec.working_directory = definition.workingDirectory.value_or("");
  spec.hostname = definition.hostname.value_or("");
}

void set_limits(const ContainerDefinition& definition, const ContainerOverride& by,
                effects::ContainerSpec& spec) {
  spec.cpu_shares = std::clamp<std::int64_t>(by.cpu ? *by.cpu : definition.cpu.value_or(0),
                                             kLeastShares, kMostShares);
  spec.memory = kMebibyte * (by.memory ? *by.memory : definition.memory.value_or(0));
  spec.memory_reservation =
      kMebibyte *
      (by.memoryReservation ? *by.memoryReservation : definition.memoryReservation.value_or(0));
}

// "512": registration and RunTask have normalised it.
std::int64_t task_level(const std::optional<std::string>& by,
                        const std::optional<std::string>& own) {
  const auto& text = by ? by : own;
  return text ? to_number(*text).value_or(0) : 0;
}

effects::TaskLimits task_limits_of(const Task& task) {
  static const aws::ecs::TaskOverride none;
  const auto& by = task.overrides ? *task.overrides : none;
  return {.cpu = static_cast<int>(task_level(by.cpu, task.definition->cpu)),
          .memory = kMebibyte * task_level(by.memory, task.definition->memory)};
}

// Everything that comes from outside the definition.
std::optional<Missing> set_needs(const state::State& state, const Task& task,
                                 const state::Container& container, effects::ContainerSpec& spec) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  auto environment = environment_of(state, task, container);
  if (const Missing* missing = missing_in(environment)) return *missing;
  spec.environment = std::get<0>(std::move(environment));
  auto files = environment_files_of(state, task, container);
  if (const Missing* missing = missing_in(files)) return *missing;
  spec.environment_files = std::get<0>(std::move(files));
  if (auto missing = set_mounts(state, task, definition, spec)) return missing;
  if (auto missing = set_logging(state, task, definition, spec)) return missing;
  return set_router(state, task, definition, spec);
}

}  // namespace

Needed<effects::ContainerSpec> container_spec(const state::State& state, const Task& task,
                                              const state::Container& container) {
  const ContainerDefinition& definition = state::definition_of(task, container);
  const ContainerOverride& by = override_of(task, container.name);
  effects::ContainerSpec spec;
  spec.name = container.engine_name;
  spec.image = image_of(task, container);
  set_process(definition, by, spec);
  set_limits(definition, by, spec);
  spec.task_limits = task_limits_of(task);
  spec.platform = platform_of(task);
  if (definition.dockerLabels) spec.labels = *definition.dockerLabels;
  set_agent_labels(task, container.name, spec.labels);
  set_network(state, task, definition, spec);
  if (auto missing = set_needs(state, task, container, spec)) return *std::move(missing);
  spec.definition = &definition;
  spec.keep_alive = task.definition;
  return spec;
}

}  // namespace localecs::decide
