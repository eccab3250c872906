// Describes the CloudWatch Logs shapes of tag.hpp.
#include <localecs/aws/logs/tag.hpp>

#include "describe.hpp"

namespace localecs::aws::logs {

BOOST_DESCRIBE_STRUCT(ListTagsForResourceRequest, (), (resourceArn))
BOOST_DESCRIBE_STRUCT(ListTagsForResourceResponse, (), (tags))
BOOST_DESCRIBE_STRUCT(TagResourceRequest, (), (resourceArn, tags))
BOOST_DESCRIBE_STRUCT(UntagResourceRequest, (), (resourceArn, tagKeys))
BOOST_DESCRIBE_STRUCT(TagLogGroupRequest, (), (logGroupName, tags))
BOOST_DESCRIBE_STRUCT(UntagLogGroupRequest, (), (logGroupName, tags))
BOOST_DESCRIBE_STRUCT(ListTagsLogGroupRequest, (), (logGroupName))
BOOST_DESCRIBE_STRUCT(ListTagsLogGroupResponse, (), (tags))

}  // namespace localecs::aws::logs

namespace localecs::aws {

template <> const Shape& ShapeOf<logs::ListTagsForResourceRequest>::get() { return structure<logs::ListTagsForResourceRequest>("ListTagsForResourceRequest"); }
template <> const Shape& ShapeOf<logs::ListTagsForResourceResponse>::get() { return structure<logs::ListTagsForResourceResponse>("ListTagsForResourceResponse"); }
template <> const Shape& ShapeOf<logs::TagResourceRequest>::get() { return structure<logs::TagResourceRequest>("TagResourceRequest"); }
template <> const Shape& ShapeOf<logs::UntagResourceRequest>::get() { return structure<logs::UntagResourceRequest>("UntagResourceRequest"); }
template <> const Shape& ShapeOf<logs::TagLogGroupRequest>::get() { return structure<logs::TagLogGroupRequest>("TagLogGroupRequest"); }
template <> const Shape& ShapeOf<logs::UntagLogGroupRequest>::get() { return structure<logs::UntagLogGroupRequest>("UntagLogGroupRequest"); }
template <> const Shape& ShapeOf<logs::ListTagsLogGroupRequest>::get() { return structure<logs::ListTagsLogGroupRequest>("ListTagsLogGroupRequest"); }
template <> const Shape& ShapeOf<logs::ListTagsLogGroupResponse>::get() { return structure<logs::ListTagsLogGroupResponse>("ListTagsLogGroupResponse"); }

}  // namespace localecs::aws
