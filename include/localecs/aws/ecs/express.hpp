// ECS wire shapes: express. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/service_deployment.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct ExpressGatewayServiceNetworkConfiguration {
  std::optional<std::vector<std::string>> securityGroups;
  std::optional<std::vector<std::string>> subnets;
};

struct ExpressGatewayServiceAwsLogsConfiguration {
  std::string logGroup;
  std::string logStreamPrefix;
};

struct ExpressGatewayRepositoryCredentials {
  std::optional<std::string> credentialsParameter;
};

struct ExpressGatewayContainer {
  std::optional<ExpressGatewayServiceAwsLogsConfiguration> awsLogsConfiguration;
  std::optional<std::vector<std::string>> command;
  std::optional<std::int32_t> containerPort;
  std::optional<std::vector<KeyValuePair>> environment;
  std::string image;
  std::optional<ExpressGatewayRepositoryCredentials> repositoryCredentials;
  std::optional<std::vector<Secret>> secrets;
};

enum class ExpressGatewayServiceScalingMetric {
  AVERAGE_CPU,
  AVERAGE_MEMORY,
  REQUEST_COUNT_PER_TARGET
};

struct ExpressGatewayScalingTarget {
  std::optional<ExpressGatewayServiceScalingMetric> autoScalingMetric;
  std::optional<std::int32_t> autoScalingTargetValue;
  std::optional<std::int32_t> maxTaskCount;
  std::optional<std::int32_t> minTaskCount;
};

struct CreateExpressGatewayServiceRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> cpu;
  std::string executionRoleArn;
  std::optional<std::string> healthCheckPath;
  std::string infrastructureRoleArn;
  std::optional<std::string> memory;
  std::optional<ExpressGatewayServiceNetworkConfiguration> networkConfiguration;
  ExpressGatewayContainer primaryContainer;
  std::optional<ExpressGatewayScalingTarget> scalingTarget;
  std::optional<std::string> serviceName;
  std::optional<std::vector<Tag>> tags;
  std::optional<std::string> taskRoleArn;
};

struct IngressPathSummary {
  AccessType accessType{};
  std::string endpoint;
};

struct ExpressGatewayServiceConfiguration {
  std::optional<std::string> cpu;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> executionRoleArn;
  std::optional<std::string> healthCheckPath;
  std::optional<std::vector<IngressPathSummary>> ingressPaths;
  std::optional<std::string> memory;
  std::optional<ExpressGatewayServiceNetworkConfiguration> networkConfiguration;
  std::optional<ExpressGatewayContainer> primaryContainer;
  std::optional<ExpressGatewayScalingTarget> scalingTarget;
  std::optional<std::string> serviceRevisionArn;
  std::optional<std::string> taskRoleArn;
};

enum class ExpressGatewayServiceStatusCode { ACTIVE, DRAINING, INACTIVE };

struct ExpressGatewayServiceStatus {
  std::optional<ExpressGatewayServiceStatusCode> statusCode;
  std::optional<std::string> statusReason;
};

struct ECSExpressGatewayService {
  std::optional<std::vector<ExpressGatewayServiceConfiguration>> activeConfigurations;
  std::optional<std::string> cluster;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> currentDeployment;
  std::optional<std::string> infrastructureRoleArn;
  std::optional<std::string> serviceArn;
  std::optional<std::string> serviceName;
  std::optional<ExpressGatewayServiceStatus> status;
  std::optional<std::vector<Tag>> tags;
  std::optional<Timestamp> updatedAt;
};

struct CreateExpressGatewayServiceResponse {
  std::optional<ECSExpressGatewayService> service;
};

struct UpdateExpressGatewayServiceRequest {
  std::optional<std::string> cpu;
  std::optional<std::string> executionRoleArn;
  std::optional<std::string> healthCheckPath;
  std::optional<std::string> memory;
  std::optional<ExpressGatewayServiceNetworkConfiguration> networkConfiguration;
  std::optional<ExpressGatewayContainer> primaryContainer;
  std::optional<ExpressGatewayScalingTarget> scalingTarget;
  std::string serviceArn;
  std::optional<std::string> taskRoleArn;
};

struct UpdatedExpressGatewayService {
  std::optional<std::string> cluster;
  std::optional<Timestamp> createdAt;
  std::optional<std::string> serviceArn;
  std::optional<std::string> serviceName;
  std::optional<ExpressGatewayServiceStatus> status;
  std::optional<ExpressGatewayServiceConfiguration> targetConfiguration;
  std::optional<Timestamp> updatedAt;
};

struct UpdateExpressGatewayServiceResponse {
  std::optional<UpdatedExpressGatewayService> service;
};

struct DeleteExpressGatewayServiceRequest {
  std::string serviceArn;
};

struct DeleteExpressGatewayServiceResponse {
  std::optional<ECSExpressGatewayService> service;
};

enum class ExpressGatewayServiceInclude { TAGS };

struct DescribeExpressGatewayServiceRequest {
  std::optional<std::vector<ExpressGatewayServiceInclude>> include;
  std::string serviceArn;
};

struct DescribeExpressGatewayServiceResponse {
  std::optional<ECSExpressGatewayService> service;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceNetworkConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceAwsLogsConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayRepositoryCredentials>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayContainer>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceScalingMetric>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayScalingTarget>::get();
template <> const Shape& ShapeOf<ecs::CreateExpressGatewayServiceRequest>::get();
template <> const Shape& ShapeOf<ecs::IngressPathSummary>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceStatusCode>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceStatus>::get();
template <> const Shape& ShapeOf<ecs::ECSExpressGatewayService>::get();
template <> const Shape& ShapeOf<ecs::CreateExpressGatewayServiceResponse>::get();
template <> const Shape& ShapeOf<ecs::UpdateExpressGatewayServiceRequest>::get();
template <> const Shape& ShapeOf<ecs::UpdatedExpressGatewayService>::get();
template <> const Shape& ShapeOf<ecs::UpdateExpressGatewayServiceResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteExpressGatewayServiceRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteExpressGatewayServiceResponse>::get();
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceInclude>::get();
template <> const Shape& ShapeOf<ecs::DescribeExpressGatewayServiceRequest>::get();
template <> const Shape& ShapeOf<ecs::DescribeExpressGatewayServiceResponse>::get();

}  // namespace localecs::aws
// clang-format on
