// Finds the clusters, tasks, services and task definitions that requests name by name or ARN.
#include "common.hpp"

#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/placement/placement.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/task_definition_reference.hpp>

#include "operations/clusters/cluster_settings.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::string_view kDefaultCluster = "default";

bool is_arn(std::string_view text) {
  return text.starts_with("arn:");
}

aws::Error bad_separators() {
  return invalid_parameter("Invalid identifier: Unexpected number of separators");
}

// The parts of an ECS ARN's resource: {"task", "default", "0f3a..."}.
std::vector<std::string> resource_parts(const std::string& arn) {
  const auto parsed = Arn::parse(arn);
  if (!parsed || parsed->service != "ecs") throw bad_separators();
  std::vector<std::string> parts;
  for (std::string_view part : split(parsed->resource, '/')) parts.emplace_back(part);
  if (parts.size() < 2) throw bad_separators();
  return parts;
}

std::string cluster_name_of(const std::string& name_or_arn) {
  if (is_arn(name_or_arn)) {
    const auto parts = resource_parts(name_or_arn);
    if (parts[0] != "cluster") throw invalid_parameter("Unsupported resource type: " + parts[0]);
    if (parts.size() != 2) throw bad_separators();
    return parts[1];
  }
  if (!is_name(name_or_arn))
    throw invalid_parameter("Cluster must match ^[a-zA-Z0-9\\-_]{1,255}$, but was " + name_or_arn);
  return name_or_arn;
}

// A task's id tells itself from a mistyped one by its length: 32 today, 36 in the old UUID form.
void check_id(std::string_view kind, const std::string& id) {
  if (kind == "task" && id.size() != 32 && id.size() != 36)
    throw invalid_parameter("taskId length should be one of [32,36]");
}

}  // namespace

const state::Cluster& find_cluster(Call& call, const std::optional<std::string>& name_or_arn) {
  const bool named = name_or_arn && !name_or_arn->empty();
  const std::string name = named ? cluster_name_of(*name_or_arn) : std::string(kDefaultCluster);
  const std::string arn = call.scope.arn("cluster/" + name);
  // The row's ARN carries account and region: another account's cluster is not found here.
  if (named && is_arn(*name_or_arn) && *name_or_arn != arn) throw cluster_not_found();
  const state::Cluster* cluster = call.state[ecs::clusters].find(arn);
  if (!cluster && name == kDefaultCluster) return add_cluster(call, name);
  if (!cluster) throw cluster_not_found();
  if (!cluster->active) throw cluster_not_found("The referenced cluster was inactive.");
  return *cluster;
}

state::Cluster& add_cluster(Call& call, const std::string& name) {
  const std::string arn = call.scope.arn("cluster/" + name);
  state::Cluster& cluster = call.state[ecs::clusters].put(
      arn, state::Cluster{.arn = arn, .name = name, .settings = default_cluster_settings(call)});
  placement::register_host(call.state, cluster, call.scope, call.ids, call.now);
  return cluster;
}

std::string arn_in_cluster(Call& call, const state::Cluster& cluster, std::string_view kind,
                           const std::string& name_or_arn) {
  std::string id = name_or_arn;
  if (is_arn(name_or_arn)) {
    const auto parts = resource_parts(name_or_arn);
    if (parts[0] != kind) throw invalid_parameter("Unsupported resource type: " + parts[0]);
    // Two parts: the short form from before 2021, which does not carry the cluster.
    if (parts.size() > 3) throw bad_separators();
    if (parts.size() == 3 && parts[1] != cluster.name)
      throw invalid_parameter("Invalid identifier: Identifier is for cluster " + parts[1] +
                              ". Your cluster is " + cluster.name);
    id = parts.back();
  } else if (id.find('/') != std::string::npos) {
    throw bad_separators();
  }
  check_id(kind, id);
  std::string arn = call.scope.arn(std::string(kind) + "/" + cluster.name + "/" + id);
  // Another account's or region's ARN stays itself and so is not found.
  const auto given = Arn::parse(name_or_arn);
  if (given && (given->account != call.scope.account || given->region != call.scope.region))
    return name_or_arn;
  return arn;
}

bool is_own(const Call& call, std::string_view arn) {
  return arn.starts_with(call.scope.arn(""));
}

FoundRevision find_revision(Call& call, const std::string& reference) {
  const auto found = state::find_revision(call.state, call.scope, reference);
  return {found.family, found.revision, found.number};
}

std::string revision_arn(const state::Family& family, int number) {
  return family.arn_prefix + ":" + std::to_string(number);
}

}  // namespace localecs::services::ecs
