// DescribeCapacityProviders: the named ones, or all with the two that are built in.
#include "capacity_provider_rules.hpp"

#include <localecs/aws/ecs/describe_capacity_providers.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/capacity_provider.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/fargate.hpp>

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostNames = 100;
constexpr int kPageSize = 10;

CapacityProvider built_in(const Call& call, const std::string& name) {
  CapacityProvider view;
  view.capacityProviderArn = call.scope.arn("capacity-provider/" + name);
  view.name = name;
  view.status = CapacityProviderStatus::ACTIVE;
  view.tags.emplace();
  view.type =
      name == "FARGATE" ? CapacityProviderType::FARGATE : CapacityProviderType::FARGATE_SPOT;
  return view;
}

// All but the deleted ones; of one cluster: those that serve it.
std::vector<std::string> all_names(const Call& call, const state::Cluster* cluster) {
  if (cluster) return cluster->capacity_providers;
  std::vector<std::string> names{"FARGATE", "FARGATE_SPOT"};
  call.state[ecs::capacity_providers].visit_prefix(
      call.scope.arn("capacity-provider/"), [&](const state::CapacityProvider& row) {
        if (row.configuration.status != CapacityProviderStatus::INACTIVE) names.push_back(row.name);
      });
  return names;
}

}  // namespace

DescribeCapacityProvidersResponse describe_capacity_providers(
    Call& call, const DescribeCapacityProvidersRequest& input) {
  const bool named = input.capacityProviders && !input.capacityProviders->empty();
  if (named && input.capacityProviders->size() > kMostNames)
    throw invalid_parameter("Capacity providers cannot have more than 100 elements.");
  const state::Cluster* cluster = input.cluster ? &find_cluster(call, input.cluster) : nullptr;
  Page page = page_of(named ? *input.capacityProviders : all_names(call, cluster), input.maxResults,
                      input.nextToken, named ? int(kMostNames) : kPageSize,
                      named ? int(kMostNames) : kPageSize);
  DescribeCapacityProvidersResponse answer{.capacityProviders{{}}, .failures{{}}};
  answer.nextToken = std::move(page.next_token);
  for (const std::string& given : page.items) {
    const std::string name = provider_name(call, given);
    const std::string arn = call.scope.arn("capacity-provider/" + name);
    if (state::is_fargate_provider(name)) {
      answer.capacityProviders->push_back(built_in(call, name));
    } else if (const auto* row = call.state[ecs::capacity_providers].find(arn)) {
      CapacityProvider view = row->configuration;
      if (!includes(input.include, CapacityProviderField::TAGS)) view.tags.emplace();
      answer.capacityProviders->push_back(std::move(view));
    } else {
      answer.failures->push_back(missing(given.starts_with("arn:") ? given : arn));
    }
  }
  return answer;
}

}  // namespace localecs::services::ecs
