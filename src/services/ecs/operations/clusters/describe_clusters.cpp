// DescribeClusters and ListClusters.
#include <localecs/aws/ecs/describe_clusters.hpp>

#include <localecs/aws/ecs/list_clusters.hpp>
#include <localecs/aws/ecs/operations.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/operation.hpp>

#include <set>

#include "cluster_view.hpp"
#include "operations/shared/common.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostClusters = 100;

// Does not use find_cluster: DescribeClusters lists an unknown cluster in failures[] instead of
// failing, and shows INACTIVE ones.
std::string arn_of(const Call& call, const std::string& name_or_arn) {
  return name_or_arn.starts_with("arn:") ? name_or_arn : call.scope.arn("cluster/" + name_or_arn);
}

}  // namespace

DescribeClustersResponse describe_clusters(Call& call, const DescribeClustersRequest& input) {
  std::vector<std::string> named = input.clusters.value_or(std::vector<std::string>());
  if (named.size() > kMostClusters)
    throw invalid_parameter("Clusters cannot have more than 100 elements.");
  if (named.empty()) named.push_back("default");
  const std::string own = call.scope.arn("cluster/");
  DescribeClustersResponse answer{.clusters{{}}, .failures{{}}};
  std::set<std::string> seen;
  for (const std::string& name : named) {
    if (name.empty()) throw invalid_parameter("Clusters can not be blank.");
    const std::string arn = arn_of(call, name);
    if (!seen.insert(arn).second) continue;
    const auto* cluster = arn.starts_with(own) ? call.state[ecs::clusters].find(arn) : nullptr;
    if (cluster)
      answer.clusters->push_back(view_of(call, *cluster, input.include));
    else
      answer.failures->push_back(missing(arn));
  }
  return answer;
}

ListClustersResponse list_clusters(Call& call, const ListClustersRequest& input) {
  std::vector<std::string> arns;
  call.state[ecs::clusters].visit_prefix(call.scope.arn("cluster/"),
                                         [&](const state::Cluster& cluster) {
                                           if (cluster.active) arns.push_back(cluster.arn);
                                         });
  Page page = page_of(std::move(arns), input.maxResults, input.nextToken, 100);
  return {.clusterArns = std::move(page.items), .nextToken = std::move(page.next_token)};
}

}  // namespace localecs::services::ecs
