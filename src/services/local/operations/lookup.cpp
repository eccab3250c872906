// Clusters and task definitions by name or ARN.
#include "lookup.hpp"

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows.hpp>
#include <localecs/services/ecs/rows/cluster.hpp>
#include <localecs/services/ecs/rows/family.hpp>

namespace localecs::services::local {

aws::Error not_found(const std::string& what) {
  return {"ResourceNotFoundException", "There is no " + what + ".", 404};
}

aws::Error bad_request(const std::string& message) {
  return {"InvalidParameterException", message};
}

const state::Cluster& find_cluster(Call& call, const std::optional<std::string>& name_or_arn) {
  const std::string name = name_or_arn.value_or("default");
  const state::Cluster* cluster = call.state[ecs::clusters].find(
      name.starts_with("arn:") ? name : call.scope.arn("cluster/" + name));
  if (!cluster || !cluster->active) throw not_found("cluster '" + name + "'");
  return *cluster;
}

std::shared_ptr<const aws::ecs::TaskDefinition> find_definition(Call& call,
                                                                const std::string& reference) {
  const std::string arn =
      reference.starts_with("arn:") ? reference : call.scope.arn("task-definition/" + reference);
  const auto colon = arn.find(':', arn.rfind('/'));
  const state::Family* family = arn.find('/') == std::string::npos
                                    ? nullptr
                                    : call.state[ecs::families].find(arn.substr(0, colon));
  if (!family) throw not_found("task definition '" + reference + "'");
  if (colon == std::string::npos) {
    for (auto row = family->revisions.rbegin(); row != family->revisions.rend(); ++row)
      if (row->second.status == aws::ecs::TaskDefinitionStatus::ACTIVE)
        return row->second.registered;
    throw not_found("ACTIVE task definition '" + reference + "'");
  }
  const auto number = to_number(arn.substr(colon + 1));
  const auto row = number && *number > 0 && *number <= family->last_revision
                       ? family->revisions.find(static_cast<int>(*number))
                       : family->revisions.end();
  if (row == family->revisions.end()) throw not_found("task definition '" + reference + "'");
  return row->second.registered;
}

}  // namespace localecs::services::local
