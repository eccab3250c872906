// Tags of alarms, the only resources of CloudWatch that are here.
#include <localecs/aws/cloudwatch/list_tags_for_resource.hpp>
#include <localecs/aws/cloudwatch/operations.hpp>
#include <localecs/aws/cloudwatch/tag_resource.hpp>
#include <localecs/aws/cloudwatch/untag_resource.hpp>
#include <localecs/services/cloudwatch/rows.hpp>
#include <localecs/services/cloudwatch/rows/alarms.hpp>
#include <localecs/services/operation.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::cloudwatch {
namespace {

// nullptr also for an alarm of another account or region.
const state::Alarm* find(const Call& call, const std::string& arn) {
  return arn.starts_with(arn_of(call, "")) ? call.state[cloudwatch::alarms].find(arn) : nullptr;
}

state::Alarm& modify(Call& call, const std::string& arn) {
  if (!find(call, arn)) throw aws::Error("ResourceNotFoundException", "Unknown", 404);
  return *call.state[cloudwatch::alarms].modify(arn);
}

}  // namespace

TagResourceOutput tag_resource(Call& call, const TagResourceInput& input) {
  merge_tags(modify(call, input.ResourceARN).tags, input.Tags);
  return {};
}

UntagResourceOutput untag_resource(Call& call, const UntagResourceInput& input) {
  std::erase_if(modify(call, input.ResourceARN).tags, [&](const Tag& tag) {
    return std::ranges::find(input.TagKeys, tag.Key) != input.TagKeys.end();
  });
  return {};
}

// As on AWS, an alarm that does not exist has no tags.
ListTagsForResourceOutput list_tags_for_resource(Call& call,
                                                 const ListTagsForResourceInput& input) {
  const state::Alarm* alarm = find(call, input.ResourceARN);
  ListTagsForResourceOutput output;
  output.Tags = alarm ? alarm->tags : std::vector<Tag>{};
  return output;
}

}  // namespace localecs::services::cloudwatch
