// Rules about environment variables, secrets and environment files.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/arn.hpp>

#include <set>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostEnvironmentFiles = 10;

void check_environment_files(const ContainerDefinition& container) {
  const auto& files = items(container.environmentFiles);
  if (files.size() > kMostEnvironmentFiles)
    throw client_error(
        "The maximum number of environment files was exceeded. Specify ten or less and try "
        "again.");
  for (const EnvironmentFile& file : files) {
    const auto arn = Arn::parse(file.value);
    if (!arn || arn->service != "s3" || arn->resource.empty())
      throw client_error("Invalid arn syntax.");
  }
}

void check_secret_names(const ContainerDefinition& container) {
  std::set<std::string> variables, names;
  for (const KeyValuePair& variable : items(container.environment)) {
    if (!has(variable.name))
      throw client_error("Environment variable name cannot be null or blank.");
    variables.insert(*variable.name);
  }
  for (const Secret& secret : items(container.secrets)) {
    if (secret.name.empty() || secret.valueFrom.empty())  // words not recorded
      throw client_error("Secret name and valueFrom cannot be null or blank.");
    if (!names.insert(secret.name).second)
      throw client_error("Duplicate secret names found: " + secret.name +
                         ". Each secret name must be unique.");
    if (variables.contains(secret.name))
      throw client_error(
          "The secret name must be unique and not shared with any new or existing environment "
          "variables set on the container, such as '" +
          secret.name + "'.");
  }
}

bool has_secrets(const ContainerDefinition& container) {
  return has(container.secrets) ||
         (container.logConfiguration && has(container.logConfiguration->secretOptions));
}

}  // namespace

void check_secrets(const Request& request) {
  for (const ContainerDefinition& container : request.containerDefinitions) {
    check_environment_files(container);
    check_secret_names(container);
    if (has_secrets(container) && !has(request.executionRoleArn))
      throw client_error(
          "When you are specifying container secrets, you must also specify a value for "
          "'executionRoleArn'.");
  }
}

}  // namespace localecs::services::ecs
