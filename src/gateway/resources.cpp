// The members that name a resource, service by service.
#include "resources.hpp"

#include <localecs/aws/ecs/task_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/family.hpp>
#include <localecs/services/ecs/rows/managed_daemon.hpp>
#include <localecs/services/ecs/rows/task_definition_reference.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace localecs::gateway {
namespace {

using aws::Document;
using Texts = std::vector<std::string>;

// A text or a list of texts. What is neither will not be decoded either.
Texts texts(const Document& input, const char* name) {
  Texts all;
  if (!input.is_object()) return all;
  const auto found = input.find(name);
  if (found == input.end()) return all;
  if (found->is_string()) all.push_back(found->get<std::string>());
  if (found->is_array())
    for (const Document& each : *found)
      if (each.is_string()) all.push_back(each.get<std::string>());
  std::erase(all, std::string());
  return all;
}

std::string text(const Document& input, const char* name) {
  const Texts all = texts(input, name);
  return all.empty() ? std::string() : all.front();
}

std::string after_last(std::string_view text, char separator) {
  return std::string(text.substr(text.rfind(separator) + 1));
}

struct Asked {
  const state::State& state;
  const state::Scope& scope;
  std::string_view operation;
  const Document& input;

  bool is(std::initializer_list<std::string_view> names) const {
    return std::ranges::find(names, operation) != names.end();
  }
  // An ARN of another service of this account and region.
  std::string arn(std::string_view service, const std::string& resource) const {
    return "arn:" + std::string(partition_of(scope.region)) + ":" + std::string(service) + ":" +
           scope.region + ":" + scope.account + ":" + resource;
  }
};

// --- ecs ----------------------------------------------------------------------------------------

std::string cluster_of(const Document& input) {
  const std::string cluster = text(input, "cluster");
  return cluster.empty() ? "default" : after_last(cluster, '/');
}

// ARNs of old have no cluster: all come to the one form. Those of other accounts stay theirs.
Texts in_cluster(const Asked& asked, const std::string& kind, const Texts& named) {
  Texts arns;
  for (const std::string& each : named) {
    const bool is_foreign = each.starts_with("arn:") && !each.starts_with(asked.scope.arn(""));
    arns.push_back(is_foreign ? each
                              : asked.scope.arn(kind + "/" + cluster_of(asked.input) + "/" +
                                                after_last(each, '/')));
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
  Texts names = texts(asked.input, "clusters");
  if (names.empty()) names.push_back(cluster_of(asked.input));
  for (std::string& name : names) name = asked.scope.arn("cluster/" + after_last(name, '/'));
  return names;
}

Texts of_ecs(const Asked& asked) {
  const Document& input = asked.input;
  if (asked.is({"TagResource", "UntagResource", "ListTagsForResource"}))
    return texts(input, "resourceArn");
  if (asked.is({"RunTask", "StartTask"}))
    return {definition_arn(asked, text(input, "taskDefinition"))};
  if (asked.is({"DescribeClusters", "DeleteCluster", "UpdateCluster", "UpdateClusterSettings",
                "PutClusterCapacityProviders", "ListContainerInstances"}))
    return clusters_of(asked);
  if (asked.operation.starts_with("List")) return {};
  for (const char* member : {"task", "tasks"})
    if (const Texts named = texts(input, member); !named.empty())
      return in_cluster(asked, "task", named);
  for (const char* member : {"service", "services", "serviceName"})
    if (const Texts named = texts(input, member); !named.empty())
      return in_cluster(asked, "service", named);
  for (const char* member : {"serviceDeploymentArn", "serviceDeploymentArns", "serviceRevisionArns",
                             "serviceArn", "daemonArn"})
    if (Texts named = texts(input, member); !named.empty()) return named;
  for (const char* member : {"containerInstance", "containerInstances"})
    if (const Texts named = texts(input, member); !named.empty())
      return in_cluster(asked, "container-instance", named);
  return {};
}

// --- the neighbours -----------------------------------------------------------------------------

// "a", "/a", "a:3" and the ARN are one parameter.
std::string parameter_arn(const Asked& asked, const std::string& name_or_arn) {
  constexpr std::string_view marker = ":parameter/";
  const bool is_arn = name_or_arn.starts_with("arn:");
  const auto at = is_arn ? name_or_arn.find(marker) : std::string::npos;
  if (is_arn && at == std::string::npos) return name_or_arn;
  std::string name = is_arn ? name_or_arn.substr(at + marker.size()) : name_or_arn;
  name.resize(std::min(name.find(':'), name.size()));
  if (name.starts_with('/')) name.erase(0, 1);
  if (is_arn) return name_or_arn.substr(0, at) + std::string(marker) + name;
  return asked.arn("ssm", "parameter/" + name);
}

Texts of_ssm(const Asked& asked) {
  Texts arns;
  for (const char* member : {"Name", "Names", "Path", "ResourceId"})
    for (const std::string& name : texts(asked.input, member))
      arns.push_back(parameter_arn(asked, name));
  return arns;
}

// The six characters at the end of a secret's ARN may be left out, as the whole ARN may.
std::string secret_arn(const Asked& asked, const std::string& id) {
  const std::string stem =
      id.starts_with("arn:") ? id : asked.arn("secretsmanager", "secret:" + id);
  std::string arn = stem;
  asked.state[secretsmanager::secrets].visit_prefix(stem + "-", [&](const state::Secret& secret) {
    if (secret.arn.size() == stem.size() + 7) arn = secret.arn;
    return true;
  });
  return asked.state[secretsmanager::secrets].find(stem) ? stem : arn;
}

Texts of_secretsmanager(const Asked& asked) {
  Texts arns;
  for (const char* member : {"SecretId", "SecretIdList"})
    for (const std::string& id : texts(asked.input, member)) arns.push_back(secret_arn(asked, id));
  if (asked.is({"CreateSecret"}))
    for (const std::string& name : texts(asked.input, "Name"))
      arns.push_back(asked.arn("secretsmanager", "secret:" + name));
  return arns;
}

// IAM sees streams even where the request is about the whole group.
Texts of_logs(const Asked& asked) {
  Texts arns;
  for (const char* member : {"logGroupName", "logGroupIdentifier"})
    for (std::string group : texts(asked.input, member)) {
      constexpr std::string_view marker = ":log-group:";
      if (const auto at = group.find(marker); at != std::string::npos)
        group.erase(0, at + marker.size());
      group.resize(std::min(group.find(':'), group.size()));
      arns.push_back(asked.arn(
          "logs", "log-group:" + group + ":log-stream:" + text(asked.input, "logStreamName")));
    }
  for (const std::string& arn : texts(asked.input, "resourceArn")) arns.push_back(arn);
  return arns;
}

Texts of_cloudwatch(const Asked& asked) {
  Texts arns = texts(asked.input, "ResourceARN");
  for (const char* member : {"AlarmName", "AlarmNames"})
    for (const std::string& name : texts(asked.input, member))
      arns.push_back(asked.arn("cloudwatch", "alarm:" + name));
  return arns;
}

Texts named_by(const Asked& asked, std::string_view service) {
  if (service == "ecs") return of_ecs(asked);
  if (service == "ssm") return of_ssm(asked);
  if (service == "secretsmanager") return of_secretsmanager(asked);
  if (service == "logs") return of_logs(asked);
  if (service == "cloudwatch") return of_cloudwatch(asked);
  if (service == "sts") return texts(asked.input, "RoleArn");
  return {};
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
    for (const std::string& role : texts(input, member)) add_role(role, scope, to);
}

void add_roles(const aws::ecs::TaskDefinition& definition, const state::Scope& scope, Texts& to) {
  add_role(definition.taskRoleArn, scope, to);
  add_role(definition.executionRoleArn, scope, to);
}

}  // namespace

Document known_members(const aws::Shape& shape, const Document& input) {
  Document known = Document::object();
  if (!input.is_object()) return known;
  for (const aws::Member& member : shape.members)
    if (const auto found = input.find(member.name); found != input.end() && !found->is_null())
      known[member.name] = *found;
  return known;
}

Texts resources_of(const state::State& state, const state::Scope& scope, std::string_view service,
                   std::string_view operation, const Document& input) {
  Texts arns = named_by({state, scope, operation, input}, service);
  if (arns.empty()) arns.emplace_back("*");
  return arns;
}

Texts passed_roles(const state::State& state, const state::Scope& scope, std::string_view operation,
                   const Document& input) {
  if (!hands_out_roles(operation)) return {};
  Texts roles;
  add_roles(input, scope, roles);
  if (input.is_object() && input.contains("overrides")) add_roles(input["overrides"], scope, roles);
  for (const std::string& reference : texts(input, "taskDefinition"))
    if (const auto found = state::find_revision(state, scope, reference); found.revision)
      add_roles(*found.revision->registered, scope, roles);
  for (const std::string& reference : texts(input, "daemonTaskDefinitionArn"))
    if (const auto found = state::find_daemon_revision(state, scope, reference); found.revision)
      add_roles(*found.revision->definition, scope, roles);
  return roles;
}

}  // namespace localecs::gateway
