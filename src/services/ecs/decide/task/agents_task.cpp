// Waits for the agent of a task that is not ours to run.
#include "agents_task.hpp"

#include <localecs/aws/ecs/task.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>

namespace localecs::decide {
namespace {

bool has_agent(const Look& look) {
  const state::Instance* instance = look.state[ecs::instances].find(look.plan.task.instance_arn);
  return instance && instance->status != state::InstanceStatus::INACTIVE;
}

void stop_with_instance(Look& look) {
  state::Task& task = look.task();
  state::request_stop(task, aws::ecs::TaskStopCode::TerminationNotice,
                      "The container instance is gone.", look.now);
  for (state::Container& container : task.containers)
    container.step = state::ContainerStep::stopped;
  task.last_status = state::TaskStatus::STOPPED;
  task.execution_stopped_at = task.stopped_at = look.now;
  ++task.version;
  look.plan.changed = true;
}

}  // namespace

void follow_agent(Look& look) {
  if (!look.task().is_stopped() && !has_agent(look)) stop_with_instance(look);
  if (!look.task().is_stopped()) return;
  const TimePoint forget_at = *look.task().stopped_at + look.timing.stopped_task_kept;
  if (look.now < forget_at)
    look.wake_at(forget_at);
  else
    look.plan.forget = true;
}

}  // namespace localecs::decide
