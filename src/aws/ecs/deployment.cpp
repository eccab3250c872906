// Describes the ECS shapes of deployment.hpp.
#include <localecs/aws/ecs/deployment.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(DeploymentAlarms, (), (alarmNames, enable, rollback))
BOOST_DESCRIBE_STRUCT(CanaryConfiguration, (), (canaryBakeTimeInMinutes, canaryPercent))
BOOST_DESCRIBE_ENUM(DeploymentCircuitBreakerThresholdType, BOUNDED_PERCENT, UNBOUNDED_PERCENT, COUNT)
BOOST_DESCRIBE_STRUCT(DeploymentCircuitBreakerThresholdConfiguration, (), (type, value))
BOOST_DESCRIBE_STRUCT(DeploymentCircuitBreaker, (), (enable, resetOnHealthyTask, rollback, thresholdConfiguration))
BOOST_DESCRIBE_ENUM(DeploymentSourceServiceRevisionCleanup, BLOCKING, DEFERRED)
BOOST_DESCRIBE_STRUCT(DeploymentEarlySuccessCriteria, (), (enable, healthyPercent, sourceServiceRevisionCleanup))
BOOST_DESCRIBE_ENUM(DeploymentLifecycleHookStage, RECONCILE_SERVICE, PRE_SCALE_UP, POST_SCALE_UP, TEST_TRAFFIC_SHIFT, POST_TEST_TRAFFIC_SHIFT, PRE_PRODUCTION_TRAFFIC_SHIFT, PRODUCTION_TRAFFIC_SHIFT, POST_PRODUCTION_TRAFFIC_SHIFT)
BOOST_DESCRIBE_ENUM(DeploymentLifecycleHookTargetType, AWS_LAMBDA, PAUSE)
BOOST_DESCRIBE_ENUM(DeploymentLifecycleHookAction, ROLLBACK, CONTINUE)
BOOST_DESCRIBE_STRUCT(DeploymentLifecycleHookTimeoutConfiguration, (), (action, timeoutInMinutes))
BOOST_DESCRIBE_STRUCT(DeploymentLifecycleHook, (), (hookDetails, hookTargetArn, lifecycleStages, roleArn, targetType, timeoutConfiguration))
BOOST_DESCRIBE_STRUCT(LinearConfiguration, (), (stepBakeTimeInMinutes, stepPercent))
BOOST_DESCRIBE_ENUM(DeploymentStrategy, ROLLING, BLUE_GREEN, LINEAR, CANARY)
BOOST_DESCRIBE_STRUCT(DeploymentConfiguration, (), (alarms, bakeTimeInMinutes, canaryConfiguration, deploymentCircuitBreaker, earlySuccessCriteria, lifecycleHooks, linearConfiguration, maximumPercent, minimumHealthyPercent, strategy))
BOOST_DESCRIBE_ENUM(ServiceConnectAccessLoggingFormat, TEXT, JSON)
BOOST_DESCRIBE_ENUM(ServiceConnectIncludeQueryParameters, DISABLED, ENABLED)
BOOST_DESCRIBE_STRUCT(ServiceConnectAccessLogConfiguration, (), (format, includeQueryParameters))
BOOST_DESCRIBE_STRUCT(ServiceConnectTestTrafficHeaderMatchRules, (), (exact))
BOOST_DESCRIBE_STRUCT(ServiceConnectTestTrafficHeaderRules, (), (name, value))
BOOST_DESCRIBE_STRUCT(ServiceConnectTestTrafficRules, (), (header))
BOOST_DESCRIBE_STRUCT(ServiceConnectClientAlias, (), (dnsName, port, testTrafficRules))
BOOST_DESCRIBE_STRUCT(TimeoutConfiguration, (), (idleTimeoutSeconds, perRequestTimeoutSeconds))
BOOST_DESCRIBE_STRUCT(ServiceConnectTlsCertificateAuthority, (), (awsPcaAuthorityArn))
BOOST_DESCRIBE_STRUCT(ServiceConnectTlsConfiguration, (), (issuerCertificateAuthority, kmsKey, roleArn))
BOOST_DESCRIBE_STRUCT(ServiceConnectService, (), (clientAliases, discoveryName, ingressPortOverride, portName, timeout, tls))
BOOST_DESCRIBE_STRUCT(ServiceConnectConfiguration, (), (accessLogConfiguration, enabled, logConfiguration, namespace_, services))
BOOST_DESCRIBE_ENUM(DeploymentControllerType, ECS, CODE_DEPLOY, EXTERNAL)
BOOST_DESCRIBE_STRUCT(DeploymentController, (), (type))
BOOST_DESCRIBE_STRUCT(ServiceManagedEBSVolumeConfiguration, (), (encrypted, filesystemType, iops, kmsKeyId, roleArn, sizeInGiB, snapshotId, tagSpecifications, throughput, volumeInitializationRate, volumeType))
BOOST_DESCRIBE_STRUCT(ServiceVolumeConfiguration, (), (managedEBSVolume, name))
BOOST_DESCRIBE_STRUCT(AdvancedConfiguration, (), (alternateTargetGroupArn, productionListenerRule, roleArn, testListenerRule))
BOOST_DESCRIBE_STRUCT(LoadBalancer, (), (advancedConfiguration, containerName, containerPort, loadBalancerName, targetGroupArn))
BOOST_DESCRIBE_STRUCT(VpcLatticeConfiguration, (), (portName, roleArn, targetGroupArn))
BOOST_DESCRIBE_STRUCT(DeploymentEphemeralStorage, (), (kmsKeyId))
BOOST_DESCRIBE_ENUM(DeploymentRolloutState, COMPLETED, FAILED, IN_PROGRESS)
BOOST_DESCRIBE_STRUCT(ServiceConnectServiceResource, (), (discoveryArn, discoveryName))
BOOST_DESCRIBE_STRUCT(Deployment, (), (capacityProviderStrategy, createdAt, desiredCount, failedTasks, fargateEphemeralStorage, id, launchType, networkConfiguration, pendingCount, platformFamily, platformVersion, rolloutState, rolloutStateReason, runningCount, serviceConnectConfiguration, serviceConnectResources, status, taskDefinition, updatedAt, volumeConfigurations, vpcLatticeConfigurations))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DeploymentAlarms>::get() { return structure<ecs::DeploymentAlarms>("DeploymentAlarms"); }
template <> const Shape& ShapeOf<ecs::CanaryConfiguration>::get() { return structure<ecs::CanaryConfiguration>("CanaryConfiguration"); }
template <> const Shape& ShapeOf<ecs::DeploymentCircuitBreakerThresholdType>::get() { return enumeration<ecs::DeploymentCircuitBreakerThresholdType>("DeploymentCircuitBreakerThresholdType"); }
template <> const Shape& ShapeOf<ecs::DeploymentCircuitBreakerThresholdConfiguration>::get() { return structure<ecs::DeploymentCircuitBreakerThresholdConfiguration>("DeploymentCircuitBreakerThresholdConfiguration"); }
template <> const Shape& ShapeOf<ecs::DeploymentCircuitBreaker>::get() { return structure<ecs::DeploymentCircuitBreaker>("DeploymentCircuitBreaker"); }
template <> const Shape& ShapeOf<ecs::DeploymentSourceServiceRevisionCleanup>::get() { return enumeration<ecs::DeploymentSourceServiceRevisionCleanup>("DeploymentSourceServiceRevisionCleanup"); }
template <> const Shape& ShapeOf<ecs::DeploymentEarlySuccessCriteria>::get() { return structure<ecs::DeploymentEarlySuccessCriteria>("DeploymentEarlySuccessCriteria"); }
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookStage>::get() { return enumeration<ecs::DeploymentLifecycleHookStage>("DeploymentLifecycleHookStage"); }
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookTargetType>::get() { return enumeration<ecs::DeploymentLifecycleHookTargetType>("DeploymentLifecycleHookTargetType"); }
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookAction>::get() { return enumeration<ecs::DeploymentLifecycleHookAction>("DeploymentLifecycleHookAction"); }
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookTimeoutConfiguration>::get() { return structure<ecs::DeploymentLifecycleHookTimeoutConfiguration>("DeploymentLifecycleHookTimeoutConfiguration"); }
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHook>::get() { return structure<ecs::DeploymentLifecycleHook>("DeploymentLifecycleHook"); }
template <> const Shape& ShapeOf<ecs::LinearConfiguration>::get() { return structure<ecs::LinearConfiguration>("LinearConfiguration"); }
template <> const Shape& ShapeOf<ecs::DeploymentStrategy>::get() { return enumeration<ecs::DeploymentStrategy>("DeploymentStrategy"); }
template <> const Shape& ShapeOf<ecs::DeploymentConfiguration>::get() { return structure<ecs::DeploymentConfiguration>("DeploymentConfiguration"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectAccessLoggingFormat>::get() { return enumeration<ecs::ServiceConnectAccessLoggingFormat>("ServiceConnectAccessLoggingFormat"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectIncludeQueryParameters>::get() { return enumeration<ecs::ServiceConnectIncludeQueryParameters>("ServiceConnectIncludeQueryParameters"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectAccessLogConfiguration>::get() { return structure<ecs::ServiceConnectAccessLogConfiguration>("ServiceConnectAccessLogConfiguration"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectTestTrafficHeaderMatchRules>::get() { return structure<ecs::ServiceConnectTestTrafficHeaderMatchRules>("ServiceConnectTestTrafficHeaderMatchRules"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectTestTrafficHeaderRules>::get() { return structure<ecs::ServiceConnectTestTrafficHeaderRules>("ServiceConnectTestTrafficHeaderRules"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectTestTrafficRules>::get() { return structure<ecs::ServiceConnectTestTrafficRules>("ServiceConnectTestTrafficRules"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectClientAlias>::get() { return structure<ecs::ServiceConnectClientAlias>("ServiceConnectClientAlias"); }
template <> const Shape& ShapeOf<ecs::TimeoutConfiguration>::get() { return structure<ecs::TimeoutConfiguration>("TimeoutConfiguration"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectTlsCertificateAuthority>::get() { return structure<ecs::ServiceConnectTlsCertificateAuthority>("ServiceConnectTlsCertificateAuthority"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectTlsConfiguration>::get() { return structure<ecs::ServiceConnectTlsConfiguration>("ServiceConnectTlsConfiguration"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectService>::get() { return structure<ecs::ServiceConnectService>("ServiceConnectService"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectConfiguration>::get() { return structure<ecs::ServiceConnectConfiguration>("ServiceConnectConfiguration"); }
template <> const Shape& ShapeOf<ecs::DeploymentControllerType>::get() { return enumeration<ecs::DeploymentControllerType>("DeploymentControllerType"); }
template <> const Shape& ShapeOf<ecs::DeploymentController>::get() { return structure<ecs::DeploymentController>("DeploymentController"); }
template <> const Shape& ShapeOf<ecs::ServiceManagedEBSVolumeConfiguration>::get() { return structure<ecs::ServiceManagedEBSVolumeConfiguration>("ServiceManagedEBSVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::ServiceVolumeConfiguration>::get() { return structure<ecs::ServiceVolumeConfiguration>("ServiceVolumeConfiguration"); }
template <> const Shape& ShapeOf<ecs::AdvancedConfiguration>::get() { return structure<ecs::AdvancedConfiguration>("AdvancedConfiguration"); }
template <> const Shape& ShapeOf<ecs::LoadBalancer>::get() { return structure<ecs::LoadBalancer>("LoadBalancer"); }
template <> const Shape& ShapeOf<ecs::VpcLatticeConfiguration>::get() { return structure<ecs::VpcLatticeConfiguration>("VpcLatticeConfiguration"); }
template <> const Shape& ShapeOf<ecs::DeploymentEphemeralStorage>::get() { return structure<ecs::DeploymentEphemeralStorage>("DeploymentEphemeralStorage"); }
template <> const Shape& ShapeOf<ecs::DeploymentRolloutState>::get() { return enumeration<ecs::DeploymentRolloutState>("DeploymentRolloutState"); }
template <> const Shape& ShapeOf<ecs::ServiceConnectServiceResource>::get() { return structure<ecs::ServiceConnectServiceResource>("ServiceConnectServiceResource"); }
template <> const Shape& ShapeOf<ecs::Deployment>::get() { return structure<ecs::Deployment>("Deployment"); }

}  // namespace localecs::aws
