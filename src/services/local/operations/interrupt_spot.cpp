// Interrupts Spot capacity: a task on FARGATE_SPOT or a Spot instance gets its two-minute notice.
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/error.hpp>
#include <localecs/aws/local/interrupt_spot.hpp>
#include <localecs/aws/local/operations.hpp>
#include <localecs/services/operation.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include <algorithm>

namespace localecs::services::local {
namespace {

aws::Error invalid(const std::string& message) {
  return {"InvalidParameterException", message};
}

const state::Cluster& cluster_of(const Call& call, const std::optional<std::string>& name) {
  const std::string given = name.value_or("default");
  const state::Cluster* cluster = call.state[ecs::clusters].find(
      given.starts_with("arn:") ? given : call.scope.arn("cluster/" + given));
  const bool own = cluster && cluster->arn.starts_with(call.scope.arn("cluster/"));
  if (!own || !cluster->active) throw aws::Error("ClusterNotFoundException", "Cluster not found.");
  return *cluster;
}

std::string arn_in(const Call& call, const state::Cluster& cluster, const std::string& kind,
                   const std::string& id_or_arn) {
  const std::string id(state::id_of(id_or_arn));
  return call.scope.arn(kind + "/" + cluster.name + "/" + id);
}

void interrupt(Call& call, const std::string& arn, InterruptSpotResponse& answer) {
  call.state[ecs::tasks].stop(arn, aws::ecs::TaskStopCode::SpotInterruption,
                              "Your Spot Task was interrupted.", call.now);
  answer.taskArns.push_back(arn);
}

void interrupt_task(Call& call, const std::string& arn, InterruptSpotResponse& answer) {
  const state::Task* task = call.state[ecs::tasks].find(arn);
  if (!task || task->is_stopped())
    throw invalid("The referenced task was not found or is STOPPED.");
  if (task->capacity_provider != "FARGATE_SPOT") throw invalid("The task is not on FARGATE_SPOT.");
  interrupt(call, arn, answer);
}

// Interrupts the `count` oldest ones.
void interrupt_some(Call& call, const state::Cluster& cluster, int count,
                    InterruptSpotResponse& answer) {
  if (count < 1) throw invalid("count must be at least 1.");
  std::vector<const state::Task*> tasks;
  call.state[ecs::tasks].visit_prefix(
      call.scope.arn("task/" + cluster.name + "/"), [&](const state::Task& task) {
        if (task.should_run && task.capacity_provider == "FARGATE_SPOT") tasks.push_back(&task);
      });
  std::ranges::stable_sort(tasks, {}, &state::Task::created_at);
  if (std::cmp_less(count, tasks.size())) tasks.resize(static_cast<std::size_t>(count));
  std::vector<std::string> arns;
  for (const state::Task* task : tasks) arns.push_back(task->arn);
  for (const std::string& arn : arns) interrupt(call, arn, answer);
}

// The agent drains its instance at the notice; two minutes later it is gone.
void interrupt_instance(Call& call, const std::string& arn, InterruptSpotResponse& answer) {
  const state::Instance* found = call.state[ecs::instances].find(arn);
  if (!found) throw invalid("The referenced container instance was not found.");
  if (!found->is_spot) throw invalid("The container instance is no Spot instance.");
  state::Instance& instance = *call.state[ecs::instances].modify(arn);
  if (!instance.interrupted_at) instance.interrupted_at = call.now;
  instance.status = state::InstanceStatus::DRAINING;
  ++instance.version;
  state::touch_services_on(call.state, arn);
  answer.containerInstanceArns.push_back(arn);
}

}  // namespace

InterruptSpotResponse interrupt_spot(Call& call, const InterruptSpotRequest& input) {
  if (input.task.has_value() + input.count.has_value() + input.containerInstance.has_value() != 1)
    throw invalid("Exactly one of task, count and containerInstance must be given.");
  const state::Cluster& cluster = cluster_of(call, input.cluster);
  InterruptSpotResponse answer;
  if (input.task) interrupt_task(call, arn_in(call, cluster, "task", *input.task), answer);
  if (input.count) interrupt_some(call, cluster, *input.count, answer);
  if (input.containerInstance)
    interrupt_instance(call, arn_in(call, cluster, "container-instance", *input.containerInstance),
                       answer);
  return answer;
}

}  // namespace localecs::services::local
