// TagResource and its kin, and TagLogGroup and its kin: the same tags, named by ARN or by name.
#include "tags.hpp"

#include <localecs/aws/logs/list_tags_for_resource.hpp>
#include <localecs/aws/logs/list_tags_log_group.hpp>
#include <localecs/aws/logs/operations.hpp>
#include <localecs/aws/logs/tag_log_group.hpp>
#include <localecs/aws/logs/tag_resource.hpp>
#include <localecs/aws/logs/untag_log_group.hpp>
#include <localecs/aws/logs/untag_resource.hpp>
#include <localecs/base/text.hpp>
#include <localecs/services/logs/rows.hpp>
#include <localecs/services/logs/rows/logs.hpp>
#include <localecs/services/operation.hpp>

#include "common.hpp"

namespace localecs::services::logs {
namespace {

constexpr std::size_t kMostTags = 50, kLongestKey = 128, kLongestValue = 256;

void check_tag(const std::string& key, const std::string& value) {
  check_length(characters(key), "tags.key", 1, kLongestKey);
  check_length(characters(value), "tags." + key, 0, kLongestValue);
  if (to_lower(key).starts_with("aws:"))
    throw invalid_parameter("Tag keys must not begin with 'aws:': " + key);
}

state::LogGroup& group_of(Call& call, const std::string& resource_arn) {
  if (!resource_arn.starts_with("arn:"))
    throw violation("'" + resource_arn + "'", "resourceArn", "Member must be an ARN");
  return group_at(call, resource_arn);
}

void tag(Call& call, state::LogGroup& group, const std::map<std::string, std::string>& tags) {
  add_tags(group, tags);
  call.state[logs::groups].note(group);
}

void untag(Call& call, state::LogGroup& group, const std::vector<std::string>& keys) {
  for (const std::string& key : keys) group.tags.erase(key);
  call.state[logs::groups].note(group);
}

}  // namespace

void add_tags(state::LogGroup& group, const std::map<std::string, std::string>& tags) {
  check_length(tags.size(), "tags", 1, kMostTags);
  for (const auto& [key, value] : tags) check_tag(key, value);
  std::map<std::string, std::string> merged = tags;
  merged.insert(group.tags.begin(), group.tags.end());
  if (merged.size() > kMostTags)
    throw aws::Error("TooManyTagsException", "A resource can have no more than 50 tags.");
  group.tags = std::move(merged);
}

NoOutput tag_resource(Call& call, const TagResourceRequest& input) {
  tag(call, group_of(call, input.resourceArn), input.tags);
  return {};
}

NoOutput untag_resource(Call& call, const UntagResourceRequest& input) {
  untag(call, group_of(call, input.resourceArn), input.tagKeys);
  return {};
}

ListTagsForResourceResponse list_tags_for_resource(Call& call,
                                                   const ListTagsForResourceRequest& input) {
  return {group_of(call, input.resourceArn).tags};
}

NoOutput tag_log_group(Call& call, const TagLogGroupRequest& input) {
  tag(call, find_group(call, input.logGroupName), input.tags);
  return {};
}

NoOutput untag_log_group(Call& call, const UntagLogGroupRequest& input) {
  untag(call, find_group(call, input.logGroupName), input.tags);
  return {};
}

ListTagsLogGroupResponse list_tags_log_group(Call& call, const ListTagsLogGroupRequest& input) {
  return {find_group(call, input.logGroupName).tags};
}

}  // namespace localecs::services::logs
