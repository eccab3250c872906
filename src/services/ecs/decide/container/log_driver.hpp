// Where a container's output goes: the Engine's log drivers, and CloudWatch Logs for awslogs.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/decide/container_spec.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <optional>
#include <string>

namespace localecs::decide {

bool uses_awslogs(const aws::ecs::ContainerDefinition& definition);

// The Engine's driver and its options.
std::optional<Missing> set_logging(const state::State& state, const state::Task& task,
                                   const aws::ecs::ContainerDefinition& definition,
                                   effects::ContainerSpec& spec);

// The stream of an awslogs container that has been made; nothing for others.
std::optional<state::LogTarget> log_target_of(const state::Task& task,
                                              const state::Container& container);
// Why the Engine's awslogs driver would not start the container; empty if it would.
std::string awslogs_problem(const state::State& state, const state::Task& task,
                            const aws::ecs::ContainerDefinition& definition);

}  // namespace localecs::decide
