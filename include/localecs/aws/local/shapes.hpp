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

}  // namespace localecs::aws::local

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<local::ExplainRequest>::get();
template <> const Shape& ShapeOf<local::Explanation>::get();

}  // namespace localecs::aws
// clang-format on
