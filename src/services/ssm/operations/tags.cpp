// Tags of parameters; other resources of SSM do not exist here.
#include <localecs/aws/ecs/tag.hpp>
#include <localecs/aws/ssm/add_tags_to_resource.hpp>
#include <localecs/aws/ssm/list_tags_for_resource.hpp>
#include <localecs/aws/ssm/operations.hpp>
#include <localecs/aws/ssm/remove_tags_from_resource.hpp>
#include <localecs/services/operation.hpp>
#include <localecs/services/ssm/rows/parameter.hpp>

#include <algorithm>

#include "common.hpp"

namespace localecs::services::ssm {
namespace {

// The parameter that a tag operation names. Throws InvalidResourceId without a message, as AWS
// does.
const state::Parameter& resource(const Call& call, ResourceTypeForTagging type,
                                 const std::string& id) {
  const state::Parameter* row =
      type == ResourceTypeForTagging::Parameter ? find_parameter(call, id) : nullptr;
  if (!row) throw aws::Error("InvalidResourceId", "");
  return *row;
}

}  // namespace

AddTagsToResourceResult add_tags_to_resource(Call& call, const AddTagsToResourceRequest& input) {
  const state::Parameter& row = resource(call, input.ResourceType, input.ResourceId);
  merge_tags(modify_row(call, row.name), input.Tags);
  return {};
}

RemoveTagsFromResourceResult remove_tags_from_resource(Call& call,
                                                       const RemoveTagsFromResourceRequest& input) {
  const state::Parameter& row = resource(call, input.ResourceType, input.ResourceId);
  std::erase_if(modify_row(call, row.name).tags, [&](const aws::ecs::Tag& tag) {
    return std::ranges::find(input.TagKeys, tag.key) != input.TagKeys.end();
  });
  return {};
}

ListTagsForResourceResult list_tags_for_resource(Call& call,
                                                 const ListTagsForResourceRequest& input) {
  ListTagsForResourceResult result{std::vector<Tag>{}};
  for (const aws::ecs::Tag& tag : resource(call, input.ResourceType, input.ResourceId).tags)
    result.TagList->push_back({.Key = tag.key.value_or(""), .Value = tag.value.value_or("")});
  return result;
}

}  // namespace localecs::services::ssm
