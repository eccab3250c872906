// Describes the ECS shapes of account.hpp.
#include <localecs/aws/ecs/account.hpp>

#include "describe.hpp"

namespace localecs::aws::ecs {

BOOST_DESCRIBE_STRUCT(TagResourceRequest, (), (resourceArn, tags))
BOOST_DESCRIBE_STRUCT(TagResourceResponse, (), ())
BOOST_DESCRIBE_STRUCT(UntagResourceRequest, (), (resourceArn, tagKeys))
BOOST_DESCRIBE_STRUCT(UntagResourceResponse, (), ())
BOOST_DESCRIBE_STRUCT(ListTagsForResourceRequest, (), (resourceArn))
BOOST_DESCRIBE_STRUCT(ListTagsForResourceResponse, (), (tags))
BOOST_DESCRIBE_ENUM(SettingName, serviceLongArnFormat, taskLongArnFormat, containerInstanceLongArnFormat, awsvpcTrunking, containerInsights, fargateFIPSMode, tagResourceAuthorization, fargateTaskRetirementWaitPeriod, guardDutyActivate, defaultLogDriverMode, fargateEventWindows)
BOOST_DESCRIBE_STRUCT(PutAccountSettingRequest, (), (name, principalArn, value))
BOOST_DESCRIBE_ENUM(SettingType, user, aws_managed)
BOOST_DESCRIBE_STRUCT(Setting, (), (name, principalArn, type, value))
BOOST_DESCRIBE_STRUCT(PutAccountSettingResponse, (), (setting))
BOOST_DESCRIBE_STRUCT(PutAccountSettingDefaultRequest, (), (name, value))
BOOST_DESCRIBE_STRUCT(PutAccountSettingDefaultResponse, (), (setting))
BOOST_DESCRIBE_STRUCT(DeleteAccountSettingRequest, (), (name, principalArn))
BOOST_DESCRIBE_STRUCT(DeleteAccountSettingResponse, (), (setting))
BOOST_DESCRIBE_STRUCT(ListAccountSettingsRequest, (), (effectiveSettings, maxResults, name, nextToken, principalArn, value))
BOOST_DESCRIBE_STRUCT(ListAccountSettingsResponse, (), (nextToken, settings))

}  // namespace localecs::aws::ecs

namespace localecs::aws {

template <> const Shape& ShapeOf<ecs::TagResourceRequest>::get() { return structure<ecs::TagResourceRequest>("TagResourceRequest"); }
template <> const Shape& ShapeOf<ecs::TagResourceResponse>::get() { return structure<ecs::TagResourceResponse>("TagResourceResponse"); }
template <> const Shape& ShapeOf<ecs::UntagResourceRequest>::get() { return structure<ecs::UntagResourceRequest>("UntagResourceRequest"); }
template <> const Shape& ShapeOf<ecs::UntagResourceResponse>::get() { return structure<ecs::UntagResourceResponse>("UntagResourceResponse"); }
template <> const Shape& ShapeOf<ecs::ListTagsForResourceRequest>::get() { return structure<ecs::ListTagsForResourceRequest>("ListTagsForResourceRequest"); }
template <> const Shape& ShapeOf<ecs::ListTagsForResourceResponse>::get() { return structure<ecs::ListTagsForResourceResponse>("ListTagsForResourceResponse"); }
template <> const Shape& ShapeOf<ecs::SettingName>::get() { return enumeration<ecs::SettingName>("SettingName"); }
template <> const Shape& ShapeOf<ecs::PutAccountSettingRequest>::get() { return structure<ecs::PutAccountSettingRequest>("PutAccountSettingRequest"); }
template <> const Shape& ShapeOf<ecs::SettingType>::get() { return enumeration<ecs::SettingType>("SettingType"); }
template <> const Shape& ShapeOf<ecs::Setting>::get() { return structure<ecs::Setting>("Setting"); }
template <> const Shape& ShapeOf<ecs::PutAccountSettingResponse>::get() { return structure<ecs::PutAccountSettingResponse>("PutAccountSettingResponse"); }
template <> const Shape& ShapeOf<ecs::PutAccountSettingDefaultRequest>::get() { return structure<ecs::PutAccountSettingDefaultRequest>("PutAccountSettingDefaultRequest"); }
template <> const Shape& ShapeOf<ecs::PutAccountSettingDefaultResponse>::get() { return structure<ecs::PutAccountSettingDefaultResponse>("PutAccountSettingDefaultResponse"); }
template <> const Shape& ShapeOf<ecs::DeleteAccountSettingRequest>::get() { return structure<ecs::DeleteAccountSettingRequest>("DeleteAccountSettingRequest"); }
template <> const Shape& ShapeOf<ecs::DeleteAccountSettingResponse>::get() { return structure<ecs::DeleteAccountSettingResponse>("DeleteAccountSettingResponse"); }
template <> const Shape& ShapeOf<ecs::ListAccountSettingsRequest>::get() { return structure<ecs::ListAccountSettingsRequest>("ListAccountSettingsRequest"); }
template <> const Shape& ShapeOf<ecs::ListAccountSettingsResponse>::get() { return structure<ecs::ListAccountSettingsResponse>("ListAccountSettingsResponse"); }

}  // namespace localecs::aws
