// CloudWatch Logs wire shapes: tag. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::logs {

struct ListTagsForResourceRequest {
  std::string resourceArn;
};

struct ListTagsForResourceResponse {
  std::optional<std::map<std::string, std::string>> tags;
};

struct TagResourceRequest {
  std::string resourceArn;
  std::map<std::string, std::string> tags;
};

struct UntagResourceRequest {
  std::string resourceArn;
  std::vector<std::string> tagKeys;
};

struct TagLogGroupRequest {
  std::string logGroupName;
  std::map<std::string, std::string> tags;
};

struct UntagLogGroupRequest {
  std::string logGroupName;
  std::vector<std::string> tags;
};

struct ListTagsLogGroupRequest {
  std::string logGroupName;
};

struct ListTagsLogGroupResponse {
  std::optional<std::map<std::string, std::string>> tags;
};

}  // namespace localecs::aws::logs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<logs::ListTagsForResourceRequest>::get();
template <> const Shape& ShapeOf<logs::ListTagsForResourceResponse>::get();
template <> const Shape& ShapeOf<logs::TagResourceRequest>::get();
template <> const Shape& ShapeOf<logs::UntagResourceRequest>::get();
template <> const Shape& ShapeOf<logs::TagLogGroupRequest>::get();
template <> const Shape& ShapeOf<logs::UntagLogGroupRequest>::get();
template <> const Shape& ShapeOf<logs::ListTagsLogGroupRequest>::get();
template <> const Shape& ShapeOf<logs::ListTagsLogGroupResponse>::get();

}  // namespace localecs::aws
// clang-format on
