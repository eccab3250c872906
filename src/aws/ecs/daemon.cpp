// Describes the ECS shapes of daemon.hpp.
#include <localecs/aws/ecs/daemon.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(DaemonAlarmConfiguration, (), (alarmNames, enable))
BOOST_DESCRIBE_STRUCT(DaemonDeploymentConfiguration, (), (alarms, bakeTimeInMinutes, drainPercent))
BOOST_DESCRIBE_ENUM(DaemonPropagateTags, DAEMON, NONE)
BOOST_DESCRIBE_STRUCT(CreateDaemonRequest, (), (capacityProviderArns, clientToken, clusterArn, daemonName, daemonTaskDefinitionArn, deploymentConfiguration, enableECSManagedTags, enableExecuteCommand, propagateTags, tags))
BOOST_DESCRIBE_ENUM(DaemonStatus, ACTIVE, DELETE_IN_PROGRESS)
BOOST_DESCRIBE_STRUCT(CreateDaemonResponse, (), (createdAt, daemonArn, deploymentArn, status))
BOOST_DESCRIBE_STRUCT(UpdateDaemonRequest, (), (capacityProviderArns, daemonArn, daemonTaskDefinitionArn, deploymentConfiguration, enableECSManagedTags, enableExecuteCommand, propagateTags))
BOOST_DESCRIBE_STRUCT(UpdateDaemonResponse, (), (createdAt, daemonArn, deploymentArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(DeleteDaemonRequest, (), (daemonArn))
BOOST_DESCRIBE_STRUCT(DeleteDaemonResponse, (), (createdAt, daemonArn, deploymentArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(DescribeDaemonRequest, (), (daemonArn))
BOOST_DESCRIBE_STRUCT(DaemonCapacityProvider, (), (arn, runningCount))
BOOST_DESCRIBE_STRUCT(DaemonRevisionDetail, (), (arn, capacityProviders, totalRunningCount))
BOOST_DESCRIBE_STRUCT(DaemonDetail, (), (clusterArn, createdAt, currentRevisions, daemonArn, deploymentArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(DescribeDaemonResponse, (), (daemon))
BOOST_DESCRIBE_STRUCT(ListDaemonsRequest, (), (capacityProviderArns, clusterArn, maxResults, nextToken))
BOOST_DESCRIBE_STRUCT(DaemonSummary, (), (createdAt, daemonArn, status, updatedAt))
BOOST_DESCRIBE_STRUCT(ListDaemonsResponse, (), (daemonSummariesList, nextToken))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DaemonAlarmConfiguration>::get() { return structure<ecs::DaemonAlarmConfiguration>("DaemonAlarmConfiguration"); }
template <> const Shape& ShapeOf<ecs::DaemonDeploymentConfiguration>::get() { return structure<ecs::DaemonDeploymentConfiguration>("DaemonDeploymentConfiguration"); }
template <> const Shape& ShapeOf<ecs::DaemonPropagateTags>::get() { return enumeration<ecs::DaemonPropagateTags>("DaemonPropagateTags"); }
template <> const Shape& ShapeOf<ecs::CreateDaemonRequest>::get() { return structure<ecs::CreateDaemonRequest>("CreateDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonStatus>::get() { return enumeration<ecs::DaemonStatus>("DaemonStatus"); }
template <> const Shape& ShapeOf<ecs::CreateDaemonResponse>::get() { return structure<ecs::CreateDaemonResponse>("CreateDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateDaemonRequest>::get() { return structure<ecs::UpdateDaemonRequest>("UpdateDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::UpdateDaemonResponse>::get() { return structure<ecs::UpdateDaemonResponse>("UpdateDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonRequest>::get() { return structure<ecs::DeleteDaemonRequest>("DeleteDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteDaemonResponse>::get() { return structure<ecs::DeleteDaemonResponse>("DeleteDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonRequest>::get() { return structure<ecs::DescribeDaemonRequest>("DescribeDaemonRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonCapacityProvider>::get() { return structure<ecs::DaemonCapacityProvider>("DaemonCapacityProvider"); }
template <> const Shape& ShapeOf<ecs::DaemonRevisionDetail>::get() { return structure<ecs::DaemonRevisionDetail>("DaemonRevisionDetail"); }
template <> const Shape& ShapeOf<ecs::DaemonDetail>::get() { return structure<ecs::DaemonDetail>("DaemonDetail"); }
template <> const Shape& ShapeOf<ecs::DescribeDaemonResponse>::get() { return structure<ecs::DescribeDaemonResponse>("DescribeDaemonResponse"); }
template <> const Shape& ShapeOf<ecs::ListDaemonsRequest>::get() { return structure<ecs::ListDaemonsRequest>("ListDaemonsRequest"); }
template <> const Shape& ShapeOf<ecs::DaemonSummary>::get() { return structure<ecs::DaemonSummary>("DaemonSummary"); }
template <> const Shape& ShapeOf<ecs::ListDaemonsResponse>::get() { return structure<ecs::ListDaemonsResponse>("ListDaemonsResponse"); }

}  // namespace localecs::aws
