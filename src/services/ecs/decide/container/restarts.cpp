// restartPolicy as the ECS agent applies it: Docker's own restart policy is never used.
#include "restarts.hpp"

#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include <algorithm>

namespace localecs::decide {
namespace {

constexpr std::chrono::seconds kDefaultPeriod{300};

}  // namespace

bool has_restart_policy(const aws::ecs::ContainerDefinition& definition) {
  return definition.restartPolicy && definition.restartPolicy->enabled;
}

bool is_restarted(const state::Task& task, const state::Container& container, int exit_code,
                  TimePoint now) {
  const auto& definition = state::definition_of(task, container);
  if (!task.should_run || !has_restart_policy(definition)) return false;
  const auto& policy = *definition.restartPolicy;
  if (policy.ignoredExitCodes &&
      std::ranges::find(*policy.ignoredExitCodes, exit_code) != policy.ignoredExitCodes->end())
    return false;
  const Duration period = policy.restartAttemptPeriod
                              ? std::chrono::seconds(*policy.restartAttemptPeriod)
                              : kDefaultPeriod;
  // started_at is that of the latest run. One that ended before its period counts as broken: its
  // end is final.
  return container.started_at && now - *container.started_at >= period;
}

bool awaits_restart(const state::Container& container) {
  return container.step == state::ContainerStep::created && container.started_at;
}

}  // namespace localecs::decide
