// Clusters, tasks, services, instances and revisions are what requests to ECS name; tasks get
// roles.
#include "policy.hpp"

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task_definition_reference.hpp>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

namespace localecs::services::ecs {
namespace {

using aws::Document;

std::string cluster_of(const Asked& asked) {
  const std::string cluster = asked.text("cluster");
  return cluster.empty() ? "default" : after_last(cluster, '/');
}

// ARNs of old have no cluster: all come to the one form. Those of other accounts stay theirs.
Texts in_cluster(const Asked& asked, const std::string& kind, const Texts& named) {
  Texts arns;
  for (const std::string& each : named) {
    const bool is_foreign = each.starts_with("arn:") && !each.starts_with(asked.scope.arn(""));
    arns.push_back(
        is_foreign ? each
                   : asked.scope.arn(kind + "/" + cluster_of(asked) + "/" + after_last(each, '/')));
  }
  return arns;
}

// The revision that the operation will launch; what names none stays as it is.
std::string definition_arn(const Asked& asked, const std::string& reference) {
  const auto found = state::find_revision(asked.state, asked.scope, reference);
  if (found.family) return found.family->arn_prefix + ":" + std::to_string(found.number);
  if (reference.starts_with("arn:")) return reference;
  return asked.scope.arn("task-definition/" + reference);
}

Texts clusters_of(const Asked& asked) {
  Texts names = asked.texts("clusters");
  if (names.empty()) names.push_back(cluster_of(asked));
  for (std::string& name : names) name = asked.scope.arn("cluster/" + after_last(name, '/'));
  return names;
}

bool hands_out_roles(std::string_view operation) {
  constexpr std::array<std::string_view, 5> kinds{"Task", "TaskDefinition", "Service", "TaskSet",
                                                  "Daemon"};
  for (const std::string_view verb : {"Register", "Run", "Start", "Create", "Update"})
    if (operation.starts_with(verb))
      return std::ranges::any_of(kinds, [&](auto kind) { return operation.ends_with(kind); });
  return false;
}

void add_role(const std::optional<std::string>& role, const state::Scope& scope, Texts& to) {
  if (!role || role->empty()) return;
  to.push_back(role->starts_with("arn:") ? *role
                                         : "arn:aws:iam::" + scope.account + ":role/" + *role);
}

void add_roles(const Document& input, const state::Scope& scope, Texts& to) {
  for (const char* member : {"taskRoleArn", "executionRoleArn", "infrastructureRoleArn"})
    for (const std::string& role : texts_in(input, member)) add_role(role, scope, to);
}

void add_roles(const aws::ecs::TaskDefinition& definition, const state::Scope& scope, Texts& to) {
  add_role(definition.taskRoleArn, scope, to);
  add_role(definition.executionRoleArn, scope, to);
}

}  // namespace

Texts resources(const Asked& asked) {
  if (asked.is({"TagResource", "UntagResource", "ListTagsForResource"}))
    return asked.texts("resourceArn");
  if (asked.is({"RunTask", "StartTask"}))
    return {definition_arn(asked, asked.text("taskDefinition"))};
  if (asked.is({"DescribeClusters", "DeleteCluster", "UpdateCluster", "UpdateClusterSettings",
                "PutClusterCapacityProviders", "ListContainerInstances"}))
    return clusters_of(asked);
  if (asked.operation.starts_with("List")) return {};
  for (const char* member : {"task", "tasks"})
    if (const Texts named = asked.texts(member); !named.empty())
      return in_cluster(asked, "task", named);
  for (const char* member : {"service", "services", "serviceName"})
    if (const Texts named = asked.texts(member); !named.empty())
      return in_cluster(asked, "service", named);
  for (const char* member : {"serviceDeploymentArn", "serviceDeploymentArns", "serviceRevisionArns",
                             "serviceArn", "daemonArn"})
    if (Texts named = asked.texts(member); !named.empty()) return named;
  for (const char* member : {"containerInstance", "containerInstances"})
    if (const Texts named = asked.texts(member); !named.empty())
      return in_cluster(asked, "container-instance", named);
  return {};
}

Texts passed_roles(const Asked& asked) {
  if (!hands_out_roles(asked.operation)) return {};
  const Document& input = asked.input;
  Texts roles;
  add_roles(input, asked.scope, roles);
  if (input.is_object() && input.contains("overrides"))
    add_roles(input["overrides"], asked.scope, roles);
  for (const std::string& reference : asked.texts("taskDefinition"))
    if (const auto found = state::find_revision(asked.state, asked.scope, reference);
        found.revision)
      add_roles(*found.revision->registered, asked.scope, roles);
  for (const std::string& reference : asked.texts("daemonTaskDefinitionArn"))
    if (const auto found = state::find_daemon_revision(asked.state, asked.scope, reference);
        found.revision)
      add_roles(*found.revision->definition, asked.scope, roles);
  return roles;
}

}  // namespace localecs::services::ecs
