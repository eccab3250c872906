// Counts a cluster's tasks, services and instances, and fills its wire shape.
#include "cluster_view.hpp"

#include <localecs/aws/ecs/describe_clusters.hpp>
#include <localecs/aws/ecs/launch_type.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_table.hpp>

#include "operations/capacity/capacity_rules.hpp"
#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

enum Launch { ec2, fargate, launches };

struct Counts {
  std::array<int, launches> running{}, pending{}, active_services{}, draining_services{};
  int instances = 0;
};

int sum(const std::array<int, launches>& counts) {
  return counts[ec2] + counts[fargate];
}

Launch launch_of(const std::optional<LaunchType>& type) {
  return type == LaunchType::FARGATE ? fargate : ec2;
}

// Pending are tasks that have not run yet; stopping ones count nowhere.
Counts count(const Call& call, const state::Cluster& cluster) {
  Counts counts;
  const auto prefix = [&](std::string_view kind) {
    return call.scope.arn(std::string(kind) + "/" + cluster.name + "/");
  };
  call.state[ecs::tasks].visit_prefix(prefix("task"), [&](const state::Task& task) {
    const Launch launch = launch_of(task.launch_type);
    counts.running[launch] += task.last_status == state::TaskStatus::RUNNING;
    counts.pending[launch] += task.last_status < state::TaskStatus::RUNNING;
  });
  call.state[ecs::services].visit_prefix(prefix("service"), [&](const state::Service& service) {
    const Launch launch = launch_of(launch_type_of(call.state, service));
    counts.active_services[launch] += service.status == state::ServiceStatus::ACTIVE;
    counts.draining_services[launch] += service.status == state::ServiceStatus::DRAINING;
  });
  call.state[ecs::instances].visit_prefix(
      prefix("container-instance"), [&](const state::Instance& instance) {
        counts.instances += instance.status != state::InstanceStatus::INACTIVE;
      });
  return counts;
}

std::vector<KeyValuePair> statistics_of(const Counts& counts) {
  std::vector<KeyValuePair> statistics;
  const auto add = [&](std::string name, int count) {
    statistics.push_back({.name = std::move(name), .value = std::to_string(count)});
  };
  add("runningEC2TasksCount", counts.running[ec2]);
  add("runningFargateTasksCount", counts.running[fargate]);
  add("pendingEC2TasksCount", counts.pending[ec2]);
  add("pendingFargateTasksCount", counts.pending[fargate]);
  add("activeEC2ServiceCount", counts.active_services[ec2]);
  add("activeFargateServiceCount", counts.active_services[fargate]);
  add("drainingEC2ServiceCount", counts.draining_services[ec2]);
  add("drainingFargateServiceCount", counts.draining_services[fargate]);
  return statistics;
}

std::string status_of(const state::Cluster& cluster) {
  const bool busy = cluster.attachments_status == "UPDATE_IN_PROGRESS";
  if (!cluster.active) return busy ? "DEPROVISIONING" : "INACTIVE";
  return cluster.provisioning ? "PROVISIONING" : "ACTIVE";
}

}  // namespace

Cluster view_of(const Call& call, const state::Cluster& cluster,
                const std::optional<std::vector<ClusterField>>& include) {
  const Counts counts = count(call, cluster);
  Cluster view;
  view.clusterArn = cluster.arn;
  view.clusterName = cluster.name;
  view.status = status_of(cluster);
  view.registeredContainerInstancesCount = counts.instances;
  view.runningTasksCount = sum(counts.running);
  view.pendingTasksCount = sum(counts.pending);
  view.activeServicesCount = sum(counts.active_services);
  view.capacityProviders = cluster.capacity_providers;
  view.defaultCapacityProviderStrategy = cluster.default_strategy;
  if (!cluster.service_connect_namespace.empty())
    view.serviceConnectDefaults =
        ClusterServiceConnectDefaults{.namespace_ = cluster.service_connect_namespace};
  view.statistics.emplace();
  view.tags.emplace();
  view.settings.emplace();
  if (includes(include, ClusterField::STATISTICS)) view.statistics = statistics_of(counts);
  if (includes(include, ClusterField::TAGS)) view.tags = cluster.tags;
  if (includes(include, ClusterField::SETTINGS)) view.settings = cluster.settings;
  if (includes(include, ClusterField::ATTACHMENTS) && !cluster.attachments_status.empty()) {
    view.attachments = cluster.attachments;
    view.attachmentsStatus = cluster.attachments_status;
  }
  if (includes(include, ClusterField::CONFIGURATIONS)) view.configuration = cluster.configuration;
  return view;
}

}  // namespace localecs::services::ecs
