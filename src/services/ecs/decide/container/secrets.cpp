// valueFrom to value, with the words ECS has for what is missing on EC2 and on Fargate.
#include "secrets.hpp"

#include <localecs/aws/document.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/json.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/ecs/rows/task.hpp>
#include <localecs/services/ecs/rows/task_traits.hpp>
#include <localecs/services/secretsmanager/rows.hpp>
#include <localecs/services/secretsmanager/rows/secret.hpp>
#include <localecs/services/ssm/rows.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>
#include <localecs/state/state.hpp>

#include <algorithm>
#include <nlohmann/json.hpp>

namespace localecs::decide {
namespace {

using state::Task;

constexpr const char* kOnFargate =
    "ResourceInitializationError: unable to pull secrets or registry auth: execution resource "
    "retrieval failed: ";
constexpr std::size_t kSuffixLength = 7;  // "-AbCdEf" behind a secret's name in its ARN

Missing missing_parameter(const Task& task, const std::string& region, const std::string& name) {
  if (state::is_on_fargate(task))
    return {kOnFargate +
            std::string("unable to retrieve secrets from ssm: service call has been "
                        "retried 1 time(s): invalid ssm parameters: ") +
            name};
  return {"Fetching secret data from SSM Parameter Store in " + region +
          ": invalid parameters: " + name};
}

// "name:3" and "name:label" choose one version, as GetParameters does.
const state::ParameterVersion* chosen_version(const state::Parameter& parameter,
                                              const std::string& selector) {
  if (selector.empty()) return &parameter.versions.rbegin()->second;
  for (const auto& [number, version] : parameter.versions)
    if (std::to_string(number) == selector || version.labels.contains(selector)) return &version;
  return nullptr;
}

Needed<std::string> parameter_value(const state::State& state, const Task& task, Arn arn,
                                    const std::string& as_given) {
  const auto colon = arn.resource.find(':');
  const std::string selector = colon == std::string::npos ? "" : arn.resource.substr(colon + 1);
  arn.resource = arn.resource.substr(0, colon);
  const state::Parameter* parameter = state[ssm::parameters].find(arn.text());
  const auto* version = parameter ? chosen_version(*parameter, selector) : nullptr;
  if (!version) return missing_parameter(task, arn.region, as_given);
  return version->value;
}

// A secret's ARN as tasks refer to it: "...:secret:<name>-<suffix>:<json key>:<stage>:<version
// id>".
struct SecretReference {
  std::string arn;
  std::string json_key, stage, version_id;
};

SecretReference parse_secret(const Arn& arn) {
  const auto parts = split(arn.resource, ':');
  const auto part = [&](std::size_t at) { return std::string(at < parts.size() ? parts[at] : ""); };
  SecretReference reference;
  Arn of_secret = arn;
  of_secret.resource = part(0) + ":" + part(1);
  reference.arn = of_secret.text();
  reference.json_key = part(2);
  reference.stage = part(3);
  reference.version_id = part(4);
  return reference;
}

class SecretReader {
 public:
  SecretReader(const state::State& state, const Task& task, const Arn& arn)
      : state_(state), task_(task), region_(arn.region), reference_(parse_secret(arn)) {}

  Needed<std::string> read() const {
    const state::Secret* secret = find();
    if (!secret)
      return refused("ResourceNotFoundException: Secrets Manager can't find the specified secret.");
    if (secret->deleted_at)
      return refused(
          "InvalidRequestException: You can't perform this operation on the secret because it "
          "was marked for deletion.");
    const state::SecretVersion* version = version_of(*secret);
    if (!version) return refused_version();
    if (!version->text)
      return missing_alike("retrieved secret from Secrets Manager has no SecretString");
    if (reference_.json_key.empty()) return *version->text;
    return member(*version->text);
  }

 private:
  // The service said no.
  Missing refused(const std::string& error) const {
    return missing("secret " + reference_.arn + ": " + error,
                   "failed to fetch secret " + reference_.arn + " from secrets manager: " + error);
  }
  Missing refused_version() const {
    const bool by_id = !reference_.version_id.empty();
    return refused(
        "ResourceNotFoundException: Secrets Manager can't find the specified secret value for " +
        (by_id ? "VersionId: " + reference_.version_id : "staging label: " + stage()));
  }
  Missing missing_alike(const std::string& why) const { return missing(why, why); }
  Missing missing(const std::string& on_ec2, const std::string& on_fargate) const {
    if (state::is_on_fargate(task_))
      return {kOnFargate +
              std::string("unable to retrieve secret from asm: service call has been "
                          "retried 1 time(s): ") +
              on_fargate};
    return {"Fetching secret data from AWS Secrets Manager in region " + region_ + ": " + on_ec2};
  }

  const state::Secret* find() const {
    const state::Secret* secret = state_[secretsmanager::secrets].find(reference_.arn);
    if (secret) return secret;
    // The reference may lack the six characters that Secrets Manager adds to a name.
    state_[secretsmanager::secrets].visit_prefix(
        reference_.arn + "-", [&](const state::Secret& candidate) {
          if (candidate.arn.size() == reference_.arn.size() + kSuffixLength) secret = &candidate;
        });
    return secret;
  }

  // Empty where a version is chosen by its id alone.
  std::string stage() const {
    const bool is_current = reference_.stage.empty() && reference_.version_id.empty();
    return is_current ? "AWSCURRENT" : reference_.stage;
  }

  const state::SecretVersion* version_of(const state::Secret& secret) const {
    const bool by_id = !reference_.version_id.empty();
    for (const auto& version : secret.versions)
      if ((!by_id || version.id == reference_.version_id) &&
          (stage().empty() || version.stages.contains(stage())))
        return &version;
    return nullptr;
  }

  Needed<std::string> member(const std::string& text) const {
    const auto json = read_json(text);
    if (!json.is_object() || !json.contains(reference_.json_key))
      return missing_alike("retrieved secret from Secrets Manager did not contain json key " +
                           reference_.json_key);
    const auto& value = json.at(reference_.json_key);
    return value.is_string() ? value.get<std::string>() : value.dump();
  }

  const state::State& state_;
  const Task& task_;
  std::string region_;
  SecretReference reference_;
};

}  // namespace

Needed<std::string> resolve_secret(const state::State& state, const Task& task,
                                   const std::string& value_from) {
  const auto arn = Arn::parse(value_from);
  if (arn && arn->service == "secretsmanager") return SecretReader(state, task, *arn).read();
  if (arn) return parameter_value(state, task, *arn, value_from);
  auto of_task = Arn::parse(task.arn);
  of_task->service = "ssm";
  of_task->resource =
      "parameter" + std::string(value_from.starts_with('/') ? "" : "/") + value_from;
  return parameter_value(state, task, *of_task, value_from);
}

namespace {

// The role that reads a login. Whoever names one has to be allowed to pass it, or a task could send
// any login to a registry of its own.
bool has_execution_role(const Task& task) {
  const auto is_named = [](const std::optional<std::string>& role) {
    return role && !role->empty();
  };
  return (task.overrides && is_named(task.overrides->executionRoleArn)) ||
         is_named(task.definition->executionRoleArn);
}

}  // namespace

Needed<std::optional<effects::RegistryLogin>> registry_login(
    const state::State& state, const Task& task, const aws::ecs::ContainerDefinition& definition) {
  if (!definition.repositoryCredentials) return std::nullopt;
  const std::string& arn = definition.repositoryCredentials->credentialsParameter;
  if (!has_execution_role(task)) {
    std::string reason = state::is_on_fargate(task) ? kOnFargate : "";
    reason.append("the task has no execution role that could read the secret ").append(arn);
    return Missing{std::move(reason)};
  }
  const auto secret = resolve_secret(state, task, arn);
  if (const Missing* missing = missing_in(secret)) return *missing;
  const auto json = read_json(std::get<std::string>(secret));
  const auto text = [&](const char* member) {
    return json.is_object() && json.contains(member) && json.at(member).is_string()
               ? json.at(member).get<std::string>()
               : std::string();
  };
  effects::RegistryLogin login{text("username"), text("password")};
  if (login.user.empty() || login.password.empty())
    return Missing{(state::is_on_fargate(task) ? kOnFargate : std::string()) + "the secret " + arn +
                   " must be JSON with a username and a password"};
  return login;
}

}  // namespace localecs::decide
