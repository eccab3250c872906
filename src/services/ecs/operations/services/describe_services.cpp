// DescribeServices and ListServices.
#include <localecs/aws/ecs/describe_services.hpp>
#include <localecs/aws/ecs/list_services.hpp>
#include <localecs/aws/ecs/list_services_by_namespace.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/service.hpp>
#include <localecs/services/ecs/rows/task.hpp>

#include "operations/shared/common.hpp"
#include "service_view.hpp"

namespace localecs::services::ecs {

DescribeServicesResponse describe_services(Call& call, const DescribeServicesRequest& input) {
  if (input.services.empty()) throw invalid_parameter("Services cannot be empty.");
  if (input.services.size() > 10)
    throw invalid_parameter("Services cannot have more than 10 elements.");
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  DescribeServicesResponse answer{.failures = std::vector<Failure>{},
                                  .services = std::vector<Service>{}};
  for (const std::string& name : input.services) {
    const std::string arn = arn_in_cluster(call, cluster, "service", name);
    if (const state::Service* service = call.state[ecs::services].find(arn))
      answer.services->push_back(
          service_view(*service, call.state, includes(input.include, ServiceField::TAGS)));
    else
      answer.failures->push_back(missing(arn));
  }
  return answer;
}

ListServicesResponse list_services(Call& call, const ListServicesRequest& input) {
  const state::Cluster& cluster = find_cluster(call, input.cluster);
  std::vector<std::string> arns;
  call.state[ecs::services].visit_prefix(
      call.scope.arn("service/" + cluster.name + "/"), [&](const state::Service& service) {
        const Service& configuration = service.configuration;
        if (service.status == state::ServiceStatus::ACTIVE &&
            (!input.launchType || input.launchType == configuration.launchType) &&
            (!input.schedulingStrategy ||
             input.schedulingStrategy == configuration.schedulingStrategy) &&
            (!input.resourceManagementType ||
             input.resourceManagementType == configuration.resourceManagementType))
          arns.push_back(service.arn);
      });
  Page page = page_of(std::move(arns), input.maxResults, input.nextToken, 10);
  return {.nextToken = std::move(page.next_token), .serviceArns = std::move(page.items)};
}

// Service Connect is refused, so no service is in a namespace; those that exist are the clusters'
// defaults.
ListServicesByNamespaceResponse list_services_by_namespace(
    Call& call, const ListServicesByNamespaceRequest& input) {
  const std::string name(state::id_of(input.namespace_));
  bool known = false;
  call.state[ecs::clusters].visit_prefix(
      call.scope.arn("cluster/"), [&](const state::Cluster& cluster) {
        known |= cluster.active && state::id_of(cluster.service_connect_namespace) == name;
      });
  if (!known || name.empty())
    throw aws::Error("NamespaceNotFoundException", "The specified namespace wasn't found.");
  Page page = page_of({}, input.maxResults, input.nextToken, 10);
  return {.nextToken = std::move(page.next_token), .serviceArns = std::move(page.items)};
}

}  // namespace localecs::services::ecs
