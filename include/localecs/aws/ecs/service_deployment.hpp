// ECS wire shapes: service deployment. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/deployment.hpp>
#include <localecs/aws/ecs/service.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct CreatedAt {
  std::optional<Timestamp> after;
  std::optional<Timestamp> before;
};

enum class ServiceDeploymentStatus {
  PENDING,
  SUCCESSFUL,
  STOPPED,
  STOP_REQUESTED,
  IN_PROGRESS,
  ROLLBACK_REQUESTED,
  ROLLBACK_IN_PROGRESS,
  ROLLBACK_SUCCESSFUL,
  ROLLBACK_FAILED
};

struct ListServiceDeploymentsRequest {
  std::optional<std::string> cluster;
  std::optional<CreatedAt> createdAt;
  std::optional<std::int32_t> maxResults;
  std::optional<std::string> nextToken;
  std::string service;
  std::optional<std::vector<ServiceDeploymentStatus>> status;
};

struct ServiceDeploymentBrief {
  std::optional<std::string> clusterArn;
  std::optional<Timestamp> createdAt;
  std::optional<Timestamp> finishedAt;
  std::optional<std::string> serviceArn;
  std::optional<std::string> serviceDeploymentArn;
  std::optional<Timestamp> startedAt;
  std::optional<ServiceDeploymentStatus> status;
  std::optional<std::string> statusReason;
  std::optional<std::string> targetServiceRevisionArn;
};

struct ListServiceDeploymentsResponse {
  std::optional<std::string> nextToken;
  std::optional<std::vector<ServiceDeploymentBrief>> serviceDeployments;
};

struct DescribeServiceDeploymentsRequest {
  std::vector<std::string> serviceDeploymentArns;
};

enum class ServiceDeploymentRollbackMonitorsStatus {
  TRIGGERED,
  MONITORING,
  MONITORING_COMPLETE,
  DISABLED
};

struct ServiceDeploymentAlarms {
  std::optional<std::vector<std::string>> alarmNames;
  std::optional<ServiceDeploymentRollbackMonitorsStatus> status;
  std::optional<std::vector<std::string>> triggeredAlarmNames;
};

struct ServiceDeploymentCircuitBreaker {
  std::optional<std::int32_t> failureCount;
  std::optional<ServiceDeploymentRollbackMonitorsStatus> status;
  std::optional<std::int32_t> threshold;
};

enum class DeploymentLifecycleHookStatus {
  AWAITING_ACTION,
  IN_PROGRESS,
  SUCCEEDED,
  FAILED,
  TIMED_OUT
};

struct DeploymentLifecycleHookDetail {
  std::optional<Timestamp> expiresAt;
  std::optional<std::string> hookId;
  std::optional<DeploymentLifecycleHookStatus> status;
  std::optional<std::string> targetArn;
  std::optional<DeploymentLifecycleHookTargetType> targetType;
  std::optional<DeploymentLifecycleHookAction> timeoutAction;
};

enum class ServiceDeploymentLifecycleStage {
  RECONCILE_SERVICE,
  PRE_SCALE_UP,
  SCALE_UP,
  POST_SCALE_UP,
  TEST_TRAFFIC_SHIFT,
  POST_TEST_TRAFFIC_SHIFT,
  PRODUCTION_TRAFFIC_SHIFT,
  POST_PRODUCTION_TRAFFIC_SHIFT,
  BAKE_TIME,
  CLEAN_UP
};

struct Rollback {
  std::optional<std::string> reason;
  std::optional<std::string> serviceRevisionArn;
  std::optional<Timestamp> startedAt;
};

struct ServiceRevisionSummary {
  std::optional<std::string> arn;
  std::optional<std::int32_t> pendingTaskCount;
  std::optional<double> requestedProductionTrafficWeight;
  std::optional<std::int32_t> requestedTaskCount;
  std::optional<double> requestedTestTrafficWeight;
  std::optional<std::int32_t> runningTaskCount;
};

struct ServiceDeployment {
  std::optional<ServiceDeploymentAlarms> alarms;
  std::optional<std::string> clusterArn;
  std::optional<Timestamp> createdAt;
  std::optional<ServiceDeploymentCircuitBreaker> deploymentCircuitBreaker;
  std::optional<DeploymentConfiguration> deploymentConfiguration;
  std::optional<Timestamp> finishedAt;
  std::optional<std::vector<DeploymentLifecycleHookDetail>> lifecycleHookDetails;
  std::optional<ServiceDeploymentLifecycleStage> lifecycleStage;
  std::optional<Rollback> rollback;
  std::optional<std::string> serviceArn;
  std::optional<std::string> serviceDeploymentArn;
  std::optional<std::vector<ServiceRevisionSummary>> sourceServiceRevisions;
  std::optional<Timestamp> startedAt;
  std::optional<ServiceDeploymentStatus> status;
  std::optional<std::string> statusReason;
  std::optional<Timestamp> stoppedAt;
  std::optional<ServiceRevisionSummary> targetServiceRevision;
  std::optional<Timestamp> updatedAt;
};

struct DescribeServiceDeploymentsResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<ServiceDeployment>> serviceDeployments;
};

struct DescribeServiceRevisionsRequest {
  std::vector<std::string> serviceRevisionArns;
};

struct ContainerImage {
  std::optional<std::string> containerName;
  std::optional<std::string> image;
  std::optional<std::string> imageDigest;
};

enum class ManagedResourceStatus { PROVISIONING, ACTIVE, DEPROVISIONING, DELETED, FAILED };

struct ManagedApplicationAutoScalingPolicy {
  std::optional<std::string> arn;
  std::string metric;
  std::string policyType;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  double targetValue{};
  Timestamp updatedAt;
};

struct ManagedScalableTarget {
  std::optional<std::string> arn;
  std::int32_t maxCapacity{};
  std::int32_t minCapacity{};
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ManagedAutoScaling {
  std::optional<std::vector<ManagedApplicationAutoScalingPolicy>> applicationAutoScalingPolicies;
  std::optional<ManagedScalableTarget> scalableTarget;
};

enum class AccessType { PUBLIC, PRIVATE };

struct ManagedCertificate {
  std::optional<std::string> arn;
  std::string domainName;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ManagedListener {
  std::optional<std::string> arn;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ManagedLoadBalancer {
  std::optional<std::string> arn;
  std::string scheme;
  std::optional<std::vector<std::string>> securityGroupIds;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  std::optional<std::vector<std::string>> subnetIds;
  Timestamp updatedAt;
};

struct ManagedSecurityGroup {
  std::optional<std::string> arn;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ManagedListenerRule {
  std::optional<std::string> arn;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ManagedTargetGroup {
  std::optional<std::string> arn;
  std::string healthCheckPath;
  std::int32_t healthCheckPort{};
  std::int32_t port{};
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ManagedIngressPath {
  AccessType accessType{};
  std::optional<ManagedCertificate> certificate;
  std::string endpoint;
  std::optional<ManagedListener> listener;
  std::optional<ManagedLoadBalancer> loadBalancer;
  std::optional<std::vector<ManagedSecurityGroup>> loadBalancerSecurityGroups;
  std::optional<ManagedListenerRule> rule;
  std::optional<std::vector<ManagedTargetGroup>> targetGroups;
};

struct ManagedLogGroup {
  std::optional<std::string> arn;
  std::string logGroupName;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ManagedMetricAlarm {
  std::optional<std::string> arn;
  ManagedResourceStatus status{};
  std::optional<std::string> statusReason;
  Timestamp updatedAt;
};

struct ECSManagedResources {
  std::optional<ManagedAutoScaling> autoScaling;
  std::optional<std::vector<ManagedIngressPath>> ingressPaths;
  std::optional<std::vector<ManagedLogGroup>> logGroups;
  std::optional<std::vector<ManagedMetricAlarm>> metricAlarms;
  std::optional<std::vector<ManagedSecurityGroup>> serviceSecurityGroups;
};

struct ServiceRevisionLoadBalancer {
  std::optional<std::string> productionListenerRule;
  std::optional<std::string> targetGroupArn;
};

struct ResolvedConfiguration {
  std::optional<std::vector<ServiceRevisionLoadBalancer>> loadBalancers;
};

struct ServiceRevision {
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<std::string> clusterArn;
  std::optional<std::vector<ContainerImage>> containerImages;
  std::optional<Timestamp> createdAt;
  std::optional<ECSManagedResources> ecsManagedResources;
  std::optional<DeploymentEphemeralStorage> fargateEphemeralStorage;
  std::optional<bool> guardDutyEnabled;
  std::optional<LaunchType> launchType;
  std::optional<std::vector<LoadBalancer>> loadBalancers;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<std::string> platformFamily;
  std::optional<std::string> platformVersion;
  std::optional<ResolvedConfiguration> resolvedConfiguration;
  std::optional<std::string> serviceArn;
  std::optional<ServiceConnectConfiguration> serviceConnectConfiguration;
  std::optional<std::vector<ServiceRegistry>> serviceRegistries;
  std::optional<std::string> serviceRevisionArn;
  std::optional<std::string> taskDefinition;
  std::optional<std::vector<ServiceVolumeConfiguration>> volumeConfigurations;
  std::optional<std::vector<VpcLatticeConfiguration>> vpcLatticeConfigurations;
};

struct DescribeServiceRevisionsResponse {
  std::optional<std::vector<Failure>> failures;
  std::optional<std::vector<ServiceRevision>> serviceRevisions;
};

enum class StopServiceDeploymentStopType { ABORT, ROLLBACK };

struct StopServiceDeploymentRequest {
  std::string serviceDeploymentArn;
  std::optional<StopServiceDeploymentStopType> stopType;
};

struct StopServiceDeploymentResponse {
  std::optional<std::string> serviceDeploymentArn;
};

struct ContinueServiceDeploymentRequest {
  std::optional<DeploymentLifecycleHookAction> action;
  std::string hookId;
  std::string serviceDeploymentArn;
};

struct ContinueServiceDeploymentResponse {
  std::optional<std::string> serviceDeploymentArn;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::CreatedAt>::get();
template <> const Shape& ShapeOf<ecs::ServiceDeploymentStatus>::get();
template <> const Shape& ShapeOf<ecs::ListServiceDeploymentsRequest>::get();
template <> const Shape& ShapeOf<ecs::ServiceDeploymentBrief>::get();
template <> const Shape& ShapeOf<ecs::ListServiceDeploymentsResponse>::get();
template <> const Shape& ShapeOf<ecs::DescribeServiceDeploymentsRequest>::get();
template <> const Shape& ShapeOf<ecs::ServiceDeploymentRollbackMonitorsStatus>::get();
template <> const Shape& ShapeOf<ecs::ServiceDeploymentAlarms>::get();
template <> const Shape& ShapeOf<ecs::ServiceDeploymentCircuitBreaker>::get();
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookStatus>::get();
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookDetail>::get();
template <> const Shape& ShapeOf<ecs::ServiceDeploymentLifecycleStage>::get();
template <> const Shape& ShapeOf<ecs::Rollback>::get();
template <> const Shape& ShapeOf<ecs::ServiceRevisionSummary>::get();
template <> const Shape& ShapeOf<ecs::ServiceDeployment>::get();
template <> const Shape& ShapeOf<ecs::DescribeServiceDeploymentsResponse>::get();
template <> const Shape& ShapeOf<ecs::DescribeServiceRevisionsRequest>::get();
template <> const Shape& ShapeOf<ecs::ContainerImage>::get();
template <> const Shape& ShapeOf<ecs::ManagedResourceStatus>::get();
template <> const Shape& ShapeOf<ecs::ManagedApplicationAutoScalingPolicy>::get();
template <> const Shape& ShapeOf<ecs::ManagedScalableTarget>::get();
template <> const Shape& ShapeOf<ecs::ManagedAutoScaling>::get();
template <> const Shape& ShapeOf<ecs::AccessType>::get();
template <> const Shape& ShapeOf<ecs::ManagedCertificate>::get();
template <> const Shape& ShapeOf<ecs::ManagedListener>::get();
template <> const Shape& ShapeOf<ecs::ManagedLoadBalancer>::get();
template <> const Shape& ShapeOf<ecs::ManagedSecurityGroup>::get();
template <> const Shape& ShapeOf<ecs::ManagedListenerRule>::get();
template <> const Shape& ShapeOf<ecs::ManagedTargetGroup>::get();
template <> const Shape& ShapeOf<ecs::ManagedIngressPath>::get();
template <> const Shape& ShapeOf<ecs::ManagedLogGroup>::get();
template <> const Shape& ShapeOf<ecs::ManagedMetricAlarm>::get();
template <> const Shape& ShapeOf<ecs::ECSManagedResources>::get();
template <> const Shape& ShapeOf<ecs::ServiceRevisionLoadBalancer>::get();
template <> const Shape& ShapeOf<ecs::ResolvedConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ServiceRevision>::get();
template <> const Shape& ShapeOf<ecs::DescribeServiceRevisionsResponse>::get();
template <> const Shape& ShapeOf<ecs::StopServiceDeploymentStopType>::get();
template <> const Shape& ShapeOf<ecs::StopServiceDeploymentRequest>::get();
template <> const Shape& ShapeOf<ecs::StopServiceDeploymentResponse>::get();
template <> const Shape& ShapeOf<ecs::ContinueServiceDeploymentRequest>::get();
template <> const Shape& ShapeOf<ecs::ContinueServiceDeploymentResponse>::get();

}  // namespace localecs::aws
// clang-format on
