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

// Finds the alarm. Throws for an alarm of another account or region as if it did not exist.
const state::Alarm& find(const Call& call, const std::string& arn) {
  const state::Alarm* alarm =
      arn.starts_with(arn_of(call, "")) ? call.state[cloudwatch::alarms].find(arn) : nullptr;
  if (!alarm)
    throw aws::Error("ResourceNotFoundException", "The resource " + arn + " does not exist.", 404);
  return *alarm;
}

state::Alarm& modify(Call& call, const std::string& arn) {
  return *call.state[cloudwatch::alarms].modify(find(call, arn).arn);
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

ListTagsForResourceOutput list_tags_for_resource(Call& call,
                                                 const ListTagsForResourceInput& input) {
  ListTagsForResourceOutput output;
  output.Tags = find(call, input.ResourceARN).tags;
  return output;
}

}  // namespace localecs::services::cloudwatch
