// Adds emulated container instances to a cluster and takes them away, as an Auto Scaling group
// would its machines.
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/local/add_instances.hpp>
#include <localecs/aws/local/remove_instance.hpp>
#include <localecs/services/ecs/placement/placement.hpp>

#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/hosts.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/settings.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "lookup.hpp"

namespace localecs::services::local {
namespace {

using state::Instance;

constexpr int kMostAtOnce = 1000, kMostUnits = 10'000'000;

std::string prefix_of(const Call& call, const state::Cluster& cluster) {
  return call.scope.arn("container-instance/" + cluster.name + "/");
}

int checked(const char* member, const std::optional<std::int32_t>& value, int otherwise, int most) {
  const int number = value.value_or(otherwise);
  if (number < 0 || number > most)
    throw bad_request(std::string(member) + " must be between 0 and " + std::to_string(most) + ".");
  return number;
}

const Instance& find_emulated(Call& call, const state::Cluster& cluster, const std::string& name) {
  const Instance* found = nullptr;
  call.state[ecs::instances].visit_prefix(prefix_of(call, cluster), [&](const Instance& instance) {
    if (instance.arn == name || instance.ec2_instance_id == name ||
        state::id_of(instance.arn) == name)
      found = &instance;
  });
  if (!found || found->status == state::InstanceStatus::INACTIVE)
    throw not_found("container instance '" + name + "'");
  if (found->is_registered)
    throw bad_request("An agent registered it: use DeregisterContainerInstance.");
  return *found;
}

}  // namespace

AddInstancesResponse add_instances(Call& call, const AddInstancesRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  state::InstancePlan plan{.type = input.type.value_or(""),
                           .availability_zone = input.zone.value_or(""),
                           .cpu = checked("cpu", input.cpu, 0, kMostUnits),
                           .memory = checked("memory", input.memory, 0, kMostUnits),
                           .gpus = checked("gpus", input.gpus, 0, 100)};
  if (input.attributes)
    for (const auto& attribute : *input.attributes)
      plan.attributes.push_back({.name = attribute.name, .value = attribute.value});
  if (input.docker && !call.state[ecs::hosts].others.contains(*input.docker))
    throw bad_request("docker must be an Engine that an --instance names.");
  plan.engine = input.docker.value_or("");
  const int count = checked("count", input.count, 1, kMostAtOnce);
  int number = 0;
  call.state[ecs::instances].visit_prefix(prefix_of(call, cluster),
                                          [&](const Instance&) { ++number; });
  AddInstancesResponse answer;
  for (int i = 0; i < count; ++i) {
    const Instance instance =
        placement::make_instance(call.state, cluster.arn, plan, number++, 1, call.ids, call.now);
    call.state[ecs::instances].put(instance.arn, instance);
    answer.containerInstanceArns.push_back(instance.arn);
  }
  placement::wake_services(call.state, cluster.arn);
  return answer;
}

RemoveInstanceResponse remove_instance(Call& call, const RemoveInstanceRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  const std::string arn = find_emulated(call, cluster, input.containerInstance).arn;
  Instance& instance = *call.state[ecs::instances].modify(arn);
  RemoveInstanceResponse answer;
  const std::set<std::string> tasks = call.state[ecs::tasks].on_instance(arn);
  for (const std::string& task : tasks) {
    call.state[ecs::tasks].stop(task, aws::ecs::TaskStopCode::TerminationNotice,
                                "Host EC2 (instance " + instance.ec2_instance_id + ") terminated.",
                                call.now);
    answer.stoppedTaskArns.push_back(task);
  }
  instance.status = state::InstanceStatus::INACTIVE;
  instance.agent_connected = false;
  instance.inactive_at = call.now;
  ++instance.version;
  placement::wake_services(call.state, cluster.arn);
  return answer;
}

}  // namespace localecs::services::local
