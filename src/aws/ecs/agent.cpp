// Describes the ECS shapes of agent.hpp.
#include <localecs/aws/ecs/agent.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(DiscoverPollEndpointRequest, (), (cluster, containerInstance))
BOOST_DESCRIBE_STRUCT(DiscoverPollEndpointResponse, (), (endpoint, serviceConnectEndpoint, telemetryEndpoint))
BOOST_DESCRIBE_STRUCT(AttachmentStateChange, (), (attachmentArn, status))
BOOST_DESCRIBE_STRUCT(ContainerStateChange, (), (containerName, exitCode, imageDigest, networkBindings, reason, runtimeId, status))
BOOST_DESCRIBE_STRUCT(ManagedAgentStateChange, (), (containerName, managedAgentName, reason, status))
BOOST_DESCRIBE_STRUCT(SubmitTaskStateChangeRequest, (), (attachments, cluster, containers, executionStoppedAt, managedAgents, pullStartedAt, pullStoppedAt, reason, status, task))
BOOST_DESCRIBE_STRUCT(SubmitTaskStateChangeResponse, (), (acknowledgment))
BOOST_DESCRIBE_STRUCT(SubmitContainerStateChangeRequest, (), (cluster, containerName, exitCode, networkBindings, reason, runtimeId, status, task))
BOOST_DESCRIBE_STRUCT(SubmitContainerStateChangeResponse, (), (acknowledgment))
BOOST_DESCRIBE_STRUCT(SubmitAttachmentStateChangesRequest, (), (attachments, cluster))
BOOST_DESCRIBE_STRUCT(SubmitAttachmentStateChangesResponse, (), (acknowledgment))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DiscoverPollEndpointRequest>::get() { return structure<ecs::DiscoverPollEndpointRequest>("DiscoverPollEndpointRequest"); }
template <> const Shape& ShapeOf<ecs::DiscoverPollEndpointResponse>::get() { return structure<ecs::DiscoverPollEndpointResponse>("DiscoverPollEndpointResponse"); }
template <> const Shape& ShapeOf<ecs::AttachmentStateChange>::get() { return structure<ecs::AttachmentStateChange>("AttachmentStateChange"); }
template <> const Shape& ShapeOf<ecs::ContainerStateChange>::get() { return structure<ecs::ContainerStateChange>("ContainerStateChange"); }
template <> const Shape& ShapeOf<ecs::ManagedAgentStateChange>::get() { return structure<ecs::ManagedAgentStateChange>("ManagedAgentStateChange"); }
template <> const Shape& ShapeOf<ecs::SubmitTaskStateChangeRequest>::get() { return structure<ecs::SubmitTaskStateChangeRequest>("SubmitTaskStateChangeRequest"); }
template <> const Shape& ShapeOf<ecs::SubmitTaskStateChangeResponse>::get() { return structure<ecs::SubmitTaskStateChangeResponse>("SubmitTaskStateChangeResponse"); }
template <> const Shape& ShapeOf<ecs::SubmitContainerStateChangeRequest>::get() { return structure<ecs::SubmitContainerStateChangeRequest>("SubmitContainerStateChangeRequest"); }
template <> const Shape& ShapeOf<ecs::SubmitContainerStateChangeResponse>::get() { return structure<ecs::SubmitContainerStateChangeResponse>("SubmitContainerStateChangeResponse"); }
template <> const Shape& ShapeOf<ecs::SubmitAttachmentStateChangesRequest>::get() { return structure<ecs::SubmitAttachmentStateChangesRequest>("SubmitAttachmentStateChangesRequest"); }
template <> const Shape& ShapeOf<ecs::SubmitAttachmentStateChangesResponse>::get() { return structure<ecs::SubmitAttachmentStateChangesResponse>("SubmitAttachmentStateChangesResponse"); }

}  // namespace localecs::aws
