// DescribeContainerInstances, ListContainerInstances and UpdateContainerInstancesState.
#include "container_instances.hpp"

#include <localecs/aws/ecs/describe_container_instances.hpp>
#include <localecs/aws/ecs/list_container_instances.hpp>
#include <localecs/aws/ecs/update_container_instances_state.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/instance.hpp>

#include "operations/tasks/placement_rules.hpp"

namespace localecs::services::ecs {
namespace {

using state::Instance;
using state::InstanceStatus;

constexpr std::size_t kMostDescribed = 100, kMostUpdated = 10;

void check_size(const std::vector<std::string>& instances, std::size_t most) {
  if (instances.empty()) throw client_error("Container Instances cannot be empty.");
  if (instances.size() > most)
    throw invalid_parameter("Container Instances cannot have more than " + std::to_string(most) +
                            " elements.");
}

// Instances here are ACTIVE or DRAINING from their registration on, and stay out of the list when
// they have left.
bool has_status(const Instance& instance, std::optional<ContainerInstanceStatus> status) {
  if (instance.status == InstanceStatus::INACTIVE) return false;
  if (!status) return true;
  if (instance.status == InstanceStatus::ACTIVE) return *status == ContainerInstanceStatus::ACTIVE;
  return *status == ContainerInstanceStatus::DRAINING;
}

}  // namespace

std::string instance_prefix(const Call& call, const state::Cluster& cluster) {
  return call.scope.arn("container-instance/" + cluster.name + "/");
}

const Instance& find_instance(Call& call, const state::Cluster& cluster,
                              const std::string& name_or_arn) {
  const Instance* instance = call.state[ecs::instances].find(
      arn_in_cluster(call, cluster, "container-instance", name_or_arn));
  if (!instance) throw client_error("The referenced container instance was not found.");
  return *instance;
}

DescribeContainerInstancesResponse describe_container_instances(
    Call& call, const DescribeContainerInstancesRequest& input) {
  check_size(input.containerInstances, kMostDescribed);
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  DescribeContainerInstancesResponse answer{.containerInstances{{}}, .failures{{}}};
  for (const std::string& name : input.containerInstances) {
    const std::string arn = arn_in_cluster(call, cluster, "container-instance", name);
    if (const Instance* instance = call.state[ecs::instances].find(arn))
      answer.containerInstances->push_back(instance_view(call, *instance, input.include));
    else
      answer.failures->push_back(missing(arn));
  }
  return answer;
}

ListContainerInstancesResponse list_container_instances(
    Call& call, const ListContainerInstancesRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  std::optional<placement::Query> filter;
  if (input.filter && !input.filter->empty()) filter = parse_query(*input.filter);
  std::vector<std::string> arns;
  call.state[ecs::instances].visit_prefix(
      instance_prefix(call, cluster), [&](const Instance& instance) {
        if (has_status(instance, input.status) && (!filter || filter->holds(call.state, instance)))
          arns.push_back(instance.arn);
      });
  Page page = page_of(std::move(arns), input.maxResults, input.nextToken, 100);
  return {.containerInstanceArns = std::move(page.items), .nextToken = std::move(page.next_token)};
}

UpdateContainerInstancesStateResponse update_container_instances_state(
    Call& call, const UpdateContainerInstancesStateRequest& input) {
  using enum ContainerInstanceStatus;
  check_size(input.containerInstances, kMostUpdated);
  if (input.status != ACTIVE && input.status != DRAINING)
    throw invalid_parameter("Container instances status should be one of [ACTIVE,DRAINING]");
  const auto status = input.status == ACTIVE ? InstanceStatus::ACTIVE : InstanceStatus::DRAINING;
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  UpdateContainerInstancesStateResponse answer{.containerInstances{{}}, .failures{{}}};
  for (const std::string& name : input.containerInstances) {
    const std::string arn = arn_in_cluster(call, cluster, "container-instance", name);
    const Instance* found = call.state[ecs::instances].find(arn);
    if (!found || found->status == InstanceStatus::INACTIVE) {
      answer.failures->push_back(
          {.arn = arn, .detail = {}, .reason = found ? "INACTIVE" : "MISSING"});
      continue;
    }
    if (found->status != status) {
      Instance& instance = *call.state[ecs::instances].modify(arn);
      instance.status = status;
      // The user takes back an instance that its capacity provider was about to terminate.
      if (status == InstanceStatus::ACTIVE) {
        instance.is_leaving = false;
        instance.leaves_by.reset();
      }
      ++instance.version;
    }
    answer.containerInstances->push_back(instance_view(call, *found));
  }
  placement::wake_services(call.state, cluster.arn);
  return answer;
}

}  // namespace localecs::services::ecs
