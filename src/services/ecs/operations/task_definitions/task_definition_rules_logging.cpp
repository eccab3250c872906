// Rules about log drivers, secrets and environment files.
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/arn.hpp>
#include <localecs/base/text.hpp>

#include <set>

#include "task_definition_rules.hpp"

namespace localecs::services::ecs {
namespace {

constexpr std::size_t kMostEnvironmentFiles = 10;

void check_awslogs(const LogConfiguration& log) {
  std::vector<std::string> missing_options;
  for (const char* name : {"awslogs-region", "awslogs-group"})
    if (!log.options || !log.options->contains(name)) missing_options.push_back(name);
  if (!missing_options.empty())
    throw client_error("Log driver awslogs requires options: " + join(missing_options, ", "));
}

bool has_firelens(const Request& request) {
  return std::ranges::any_of(request.containerDefinitions, [](const auto& container) {
    return container.firelensConfiguration.has_value();
  });
}

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
  std::set<std::string> names;
  for (const KeyValuePair& variable : items(container.environment))
    names.insert(variable.name.value_or(""));
  for (const Secret& secret : items(container.secrets))
    if (!names.insert(secret.name).second)
      throw client_error(
          "The secret name must be unique and not shared with any new or existing environment "
          "variables set on the container, such as '" +
          secret.name + "'.");
}

bool has_secrets(const ContainerDefinition& container) {
  return has(container.secrets) ||
         (container.logConfiguration && has(container.logConfiguration->secretOptions));
}

}  // namespace

void check_logging(const Request& request) {
  for (const ContainerDefinition& container : request.containerDefinitions) {
    if (!container.logConfiguration) continue;
    const LogConfiguration& log = *container.logConfiguration;
    if (log.logDriver == LogDriver::awslogs) check_awslogs(log);
    if (log.logDriver == LogDriver::awsfirelens && !has_firelens(request))
      throw client_error(
          "When awsfirelens log driver is specified in log configuration, a firelens "
          "configuration object must be configured in one of the containers.");
  }
}

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
