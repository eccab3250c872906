// DeleteCluster: only for an empty cluster; it stays visible as INACTIVE for a while.
#include <localecs/aws/ecs/delete_cluster.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>
#include <localecs/services/operation.hpp>

#include "cluster_view.hpp"
#include "operations/capacity/cluster_capacity.hpp"
#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

void check_empty(const Call& call, const state::Cluster& cluster) {
  bool services = false, tasks = false, instances = false;
  call.state[ecs::services].visit_prefix(
      call.scope.arn("service/" + cluster.name + "/"), [&](const state::Service& service) {
        services |= service.status != state::ServiceStatus::INACTIVE;
      });
  call.state[ecs::tasks].visit_prefix(
      call.scope.arn("task/" + cluster.name + "/"),
      [&](const state::Task& task) { tasks |= !task.is_stopped(); });
  // Instances that localecs made vanish with the cluster. One that a user's own agent registered
  // prevents the deletion, as in ECS.
  call.state[ecs::instances].visit_prefix(
      call.scope.arn("container-instance/" + cluster.name + "/"),
      [&](const state::Instance& instance) {
        instances |= instance.is_registered && instance.status != state::InstanceStatus::INACTIVE;
      });
  if (instances)
    throw aws::Error(
        "ClusterContainsContainerInstancesException",
        "The Cluster cannot be deleted while Container Instances are active or draining.");
  if (services)
    throw aws::Error("ClusterContainsServicesException",
                     "The Cluster cannot be deleted while Services are active.");
  if (tasks)
    throw aws::Error("ClusterContainsTasksException",
                     "The Cluster cannot be deleted while Tasks are active.");
  for (const std::string& name : cluster.capacity_providers)
    if (const auto* row = find_provider(call, name);
        row && row->configuration.managedInstancesProvider)
      throw aws::Error("ClusterContainsCapacityProviderException",
                       "The Cluster cannot be deleted while it contains capacity providers with "
                       "managed instances.");
  check_attachments_at_rest(cluster);
}

void remove_instances(Call& call, const state::Cluster& cluster) {
  std::vector<std::string> arns;
  call.state[ecs::instances].visit_prefix(
      call.scope.arn("container-instance/" + cluster.name + "/"),
      [&](const state::Instance& instance) { arns.push_back(instance.arn); });
  for (const std::string& arn : arns) call.state[ecs::instances].erase(arn);
}

}  // namespace

DeleteClusterResponse delete_cluster(Call& call, const DeleteClusterRequest& input) {
  const state::Cluster& found = find_cluster(call, input.cluster);
  check_empty(call, found);
  state::Cluster& cluster = *call.state[ecs::clusters].modify(found.arn);
  cluster.active = false;
  cluster.deleted_at = call.now;
  remove_instances(call, cluster);
  leave_capacity_providers(call, cluster);
  return {view_of(call, cluster, std::nullopt)};
}

}  // namespace localecs::services::ecs
