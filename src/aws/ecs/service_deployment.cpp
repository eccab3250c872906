// Describes the ECS shapes of service_deployment.hpp.
#include <localecs/aws/ecs/service_deployment.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(CreatedAt, (), (after, before))
BOOST_DESCRIBE_ENUM(ServiceDeploymentStatus, PENDING, SUCCESSFUL, STOPPED, STOP_REQUESTED, IN_PROGRESS, ROLLBACK_REQUESTED, ROLLBACK_IN_PROGRESS, ROLLBACK_SUCCESSFUL, ROLLBACK_FAILED)
BOOST_DESCRIBE_STRUCT(ListServiceDeploymentsRequest, (), (cluster, createdAt, maxResults, nextToken, service, status))
BOOST_DESCRIBE_STRUCT(ServiceDeploymentBrief, (), (clusterArn, createdAt, finishedAt, serviceArn, serviceDeploymentArn, startedAt, status, statusReason, targetServiceRevisionArn))
BOOST_DESCRIBE_STRUCT(ListServiceDeploymentsResponse, (), (nextToken, serviceDeployments))
BOOST_DESCRIBE_STRUCT(DescribeServiceDeploymentsRequest, (), (serviceDeploymentArns))
BOOST_DESCRIBE_ENUM(ServiceDeploymentRollbackMonitorsStatus, TRIGGERED, MONITORING, MONITORING_COMPLETE, DISABLED)
BOOST_DESCRIBE_STRUCT(ServiceDeploymentAlarms, (), (alarmNames, status, triggeredAlarmNames))
BOOST_DESCRIBE_STRUCT(ServiceDeploymentCircuitBreaker, (), (failureCount, status, threshold))
BOOST_DESCRIBE_ENUM(DeploymentLifecycleHookStatus, AWAITING_ACTION, IN_PROGRESS, SUCCEEDED, FAILED, TIMED_OUT)
BOOST_DESCRIBE_STRUCT(DeploymentLifecycleHookDetail, (), (expiresAt, hookId, status, targetArn, targetType, timeoutAction))
BOOST_DESCRIBE_ENUM(ServiceDeploymentLifecycleStage, RECONCILE_SERVICE, PRE_SCALE_UP, SCALE_UP, POST_SCALE_UP, TEST_TRAFFIC_SHIFT, POST_TEST_TRAFFIC_SHIFT, PRODUCTION_TRAFFIC_SHIFT, POST_PRODUCTION_TRAFFIC_SHIFT, BAKE_TIME, CLEAN_UP)
BOOST_DESCRIBE_STRUCT(Rollback, (), (reason, serviceRevisionArn, startedAt))
BOOST_DESCRIBE_STRUCT(ServiceRevisionSummary, (), (arn, pendingTaskCount, requestedProductionTrafficWeight, requestedTaskCount, requestedTestTrafficWeight, runningTaskCount))
BOOST_DESCRIBE_STRUCT(ServiceDeployment, (), (alarms, clusterArn, createdAt, deploymentCircuitBreaker, deploymentConfiguration, finishedAt, lifecycleHookDetails, lifecycleStage, rollback, serviceArn, serviceDeploymentArn, sourceServiceRevisions, startedAt, status, statusReason, stoppedAt, targetServiceRevision, updatedAt))
BOOST_DESCRIBE_STRUCT(DescribeServiceDeploymentsResponse, (), (failures, serviceDeployments))
BOOST_DESCRIBE_STRUCT(DescribeServiceRevisionsRequest, (), (serviceRevisionArns))
BOOST_DESCRIBE_STRUCT(ContainerImage, (), (containerName, image, imageDigest))
BOOST_DESCRIBE_ENUM(ManagedResourceStatus, PROVISIONING, ACTIVE, DEPROVISIONING, DELETED, FAILED)
BOOST_DESCRIBE_STRUCT(ManagedApplicationAutoScalingPolicy, (), (arn, metric, policyType, status, statusReason, targetValue, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedScalableTarget, (), (arn, maxCapacity, minCapacity, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedAutoScaling, (), (applicationAutoScalingPolicies, scalableTarget))
BOOST_DESCRIBE_ENUM(AccessType, PUBLIC, PRIVATE)
BOOST_DESCRIBE_STRUCT(ManagedCertificate, (), (arn, domainName, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedListener, (), (arn, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedLoadBalancer, (), (arn, scheme, securityGroupIds, status, statusReason, subnetIds, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedSecurityGroup, (), (arn, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedListenerRule, (), (arn, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedTargetGroup, (), (arn, healthCheckPath, healthCheckPort, port, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedIngressPath, (), (accessType, certificate, endpoint, listener, loadBalancer, loadBalancerSecurityGroups, rule, targetGroups))
BOOST_DESCRIBE_STRUCT(ManagedLogGroup, (), (arn, logGroupName, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ManagedMetricAlarm, (), (arn, status, statusReason, updatedAt))
BOOST_DESCRIBE_STRUCT(ECSManagedResources, (), (autoScaling, ingressPaths, logGroups, metricAlarms, serviceSecurityGroups))
BOOST_DESCRIBE_STRUCT(ServiceRevisionLoadBalancer, (), (productionListenerRule, targetGroupArn))
BOOST_DESCRIBE_STRUCT(ResolvedConfiguration, (), (loadBalancers))
BOOST_DESCRIBE_STRUCT(ServiceRevision, (), (capacityProviderStrategy, clusterArn, containerImages, createdAt, ecsManagedResources, fargateEphemeralStorage, guardDutyEnabled, launchType, loadBalancers, networkConfiguration, platformFamily, platformVersion, resolvedConfiguration, serviceArn, serviceConnectConfiguration, serviceRegistries, serviceRevisionArn, taskDefinition, volumeConfigurations, vpcLatticeConfigurations))
BOOST_DESCRIBE_STRUCT(DescribeServiceRevisionsResponse, (), (failures, serviceRevisions))
BOOST_DESCRIBE_ENUM(StopServiceDeploymentStopType, ABORT, ROLLBACK)
BOOST_DESCRIBE_STRUCT(StopServiceDeploymentRequest, (), (serviceDeploymentArn, stopType))
BOOST_DESCRIBE_STRUCT(StopServiceDeploymentResponse, (), (serviceDeploymentArn))
BOOST_DESCRIBE_STRUCT(ContinueServiceDeploymentRequest, (), (action, hookId, serviceDeploymentArn))
BOOST_DESCRIBE_STRUCT(ContinueServiceDeploymentResponse, (), (serviceDeploymentArn))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::CreatedAt>::get() { return structure<ecs::CreatedAt>("CreatedAt"); }
template <> const Shape& ShapeOf<ecs::ServiceDeploymentStatus>::get() { return enumeration<ecs::ServiceDeploymentStatus>("ServiceDeploymentStatus"); }
template <> const Shape& ShapeOf<ecs::ListServiceDeploymentsRequest>::get() { return structure<ecs::ListServiceDeploymentsRequest>("ListServiceDeploymentsRequest"); }
template <> const Shape& ShapeOf<ecs::ServiceDeploymentBrief>::get() { return structure<ecs::ServiceDeploymentBrief>("ServiceDeploymentBrief"); }
template <> const Shape& ShapeOf<ecs::ListServiceDeploymentsResponse>::get() { return structure<ecs::ListServiceDeploymentsResponse>("ListServiceDeploymentsResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeServiceDeploymentsRequest>::get() { return structure<ecs::DescribeServiceDeploymentsRequest>("DescribeServiceDeploymentsRequest"); }
template <> const Shape& ShapeOf<ecs::ServiceDeploymentRollbackMonitorsStatus>::get() { return enumeration<ecs::ServiceDeploymentRollbackMonitorsStatus>("ServiceDeploymentRollbackMonitorsStatus"); }
template <> const Shape& ShapeOf<ecs::ServiceDeploymentAlarms>::get() { return structure<ecs::ServiceDeploymentAlarms>("ServiceDeploymentAlarms"); }
template <> const Shape& ShapeOf<ecs::ServiceDeploymentCircuitBreaker>::get() { return structure<ecs::ServiceDeploymentCircuitBreaker>("ServiceDeploymentCircuitBreaker"); }
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookStatus>::get() { return enumeration<ecs::DeploymentLifecycleHookStatus>("DeploymentLifecycleHookStatus"); }
template <> const Shape& ShapeOf<ecs::DeploymentLifecycleHookDetail>::get() { return structure<ecs::DeploymentLifecycleHookDetail>("DeploymentLifecycleHookDetail"); }
template <> const Shape& ShapeOf<ecs::ServiceDeploymentLifecycleStage>::get() { return enumeration<ecs::ServiceDeploymentLifecycleStage>("ServiceDeploymentLifecycleStage"); }
template <> const Shape& ShapeOf<ecs::Rollback>::get() { return structure<ecs::Rollback>("Rollback"); }
template <> const Shape& ShapeOf<ecs::ServiceRevisionSummary>::get() { return structure<ecs::ServiceRevisionSummary>("ServiceRevisionSummary"); }
template <> const Shape& ShapeOf<ecs::ServiceDeployment>::get() { return structure<ecs::ServiceDeployment>("ServiceDeployment"); }
template <> const Shape& ShapeOf<ecs::DescribeServiceDeploymentsResponse>::get() { return structure<ecs::DescribeServiceDeploymentsResponse>("DescribeServiceDeploymentsResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeServiceRevisionsRequest>::get() { return structure<ecs::DescribeServiceRevisionsRequest>("DescribeServiceRevisionsRequest"); }
template <> const Shape& ShapeOf<ecs::ContainerImage>::get() { return structure<ecs::ContainerImage>("ContainerImage"); }
template <> const Shape& ShapeOf<ecs::ManagedResourceStatus>::get() { return enumeration<ecs::ManagedResourceStatus>("ManagedResourceStatus"); }
template <> const Shape& ShapeOf<ecs::ManagedApplicationAutoScalingPolicy>::get() { return structure<ecs::ManagedApplicationAutoScalingPolicy>("ManagedApplicationAutoScalingPolicy"); }
template <> const Shape& ShapeOf<ecs::ManagedScalableTarget>::get() { return structure<ecs::ManagedScalableTarget>("ManagedScalableTarget"); }
template <> const Shape& ShapeOf<ecs::ManagedAutoScaling>::get() { return structure<ecs::ManagedAutoScaling>("ManagedAutoScaling"); }
template <> const Shape& ShapeOf<ecs::AccessType>::get() { return enumeration<ecs::AccessType>("AccessType"); }
template <> const Shape& ShapeOf<ecs::ManagedCertificate>::get() { return structure<ecs::ManagedCertificate>("ManagedCertificate"); }
template <> const Shape& ShapeOf<ecs::ManagedListener>::get() { return structure<ecs::ManagedListener>("ManagedListener"); }
template <> const Shape& ShapeOf<ecs::ManagedLoadBalancer>::get() { return structure<ecs::ManagedLoadBalancer>("ManagedLoadBalancer"); }
template <> const Shape& ShapeOf<ecs::ManagedSecurityGroup>::get() { return structure<ecs::ManagedSecurityGroup>("ManagedSecurityGroup"); }
template <> const Shape& ShapeOf<ecs::ManagedListenerRule>::get() { return structure<ecs::ManagedListenerRule>("ManagedListenerRule"); }
template <> const Shape& ShapeOf<ecs::ManagedTargetGroup>::get() { return structure<ecs::ManagedTargetGroup>("ManagedTargetGroup"); }
template <> const Shape& ShapeOf<ecs::ManagedIngressPath>::get() { return structure<ecs::ManagedIngressPath>("ManagedIngressPath"); }
template <> const Shape& ShapeOf<ecs::ManagedLogGroup>::get() { return structure<ecs::ManagedLogGroup>("ManagedLogGroup"); }
template <> const Shape& ShapeOf<ecs::ManagedMetricAlarm>::get() { return structure<ecs::ManagedMetricAlarm>("ManagedMetricAlarm"); }
template <> const Shape& ShapeOf<ecs::ECSManagedResources>::get() { return structure<ecs::ECSManagedResources>("ECSManagedResources"); }
template <> const Shape& ShapeOf<ecs::ServiceRevisionLoadBalancer>::get() { return structure<ecs::ServiceRevisionLoadBalancer>("ServiceRevisionLoadBalancer"); }
template <> const Shape& ShapeOf<ecs::ResolvedConfiguration>::get() { return structure<ecs::ResolvedConfiguration>("ResolvedConfiguration"); }
template <> const Shape& ShapeOf<ecs::ServiceRevision>::get() { return structure<ecs::ServiceRevision>("ServiceRevision"); }
template <> const Shape& ShapeOf<ecs::DescribeServiceRevisionsResponse>::get() { return structure<ecs::DescribeServiceRevisionsResponse>("DescribeServiceRevisionsResponse"); }
template <> const Shape& ShapeOf<ecs::StopServiceDeploymentStopType>::get() { return enumeration<ecs::StopServiceDeploymentStopType>("StopServiceDeploymentStopType"); }
template <> const Shape& ShapeOf<ecs::StopServiceDeploymentRequest>::get() { return structure<ecs::StopServiceDeploymentRequest>("StopServiceDeploymentRequest"); }
template <> const Shape& ShapeOf<ecs::StopServiceDeploymentResponse>::get() { return structure<ecs::StopServiceDeploymentResponse>("StopServiceDeploymentResponse"); }
template <> const Shape& ShapeOf<ecs::ContinueServiceDeploymentRequest>::get() { return structure<ecs::ContinueServiceDeploymentRequest>("ContinueServiceDeploymentRequest"); }
template <> const Shape& ShapeOf<ecs::ContinueServiceDeploymentResponse>::get() { return structure<ecs::ContinueServiceDeploymentResponse>("ContinueServiceDeploymentResponse"); }

}  // namespace localecs::aws
