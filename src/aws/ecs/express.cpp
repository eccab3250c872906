// Describes the ECS shapes of express.hpp.
#include <localecs/aws/ecs/express.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(ExpressGatewayServiceNetworkConfiguration, (), (securityGroups, subnets))
BOOST_DESCRIBE_STRUCT(ExpressGatewayServiceAwsLogsConfiguration, (), (logGroup, logStreamPrefix))
BOOST_DESCRIBE_STRUCT(ExpressGatewayRepositoryCredentials, (), (credentialsParameter))
BOOST_DESCRIBE_STRUCT(ExpressGatewayContainer, (), (awsLogsConfiguration, command, containerPort, environment, image, repositoryCredentials, secrets))
BOOST_DESCRIBE_ENUM(ExpressGatewayServiceScalingMetric, AVERAGE_CPU, AVERAGE_MEMORY, REQUEST_COUNT_PER_TARGET)
BOOST_DESCRIBE_STRUCT(ExpressGatewayScalingTarget, (), (autoScalingMetric, autoScalingTargetValue, maxTaskCount, minTaskCount))
BOOST_DESCRIBE_STRUCT(CreateExpressGatewayServiceRequest, (), (cluster, cpu, executionRoleArn, healthCheckPath, infrastructureRoleArn, memory, networkConfiguration, primaryContainer, scalingTarget, serviceName, tags, taskRoleArn))
BOOST_DESCRIBE_STRUCT(IngressPathSummary, (), (accessType, endpoint))
BOOST_DESCRIBE_STRUCT(ExpressGatewayServiceConfiguration, (), (cpu, createdAt, executionRoleArn, healthCheckPath, ingressPaths, memory, networkConfiguration, primaryContainer, scalingTarget, serviceRevisionArn, taskRoleArn))
BOOST_DESCRIBE_ENUM(ExpressGatewayServiceStatusCode, ACTIVE, DRAINING, INACTIVE)
BOOST_DESCRIBE_STRUCT(ExpressGatewayServiceStatus, (), (statusCode, statusReason))
BOOST_DESCRIBE_STRUCT(ECSExpressGatewayService, (), (activeConfigurations, cluster, createdAt, currentDeployment, infrastructureRoleArn, serviceArn, serviceName, status, tags, updatedAt))
BOOST_DESCRIBE_STRUCT(CreateExpressGatewayServiceResponse, (), (service))
BOOST_DESCRIBE_STRUCT(UpdateExpressGatewayServiceRequest, (), (cpu, executionRoleArn, healthCheckPath, memory, networkConfiguration, primaryContainer, scalingTarget, serviceArn, taskRoleArn))
BOOST_DESCRIBE_STRUCT(UpdatedExpressGatewayService, (), (cluster, createdAt, serviceArn, serviceName, status, targetConfiguration, updatedAt))
BOOST_DESCRIBE_STRUCT(UpdateExpressGatewayServiceResponse, (), (service))
BOOST_DESCRIBE_STRUCT(DeleteExpressGatewayServiceRequest, (), (serviceArn))
BOOST_DESCRIBE_STRUCT(DeleteExpressGatewayServiceResponse, (), (service))
BOOST_DESCRIBE_ENUM(ExpressGatewayServiceInclude, TAGS)
BOOST_DESCRIBE_STRUCT(DescribeExpressGatewayServiceRequest, (), (include, serviceArn))
BOOST_DESCRIBE_STRUCT(DescribeExpressGatewayServiceResponse, (), (service))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceNetworkConfiguration>::get() { return structure<ecs::ExpressGatewayServiceNetworkConfiguration>("ExpressGatewayServiceNetworkConfiguration"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceAwsLogsConfiguration>::get() { return structure<ecs::ExpressGatewayServiceAwsLogsConfiguration>("ExpressGatewayServiceAwsLogsConfiguration"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayRepositoryCredentials>::get() { return structure<ecs::ExpressGatewayRepositoryCredentials>("ExpressGatewayRepositoryCredentials"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayContainer>::get() { return structure<ecs::ExpressGatewayContainer>("ExpressGatewayContainer"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceScalingMetric>::get() { return enumeration<ecs::ExpressGatewayServiceScalingMetric>("ExpressGatewayServiceScalingMetric"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayScalingTarget>::get() { return structure<ecs::ExpressGatewayScalingTarget>("ExpressGatewayScalingTarget"); }
template <> const Shape& ShapeOf<ecs::CreateExpressGatewayServiceRequest>::get() { return structure<ecs::CreateExpressGatewayServiceRequest>("CreateExpressGatewayServiceRequest"); }
template <> const Shape& ShapeOf<ecs::IngressPathSummary>::get() { return structure<ecs::IngressPathSummary>("IngressPathSummary"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceConfiguration>::get() { return structure<ecs::ExpressGatewayServiceConfiguration>("ExpressGatewayServiceConfiguration"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceStatusCode>::get() { return enumeration<ecs::ExpressGatewayServiceStatusCode>("ExpressGatewayServiceStatusCode"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceStatus>::get() { return structure<ecs::ExpressGatewayServiceStatus>("ExpressGatewayServiceStatus"); }
template <> const Shape& ShapeOf<ecs::ECSExpressGatewayService>::get() { return structure<ecs::ECSExpressGatewayService>("ECSExpressGatewayService"); }
template <> const Shape& ShapeOf<ecs::CreateExpressGatewayServiceResponse>::get() { return structure<ecs::CreateExpressGatewayServiceResponse>("CreateExpressGatewayServiceResponse"); }
template <> const Shape& ShapeOf<ecs::UpdateExpressGatewayServiceRequest>::get() { return structure<ecs::UpdateExpressGatewayServiceRequest>("UpdateExpressGatewayServiceRequest"); }
template <> const Shape& ShapeOf<ecs::UpdatedExpressGatewayService>::get() { return structure<ecs::UpdatedExpressGatewayService>("UpdatedExpressGatewayService"); }
template <> const Shape& ShapeOf<ecs::UpdateExpressGatewayServiceResponse>::get() { return structure<ecs::UpdateExpressGatewayServiceResponse>("UpdateExpressGatewayServiceResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteExpressGatewayServiceRequest>::get() { return structure<ecs::DeleteExpressGatewayServiceRequest>("DeleteExpressGatewayServiceRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteExpressGatewayServiceResponse>::get() { return structure<ecs::DeleteExpressGatewayServiceResponse>("DeleteExpressGatewayServiceResponse"); }
template <> const Shape& ShapeOf<ecs::ExpressGatewayServiceInclude>::get() { return enumeration<ecs::ExpressGatewayServiceInclude>("ExpressGatewayServiceInclude"); }
template <> const Shape& ShapeOf<ecs::DescribeExpressGatewayServiceRequest>::get() { return structure<ecs::DescribeExpressGatewayServiceRequest>("DescribeExpressGatewayServiceRequest"); }
template <> const Shape& ShapeOf<ecs::DescribeExpressGatewayServiceResponse>::get() { return structure<ecs::DescribeExpressGatewayServiceResponse>("DescribeExpressGatewayServiceResponse"); }

}  // namespace localecs::aws
