// What ECS fills in for an Express service. Where the API reference and the guide disagree (cpu 256
// or 1024, memory 512 or 2048, health path /ping or /) the API reference is followed.
#include <localecs/aws/ecs/create_express_gateway_service.hpp>
#include <localecs/aws/ecs/deployment_configuration.hpp>
#include <localecs/aws/ecs/update_express_gateway_service.hpp>
#include <localecs/base/arn.hpp>

#include "express.hpp"

namespace localecs::services::ecs {
namespace {

constexpr const char* kCpu = "256";
constexpr const char* kMemory = "512";
constexpr const char* kHealthPath = "/ping";
constexpr int kPort = 80;
constexpr int kFewest = 1, kMost = 20, kTargetValue = 60;
// Stands for the subnets of an account's default VPC.
constexpr const char* kSubnet = "subnet-0default000000001";
constexpr double kCanaryPercent = 5;
constexpr int kCanaryBake = 3, kBake = 3;  // minutes

template <class Member, class Value>
void fill(std::optional<Member>& member, Value value) {
  if (!member) member = std::move(value);
}

template <class Member>
void take(std::optional<Member>& into, const std::optional<Member>& given) {
  if (given) into = given;
}

void complete(ExpressGatewayScalingTarget& target) {
  fill(target.autoScalingMetric, ExpressGatewayServiceScalingMetric::AVERAGE_CPU);
  fill(target.autoScalingTargetValue, kTargetValue);
  fill(target.maxTaskCount, kMost);
  fill(target.minTaskCount, kFewest);
}

void complete(ExpressGatewayServiceNetworkConfiguration& network) {
  if (!network.subnets || network.subnets->empty()) network.subnets = {kSubnet};
  fill(network.securityGroups, std::vector<std::string>{});
}

void complete(ExpressGatewayContainer& container) {
  fill(container.containerPort, kPort);
}

void take_members(ExpressGatewayContainer& container, const ExpressGatewayContainer& given) {
  container.image = given.image;
  take(container.awsLogsConfiguration, given.awsLogsConfiguration);
  take(container.command, given.command);
  take(container.containerPort, given.containerPort);
  take(container.environment, given.environment);
  take(container.repositoryCredentials, given.repositoryCredentials);
  take(container.secrets, given.secrets);
}

void take_members(ExpressGatewayScalingTarget& target, const ExpressGatewayScalingTarget& given) {
  take(target.autoScalingMetric, given.autoScalingMetric);
  take(target.autoScalingTargetValue, given.autoScalingTargetValue);
  take(target.maxTaskCount, given.maxTaskCount);
  take(target.minTaskCount, given.minTaskCount);
}

void check_scaling(const ExpressGatewayScalingTarget& target) {
  if (*target.minTaskCount < 0) throw invalid_parameter("minTaskCount must be at least 0.");
  if (*target.maxTaskCount < *target.minTaskCount)
    throw invalid_parameter("maxTaskCount must be at least minTaskCount.");
  const bool percent =
      target.autoScalingMetric != ExpressGatewayServiceScalingMetric::REQUEST_COUNT_PER_TARGET;
  if (*target.autoScalingTargetValue < 1 || (percent && *target.autoScalingTargetValue > 100))
    throw invalid_parameter(percent ? "autoScalingTargetValue must be between 1 and 100 percent."
                                    : "autoScalingTargetValue must be at least 1.");
}

}  // namespace

std::string name_of_image(std::string_view image) {
  image = image.substr(0, image.find('@'));
  image = image.substr(image.rfind('/') + 1);
  std::string name(image.substr(0, image.find(':')));
  for (char& c : name)
    if (c == '.') c = '-';  // the one character of an image's name that a service's may not have
  return name;
}

ExpressConfiguration with_express_defaults(const CreateExpressGatewayServiceRequest& input) {
  ExpressConfiguration full{.cpu = input.cpu,
                            .executionRoleArn = input.executionRoleArn,
                            .healthCheckPath = input.healthCheckPath,
                            .memory = input.memory,
                            .networkConfiguration = input.networkConfiguration,
                            .primaryContainer = input.primaryContainer,
                            .scalingTarget = input.scalingTarget,
                            .taskRoleArn = input.taskRoleArn};
  fill(full.cpu, kCpu);
  fill(full.memory, kMemory);
  fill(full.healthCheckPath, kHealthPath);
  fill(full.networkConfiguration, ExpressGatewayServiceNetworkConfiguration{});
  fill(full.scalingTarget, ExpressGatewayScalingTarget{});
  complete(*full.networkConfiguration);
  complete(*full.primaryContainer);
  complete(*full.scalingTarget);
  return full;
}

ExpressConfiguration updated(ExpressConfiguration stored,
                             const UpdateExpressGatewayServiceRequest& input) {
  take(stored.cpu, input.cpu);
  take(stored.executionRoleArn, input.executionRoleArn);
  take(stored.healthCheckPath, input.healthCheckPath);
  take(stored.memory, input.memory);
  take(stored.taskRoleArn, input.taskRoleArn);
  if (input.networkConfiguration) {
    take(stored.networkConfiguration->subnets, input.networkConfiguration->subnets);
    take(stored.networkConfiguration->securityGroups, input.networkConfiguration->securityGroups);
    complete(*stored.networkConfiguration);
  }
  if (input.primaryContainer) take_members(*stored.primaryContainer, *input.primaryContainer);
  if (input.scalingTarget) take_members(*stored.scalingTarget, *input.scalingTarget);
  return stored;
}

void check_role(const std::optional<std::string>& arn, std::string_view member) {
  if (!arn) return;
  const auto parsed = Arn::parse(*arn);
  if (!parsed || parsed->service != "iam" || !parsed->resource.starts_with("role/"))
    throw invalid_parameter(std::string(member) + " must be the ARN of an IAM role.");
}

void check_express(const ExpressConfiguration& configuration) {
  check_role(configuration.executionRoleArn, "executionRoleArn");
  check_role(configuration.taskRoleArn, "taskRoleArn");
  if (!configuration.healthCheckPath->starts_with('/'))
    throw invalid_parameter("healthCheckPath must begin with /.");
  check_scaling(*configuration.scalingTarget);
}

DeploymentConfiguration express_deployment() {
  return {.bakeTimeInMinutes = kBake,
          .canaryConfiguration = CanaryConfiguration{.canaryBakeTimeInMinutes = kCanaryBake,
                                                     .canaryPercent = kCanaryPercent},
          .strategy = DeploymentStrategy::CANARY};
}

}  // namespace localecs::services::ecs
