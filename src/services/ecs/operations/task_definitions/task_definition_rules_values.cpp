// Rules about the ranges and forms of single members.
#include <localecs/aws/ecs/compatibility.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/base/arn.hpp>

#include "task_definition_rules.hpp"
#include "task_definition_sizes.hpp"

namespace localecs::services::ecs {
namespace {

constexpr int kLeastGranularTimeout = 2;
constexpr std::size_t kMostIgnoredExitCodes = 50;

struct Range {
  const char* name;
  std::optional<std::int32_t> HealthCheck::*value;
  int least, most;
};
constexpr Range kHealthCheckRanges[] = {
    {"interval", &HealthCheck::interval, 5, 300},
    {"timeout", &HealthCheck::timeout, 2, 60},
    {"retries", &HealthCheck::retries, 1, 10},
    {"startPeriod", &HealthCheck::startPeriod, 0, 300},
};

void check_health_check(const HealthCheck& check, const std::string& container) {
  if (check.command.empty())
    throw client_error("Health check command cannot be empty for container '" + container + "'");
  for (const Range& range : kHealthCheckRanges) {
    const auto& value = check.*range.value;
    const std::string what = std::string("Health check ") + range.name + " must be ";
    const std::string where = " for container '" + container + "'";
    if (value && *value > range.most)
      throw client_error(what + "less than or equal to the maximum allowed value " +
                         std::to_string(range.most) + where);
    if (value && *value < range.least)
      throw client_error(what + "greater than or equal to the minimum allowed value " +
                         std::to_string(range.least) + where);
  }
}

void check_restart_policy(const ContainerRestartPolicy& policy, const std::string& container) {
  if (policy.restartAttemptPeriod &&
      (*policy.restartAttemptPeriod < 60 || *policy.restartAttemptPeriod > 1800))
    throw client_error("The 'restartAttemptPeriod' setting for container '" + container +
                       "' must be between 60 and 1800.");
  if (items(policy.ignoredExitCodes).size() > kMostIgnoredExitCodes)
    throw client_error("The 'ignoredExitCodes' setting for container '" + container +
                       "' must have at most 50 elements.");
}

void check_timeout(const char* which, const std::optional<std::int32_t>& seconds,
                   const std::string& container) {
  if (seconds && *seconds < kLeastGranularTimeout)
    throw client_error(std::string("Granular ") + which + " timeout on container '" + container +
                       "' must be at least 2 seconds.");
}

void check_container(const ContainerDefinition& container) {
  const std::string& name = name_of(container);
  if (container.healthCheck) check_health_check(*container.healthCheck, name);
  if (container.restartPolicy) check_restart_policy(*container.restartPolicy, name);
  check_timeout("start", container.startTimeout, name);
  check_timeout("stop", container.stopTimeout, name);
}

// A role is named in full or by its short name.
void check_role(const std::optional<std::string>& role) {
  if (!role || !role->starts_with("arn:")) return;
  const auto arn = Arn::parse(*role);
  if (!arn || arn->service != "iam" || !arn->resource.starts_with("role/"))
    throw client_error("Role is not valid");
}

void check_storage(const Request& request) {
  if (!request.ephemeralStorage) return;
  check_storage_size(request.ephemeralStorage->sizeInGiB);
  if (requires_compatibility(request, Compatibility::EC2))
    throw client_error("Tasks using the EC2 launch type do not support EphemeralStorage");
}

}  // namespace

void check_values(const Request& request) {
  for (const ContainerDefinition& container : request.containerDefinitions)
    check_container(container);
  check_role(request.taskRoleArn);
  check_role(request.executionRoleArn);
  check_storage(request);
  if (has(request.inferenceAccelerators))
    throw client_error("Unsupported field 'inferenceAccelerators'.");
}

}  // namespace localecs::services::ecs
