// The private API's shapes, described like AWS's so that one codec carries both.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::local {

struct ExplainRequest {
  std::optional<std::string> cluster;  // name; default: "default"
  std::optional<std::string> service;  // name or ARN; one of the two
  std::optional<std::string> task;     // id or ARN
};

// In plain words, for people.
struct Explanation {
  std::string subject;  // ARN
  std::string status;
  std::string summary;
  std::vector<std::string> waitingFor;
  std::vector<std::string> evidence;
  std::vector<std::string> advice;
};

// Declares an Auto Scaling group of the caller's account and region, or changes it.
struct PutAutoScalingGroupRequest {
  std::string name;
  std::optional<std::string> instanceType;
  std::optional<std::int32_t> cpu, memory;
  std::optional<std::int32_t> minSize, maxSize;
  std::optional<std::vector<std::string>> zones;
  std::optional<bool> spot;
  std::optional<bool> newInstancesProtectedFromScaleIn;
};

struct PutAutoScalingGroupResponse {
  std::string autoScalingGroupArn;
};

// A Spot interruption of one task, of `count` tasks on FARGATE_SPOT, or of a Spot instance.
struct InterruptSpotRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> task;
  std::optional<std::int32_t> count;
  std::optional<std::string> containerInstance;
};

struct InterruptSpotResponse {
  std::vector<std::string> taskArns;
  std::vector<std::string> containerInstanceArns;
};

// duration: seconds; absent: until it is restored, 0: restores it.
struct FailZoneRequest {
  std::string zone;
  std::optional<double> duration;
};

struct FailZoneResponse {
  std::vector<std::string> taskArns;
  std::vector<std::string> containerInstanceArns;
};

// Where a task would go now, and why. `service` stands for its definition, group, constraints and
// strategies; the others are a standalone task's.
struct ExplainPlacementRequest {
  std::optional<std::string> cluster;
  std::optional<std::string> taskDefinition;
  std::optional<std::string> service;
  std::optional<std::string> group;
  std::optional<std::string> memberOf;  // an expression
  std::optional<bool> distinctInstance;
  std::optional<std::string> strategy;  // "spread(attribute:rack),binpack(memory)"
};

struct FilterVerdict {
  std::string filter;
  bool passes = false;
  std::optional<std::string> reason;
};

struct ExplainedInstance {
  std::string containerInstanceArn;
  std::string ec2InstanceId;
  std::string availabilityZone;
  bool fits = false;
  std::vector<FilterVerdict> filters;
};

struct StrategyRound {
  std::string strategy;
  std::vector<std::string> kept;
};

struct ExplainPlacementResponse {
  std::vector<ExplainedInstance> instances;
  std::vector<StrategyRound> strategies;
  std::optional<std::string> chosen;
};

// Instances that come and go while the daemon runs, as machines of an Auto Scaling group do.
struct AddInstancesRequest {
  std::optional<std::string> cluster;
  std::optional<std::int32_t> count;
  std::optional<std::string> type;
  std::optional<std::string> zone;
  std::optional<std::int32_t> cpu;
  std::optional<std::int32_t> memory;
  std::optional<std::int32_t> gpus;
  std::optional<std::vector<ecs::Attribute>> attributes;
  // Where the Engine is that runs their tasks; one that an --instance names.
  std::optional<std::string> docker;
};

struct AddInstancesResponse {
  std::vector<std::string> containerInstanceArns;
};

struct RemoveInstanceRequest {
  std::optional<std::string> cluster;
  std::string containerInstance;  // its ARN or its EC2 id
};

struct RemoveInstanceResponse {
  std::vector<std::string> stoppedTaskArns;
};

}  // namespace localecs::aws::local

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<local::ExplainRequest>::get();
template <> const Shape& ShapeOf<local::Explanation>::get();
template <> const Shape& ShapeOf<local::PutAutoScalingGroupRequest>::get();
template <> const Shape& ShapeOf<local::PutAutoScalingGroupResponse>::get();
template <> const Shape& ShapeOf<local::InterruptSpotRequest>::get();
template <> const Shape& ShapeOf<local::InterruptSpotResponse>::get();
template <> const Shape& ShapeOf<local::FailZoneRequest>::get();
template <> const Shape& ShapeOf<local::FailZoneResponse>::get();
template <> const Shape& ShapeOf<local::ExplainPlacementRequest>::get();
template <> const Shape& ShapeOf<local::FilterVerdict>::get();
template <> const Shape& ShapeOf<local::ExplainedInstance>::get();
template <> const Shape& ShapeOf<local::StrategyRound>::get();
template <> const Shape& ShapeOf<local::ExplainPlacementResponse>::get();
template <> const Shape& ShapeOf<local::AddInstancesRequest>::get();
template <> const Shape& ShapeOf<local::AddInstancesResponse>::get();
template <> const Shape& ShapeOf<local::RemoveInstanceRequest>::get();
template <> const Shape& ShapeOf<local::RemoveInstanceResponse>::get();

}  // namespace localecs::aws
// clang-format on
