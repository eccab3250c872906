// ECS wire shapes: deployment. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/ecs/container_definition.hpp>
#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct DeploymentAlarms {
  std::vector<std::string> alarmNames;
  bool enable{};
  bool rollback{};
};

struct CanaryConfiguration {
  std::optional<std::int32_t> canaryBakeTimeInMinutes;
  std::optional<double> canaryPercent;
};

enum class DeploymentCircuitBreakerThresholdType { BOUNDED_PERCENT, UNBOUNDED_PERCENT, COUNT };

struct DeploymentCircuitBreakerThresholdConfiguration {
  DeploymentCircuitBreakerThresholdType type{};
  std::int32_t value{};
};

struct DeploymentCircuitBreaker {
  bool enable{};
  std::optional<bool> resetOnHealthyTask;
  bool rollback{};
  std::optional<DeploymentCircuitBreakerThresholdConfiguration> thresholdConfiguration;
};

enum class DeploymentSourceServiceRevisionCleanup { BLOCKING, DEFERRED };

struct DeploymentEarlySuccessCriteria {
  bool enable{};
  std::optional<std::int32_t> healthyPercent;
  std::optional<DeploymentSourceServiceRevisionCleanup> sourceServiceRevisionCleanup;
};

enum class DeploymentLifecycleHookStage {
  RECONCILE_SERVICE,
  PRE_SCALE_UP,
  POST_SCALE_UP,
  TEST_TRAFFIC_SHIFT,
  POST_TEST_TRAFFIC_SHIFT,
  PRE_PRODUCTION_TRAFFIC_SHIFT,
  PRODUCTION_TRAFFIC_SHIFT,
  POST_PRODUCTION_TRAFFIC_SHIFT
};

enum class DeploymentLifecycleHookTargetType { AWS_LAMBDA, PAUSE };

enum class DeploymentLifecycleHookAction { ROLLBACK, CONTINUE };

struct DeploymentLifecycleHookTimeoutConfiguration {
  std::optional<DeploymentLifecycleHookAction> action;
  std::optional<std::int32_t> timeoutInMinutes;
};

struct DeploymentLifecycleHook {
  std::optional<FreeDocument> hookDetails;
  std::optional<std::string> hookTargetArn;
  std::optional<std::vector<DeploymentLifecycleHookStage>> lifecycleStages;
  std::optional<std::string> roleArn;
  std::optional<DeploymentLifecycleHookTargetType> targetType;
  std::optional<DeploymentLifecycleHookTimeoutConfiguration> timeoutConfiguration;
};

struct LinearConfiguration {
  std::optional<std::int32_t> stepBakeTimeInMinutes;
  std::optional<double> stepPercent;
};

enum class DeploymentStrategy { ROLLING, BLUE_GREEN, LINEAR, CANARY };

struct DeploymentConfiguration {
  std::optional<DeploymentAlarms> alarms;
  std::optional<std::int32_t> bakeTimeInMinutes;
  std::optional<CanaryConfiguration> canaryConfiguration;
  std::optional<DeploymentCircuitBreaker> deploymentCircuitBreaker;
  std::optional<DeploymentEarlySuccessCriteria> earlySuccessCriteria;
  std::optional<std::vector<DeploymentLifecycleHook>> lifecycleHooks;
  std::optional<LinearConfiguration> linearConfiguration;
  std::optional<std::int32_t> maximumPercent;
  std::optional<std::int32_t> minimumHealthyPercent;
  std::optional<DeploymentStrategy> strategy;
};

enum class ServiceConnectAccessLoggingFormat { TEXT, JSON };

enum class ServiceConnectIncludeQueryParameters { DISABLED, ENABLED };

struct ServiceConnectAccessLogConfiguration {
  ServiceConnectAccessLoggingFormat format{};
  std::optional<ServiceConnectIncludeQueryParameters> includeQueryParameters;
};

struct ServiceConnectTestTrafficHeaderMatchRules {
  std::string exact;
};

struct ServiceConnectTestTrafficHeaderRules {
  std::string name;
  std::optional<ServiceConnectTestTrafficHeaderMatchRules> value;
};

struct ServiceConnectTestTrafficRules {
  ServiceConnectTestTrafficHeaderRules header;
};

struct ServiceConnectClientAlias {
  std::optional<std::string> dnsName;
  std::int32_t port{};
  std::optional<ServiceConnectTestTrafficRules> testTrafficRules;
};

struct TimeoutConfiguration {
  std::optional<std::int32_t> idleTimeoutSeconds;
  std::optional<std::int32_t> perRequestTimeoutSeconds;
};

struct ServiceConnectTlsCertificateAuthority {
  std::optional<std::string> awsPcaAuthorityArn;
};

struct ServiceConnectTlsConfiguration {
  ServiceConnectTlsCertificateAuthority issuerCertificateAuthority;
  std::optional<std::string> kmsKey;
  std::optional<std::string> roleArn;
};

struct ServiceConnectService {
  std::optional<std::vector<ServiceConnectClientAlias>> clientAliases;
  std::optional<std::string> discoveryName;
  std::optional<std::int32_t> ingressPortOverride;
  std::string portName;
  std::optional<TimeoutConfiguration> timeout;
  std::optional<ServiceConnectTlsConfiguration> tls;
};

struct ServiceConnectConfiguration {
  std::optional<ServiceConnectAccessLogConfiguration> accessLogConfiguration;
  bool enabled{};
  std::optional<LogConfiguration> logConfiguration;
  std::optional<std::string> namespace_;
  std::optional<std::vector<ServiceConnectService>> services;
};

enum class DeploymentControllerType { ECS, CODE_DEPLOY, EXTERNAL };

struct DeploymentController {
  DeploymentControllerType type{};
};

struct ServiceManagedEBSVolumeConfiguration {
  std::optional<bool> encrypted;
  std::optional<TaskFilesystemType> filesystemType;
  std::optional<std::int32_t> iops;
  std::optional<std::string> kmsKeyId;
  std::string roleArn;
  std::optional<std::int32_t> sizeInGiB;
  std::optional<std::string> snapshotId;
  std::optional<std::vector<EBSTagSpecification>> tagSpecifications;
  std::optional<std::int32_t> throughput;
  std::optional<std::int32_t> volumeInitializationRate;
  std::optional<std::string> volumeType;
};

struct ServiceVolumeConfiguration {
  std::optional<ServiceManagedEBSVolumeConfiguration> managedEBSVolume;
  std::string name;
};

struct AdvancedConfiguration {
  std::optional<std::string> alternateTargetGroupArn;
  std::optional<std::string> productionListenerRule;
  std::optional<std::string> roleArn;
  std::optional<std::string> testListenerRule;
};

struct LoadBalancer {
  std::optional<AdvancedConfiguration> advancedConfiguration;
  std::optional<std::string> containerName;
  std::optional<std::int32_t> containerPort;
  std::optional<std::string> loadBalancerName;
  std::optional<std::string> targetGroupArn;
};

struct VpcLatticeConfiguration {
  std::string portName;
  std::string roleArn;
  std::string targetGroupArn;
};

struct DeploymentEphemeralStorage {
  std::optional<std::string> kmsKeyId;
};

enum class DeploymentRolloutState { COMPLETED, FAILED, IN_PROGRESS };

struct ServiceConnectServiceResource {
  std::optional<std::string> discoveryArn;
  std::optional<std::string> discoveryName;
};

struct Deployment {
  std::optional<std::vector<CapacityProviderStrategyItem>> capacityProviderStrategy;
  std::optional<Timestamp> createdAt;
  std::optional<std::int32_t> desiredCount;
  std::optional<std::int32_t> failedTasks;
  std::optional<DeploymentEphemeralStorage> fargateEphemeralStorage;
  std::optional<std::string> id;
  std::optional<LaunchType> launchType;
  std::optional<NetworkConfiguration> networkConfiguration;
  std::optional<std::int32_t> pendingCount;
  std::optional<std::string> platformFamily;
  std::optional<std::string> platformVersion;
  std::optional<DeploymentRolloutState> rolloutState;
  std::optional<std::string> rolloutStateReason;
  std::optional<std::int32_t> runningCount;
  std::optional<ServiceConnectConfiguration> serviceConnectConfiguration;
  std::optional<std::vector<ServiceConnectServiceResource>> serviceConnectResources;
  std::optional<std::string> status;
  std::optional<std::string> taskDefinition;
  std::optional<Timestamp> updatedAt;
  std::optional<std::vector<ServiceVolumeConfiguration>> volumeConfigurations;
  std::optional<std::vector<VpcLatticeConfiguration>> vpcLatticeConfigurations;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DeploymentAlarms>::get();
template <> const Shape& ShapeOf<ecs::CanaryConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DeploymentCircuitBreakerThresholdType>::get();
template <> const Shape& ShapeOf<ecs::DeploymentCircuitBreakerThresholdConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DeploymentCircuitBreaker>::get();
template <> const Shape& ShapeOf<ecs::DeploymentSourceServiceRevisionCleanup>::get();
template <> const Shape& ShapeOf<ecs::DeploymentEarlySuccessCriteria>::get();
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookStage>::get();
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookTargetType>::get();
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookAction>::get();
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookTimeoutConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHook>::get();
template <> const Shape& ShapeOf<ecs::LinearConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DeploymentStrategy>::get();
template <> const Shape& ShapeOf<ecs::DeploymentConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectAccessLoggingFormat>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectIncludeQueryParameters>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectAccessLogConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectTestTrafficHeaderMatchRules>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectTestTrafficHeaderRules>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectTestTrafficRules>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectClientAlias>::get();
template <> const Shape& ShapeOf<ecs::TimeoutConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectTlsCertificateAuthority>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectTlsConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectService>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DeploymentControllerType>::get();
template <> const Shape& ShapeOf<ecs::DeploymentController>::get();
template <> const Shape& ShapeOf<ecs::ServiceManagedEBSVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::ServiceVolumeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::AdvancedConfiguration>::get();
template <> const Shape& ShapeOf<ecs::LoadBalancer>::get();
template <> const Shape& ShapeOf<ecs::VpcLatticeConfiguration>::get();
template <> const Shape& ShapeOf<ecs::DeploymentEphemeralStorage>::get();
template <> const Shape& ShapeOf<ecs::DeploymentRolloutState>::get();
template <> const Shape& ShapeOf<ecs::ServiceConnectServiceResource>::get();
template <> const Shape& ShapeOf<ecs::Deployment>::get();

}  // namespace localecs::aws
// clang-format on
