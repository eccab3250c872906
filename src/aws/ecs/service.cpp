// Describes the ECS shapes of service.hpp.
#include <localecs/aws/ecs/service.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_ENUM(AvailabilityZoneRebalancing, ENABLED, DISABLED)
BOOST_DESCRIBE_ENUM(SchedulingStrategy, REPLICA, DAEMON)
BOOST_DESCRIBE_STRUCT(ServiceRegistry, (), (containerName, containerPort, port, registryArn))
BOOST_DESCRIBE_STRUCT(CreateServiceRequest, (), (availabilityZoneRebalancing, capacityProviderStrategy, clientToken, cluster, deploymentConfiguration, deploymentController, desiredCount, enableECSManagedTags, enableExecuteCommand, healthCheckGracePeriodSeconds, launchType, loadBalancers, networkConfiguration, placementConstraints, placementStrategy, platformVersion, propagateTags, role, schedulingStrategy, serviceConnectConfiguration, serviceName, serviceRegistries, tags, taskDefinition, volumeConfigurations, vpcLatticeConfigurations))
BOOST_DESCRIBE_STRUCT(ServiceCurrentRevisionSummary, (), (arn, pendingTaskCount, requestedTaskCount, runningTaskCount))
BOOST_DESCRIBE_STRUCT(ServiceEvent, (), (createdAt, id, message))
BOOST_DESCRIBE_ENUM(ResourceManagementType, CUSTOMER, ECS)
BOOST_DESCRIBE_ENUM(ScaleUnit, PERCENT)
BOOST_DESCRIBE_STRUCT(Scale, (), (unit, value))
BOOST_DESCRIBE_ENUM(StabilityStatus, STEADY_STATE, STABILIZING)
BOOST_DESCRIBE_STRUCT(TaskSet, (), (capacityProviderStrategy, clusterArn, computedDesiredCount, createdAt, externalId, fargateEphemeralStorage, id, launchType, loadBalancers, networkConfiguration, pendingCount, platformFamily, platformVersion, runningCount, scale, serviceArn, serviceRegistries, stabilityStatus, stabilityStatusAt, startedBy, status, tags, taskDefinition, taskSetArn, updatedAt))
BOOST_DESCRIBE_STRUCT(Service, (), (availabilityZoneRebalancing, capacityProviderStrategy, clusterArn, createdAt, createdBy, currentServiceDeployment, currentServiceRevisions, deploymentConfiguration, deploymentController, deployments, desiredCount, enableECSManagedTags, enableExecuteCommand, events, healthCheckGracePeriodSeconds, launchType, loadBalancers, networkConfiguration, pendingCount, placementConstraints, placementStrategy, platformFamily, platformVersion, propagateTags, resourceManagementType, roleArn, runningCount, schedulingStrategy, serviceArn, serviceName, serviceRegistries, status, tags, taskDefinition, taskSets))
BOOST_DESCRIBE_STRUCT(CreateServiceResponse, (), (service))
BOOST_DESCRIBE_STRUCT(UpdateServiceRequest, (), (availabilityZoneRebalancing, capacityProviderStrategy, cluster, deploymentConfiguration, deploymentController, desiredCount, enableECSManagedTags, enableExecuteCommand, forceNewDeployment, healthCheckGracePeriodSeconds, loadBalancers, networkConfiguration, placementConstraints, placementStrategy, platformVersion, propagateTags, service, serviceConnectConfiguration, serviceRegistries, taskDefinition, volumeConfigurations, vpcLatticeConfigurations))
BOOST_DESCRIBE_STRUCT(UpdateServiceResponse, (), (service))
BOOST_DESCRIBE_STRUCT(DeleteServiceRequest, (), (cluster, force, service))
BOOST_DESCRIBE_STRUCT(DeleteServiceResponse, (), (service))
BOOST_DESCRIBE_ENUM(ServiceField, TAGS)
BOOST_DESCRIBE_STRUCT(DescribeServicesRequest, (), (cluster, include, services))
BOOST_DESCRIBE_STRUCT(DescribeServicesResponse, (), (failures, services))
BOOST_DESCRIBE_STRUCT(ListServicesRequest, (), (cluster, launchType, maxResults, nextToken, resourceManagementType, schedulingStrategy))
BOOST_DESCRIBE_STRUCT(ListServicesResponse, (), (nextToken, serviceArns))
BOOST_DESCRIBE_STRUCT(ListServicesByNamespaceRequest, (), (maxResults, namespace_, nextToken))
BOOST_DESCRIBE_STRUCT(ListServicesByNamespaceResponse, (), (nextToken, serviceArns))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::AvailabilityZoneRebalancing>::get() { return enumeration<ecs::AvailabilityZoneRebalancing>("AvailabilityZoneRebalancing"); }
template <> const Shape& ShapeOf<ecs::SchedulingStrategy>::get() { return enumeration<ecs::SchedulingStrategy>("SchedulingStrategy"); }
template <> const Shape& ShapeOf<ecs::ServiceRegistry>::get() { return structure<ecs::ServiceRegistry>("ServiceRegistry"); }
template <> const Shape& ShapeOf<ecs::CreateServiceRequest>::get() { return structure<ecs::CreateServiceRequest>("CreateServiceRequest"); }
template <> const Shape& ShapeOf<ecs::ServiceCurrentRevisionSummary>::get() { return structure<ecs::ServiceCurrentRevisionSummary>("ServiceCurrentRevisionSummary"); }
template <> const Shape& ShapeOf<ecs::ServiceEvent>::get() { return structure<ecs::ServiceEvent>("ServiceEvent"); }
template <> const Shape& ShapeOf<ecs::ResourceManagementType>::get() { return enumeration<ecs::ResourceManagementType>("ResourceManagementType"); }
template <> const Shape& ShapeOf<ecs::ScaleUnit>::get() { return enumeration<ecs::ScaleUnit>("ScaleUnit"); }
template <> const Shape& ShapeOf<ecs::Scale>::get() { return structure<ecs::Scale>("Scale"); }
template <> const Shape& ShapeOf<ecs::StabilityStatus>::get() { return enumeration<ecs::StabilityStatus>("StabilityStatus"); }
template <> const Shape& ShapeOf<ecs::TaskSet>::get() { return structure<ecs::TaskSet>("TaskSet"); }
template <> const Shape& ShapeOf<ecs::Service>::get() { return structure<ecs::Service>("Service"); }
template <> const Shape& ShapeOf<ecs::CreateServiceResponse>::get() { return structure<ecs::CreateServiceResponse>("CreateServiceResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateServiceRequest>::get() { return structure<ecs::UpdateServiceRequest>("UpdateServiceRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateServiceResponse>::get() { return structure<ecs::UpdateServiceResponse>("UpdateServiceResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteServiceRequest>::get() { return structure<ecs::DeleteServiceRequest>("DeleteServiceRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteServiceResponse>::get() { return structure<ecs::DeleteServiceResponse>("DeleteServiceResponse"); }
template <> const Shape& ShapeOf<ecs::ServiceField>::get() { return enumeration<ecs::ServiceField>("ServiceField"); }
template <> const Shape& ShapeOf<ecs::DescribeServicesRequest>::get() { return structure<ecs::DescribeServicesRequest>("DescribeServicesRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeServicesResponse>::get() { return structure<ecs::DescribeServicesResponse>("DescribeServicesResponse"); }
template <> const Shape& ShapeOf<ecs::ListServicesRequest>::get() { return structure<ecs::ListServicesRequest>("ListServicesRequest"); }
template <> const Shape& ShapeOf<ecs::ListServicesResponse>::get() { return structure<ecs::ListServicesResponse>("ListServicesResponse"); }
template <> const Shape& ShapeOf<ecs::ListServicesByNamespaceRequest>::get() { return structure<ecs::ListServicesByNamespaceRequest>("ListServicesByNamespaceRequest"); }
template <> const Shape& ShapeOf<ecs::ListServicesByNamespaceResponse>::get() { return structure<ecs::ListServicesByNamespaceResponse>("ListServicesByNamespaceResponse"); }

}  // namespace localecs::aws
