// ECS wire shapes: agent. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/task.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct DiscoverPollEndpointRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> containerInstance;
};

struct DiscoverPollEndpointResponse {
  std::optional<std::string> endpoint;
  std::optional<std::string> serviceConnectEndpoint;
  std::optional<std::string> telemetryEndpoint;
};

struct AttachmentStateChange {
  std::string attachmentArn;
  std::string status;
};

struct ContainerStateChange {
  std::optional<std::string> containerName;
  std::optional<std::int32_t> exitCode;
  std::optional<std::string> imageDigest;
  std::optional<std::vector<NetworkBinding>> networkBindings;
  std::optional<std::string> reason;
  std::optional<std::string> runtimeId;
  std::optional<std::string> status;
};

struct ManagedAgentStateChange {
  std::string containerName;
  ManagedAgentName managedAgentName{};
  std::optional<std::string> reason;
  std::string status;
};

struct SubmitTaskStateChangeRequest {
  std::optional<std::vector<AttachmentStateChange>> attachments;
  std::optional<std::string> cluster;
  std::optional<std::vector<ContainerStateChange>> containers;
  std::optional<Timestamp> executionStoppedAt;
  std::optional<std::vector<ManagedAgentStateChange>> managedAgents;
  std::optional<Timestamp> pullStartedAt;
  std::optional<Timestamp> pullStoppedAt;
  std::optional<std::string> reason;
  std::optional<std::string> status;
  std::optional<std::string> task;
};

struct SubmitTaskStateChangeResponse {
  std::optional<std::string> acknowledgment;
};

struct SubmitContainerStateChangeRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> containerName;
  std::optional<std::int32_t> exitCode;
  std::optional<std::vector<NetworkBinding>> networkBindings;
  std::optional<std::string> reason;
  std::optional<std::string> runtimeId;
  std::optional<std::string> status;
  std::optional<std::string> task;
};

struct SubmitContainerStateChangeResponse {
  std::optional<std::string> acknowledgment;
};

struct SubmitAttachmentStateChangesRequest {
  std::vector<AttachmentStateChange> attachments;
  std::optional<std::string> cluster;
};

struct SubmitAttachmentStateChangesResponse {
  std::optional<std::string> acknowledgment;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::DiscoverPollEndpointRequest>::get();
template <> const Shape& ShapeOf<ecs::DiscoverPollEndpointResponse>::get();
template <> const Shape& ShapeOf<ecs::AttachmentStateChange>::get();
template <> const Shape& ShapeOf<ecs::ContainerStateChange>::get();
template <> const Shape& ShapeOf<ecs::ManagedAgentStateChange>::get();
template <> const Shape& ShapeOf<ecs::SubmitTaskStateChangeRequest>::get();
template <> const Shape& ShapeOf<ecs::SubmitTaskStateChangeResponse>::get();
template <> const Shape& ShapeOf<ecs::SubmitContainerStateChangeRequest>::get();
template <> const Shape& ShapeOf<ecs::SubmitContainerStateChangeResponse>::get();
template <> const Shape& ShapeOf<ecs::SubmitAttachmentStateChangesRequest>::get();
template <> const Shape& ShapeOf<ecs::SubmitAttachmentStateChangesResponse>::get();

}  // namespace localecs::aws
// clang-format on
