// ECS wire shapes: account. Spelled as the public model spells them.
#pragma once

#include <localecs/aws/ecs/common.hpp>
#include <localecs/aws/shape.hpp>

#include <optional>

namespace localecs::aws::ecs {

struct TagResourceRequest {
  std::string resourceArn;
  std::vector<Tag> tags;
};

struct TagResourceResponse {};

struct UntagResourceRequest {
  std::string resourceArn;
  std::vector<std::string> tagKeys;
};

struct UntagResourceResponse {};

struct ListTagsForResourceRequest {
  std::string resourceArn;
};

struct ListTagsForResourceResponse {
  std::optional<std::vector<Tag>> tags;
};

enum class SettingName {
  serviceLongArnFormat,
  taskLongArnFormat,
  containerInstanceLongArnFormat,
  awsvpcTrunking,
  containerInsights,
  fargateFIPSMode,
  tagResourceAuthorization,
  fargateTaskRetirementWaitPeriod,
  guardDutyActivate,
  defaultLogDriverMode,
  fargateEventWindows
};

struct PutAccountSettingRequest {
  SettingName name{};
  std::optional<std::string> principalArn;
  std::string value;
};

enum class SettingType { user, aws_managed };

struct Setting {
  std::optional<SettingName> name;
  std::optional<std::string> principalArn;
  std::optional<SettingType> type;
  std::optional<std::string> value;
};

struct PutAccountSettingResponse {
  std::optional<Setting> setting;
};

struct PutAccountSettingDefaultRequest {
  SettingName name{};
  std::string value;
};

struct PutAccountSettingDefaultResponse {
  std::optional<Setting> setting;
};

struct DeleteAccountSettingRequest {
  SettingName name{};
  std::optional<std::string> principalArn;
};

struct DeleteAccountSettingResponse {
  std::optional<Setting> setting;
};

struct ListAccountSettingsRequest {
  std::optional<bool> effectiveSettings;
  std::optional<std::int32_t> maxResults;
  std::optional<SettingName> name;
  std::optional<std::string> nextToken;
  std::optional<std::string> principalArn;
  std::optional<std::string> value;
};

struct ListAccountSettingsResponse {
  std::optional<std::string> nextToken;
  std::optional<std::vector<Setting>> settings;
};

}  // namespace localecs::aws::ecs

// clang-format off
namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::TagResourceRequest>::get();
template <> const Shape& ShapeOf<ecs::TagResourceResponse>::get();
template <> const Shape& ShapeOf<ecs::UntagResourceRequest>::get();
template <> const Shape& ShapeOf<ecs::UntagResourceResponse>::get();
template <> const Shape& ShapeOf<ecs::ListTagsForResourceRequest>::get();
template <> const Shape& ShapeOf<ecs::ListTagsForResourceResponse>::get();
template <> const Shape& ShapeOf<ecs::SettingName>::get();
template <> const Shape& ShapeOf<ecs::PutAccountSettingRequest>::get();
template <> const Shape& ShapeOf<ecs::SettingType>::get();
template <> const Shape& ShapeOf<ecs::Setting>::get();
template <> const Shape& ShapeOf<ecs::PutAccountSettingResponse>::get();
template <> const Shape& ShapeOf<ecs::PutAccountSettingDefaultRequest>::get();
template <> const Shape& ShapeOf<ecs::PutAccountSettingDefaultResponse>::get();
template <> const Shape& ShapeOf<ecs::DeleteAccountSettingRequest>::get();
template <> const Shape& ShapeOf<ecs::DeleteAccountSettingResponse>::get();
template <> const Shape& ShapeOf<ecs::ListAccountSettingsRequest>::get();
template <> const Shape& ShapeOf<ecs::ListAccountSettingsResponse>::get();

}  // namespace localecs::aws
// clang-format on
