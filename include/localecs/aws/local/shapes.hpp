// The private API's shapes, described like AWS's so that one codec carries both.
#pragma once

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

}  // namespace localecs::aws
// clang-format on
