// restartPolicy: which containers are started again after they have ended.
#pragma once

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::decide {

bool has_restart_policy(const aws::ecs::ContainerDefinition& definition);
// True if the container's restartPolicy brings it back after an end with that exit code at `now`.
bool is_restarted(const state::Task& task, const state::Container& container, int exit_code,
                  TimePoint now);
// True if it has ended and waits for its restart, the same container in the Engine.
bool awaits_restart(const state::Container& container);

}  // namespace localecs::decide
