// DeregisterContainerInstance and UpdateContainerAgent.
#include <localecs/aws/ecs/deregister_container_instance.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/ecs/update_container_agent.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "container_instances.hpp"

namespace localecs::services::ecs {
namespace {

using state::Instance;
using state::InstanceStatus;

bool is_updating(const Instance& instance) {
  using enum AgentUpdateStatus;
  return instance.agent_update && *instance.agent_update != UPDATED &&
         *instance.agent_update != FAILED;
}

void check_agent(const Instance& instance) {
  if (is_updating(instance))
    throw aws::Error("UpdateInProgressException",
                     "An update of the container agent is in progress already.");
  if (instance.agent_version.empty())
    throw aws::Error("MissingVersionException", "The version of the container agent is not known.");
  if (!instance.is_registered || instance.agent_version == placement::kAgentVersion)
    throw aws::Error("NoUpdateAvailableException",
                     "There is no newer version of the container agent.");
}

}  // namespace

DeregisterContainerInstanceResponse deregister_container_instance(
    Call& call, const DeregisterContainerInstanceRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = find_instance(call, cluster, input.containerInstance).arn;
  const std::set<std::string> tasks = call.state[ecs::tasks].on_instance(arn);
  if (!tasks.empty() && !input.force.value_or(false))
    throw invalid_parameter("Found running tasks on the instance.");
  // ECS leaves the tasks running unmanaged. We stop them: our Engine would keep them for ever.
  for (const std::string& task : tasks)
    call.state[ecs::tasks].stop(task, TaskStopCode::UserInitiated,
                                "Container instance deregistration forced by user", call.now);
  Instance& instance = *call.state[ecs::instances].modify(arn);
  instance.status = InstanceStatus::INACTIVE;
  instance.agent_connected = false;
  instance.inactive_at = call.now;
  ++instance.version;
  placement::wake_services(call.state, cluster.arn);
  return {instance_view(call, instance)};
}

UpdateContainerAgentResponse update_container_agent(Call& call,
                                                    const UpdateContainerAgentRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const Instance& found = find_instance(call, cluster, input.containerInstance);
  if (found.status == InstanceStatus::INACTIVE)
    throw client_error("The referenced container instance was deregistered.");
  check_agent(found);
  Instance& instance = *call.state[ecs::instances].modify(found.arn);
  instance.agent_update = AgentUpdateStatus::PENDING;
  ++instance.version;
  return {instance_view(call, instance)};
}

}  // namespace localecs::services::ecs
